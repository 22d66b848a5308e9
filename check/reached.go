package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// reached (完成值) is a value that a document says an indicator had, with the year. The value is laid out as
// a target, so that it can be likened to one.
type reached struct {
	value  target.Target
	said   Statement
	year   int
	region string // see regionOf
}

// is says whether it is a value of what t aims at.
func (x *reached) is(t *target.Target) bool { return x.likeness(t) > 0 }

// likeness is how sure it is a value of what t aims at; 0 where that is not sure enough. Indicators that the lexicon tells apart are
// two, and one that it does not know must be written much the same as one that it does.
func (x *reached) likeness(t *target.Target) float64 {
	own := x.value
	if own.Measure != strings.Replace(t.Measure, "share", "level", 1) || own.BaseUnit != t.BaseUnit || own.Measure == "growth" && own.Direction != t.Direction {
		return 0
	}
	own.Scope, own.Direction, own.YearFrom, own.YearTo = t.Scope, t.Direction, t.YearFrom, t.YearTo // both are of the whole place, in one year
	likeness := compare.Likeness(&own, t)
	known := own.IndicatorID != "" && t.IndicatorID != ""
	if likeness < compare.Sure || known && own.IndicatorID != t.IndicatorID || !known && own.IndicatorID != t.IndicatorID && likeness < muchAlike {
		return 0
	}
	return likeness
}

// muchAlike is the likeness of two wordings that differ in little.
const muchAlike = 0.9

// reachedValues are the values of the years before the plan, in the order of the text: those that its past numbers state, but
// in sentences with the words to skip, and the baselines of its targets.
func (d *document) reachedValues(skip []string) (list []reached) {
	if d.Document.PlanFrom == 0 {
		return nil
	}
	s := pastReader{document: d, skip: skip, year: d.Document.PlanFrom - 1}
	for i := range d.Numbers {
		if x, ok := s.read(i); ok {
			list = append(list, x)
		}
	}
	for _, p := range d.places {
		if x, ok := d.baselineOf(p); ok {
			list = append(list, x)
		}
	}
	return list
}

// baselineOf is the baseline of a target as a value reached.
func (d *document) baselineOf(p place) (x reached, ok bool) {
	b := p.t.Baseline
	if b == nil || b.Unit != p.t.Unit || p.t.Low == nil || p.t.Low.IsZero() || p.m != &p.t.Mentions[0] {
		return x, false
	}
	v, err := decimal.NewFromString(b.Value)
	if err != nil || p.t.Measure == "growth" || p.t.Measure == "added" {
		return x, false
	}
	n := d.baselineNumber(p, v)
	if n == nil {
		return x, false
	}
	x = reached{value: *p.t, said: d.numberStatement(n, p.t.Indicator), year: cmp.Or(yearIn(b.Text), d.Document.PlanFrom-1), region: regionOf(d.Document)}
	base := v.Mul(*p.t.BaseLow).Div(*p.t.Low)
	x.value.Value = measure.Value{Low: &v, High: &v, Bound: measure.Exact, Unit: p.t.Unit, BaseLow: &base, BaseHigh: &base, BaseUnit: p.t.BaseUnit}
	x.value.Baseline = nil
	return x, true
}

// baselineNumber is the number that states v as a baseline, the last one before p.
func (d *document) baselineNumber(p place, v decimal.Decimal) *target.Number {
	from, _ := slices.BinarySearchFunc(d.Numbers, p.m.Start, func(n target.Number, at int) int { return cmp.Compare(n.Start, at) })
	for i := from - 1; i >= 0; i-- {
		if n := &d.Numbers[i]; n.Role == target.RoleBaseline && n.Low != nil && n.Low.Equal(v) {
			return n
		}
	}
	return nil
}

// numberStatement is a number that is no target as a finding shows it.
func (d *document) numberStatement(n *target.Number, indicator string) Statement {
	return Statement{Document: d.Document.Path, Indicator: indicator, Value: n.Text, Unit: n.Unit, Sentence: strings.Clone(n.Sentence), Span: n.Span, order: d.order}
}

// regionOf is the code of a document's region or, without one, its name.
func regionOf(doc *corpus.Document) string { return cmp.Or(doc.Region.Code, doc.Region.Name) }
