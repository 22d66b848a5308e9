package check

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// pair is two targets of one document that are like enough to be of one thing, and whose values or bounds differ.
type pair struct {
	a, b     *target.Target
	likeness float64
}

// pair finds the pairs, in the order of the document.
func (d *document) pair() {
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
		d.pairWith(kinds[key], b)
	}
}

// kindred (同类) is targets that can be compared at all, of a series some.
type kindred struct {
	targets []*target.Target
	like    map[*target.Target]int // how many were found like it
}

// A long table has thousands of targets of one kind. Of those that are all alike some stand for the rest, of those that are not the
// first are held against each other, and a document has so many comparisons at most.
const (
	maxSeries   = 8
	maxKindred  = 100
	maxCompared = 200_000
)

// pairWith pairs b with the targets that it is like, and adds it to them.
func (d *document) pairWith(k *kindred, b *target.Target) {
	for _, a := range k.targets {
		if a.YearTo != b.YearTo || a.YearFrom != 0 && b.YearFrom != 0 && a.YearFrom != b.YearFrom || a.Bound == b.Bound && !excludes(a, b) {
			continue
		}
		if d.compared++; d.compared > maxCompared {
			return
		}
		likeness := d.likeness(a, b)
		if likeness < compare.Sure {
			continue
		}
		d.pairs = append(d.pairs, pair{a, b, likeness})
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
