package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// alike is the likeness from which two targets of one document are of one thing for certain: the same words, or names of one
// indicator, and the same action.
const alike = 0.95

// twoValues finds two targets of one document that are of one thing and have values that exclude each other. Where there are three
// and more of one name, the name is half of what they are (年产值, behind one industry after the other), and none is reported.
func twoValues(r *Rule, d *document) {
	type pair struct {
		a, b     *target.Target
		likeness float64
	}
	var found []pair
	others := map[*target.Target]int{}
	d.pairs(func(a, b *target.Target, likeness float64) {
		if excludes(a, b) {
			found = append(found, pair{a, b, likeness})
			others[a]++
			others[b]++
		}
	})
	for _, x := range found {
		p, q := d.first(x.a), d.first(x.b)
		if x.likeness < alike || others[x.a] > 1 || others[x.b] > 1 || !d.sameScope(x.a, x.b) || !d.elsewhere(p, q) || d.otherwise(r, p, q) {
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
	if p.t.IndicatorID == "" && slices.Equal(p.m.Section, q.m.Section) {
		return false
	}
	return p.t.IndicatorID != "" || d.head(p) == d.head(q)
}

// head is what stands before a colon in p's sentence, before p: what the list is about that p stands in.
func (d *document) head(p place) string {
	text := d.before(p)
	return text[:max(0, strings.LastIndexAny(text, "：:"))]
}

// pairs gives use every two targets that are like enough to be of one thing and whose values or bounds differ, in the order of the
// document.
func (d *document) pairs(use func(a, b *target.Target, likeness float64)) {
	kinds := map[string]*kindred{}
	for i := range d.Targets {
		b := &d.Targets[i]
		if baseOf(b) == nil {
			continue
		}
		key := strings.Join([]string{b.Measure, b.Direction, b.BaseUnit, b.Cluster, b.Qualifier, b.Per, d.since(b), b.Deadline}, "|")
		if kinds[key] == nil {
			kinds[key] = &kindred{like: map[*target.Target]int{}}
		}
		d.pairWith(kinds[key], b, use)
	}
}

// kindred (同类) is targets that can be compared at all, of a series some.
type kindred struct {
	targets []*target.Target
	like    map[*target.Target]int // how many were found like it
}

// A long table has thousands of targets of one kind. Of those that are all alike some stand for the rest, and of those that are not
// the first are held against each other.
const (
	maxSeries  = 8
	maxKindred = 100
)

// pairWith gives use the targets that b is like, and adds b to them.
func (d *document) pairWith(k *kindred, b *target.Target, use func(a, b *target.Target, likeness float64)) {
	for _, a := range k.targets {
		if a.YearTo != b.YearTo || a.YearFrom != 0 && b.YearFrom != 0 && a.YearFrom != b.YearFrom || a.Bound == b.Bound && !excludes(a, b) {
			continue
		}
		likeness := d.likeness(a, b)
		if likeness < compare.Sure {
			continue
		}
		use(a, b, likeness)
		if k.like[a]++; k.like[a] > maxSeries {
			return
		}
	}
	if len(k.targets) < maxKindred {
		k.targets = append(k.targets, b)
	}
}

// likeness is compare's, but for words before the indicator that say when it is counted: 期末从业人员.
func (d *document) likeness(a, b *target.Target) float64 {
	timeless := func(t *target.Target) *target.Target {
		for _, w := range d.times {
			if rest, ok := strings.CutPrefix(t.Indicator, w); ok && rest != "" {
				own := *t
				own.Indicator, own.IndicatorText = rest, strings.TrimPrefix(t.IndicatorText, w)
				return &own
			}
		}
		return t
	}
	return compare.Likeness(timeless(a), timeless(b))
}

// since is what a target is compared with, empty for the year before.
func (d *document) since(t *target.Target) string {
	if t.Baseline == nil || t.Measure != "growth" || slices.ContainsFunc(d.lex.Words, func(w lexicon.Word) bool {
		return w.Text == t.Baseline.Text && w.Has(lexicon.Baseline)
	}) {
		return ""
	}
	return t.Baseline.Text
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
