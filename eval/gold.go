package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mubiao/mubiao/corpus"
)

// Gold (编码) is a .gold file: what a person coded of one notice. The format is told in CONTRIBUTING.md.
type Gold struct {
	Path     string
	File     string // name of the notice's file
	Header   map[string]string
	Mentions []Mention     // in the text's order, once Locate has found their places
	Sampled  []corpus.Span // the only places that were coded; none means the whole text

	rows []row
}

// row is one coded line, whose places in the text are not yet known.
type row struct {
	before, value, after string // the quotation around ⟦value⟧, without white space
	pick                 int    // which of several places, from 1; 0 is the only one, pickAll each of them
	mention              Mention
}

const pickAll = -1

// Faults (错误) is everything that is wrong with a .gold file, each as file:line: message.
type Faults []string

func (f Faults) Error() string { return strings.Join(f, "\n") }

func (f *Faults) add(path string, line int, format string, args ...any) {
	*f = append(*f, fmt.Sprintf("%s:%d: %s", path, line, fmt.Sprintf(format, args...)))
}

// or is an error where there is a fault.
func (f Faults) or() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// sampledMark begins the line of a sentence that was drawn to be coded: #> START-END text.
const sampledMark = "#>"

// ReadGold reads a .gold file. The error is Faults.
func ReadGold(path string, data []byte) (*Gold, error) {
	g := &Gold{Path: path, Header: map[string]string{}}
	var faults Faults
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, sampledMark):
			g.sample(line, n, &faults)
		case line == "", line[0] == '#' && !strings.Contains(line, "⟦"):
		case line[0] == '@':
			key, value, _ := strings.Cut(line[1:], " ")
			g.Header[key] = strings.TrimSpace(value)
		default:
			g.rows = append(g.rows, parseRow(path, n, line, &faults))
		}
	}
	if g.File = g.Header["file"]; g.File == "" || strings.ContainsAny(g.File, `/\`) {
		faults.add(path, 1, "needs a line «@file NAME» that names the notice's file, without a directory")
	}
	for i := range g.rows {
		if m := &g.rows[i].mention; m.Years == nil {
			m.Years = strings.Split(g.Header["year"], ",")
		}
	}
	return g, faults.or()
}

func (g *Gold) sample(line string, n int, faults *Faults) {
	var span corpus.Span
	if _, err := fmt.Sscanf(line, sampledMark+" %d-%d", &span.Start, &span.End); err != nil || span.Start >= span.End {
		faults.add(g.Path, n, "want «%s START-END sentence»", sampledMark)
		return
	}
	g.Sampled = append(g.Sampled, span)
}

// parseRow reads «a quotation with ⟦the value⟧ | key=value | opt | #2».
func parseRow(path string, n int, line string, faults *Faults) row {
	parts := strings.Split(line, " | ")
	r := row{mention: Mention{Line: n}}
	before, rest, opened := strings.Cut(parts[0], "⟦")
	value, after, shut := strings.Cut(rest, "⟧")
	if !opened || !shut || strings.ContainsAny(before+value+after, "⟦⟧") || squeezed(value) == "" {
		faults.add(path, n, "the quotation needs one ⟦value⟧")
	}
	r.before, r.value, r.after = squeezed(before), squeezed(value), squeezed(after)
	given := map[string]bool{}
	for _, field := range parts[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		if err := r.set(key, value); err != nil {
			faults.add(path, n, "%v", err)
		}
		given[key] = value != ""
	}
	missing := slices.DeleteFunc([]string{"ind", "m", "b", "v"}, func(key string) bool { return given[key] })
	if m := r.mention; !m.Optional && !m.Implicit && len(missing) > 0 {
		faults.add(path, n, "no %s: fill it in, or delete the line where the number is no target", strings.Join(missing, ", "))
	}
	return r
}

// enums has the values of the fields that have only a few.
var enums = map[string][]string{
	"m":   {"level", "growth", "share", "added"},
	"b":   {"exact", "min", "max", "about", "range"},
	"dir": {"up", "down"},
}

// set takes one field of a row.
func (r *row) set(key, value string) (err error) {
	m := &r.mention
	if of := enums[key]; of != nil && value != "" && !slices.Contains(of, value) {
		return fmt.Errorf("%s=%s: want one of %s", key, value, strings.Join(of, ", "))
	}
	switch key {
	case "opt":
		m.Optional = true
	case "imp":
		m.Implicit = true
	case "ind":
		m.Indicator = wordings(value)
	case "scope":
		m.Scope = wordings(value)
	case "cl":
		m.Cluster = wordings(value)
	case "m":
		m.Measure = value
	case "dir":
		m.Direction = value
	case "b":
		m.Bound = value
	case "v":
		m.Low, m.High, err = parseRange(value)
	case "u":
		m.Unit = value
	case "y":
		m.Years = strings.Split(value, ",")
	case "per":
		m.Per = value
	case "lead":
		m.Lead = departments(value)
	case "support":
		m.Support = departments(value)
	case "resp":
		m.Responsible = departments(value)
	case "binding": // 约束性 or 预期性: told, and not judged
	default:
		return r.setPick(key)
	}
	return err
}

// setPick takes #2 or #all.
func (r *row) setPick(key string) error {
	pick, ok := strings.CutPrefix(key, "#")
	if ok && pick == "all" {
		r.pick = pickAll
		return nil
	}
	n, err := strconv.Atoi(pick)
	if !ok || err != nil || n < 1 {
		return fmt.Errorf("no field %q: want ind, scope, cl, m, dir, b, v, u, y, per, lead, support, resp or binding with =, or opt, imp, #2, #all", key)
	}
	r.pick = n
	return nil
}

// parseRange reads 8 or 5-20.
func parseRange(value string) (low, high float64, err error) {
	if value == "" {
		return 0, 0, nil // said already
	}
	a, b, ok := strings.Cut(value, "-")
	if !ok {
		b = a
	}
	low, err = strconv.ParseFloat(a, 64)
	if err == nil {
		high, err = strconv.ParseFloat(b, 64)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("v=%s: want a number or a range like 5-20", value)
	}
	return low, high, nil
}

// Locate finds the place of every row in the notice's text, white space aside. The error is Faults.
func (g *Gold) Locate(text []rune) error {
	flat, where := squeeze(text)
	var faults Faults
	g.Mentions = nil
	for _, r := range g.rows {
		needle := r.before + r.value + r.after
		found := places(flat, needle)
		switch {
		case len(found) == 0:
			faults.add(g.Path, r.mention.Line, "not in %s: %s", g.File, needle)
		case r.pick > len(found):
			faults.add(g.Path, r.mention.Line, "%s has only %d places of %s", g.File, len(found), needle)
		case r.pick == 0 && len(found) > 1:
			faults.add(g.Path, r.mention.Line, "%s has %d places of %s: quote more of the text, or say which with #2 or #all", g.File, len(found), needle)
		case r.pick > 0:
			found = found[r.pick-1 : r.pick]
			fallthrough
		default:
			for _, at := range found {
				m, start := r.mention, at+len(r.before)
				m.Span = corpus.Span{Start: where[start], End: where[start+len(r.value)-1] + 1}
				m.Text = string(text[m.Start:m.End])
				g.Mentions = append(g.Mentions, m)
			}
		}
	}
	slices.SortStableFunc(g.Mentions, func(a, b Mention) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	for i := 1; i < len(g.Mentions); i++ {
		if a, b := g.Mentions[i-1], g.Mentions[i]; a.Span == b.Span {
			faults.add(g.Path, b.Line, "the same place as in line %d", a.Line)
		}
	}
	for _, s := range g.Sampled {
		if s.End > len(text) {
			faults.add(g.Path, 1, "the sentence at %d-%d lies outside %s", s.Start, s.End, g.File)
		}
	}
	return faults.or()
}

// coded says whether a place was looked at by the coder.
func (g *Gold) coded(at corpus.Span) bool {
	return len(g.Sampled) == 0 || slices.ContainsFunc(g.Sampled, func(s corpus.Span) bool { return s.Start <= at.Start && at.Start < s.End })
}

// places is where needle begins in text, overlapping places too.
func places(text, needle string) (at []int) {
	for from := 0; needle != ""; {
		i := strings.Index(text[from:], needle)
		if i < 0 {
			break
		}
		at = append(at, from+i)
		from += i + 1
	}
	return at
}

// squeeze is text without white space, and for each of its bytes the place of its rune in text.
func squeeze(text []rune) (string, []int) {
	var b strings.Builder
	var where []int
	for i, r := range text {
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			continue
		}
		n, _ := b.WriteRune(r)
		for range n {
			where = append(where, i)
		}
	}
	return b.String(), where
}

func squeezed(s string) string {
	flat, _ := squeeze([]rune(s))
	return flat
}
