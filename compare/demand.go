package compare

import (
	"cmp"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// Demand (难度) says whether the new target asks for more than the old; empty where that cannot be told.
type Demand string

// The demands.
const (
	Harder Demand = "harder"
	Easier Demand = "easier"
	Same   Demand = "same"
)

// demand reads a change as harder or easier. A ceiling asks for more the lower it is, a floor the higher; else the indicator's
// polarity tells, turned round where the target is to bring it down.
func demand(lex *lexicon.Lexicon, old, new *target.Target, s Status) Demand {
	sign := ask(lex, old, new)
	switch {
	case s == Kept:
		return Same
	case s == Tightened:
		return Harder
	case s == Loosened:
		return Easier
	case sign == 0:
		return ""
	case (s == Raised) == (sign > 0):
		return Harder
	}
	return Easier
}

// ask is 1 where a higher number asks for more, -1 where a lower one does, 0 where that is not known.
func ask(lex *lexicon.Lexicon, old, new *target.Target) int {
	switch {
	case old.Bound == measure.Max || new.Bound == measure.Max:
		return -1
	case old.Bound == measure.Min || new.Bound == measure.Min:
		return 1
	}
	x, _ := lex.Indicators.ByID(cmp.Or(new.IndicatorID, old.IndicatorID))
	sign := map[string]int{"up": 1, "down": -1}[x.Polarity]
	if new.Direction == "down" && (new.Measure == "growth" || new.Measure == "added") {
		sign = -sign
	}
	return sign
}
