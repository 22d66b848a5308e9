package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
)

// restated finds what a summary, the goals or the annex of a document states otherwise than its body: with another bound, or of a
// wider or narrower thing.
func restated(r *Rule, d *document) {
	p := parting{r, slices.ContainsFunc(d.places, func(p place) bool { return len(p.m.Section) > 0 })}
	for _, k := range d.pairs {
		x, y, ok := p.divide(k.a, k.b)
		if ok && k.a.Bound != k.b.Bound && !excludes(k.a, k.b) && d.nestedScopes(k.a, k.b) {
			d.add(r.finding(k.likeness, fmt.Sprintf("%s, but %s", x.m.Text, y.m.Text), d.statement(x), d.statement(y)))
		}
	}
	for i := range d.Targets {
		d.repeated(p, &d.Targets[i])
	}
}

// nestedScopes says whether one's scope is the other's, or leaves it out.
func (d *document) nestedScopes(a, b *target.Target) bool {
	return d.sameScope(a, b) || isWhole(d.lex, a.Scope) || isWhole(d.lex, b.Scope)
}

// repeated compares the sentences that state one target. What else they state with the same value is the same too, and should be
// called the same.
func (d *document) repeated(p parting, t *target.Target) {
	first := p.firsts(t)
	for k, y := range first {
		for _, x := range first[:k] {
			d.compareSentences(p.rule, d.sentence(x), d.sentence(y))
		}
	}
}

func (d *document) compareSentences(r *Rule, first, second []place) {
	for _, x := range first {
		for _, y := range second {
			if x.t != y.t && narrower(x.t, y.t) {
				d.add(r.finding(1, fmt.Sprintf("%s, but %s", x.t.Action+x.t.Indicator, y.t.Action+y.t.Indicator), d.statement(x), d.statement(y)))
			}
		}
	}
}

// narrower says whether one indicator is the other with more words before it, and all else is the same.
func narrower(a, b *target.Target) bool {
	if a.Indicator == b.Indicator || !strings.HasSuffix(a.Indicator, b.Indicator) && !strings.HasSuffix(b.Indicator, a.Indicator) ||
		a.Action != b.Action || a.Bound != b.Bound || a.Unit != b.Unit || excludes(a, b) {
		return false
	}
	other := *b
	other.Indicator, other.IndicatorText, other.IndicatorID = a.Indicator, a.IndicatorText, a.IndicatorID
	return compare.Likeness(a, &other) >= compare.Sure
}

// parting tells the parts of a document from each other.
type parting struct {
	rule      *Rule
	summaries bool // what stands before the first heading is a summary: there are headings
}

// divide is a mention of each in different parts of the document.
func (p parting) divide(a, b *target.Target) (x, y place, ok bool) {
	for _, x = range p.firsts(a) {
		for _, y = range p.firsts(b) {
			if p.of(x) != p.of(y) {
				return x, y, true
			}
		}
	}
	return x, y, false
}

// firsts are a target's first mentions in each part.
func (p parting) firsts(t *target.Target) (list []place) {
	seen := map[string]bool{}
	for i := range t.Mentions {
		x := place{t, &t.Mentions[i]}
		if part := p.of(x); !seen[part] {
			seen[part] = true
			list = append(list, x)
		}
	}
	return list
}

// of says which part a place stands in: annex, goals, summary or body.
func (p parting) of(x place) string {
	for _, part := range []string{"annex", "goals"} {
		if slices.ContainsFunc(x.m.Section, func(title string) bool { return holdsAny(title, p.rule.Words[part]) }) {
			return part
		}
	}
	if len(x.m.Section) == 0 && p.summaries {
		return "summary"
	}
	return "body"
}
