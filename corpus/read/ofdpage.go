package read

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ofdPage is a page's content being read.
type ofdPage struct {
	*ofdReader
	m    *markup
	page *page
	box  ofdBox
}

// page reads a page (7.7), with what its templates hold where no earlier page had them: a letterhead. What a template puts on
// further pages is a running head.
func (r *ofdReader) page(name string) error {
	p := &ofdPage{ofdReader: r, page: &page{}, box: r.box}
	templates, err := p.content(name)
	if err != nil {
		return err
	}
	p.page.width, p.page.height = p.box.w*pointsPerMM, p.box.h*pointsPerMM
	for _, id := range templates {
		part := r.templates[id]
		if r.used[id] || !r.has(part) {
			continue
		}
		r.used[id] = true
		box := p.box
		if _, err := p.content(part); err != nil {
			return err
		}
		p.box = box
	}
	r.list = append(r.list, *p.page)
	return nil
}

// content reads the objects of a page or a template, and which templates it names.
func (p *ofdPage) content(name string) (templates []string, err error) {
	m, err := p.part(name)
	if err != nil {
		return nil, err
	}
	p.m = m
	m.root()
	m.each(func(e xmlElement) {
		switch e.name {
		case "Area":
			p.box = ofdArea(m, p.box)
		case "Template":
			templates = append(templates, e.attr("TemplateID"))
		case "Content":
			m.each(func(e xmlElement) {
				if e.name == "Layer" {
					m.each(p.object)
				}
			})
		}
	})
	if err := m.err; err != nil {
		return nil, err
	}
	if p.count > int(p.Part/4) {
		return nil, refuse(TooLarge, "the .ofd file holds more than %d MB of text: divide it, or raise --max-part", p.Part>>20)
	}
	return templates, nil
}

// object reads a text, a line or a block of objects (7.7, 11). What is not shown is left out.
func (p *ofdPage) object(e xmlElement) {
	if e.attr("Visible") == "false" || e.attr("Alpha") == "0" {
		return
	}
	switch e.name {
	case "PageBlock":
		p.m.each(p.object)
	case "TextObject":
		p.text(e)
	case "PathObject":
		p.path(e)
	}
}

// ofdFrame is what an object's numbers count from: its boundary's corner, and its transformation (8.5).
type ofdFrame struct {
	x, y float64
	ctm  [6]float64
}

// frame is an object's frame; false for one without a place.
func (p *ofdPage) frame(e xmlElement) (ofdFrame, bool) {
	f := ofdFrame{ctm: [6]float64{1, 0, 0, 1, 0, 0}}
	n := ofdNumbers(e.attr("Boundary"))
	if len(n) != 4 {
		return f, false
	}
	f.x, f.y = n[0]-p.box.x, n[1]-p.box.y
	if n := ofdNumbers(e.attr("CTM")); len(n) == 6 {
		copy(f.ctm[:], n)
	}
	return f, true
}

// point is where a point of an object stands on the page, in points.
func (f ofdFrame) point(x, y float64) (float64, float64) {
	c := f.ctm
	return (f.x + c[0]*x + c[2]*y + c[4]) * pointsPerMM, (f.y + c[1]*x + c[3]*y + c[5]) * pointsPerMM
}

// ofdFont is how a text object's characters are set.
type ofdFont struct{ size, scale float64 }

// text reads a text object's runs of characters (11.2, 11.3). Turned text is a watermark or a note in the margin.
func (p *ofdPage) text(e xmlElement) {
	f, ok := p.frame(e)
	font := ofdFont{ofdNumber(e.attr("Size"), 0), ofdNumber(e.attr("HScale"), 1)}
	if !ok || font.size <= 0 || font.scale <= 0 {
		return
	}
	turned := f.turned() || e.attr("ReadDirection") != "" && e.attr("ReadDirection") != "0"
	x, y := 0.0, 0.0
	p.m.each(func(e xmlElement) {
		if e.name != "TextCode" {
			return
		}
		text := strings.Trim(p.m.words(), "\r\n\t")
		p.count += utf8.RuneCountInString(text)
		if x, y = ofdNumber(e.attr("X"), x), ofdNumber(e.attr("Y"), y); turned {
			p.turned += utf8.RuneCountInString(text)
			return
		}
		p.run(f, font, x, y, e.attr("DeltaX"), e.attr("DeltaY"), text)
	})
}

