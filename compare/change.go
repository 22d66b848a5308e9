package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// places is how many decimals a ratio and a yearly change have.
const places = 4

// precision is how many decimals a difference has at most, when it is told in a large unit.
const precision = 12

// comparable says whether the difference of two values means anything: one unit, one base, one direction.
func comparable(a, b *target.Target) bool {
	unit := a.BaseUnit == b.BaseUnit || counted(a.BaseUnit) && counted(b.BaseUnit)
	ends := a.First() != nil && b.First() != nil && a.BaseFirst() != nil && b.BaseFirst() != nil
	opposite := a.Bound == measure.Min && b.Bound == measure.Max || a.Bound == measure.Max && b.Bound == measure.Min
	return unit && ends && !opposite && a.Direction == b.Direction && (a.Measure == "level" || a.Measure == "share" || base(a) == base(b))
}

// base is what a change is counted from, where that is not the year before, which goes without saying.
func base(t *target.Target) string {
	if t.Baseline == nil {
		return ""
	}
	text := fold(t.Baseline.Text)
	for _, before := range []string{"上年", "去年", "同期", "同比", "前一年", strconv.Itoa(t.YearTo - 1)} {
		if strings.Contains(text, before) {
			return ""
		}
	}
	return text
}

// sameValue says whether two values are one, whatever their magnitude is written as.
func sameValue(a, b measure.Value) bool {
	same := func(x, y *decimal.Decimal) bool { return x == nil && y == nil || x != nil && y != nil && x.Equal(*y) }
	return a.Bound == b.Bound && same(a.BaseLow, b.BaseLow) && same(a.BaseHigh, b.BaseHigh)
}

// change fills what can be told of the two values, which are comparable, and says what became of the old.
func (p *Pair) change() Status {
	old, new := ends(inOneUnit(p.Old.Value, p.New.Value))
	diff := new.Sub(old)
	if first := p.New.First(); p.Old.Value.Unit != p.New.Value.Unit && !first.IsZero() {
		diff = diff.Mul(*first).DivRound(*p.New.BaseFirst(), precision)
	}
	p.Difference, p.Unit = &diff, p.New.Unit
	if percent(p.Unit) {
		p.Unit = "个百分点"
	}
	if !old.IsZero() {
		ratio := new.DivRound(old, places)
		p.Ratio = &ratio
	}
	if years := p.New.year() - p.Old.year(); p.New.year() != 0 && p.Old.year() != 0 && years > 1 {
		yearly := diff.DivRound(decimal.NewFromInt(int64(years)), places)
		p.PerYear = &yearly
	}
	switch c := new.Cmp(old); {
	case c > 0:
		return Raised
	case c < 0:
		return Lowered
	}
	return firmer(p.Old.Bound, p.New.Bound)
}

// inOneUnit is two values with base values in one unit: the one that both are written in, where it is one, which nothing rounds.
func inOneUnit(a, b measure.Value) (measure.Value, measure.Value) {
	if a.Unit == b.Unit {
		a.BaseLow, a.BaseHigh, b.BaseLow, b.BaseHigh = a.Low, a.High, b.Low, b.High
	}
	return a, b
}

// year is when a target is due or, where it does not say, its plan ends.
func (e *Entry) year() int {
	if e.YearTo != 0 {
		return e.YearTo
	}
	return e.Document.PlanTo
}

// ends are the numbers by which two values are compared: the lower ends or, where these are equal, the upper ones.
func ends(a, b measure.Value) (decimal.Decimal, decimal.Decimal) {
	if a.BaseHigh != nil && b.BaseHigh != nil && (a.BaseLow == nil || b.BaseLow == nil || a.BaseLow.Equal(*b.BaseLow)) {
		return *a.BaseHigh, *b.BaseHigh
	}
	return *a.BaseFirst(), *b.BaseFirst()
}

// firmness is the bounds, what leaves most open first. A floor or ceiling says more than the number alone; a range has both.
var firmness = [][]measure.Bound{{measure.About}, {measure.Exact}, {measure.Min, measure.Max}, {measure.Range}}

// firmer says what became of a number whose bound alone may have changed.
func firmer(old, new measure.Bound) Status {
	rank := func(b measure.Bound) int {
		return slices.IndexFunc(firmness, func(list []measure.Bound) bool { return slices.Contains(list, b) })
	}
	switch a, b := rank(old), rank(new); {
	case b > a:
		return Tightened
	case b < a:
		return Loosened
	}
	return Kept
}
