package eval

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// Passage (片段) is a sentence, or a row of a table, that holds a number which is no date.
type Passage struct {
	corpus.Span
	Notice int  // index of its notice
	Target bool // the program finds a target in it
}

// Passages is every passage of a notice that holds a number which is no date.
func Passages(plan *target.Plan, notice int) []Passage {
	var out []Passage
	for _, span := range rows(plan.Document) {
		numbers := within(plan, span)
		if len(numbers) == 0 {
			continue
		}
		found := slices.ContainsFunc(numbers, func(n target.Number) bool { return n.Role == target.RoleTarget })
		out = append(out, Passage{span, notice, found})
	}
	return out
}

// rows is a document's sentences, those of one row of a table as one.
func rows(doc *corpus.Document) (out []corpus.Span) {
	for i, s := range doc.Sentences {
		if i > 0 && s.Table >= 0 && s.Table == doc.Sentences[i-1].Table && s.Row == doc.Sentences[i-1].Row {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s.Span)
		}
	}
	return out
}

// within is the numbers of a span that are no dates.
func within(plan *target.Plan, span corpus.Span) (out []target.Number) {
	i, _ := slices.BinarySearchFunc(plan.Numbers, span.Start, func(n target.Number, at int) int { return n.Start - at })
	for ; i < len(plan.Numbers) && plan.Numbers[i].Start < span.End; i++ {
		if plan.Numbers[i].Role != target.RoleDate {
			out = append(out, plan.Numbers[i])
		}
	}
	return out
}

// Draw draws n passages: half of them with a target and half without, or more of one where the other has too few.
// It gives them in the order of notices and of their text. The same passages and seed give the same draw.
func Draw(passages []Passage, n int, seed uint64) []Passage {
	random := rand.New(rand.NewPCG(seed, 0))
	all := slices.Clone(passages)
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var with, without []Passage
	for _, p := range all {
		if p.Target {
			with = append(with, p)
		} else {
			without = append(without, p)
		}
	}
	n = min(n, len(all))
	half := max(min((n+1)/2, len(with)), n-len(without))
	drawn := append(with[:half:half], without[:n-half]...)
	slices.SortFunc(drawn, func(a, b Passage) int { return cmp.Or(a.Notice-b.Notice, a.Start-b.Start) })
	return drawn
}

// quoteBefore and quoteAfter are how many characters a skeleton's row quotes around a number.
const (
	quoteBefore = 16
	quoteAfter  = 8
)

// Skeleton is a .gold file to be coded by hand: the passages drawn of one notice, and for each number in them a row
// whose fields are empty. It does not tell what the program says, so that the coder is not led by it.
func Skeleton(plan *target.Plan, file string, drawn []Passage) string {
	doc := plan.Document
	var b strings.Builder
	fmt.Fprintf(&b, "@file %s\n@title %s\n@region %s\n@year %s\n", file, doc.Title, doc.Region.Name, planYear(doc))
	fmt.Fprintf(&b, "# Only the passages after %s are scored. Fill in each row that is a target, delete the others, add what is missing.\n", sampledMark)
	flat, _ := squeeze(doc.Runes)
	for _, p := range drawn {
		fmt.Fprintf(&b, "\n%s %d-%d %s\n", sampledMark, p.Start, p.End, strings.Join(strings.Fields(doc.Slice(p.Span)), " "))
		for _, n := range within(plan, p.Span) {
			fmt.Fprintln(&b, emptyRow(doc, p.Span, n.Span, flat))
		}
	}
	return b.String()
}

// planYear is the year that a mention is due where it names none.
func planYear(doc *corpus.Document) string {
	if doc.PlanTo == 0 {
		return ""
	}
	return fmt.Sprint(doc.PlanTo)
}

// emptyRow quotes a number with what stands around it in its passage; the row says which place it is where the
// quotation stands in several.
func emptyRow(doc *corpus.Document, p, at corpus.Span, flat string) string {
	start := max(p.Start, at.Start-quoteBefore)
	before := strings.TrimLeft(squeezed(doc.Slice(corpus.Span{Start: start, End: at.Start})), "@#>")
	value := squeezed(doc.Slice(at))
	after := squeezed(doc.Slice(corpus.Span{Start: at.End, End: min(p.End, at.End+quoteAfter)}))
	row := fmt.Sprintf("%s⟦%s⟧%s | ind= | m= | b= | v= | u=", before, value, after)
	if all := places(flat, before+value+after); len(all) > 1 {
		here := squeezed(string(doc.Runes[:at.Start]))
		row += fmt.Sprintf(" | #%d", slices.Index(all, len(here)-len(before))+1)
	}
	return row
}
