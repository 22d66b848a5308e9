package corpus

import "strings"

// The longest headings, in code points: of a line of its own, of words before a full stop, of words
// before a colon.
const (
	lineHeading  = 60
	runInHeading = 45
	colonHeading = 20
)

// outline finds the headings among the body's paragraphs and nests them.
func (d *Document) outline(paras []para) {
	d.Sections = append(d.Sections, Section{Span: Span{0, len(d.Runes)}})
	var open []int // sections, outermost first
	var styles []style
	var item [box + 1]bool // whether the last paragraph with this style of mark ended in a semicolon
	end := func(depth, at int) {
		for len(open) > depth {
			d.Sections[open[len(open)-1]].End = at
			open, styles = open[:len(open)-1], styles[:len(styles)-1]
		}
	}
	for i := range paras {
		p := &paras[i]
		if p.kind == Back || p.kind == Front {
			end(0, p.Start)
			continue
		}
		if last := item[p.style]; p.table >= 0 || p.style == unmarked || d.listItem(*p, &item[p.style]) || last {
			continue
		}
		heading, title := d.heading(p)
		depth := len(open)
		for depth > 0 && styles[depth-1] >= p.style {
			depth--
		}
		end(depth, p.Start)
		s := Section{Span: Span{p.Start, len(d.Runes)}, Heading: heading, No: d.number(*p), Title: title, Level: depth + 1}
		if depth > 0 {
			s.Parent = open[depth-1]
		}
		d.Sections = append(d.Sections, s)
		open, styles = append(open, len(d.Sections)-1), append(styles, p.style)
	}
	end(0, len(d.Runes))
}

// number is a heading's number as printed; an annex has none but its own figure.
func (d *Document) number(p para) string {
	return d.text(p.no)
}

// listItem says whether a paragraph ends in a semicolon or comma, and so is an item of a list, and
// keeps the answer in last: the paragraph behind such an item is one too.
func (d *Document) listItem(p para, last *bool) bool {
	r := fold(d.Runes[p.End-1])
	*last = r == ';' || r == ','
	return *last
}

// heading finds a marked paragraph's heading and its title, and sets what the paragraph is. The heading
// is the whole line, the words up to the first full stop, or those up to an early colon; a mark before
// a long sentence is a heading without a title.
func (d *Document) heading(p *para) (Span, string) {
	rs := d.Runes
	if p.style == annex {
		p.kind = Heading
		return p.Span, strings.TrimSuffix(d.text(p.Span), ":")
	}
	stop := p.end
	for stop < p.End && stop-p.end <= lineHeading && !fullStop(rs[stop]) && !(fold(rs[stop]) == ':' && stop-p.end <= colonHeading) {
		stop++
	}
	words, whole := Span{p.end, stop}, stop >= p.End-1
	switch {
	case p.style == article && stop < p.End, stop-p.end > lineHeading, stop == p.End && stops(rs[stop-1]):
		words.End, stop = p.end, p.end
	case stop == p.End:
		p.kind = Heading
	case fullStop(rs[stop]) && stop-p.end <= runInHeading && d.clauses(words) <= 3:
		stop++
		if d.counts(words) {
			break
		}
		p.header = stop - p.Start
		if whole {
			p.kind = Heading
		}
	case fold(rs[stop]) == ':' && !d.counts(words):
		if whole {
			p.kind, stop = Heading, p.End
		}
	default:
		words.End, stop = p.end, p.end
	}
	return trim(rs, Span{p.Start, max(stop, p.no.End)}), d.text(words)
}

// clauses is the number of pieces between commas.
func (d *Document) clauses(s Span) int {
	n := 1
	for _, r := range d.Runes[s.Start:s.End] {
		if fold(r) == ',' {
			n++
		}
	}
	return n
}

// counts says whether words hold a digit: a numbered sentence may state a target, a heading does not.
func (d *Document) counts(s Span) bool {
	for _, r := range d.Runes[s.Start:s.End] {
		if digit(fold(r)) {
			return true
		}
	}
	return false
}
