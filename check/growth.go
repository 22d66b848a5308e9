package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// growth finds a level and a growth of one thing in one sentence that do not lead from the baseline to the level.
func growth(r *Rule, d *document) {
	for _, g := range d.places {
		if g.t.Measure != "growth" || g.t.Per != "" || g.t.First() == nil || holdsAny(g.m.Sentence, r.Words["average"]) {
			continue
		}
		for _, l := range d.sentence(g) {
			if !levelOf(l.t, g.t) {
				continue
			}
			if b, ok := d.basis(l, g); ok {
				d.compareGrowth(r, l, g, b)
			}
		}
	}
}

// levelOf says whether l is a level of what g is a growth of.
func levelOf(l, g *target.Target) bool {
	return l.Measure != "growth" && l.Measure != "added" && l.Indicator == g.Indicator && l.Scope == g.Scope && l.Cluster == g.Cluster &&
		l.Per == "" && l.YearTo == g.YearTo && l.First() != nil
}

// basis (基数) is what a level is reached from, in the level's unit.
type basis struct {
	value decimal.Decimal
	share float64 // how sure it is that growth counts from there
}

// basis is the number that the level or the growth names as its baseline or, where none does, what the document says was reached
// the year before.
func (d *document) basis(l, g place) (basis, bool) {
	for _, t := range []*target.Target{g.t, l.t} {
		if t.Baseline == nil {
			continue
		}
		v, err := decimal.NewFromString(t.Baseline.Value)
		if err == nil && t.Baseline.Unit == l.t.Unit {
			return basis{v, 1}, true
		}
		if t == g.t && t.Baseline.Text != "" && l.t.Baseline != nil {
			return basis{}, false // 由90亿元提高到120亿元,同比增长20%: two baselines
		}
	}
	for _, x := range d.reached {
		if x.year == l.t.YearTo-1 && x.value.Unit == l.t.Unit && x.value.Bound == measure.Exact && x.is(l.t) && nearby(*x.value.Low, *l.t.First()) {
			return basis{*x.value.Low, 0.7}, true
		}
	}
	return basis{}, false
}

// nearby says whether neither value is more than twice the other: else the number found is hardly the same thing a year before.
func nearby(a, b decimal.Decimal) bool {
	two := decimal.NewFromInt(2)
	return a.LessThanOrEqual(b.Mul(two)) && b.LessThanOrEqual(a.Mul(two))
}

// compareGrowth reports the growth where it is neither the difference, of points, nor the ratio.
func (d *document) compareGrowth(r *Rule, l, g place, b basis) {
	rate := isRate(l.t.Value)
	switch {
	case b.value.Sign() <= 0, g.t.Unit != "%" && !strings.HasSuffix(g.t.Unit, "百分点"), !rate && g.t.Unit != "%":
		return
	case !rate && (holdsAny(l.t.Indicator, r.Words["real"]) || holdsAny(g.m.Sentence, r.Words["comparable"])):
		return // grows in constant prices, and is stated in those of the year
	}
	stated := intervalOf(g.t.Value).widen(half(*g.t.First()))
	points, ratio := change(intervalOf(l.t.Value), b.value, g.t.Direction == "down")
	asPoints, asRatio := rate, g.t.Unit == "%" // 提高6%, of a rate, may mean either
	if (!asPoints || stated.apart(points)) && (!asRatio || stated.apart(ratio)) {
		d.add(r.finding(b.share, reckoning(l, g, b, rate), d.statement(l), d.statement(g)))
	}
}

// change is how far levels lie above the base (below it, where down), in their own unit and in percent of it. What rounding may
// have taken from the level and the base goes into the percent only: goals in points are set, not measured.
func change(level interval, base decimal.Decimal, down bool) (points, ratio interval) {
	points = level.each(func(v decimal.Decimal) decimal.Decimal { return v.Sub(base) })
	percent := func(v *decimal.Decimal, sign int64) *decimal.Decimal {
		if v == nil {
			return nil
		}
		of := base.Sub(half(base).Mul(decimal.NewFromInt(sign)))
		p := v.Add(half(*v).Mul(decimal.NewFromInt(sign))).Sub(of).Div(of).Mul(hundred)
		return &p
	}
	ratio = interval{percent(level.low, -1), percent(level.high, 1)}
	if down {
		return points.negated(), ratio.negated()
	}
	return points, ratio
}

// negated is the interval on the other side of zero.
func (i interval) negated() interval {
	i.low, i.high = i.high, i.low
	return i.each(decimal.Decimal.Neg)
}

func reckoning(l, g place, b basis, rate bool) string {
	v := *l.t.First()
	if rate {
		return fmt.Sprintf("%s → %s is %s, stated %s", b.value, v, v.Sub(b.value).Abs(), g.m.Text)
	}
	return fmt.Sprintf("%s → %s is %s%%, stated %s", b.value, v, v.Sub(b.value).Div(b.value).Mul(hundred).Abs().Round(1), g.m.Text)
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
