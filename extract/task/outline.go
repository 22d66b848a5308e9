package task

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/mubiao/mubiao/corpus"
)

// layer is a span and what it belongs to.
type layer struct {
	corpus.Span
	of int
}

// layers says which of many nested spans is the innermost at a place: of holds from at until the next at.
type layers []struct{ from, of int }

func newLayers(spans []layer) layers {
	slices.SortStableFunc(spans, func(a, b layer) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var out layers
	var open []layer
	step := func(from, of int) { out = append(out, struct{ from, of int }{from, of}) }
	closeUntil := func(pos int) {
		for len(open) > 0 && open[len(open)-1].End <= pos {
			end := open[len(open)-1].End
			for len(open) > 0 && open[len(open)-1].End <= end {
				open = open[:len(open)-1]
			}
			if len(open) > 0 {
				step(end, open[len(open)-1].of)
			} else {
				step(end, -1)
			}
		}
	}
	last := 0
	for _, l := range spans {
		closeUntil(l.Start)
		open = append(open, l)
		step(l.Start, l.of)
		last = max(last, l.End)
	}
	closeUntil(last)
	return out
}

// at is what the innermost span over pos belongs to, or -1.
func (l layers) at(pos int) int {
	i := sort.Search(len(l), func(i int) bool { return l[i].from > pos })
	if i == 0 {
		return -1
	}
	return l[i-1].of
}

// outline finds the section of a place and the headings above it.
type outline struct {
	doc      *corpus.Document
	sections layers
	cells    layers // of all tables, numbered as in spans
	spans    []corpus.Span
}

func newOutline(doc *corpus.Document) *outline {
	var spans []layer
	for i, sec := range doc.Sections {
		spans = append(spans, layer{sec.Span, i})
	}
	o := &outline{doc: doc, sections: newLayers(spans)}
	var cells []layer
	for _, t := range doc.Tables {
		for _, cell := range t.Cells {
			cells = append(cells, layer{cell.Span, len(o.spans)})
			o.spans = append(o.spans, cell.Span)
		}
	}
	o.cells = newLayers(cells)
	return o
}

// cellAt is the table's cell that pos stands in.
func (o *outline) cellAt(pos int) (corpus.Span, bool) {
	if i := o.cells.at(pos); i >= 0 {
		return o.spans[i], true
	}
	return corpus.Span{}, false
}

// nextSection is where the next section after pos begins or the one over pos ends.
func (o *outline) nextSection(pos int) int {
	i := sort.Search(len(o.sections), func(i int) bool { return o.sections[i].from > pos })
	if i == len(o.sections) {
		return len(o.doc.Runes)
	}
	return o.sections[i].from
}

// at is the innermost section over pos, 0 where there is none.
func (o *outline) at(pos int) int { return max(0, o.sections.at(pos)) }

// path is the titles of a section and of those above it, outermost first.
func (o *outline) path(section int) []string {
	var titles []string
	for section > 0 {
		if title := o.doc.Sections[section].Title; title != "" {
			titles = append(titles, title)
		}
		if o.doc.Sections[section].Parent >= section {
			break // a damaged outline must not turn in a circle
		}
		section = o.doc.Sections[section].Parent
	}
	slices.Reverse(titles)
	return titles
}

// key is what two titles that mean the same have in common: no numbers' marks, quotes, blanks.
func key(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, title)
}

// firstSentence is text up to its first full stop or colon.
func firstSentence(text string) string {
	if i := strings.IndexAny(text, "。：:；;\n"); i > 0 {
		return text[:i]
	}
	return text
}

// maxHeading is the longest heading that a task may be named after, in bytes: 60 characters.
const maxHeading = 180

// sectionsOf matches sections with the annex's tasks by name: «推动大规模技术改造». Where several
// tasks bear a name the section above has to bear the group's; where that does not tell, nothing is said.
func sectionsOf(doc *corpus.Document, all []found) map[int]int {
	named := map[string][]int{}
	for i, f := range all {
		if f.row {
			_, text := leadingNo(f.Task.Task)
			if text = firstSentence(text); len(text) <= maxHeading {
				named[key(text)] = append(named[key(text)], i)
			}
		}
	}
	of := map[int]int{}
	if len(named) == 0 {
		return of
	}
	for s, sec := range doc.Sections {
		if s == 0 {
			continue
		}
		tasks := named[key(sec.Title)]
		if len(tasks) > 1 {
			group := key(doc.Sections[sec.Parent].Title)
			tasks = slices.DeleteFunc(slices.Clone(tasks), func(i int) bool {
				_, name := leadingNo(all[i].Group)
				return key(name) != group
			})
		}
		if len(tasks) == 1 {
			of[s] = tasks[0]
		}
	}
	return of
}

// leadingNo parts a number that begins a cell from the rest: 12.推进…, （三）推进…, 四、推进….
func leadingNo(text string) (no, rest string) {
	text = strings.TrimSpace(text)
	body := strings.TrimLeft(text, "(（")
	rest = strings.TrimLeft(body, "0123456789一二三四五六七八九十百")
	if no = body[:len(body)-len(rest)]; no == "" {
		return "", text
	}
	after := strings.TrimLeft(rest, ".．、)）﹒ ")
	if len(after) == len(rest) || rest[0] == '.' && after != "" && after[0] >= '0' && after[0] <= '9' {
		return "", text // a number that is part of the words: 5G, 3.5万家
	}
	return no, after
}