// turned says whether text does not run to the right on a level line.
func (f ofdFrame) turned() bool {
	c := f.ctm
	return c[0] <= 0 || c[3] <= 0 || math.Abs(c[1]) > 0.1*c[0] || math.Abs(c[2]) > 0.3*c[3] // set slanting, letters may lean
}

func ofdNumber(text string, other float64) float64 {
	if n := ofdNumbers(text); len(n) == 1 {
		return n[0]
	}
	return other
}

// run puts characters on the page, as one piece as long as they stand on one line without a wide gap. The steps between
// them are DeltaX and DeltaY; behind the last one given the character itself is the step.
func (p *ofdPage) run(f ofdFrame, font ofdFont, x, y float64, deltaX, deltaY, text string) {
	n := utf8.RuneCountInString(text)
	dx, dy := ofdDeltas(deltaX, n), ofdDeltas(deltaY, n)
	size := font.size * f.ctm[3] * pointsPerMM
	var piece strings.Builder
	from, end, line, i := x, x, y, 0
	put := func() {
		if strings.TrimSpace(piece.String()) != "" {
			x0, base := f.point(from, line)
			x1, _ := f.point(end, line)
			p.page.frags = append(p.page.frags, frag{x0: x0, y0: base - 0.88*size, x1: x1, y1: base + 0.12*size, text: piece.String()})
		}
		piece.Reset()
	}
	for _, r := range text {
		if piece.Len() == 0 {
			from, line = x, y
		} else if math.Abs(y-line) > 0.3*font.size || x-end > font.size || x < from {
			put()
			from, line = x, y
		}
		piece.WriteRune(r)
		end = x + font.size*font.scale*ofdWidth(r)
		switch {
		case i < len(dx):
			x += dx[i]
		case len(dx) > 0 || len(dy) == 0:
			x = end
		}
		if i < len(dy) {
			y += dy[i]
		}
		i++
	}
	put()
}

// ofdWidth is a character's usual width in heights.
func ofdWidth(r rune) float64 {
	if r < 0x2E80 && (r < 0x2010 || r > 0x206F) && (r < 0x2460 || r > 0x24FF) || r >= 0xFF61 && r <= 0xFFDC {
		return 0.5
	}
	return 1
}

// ofdDeltas are the steps of a ST_Array in which g n v stands for n times v (11.3), at most so many.
func ofdDeltas(text string, most int) (out []float64) {
	fields := strings.Fields(text)
	for i := 0; i < len(fields) && len(out) < most; i++ {
		times := 1
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			if err != nil || n < 0 {
				return out
			}
			times, i = n, i+2
		}
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil || v-v != 0 || math.Abs(v) > 1e5 {
			return out
		}
		for range min(times, most-len(out)) {
			out = append(out, v)
		}
	}
	return out
}

// path reads the level and upright lines of a drawing (9.1), which may be a table's. S and M go to a place, L draws a line to
// one, C closes; a curve leads out of what is read.
func (p *ofdPage) path(e xmlElement) {
	f, ok := p.frame(e)
	if !ok || e.attr("Stroke") == "false" && e.attr("Fill") != "true" {
		return
	}
	p.m.each(func(e xmlElement) {
		if e.name == "AbbreviatedData" {
			p.lines(f, p.m.words())
		}
	})
}

func (p *ofdPage) lines(f ofdFrame, data string) {
	fields := strings.Fields(data)
	var x, y, x0, y0 float64
	for i := 0; i < len(fields); i++ {
		switch op := fields[i]; op {
		case "S", "M", "L":
			n := ofdNumbers(strings.Join(fields[i+1:min(i+3, len(fields))], " "))
			if len(n) != 2 {
				return
			}
			toX, toY := f.point(n[0], n[1])
			if i += 2; op == "L" {
				p.rule(x, y, toX, toY)
			} else {
				x0, y0 = toX, toY
			}
			x, y = toX, toY
		case "C":
			p.rule(x, y, x0, y0)
			x, y = x0, y0
		default:
			return
		}
	}
}

// rule keeps a line that is level or upright and longer than a dot.
func (p *ofdPage) rule(x0, y0, x1, y1 float64) {
	w, h := math.Abs(x1-x0), math.Abs(y1-y0)
	if min(w, h) < 1 && max(w, h) > 4 && len(p.page.rules) <= maxRules {
		p.page.rules = append(p.page.rules, ruling{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
}
