package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/target"
)

// alike is the likeness from which two targets of one document are of one thing for certain: the same words, or names of one
// indicator, and the same action.
const alike = 0.95

// twoValues finds two targets of one document that are of one thing and have values that exclude each other. Where there are three
// and more of one name, the name is half of what they are (年产值, behind one industry after the other), and none is reported.
func twoValues(r *Rule, d *document) {
	others := map[*target.Target]int{}
	for _, x := range d.pairs {
		if excludes(x.a, x.b) {
			others[x.a]++
			others[x.b]++
		}
	}
	for _, x := range d.pairs {
		p, q := d.first(x.a), d.first(x.b)
		if x.likeness < alike || !excludes(x.a, x.b) || others[x.a] > 1 || others[x.b] > 1 ||
			!d.sameScope(x.a, x.b) || !d.elsewhere(p, q) || d.otherwise(r, p, q) {
			continue
		}
		d.add(r.finding(x.likeness, fmt.Sprintf("%s ≠ %s", p.m.Text, q.m.Text), d.statement(p), d.statement(q)))
	}
}

// sameScope says whether both are of the whole region, or both of the same part of it.
func (d *document) sameScope(a, b *target.Target) bool {
	if isWhole(d.lex, a.Scope) || isWhole(d.lex, b.Scope) {
		return isWhole(d.lex, a.Scope) == isWhole(d.lex, b.Scope)
	}
	return strings.HasPrefix(a.Scope, b.Scope) || strings.HasPrefix(b.Scope, a.Scope)
}

// elsewhere says whether two mentions stand so far apart that they can contradict each other. Next to each other, unlike values are
// of unlike things; in one section so too, unless the indicator is well known.
func (d *document) elsewhere(p, q place) bool {
	known := p.t.IndicatorID != ""
	if slices.Equal(p.m.Section, q.m.Section) && (!known || q.m.Start-p.m.End < nextTo) {
		return false
	}
	return known || d.head(p) == d.head(q)
}

// nextTo is the distance, in code points, within which values stand next to each other: rows of a table, clauses of a list.
const nextTo = 100

// head is what stands before a colon in p's sentence, before p: what the list is about that p stands in.
func (d *document) head(p place) string {
	text := d.before(p)
	return text[:max(0, strings.LastIndexAny(text, "：:"))]
}

// first is a target's first mention.
func (d *document) first(t *target.Target) place { return place{t, &t.Mentions[0]} }

// excludes says whether the values cannot both be meant: their numbers differ, whatever their bounds.
func excludes(a, b *target.Target) bool {
	return intervalOf(inBase(a.Value)).points().apart(intervalOf(inBase(b.Value)).points())
}

// points is the interval with its open end closed at the other: what is written.
func (i interval) points() interval {
	if i.low == nil {
		i.low = i.high
	}
	if i.high == nil {
		i.high = i.low
	}
	return i
}

// otherwise says whether the words about two values give them different times, parts or force: 增长8%,力争10%; 上半年, 首批, 其中.
func (d *document) otherwise(r *Rule, p, q place) bool {
	for i := range p.t.Mentions {
		if slices.ContainsFunc(d.sentence(place{p.t, &p.t.Mentions[i]}), func(x place) bool { return x.t == q.t }) {
			return true
		}
	}
	return slices.ContainsFunc(r.Words["part"], func(w string) bool {
		return strings.Contains(d.before(p), w) != strings.Contains(d.before(q), w)
	})
}

// before is the words of p's sentence before its value, back to a semicolon or the sentence's beginning.
func (d *document) before(p place) string {
	from := d.Document.Sentences[d.Document.SentenceAt(p.m.Start)].Start
	text := string(d.Document.Runes[from:p.m.Start])
	return text[max(0, strings.LastIndexAny(text, "；;")):]
}

// add keeps a finding, unless one of the same two targets is there already.
func (d *document) add(f Finding) {
	key := [2]string{f.A.Target, f.B.Target}
	if !d.paired[key] {
		d.paired[key] = true
		d.findings = append(d.findings, f)
	}
}
