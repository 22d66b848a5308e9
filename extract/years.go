package extract

import (
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/when"
)

// years is the plan's span of years: the head's, or else the latest year that the text says something is due by.
func (x *Extractor) years(doc *corpus.Document) when.Plan {
	if doc.PlanTo == 0 {
		doc.PlanFrom, doc.PlanTo = x.due(doc)
	}
	return when.Plan{From: doc.PlanFrom, To: doc.PlanTo}
}

// due is the year that the text most often says something is due by, from the year of issue or the first of the years
// that it names with that one (2012—2015年); or the one year that it names at all, and the years from it that the plan
// is to last (2012年起5年内).
func (x *Extractor) due(doc *corpus.Document) (from, to int) {
	y := x.countYears(doc)
	if len(y.by) == 0 && len(y.named) == 1 {
		from = most(y.named)
		return from, from + max(1, most(y.lengths)) - 1
	}
	to = most(y.by)
	issued := doc.IssueYear()
	switch {
	case issued > 0 && (to < issued || y.by[to] < minDue):
		return issued, issued
	case issued > 0:
		return issued, to
	}
	if from = y.begins[to]; from == 0 {
		from = earliest(y.by, to, 1)
	}
	if first := earliest(y.aims, to, 2); first > 0 && first < from {
		from = first
	}
	return from, to
}

// earliest is the first year counted that often of those that one plan until to can span; 0 where there is none.
func earliest(count map[int]int, to, often int) (from int) {
	for year, n := range count {
		if n >= often && year > to-maxPlan && (from == 0 || year < from) {
			from = year
		}
	}
	return from
}

// yearCount is how often a text names years that are not past: by is those that something is due by, aims those that
// stand where the goals are stated, lengths those of the plan (三年内), begins the first year of the spans that end with a
// year.
type yearCount struct{ by, named, aims, lengths, begins map[int]int }

func (x *Extractor) countYears(doc *corpus.Document) yearCount {
	y := yearCount{map[int]int{}, map[int]int{}, map[int]int{}, map[int]int{}, map[int]int{}}
	var l layout
	for i := range doc.Sentences {
		if !x.lay(&l, doc, doc.Sentences[i].Span, when.Plan{}, false) {
			continue
		}
		goals := inGoals(doc, doc.Sentences[i].Section)
		for _, p := range l.line.Periods {
			if p.Whole && p.Years <= maxLength {
				y.lengths[p.Years]++
			}
			if p.Stated && !p.Past && !p.Baseline && !namesPlan(l.fold.Runes[p.End:]) {
				y.add(p, goals)
			}
		}
	}
	return y
}

// inGoals says whether a section, or one above it, states goals: 一、主要目标.
func inGoals(doc *corpus.Document, section int) bool {
	for i := section; i > 0; i = doc.Sections[i].Parent {
		if strings.Contains(doc.Sections[i].Title, "目标") {
			return true
		}
	}
	return false
}

func (y *yearCount) add(p when.Period, goals bool) {
	y.named[p.To]++
	if goals {
		y.aims[p.To]++
	}
	switch {
	case p.From == 0 && goals:
		y.by[p.To] += minDue // 一、主要目标 到2027年,…
	case p.From == 0:
		y.by[p.To]++
	case y.begins[p.To] == 0 || p.From < y.begins[p.To]:
		y.begins[p.To] = p.From
	}
}

// maxLength is the most years that a plan gives itself in words: 十年内.
const maxLength = 10

// maxPlan is the most years that a plan spans.
const maxPlan = 16

// namesPlan says whether what stands behind a time makes it another plan's name: “十二五”规划.
func namesPlan(behind []rune) bool {
	text := strings.TrimLeft(string(behind[:min(len(behind), 4)]), "”")
	return strings.HasPrefix(text, "规划") || strings.HasPrefix(text, "纲要")
}

// minDue is how often a text must say that something is due by a year, for the year to stand for a plan that has
// a date of issue; where the goals are stated, once is enough.
const minDue = 3

// most is the key with the greatest count, the greater key where two are equal; 0 for none.
func most(count map[int]int) (best int) {
	for k, n := range count {
		if n > count[best] || n == count[best] && k > best {
			best = k
		}
	}
	return best
}
