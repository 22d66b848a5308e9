package read

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"
	"math"
	"os/exec"
	"time"

	"github.com/ledongthuc/pdf"
)

// rulesTime is how long the lines of a PDF's tables are looked for.
const rulesTime = 5 * time.Second

// RulesCommand is the command by which this program runs Rules.
const RulesCommand = "read-rules"

// addRules finds the lines that are drawn on pages, which pdftotext does not tell. That reader can hang on damaged files, so
// it runs in a process of its own where this program knows its own path; without lines, tables are read by places.
func (f *file) addRules(pages []page) {
	rules := make([][]ruling, 0, len(pages))
	if f.self == "" {
		rules = rulesOf(f.data)
	} else {
		cmd := exec.Command(f.self, RulesCommand)
		cmd.Stdin = bytes.NewReader(f.data)
		stop := time.AfterFunc(rulesTime, func() { _ = cmd.Process.Kill() })
		out, err := cmd.Output()
		if stop.Stop(); err != nil || gob.NewDecoder(bytes.NewReader(out)).Decode(&rules) != nil {
			return
		}
	}
	for i := range min(len(rules), len(pages)) {
		pages[i].rules = rules[i]
	}
}

// Rules reads a PDF and writes the lines on its pages, for a process of this program that reads the rest.
func Rules(in io.Reader, out io.Writer) error {
	data, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("read PDF: %w", err)
	}
	return gob.NewEncoder(out).Encode(rulesOf(data))
}

// rulesOf is the lines of each page; fewer pages, or none, where the reader fails.
func rulesOf(data []byte) (rules [][]ruling) {
	defer func() {
		if recover() != nil { // the reader panics at what it does not know
			rules = nil
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	for i := range min(r.NumPage(), MaxPages) {
		rules = append(rules, pageRules(r.Page(i+1)))
	}
	return rules
}

func pageRules(p pdf.Page) (rules []ruling) {
	defer func() {
		if recover() != nil {
			rules = nil
		}
	}()
	pen := &pen{to: toTopLeft(p)}
	pen.run(p.V.Key("Contents"), p.Resources(), 0)
	return pen.rules
}

// matrix is an affine map: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1 8.3.4).
type matrix struct{ a, b, c, d, e, f float64 }

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d, m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d, m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f}
}

func (m matrix) at(p point) point { return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f} }

type point struct{ x, y float64 }

// toTopLeft maps a page's own space to points from its top left corner as it is shown.
func toTopLeft(p pdf.Page) matrix {
	box := inherited(p, "MediaBox")
	x0, y0, x1, y1 := box.Index(0).Float64(), box.Index(1).Float64(), box.Index(2).Float64(), box.Index(3).Float64()
	switch (inherited(p, "Rotate").Int64()%360 + 360) % 360 {
	case 90:
		return matrix{0, 1, 1, 0, -y0, -x0}
	case 180:
		return matrix{-1, 0, 0, 1, x1, -y0}
	case 270:
		return matrix{0, -1, -1, 0, y1, x1}
	}
	return matrix{1, 0, 0, -1, -x0, y1}
}

// treeDepth is how deep a page may stand in the tree of pages.
const treeDepth = 32

// inherited is what a page, or what it is part of, says under a key.
func inherited(p pdf.Page, key string) pdf.Value {
	v := p.V
	for range treeDepth { // the parts of a damaged file can turn in a circle
		if value := v.Key(key); !value.IsNull() {
			return value
		}
		v = v.Key("Parent")
	}
	return pdf.Value{}
}

// pen follows a page's drawing operators and keeps the straight lines, level and upright, that they draw.
type pen struct {
	to    matrix // from the current space to the page's
	saved []state
	path  [][]point // of subpaths, in the page's space
	bent  bool
	rules []ruling
	text  *pdfType // what the page shows; nil where only lines are asked for
}

// state is what q keeps and Q gives back.
type state struct {
	to    matrix
	style pdfStyle
}

// formDepth is how deep drawings may stand in drawings.
const formDepth = 4

