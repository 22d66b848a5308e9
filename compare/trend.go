package compare

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/target"
)

// Kind (口径) is what the values of one series have in common.
type Kind struct {
	Indicator string // the canonical one's id or, without one, the wording
	Cluster   string
	Measure   string
	Direction string
	Unit      string // with the magnitude multiplied in
	Span      int    // years between the first and the last of what is added in all of them; else 0
}

// kindOf is the kind of a target. What is added in five years is of another than what is in one; a mean of five years is not.
func kindOf(t *target.Target) Kind {
	k := Kind{cmp.Or(t.IndicatorID, fold(t.Indicator)), t.Cluster, t.Measure, t.Direction, t.BaseUnit, 0}
	if (t.Measure == "added" || t.Measure == "growth") && yearly(t.Per) != "年" {
		k.Span = span(t)
	}
	return k
}

// Point (年度值) is the target that stands for a year.
type Point struct {
	Year int
	*Entry
	Others int // further targets that are due in the year
}

// Series (序列) is one target over its years. A year without a value has no point.
type Series struct {
	Kind
	Points []Point
	Left   []Left // what else was found, most first
}

// Left (略去) is how many targets of a kind a series leaves out.
type Left struct {
	Kind
	Count int
}

// Trend follows one target over its years: of the kinds of values among the targets the one with most years. Where a year has
// several values, the one with most mentions stands for it, then the surest, then the first; one that is due in a longer span
// of years only where there is no other. Targets without a year are left out.
func Trend(list []*Entry) *Series {
	var kinds []Kind
	of := map[Kind]map[int][]*Entry{}
	count := map[Kind]int{}
	for _, e := range list {
		k := kindOf(e.Target)
		if of[k] == nil {
			kinds, of[k] = append(kinds, k), map[int][]*Entry{}
		}
		count[k]++
		if year := e.year(); year != 0 && e.First() != nil && e.BaseFirst() != nil {
			of[k][year] = append(of[k][year], e)
		}
	}
	slices.SortStableFunc(kinds, func(a, b Kind) int { return cmp.Or(len(of[b])-len(of[a]), count[b]-count[a]) })
	s := &Series{}
	for i, k := range kinds {
		if i > 0 {
			s.Left = append(s.Left, Left{k, count[k]})
			continue
		}
		s.Kind = k
		for year, found := range of[k] {
			s.Points = append(s.Points, Point{year, best(found), len(found) - 1})
		}
	}
	slices.SortFunc(s.Points, func(a, b Point) int { return a.Year - b.Year })
	return s
}

// best is the target that stands for a year.
func best(found []*Entry) *Entry {
	longer := func(e *Entry) int { return min(1, span(e.Target)) }
	return slices.MinFunc(found, func(a, b *Entry) int {
		return cmp.Or(longer(a)-longer(b), len(b.Mentions)-len(a.Mentions), cmp.Compare(b.Confidence, a.Confidence))
	})
}

// Scale is the unit of the last point's value, as written, and how many of the base unit it is.
func (s *Series) Scale() (unit string, factor decimal.Decimal) {
	last := s.Points[len(s.Points)-1]
	if first := last.First(); !first.IsZero() {
		return last.Unit, last.BaseFirst().DivRound(*first, precision)
	}
	return last.BaseUnit, decimal.NewFromInt(1)
}