func (p *pen) run(content, resources pdf.Value, depth int) {
	pdf.Interpret(content, func(stack *pdf.Stack, op string) {
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		if p.text != nil {
			p.text.do(op, args, resources, p.to)
		} else if len(p.rules) > maxRules {
			return
		}
		if op == "Do" && len(args) == 1 && depth < formDepth {
			p.form(resources.Key("XObject").Key(args[0].Name()), resources, depth)
			return
		}
		p.do(op, args)
	})
}

// form runs a drawing that a page uses by name.
func (p *pen) form(form, resources pdf.Value, depth int) {
	if form.Key("Subtype").Name() != "Form" {
		return
	}
	before, saved := p.to, p.saved
	if p.text != nil { // names of fonts are the form's own
		fonts := p.text.fonts
		p.text.fonts = map[string]*pdfFont{}
		defer func() { p.text.fonts = fonts }()
	}
	if m := form.Key("Matrix"); m.Len() == 6 {
		p.to = matrixOf(func(i int) float64 { return m.Index(i).Float64() }).then(p.to)
	}
	if own := form.Key("Resources"); own.Kind() == pdf.Dict {
		resources = own
	}
	p.run(form, resources, depth+1)
	p.to, p.saved = before, saved
}

func matrixOf(n func(int) float64) matrix { return matrix{n(0), n(1), n(2), n(3), n(4), n(5)} }

// maxSaved bounds how often q may stand without its Q.
const maxSaved = 1000

// do follows one operator (ISO 32000-1 8.4.4 and 8.5).
func (p *pen) do(op string, args []pdf.Value) {
	n := func(i int) float64 {
		if i < len(args) {
			return args[i].Float64()
		}
		return 0
	}
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			s := state{to: p.to}
			if p.text != nil {
				s.style = p.text.pdfStyle
			}
			p.saved = append(p.saved, s)
		}
	case "Q":
		if k := len(p.saved); k > 0 {
			if p.to = p.saved[k-1].to; p.text != nil {
				p.text.pdfStyle = p.saved[k-1].style
			}
			p.saved = p.saved[:k-1]
		}
	case "cm":
		p.to = matrixOf(n).then(p.to)
	case "m":
		p.path = append(p.path, []point{p.to.at(point{n(0), n(1)})})
	case "l":
		if k := len(p.path); k > 0 {
			p.path[k-1] = append(p.path[k-1], p.to.at(point{n(0), n(1)}))
		}
	case "re":
		x, y, w, h := n(0), n(1), n(2), n(3)
		p.path = append(p.path, []point{p.to.at(point{x, y}), p.to.at(point{x + w, y}), p.to.at(point{x + w, y + h}), p.to.at(point{x, y + h}), p.to.at(point{x, y})})
	case "c", "v", "y":
		p.bent = true
	case "h":
		if k := len(p.path); k > 0 {
			p.path[k-1] = append(p.path[k-1], p.path[k-1][0])
		}
	case "S", "s", "B", "B*", "b", "b*":
		p.stroke()
		p.end()
	case "f", "F", "f*":
		p.fill()
		p.end()
	case "n":
		p.end()
	}
}

func (p *pen) end() { p.path, p.bent = p.path[:0], false }

// The widest line and the shortest, in points.
const (
	widestRule   = 3
	shortestRule = 4
)

// stroke keeps the sides of the path.
func (p *pen) stroke() {
	for _, sub := range p.path {
		if p.thin(sub) {
			continue
		}
		for i := 1; i < len(sub); i++ {
			p.thin(sub[i-1 : i+1])
		}
	}
}

// fill keeps the areas of the path that are so thin that they are lines.
func (p *pen) fill() {
	for _, sub := range p.path {
		if !p.bent {
			p.thin(sub)
		}
	}
}

// thin keeps the box around points as a line, where it is as thin as one.
func (p *pen) thin(points []point) bool {
	r := ruling{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, q := range points {
		r = ruling{min(r.X0, q.x), min(r.Y0, q.y), max(r.X1, q.x), max(r.Y1, q.y)}
	}
	w, h := r.X1-r.X0, r.Y1-r.Y0
	if !(min(w, h) <= widestRule && max(w, h) >= shortestRule) {
		return false
	}
	if len(p.rules) <= maxRules {
		p.rules = append(p.rules, r)
	}
	return true
}
