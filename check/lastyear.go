package check

import (
	"fmt"

	"github.com/mubiao/mubiao/extract/measure"
)

// maxReached bounds the values of one year and unit that a region's targets are held against.
const maxReached = 500

// lastYear finds targets of one year that the next year's document says were not met, or lie below what it starts from.
func lastYear(r *Rule, c *Checker) (list []Finding) {
	type when struct {
		region string
		year   int
		unit   string
	}
	values := map[when][]*reached{}
	for i := range c.reached {
		x := &c.reached[i]
		if k := (when{x.region, x.year, x.value.BaseUnit}); len(values[k]) < maxReached {
			values[k] = append(values[k], x)
		}
	}
	pairs := map[*reached][]*stated{}
	for i := range c.targets {
		t := &c.targets[i]
		g := &t.goal
		if holdsAny(t.said.Sentence, r.Words["prices"]) || g.YearTo != t.planTo || g.YearFrom != g.YearTo && g.YearFrom != 0 || g.Per != "" || g.Deadline != "" {
			continue
		}
		if x := mostAlike(t, values[when{t.region, g.YearTo, g.BaseUnit}]); x != nil {
			pairs[x] = append(pairs[x], t)
		}
	}
	for i := range c.reached {
		x := &c.reached[i]
		if of := pairs[x]; len(of) == 1 { // of several targets each may be meant
			if f, ok := c.compareYears(r, of[0], x); ok {
				list = append(list, f)
			}
		}
	}
	return list
}

// mostAlike is the value of other documents that is most like what t aims at, the first of several; nil where none is alike.
func mostAlike(t *stated, values []*reached) (best *reached) {
	most := 0.0
	for _, x := range values {
		if likeness := x.likeness(&t.goal); x.said.order != t.said.order && likeness > most {
			best, most = x, likeness
		}
	}
	return best
}

// compareYears reports a target that was missed, or that lies below what was reached. A target of 以上 that is passed was kept, and
// is reported as the least sure.
func (c *Checker) compareYears(r *Rule, t *stated, x *reached) (Finding, bool) {
	goal := intervalOf(inBase(t.goal.Value)).widen(roundingOf(&t.goal))
	got := intervalOf(inBase(x.value.Value)).points()
	if !nearby(*goal.points().low, *got.low) && (t.goal.Measure != "growth" || got.low.GreaterThan(*goal.points().low)) {
		return Finding{}, false // of other years too, or of a part; growth alone may fall far behind
	}
	say := func(share float64, how string) (Finding, bool) {
		why := fmt.Sprintf("%d: target %s, %s %s", t.goal.YearTo, t.said.Value, how, x.said.Value)
		return r.finding(share, why, t.said, x.said), true
	}
	known, _ := c.lex.Indicators.ByID(t.goal.IndicatorID)
	lessIsBetter := known.Polarity == "down" && t.goal.Direction != "down"
	switch {
	case lessIsBetter && goal.high != nil && got.low.GreaterThan(*goal.high):
		return say(1, "which is less than")
	case lessIsBetter:
	case goal.low != nil && got.high.LessThan(*goal.low):
		return say(1, "reached only")
	case t.goal.Bound == measure.Max && got.low.GreaterThan(*goal.high):
		return say(1, "which is less than")
	case goal.high != nil && got.low.GreaterThan(*goal.high):
		return say(0.8, "below the stated")
	case goal.low != nil && got.low.GreaterThan(*goal.points().high):
		return say(0.5, "below the stated")
	}
	return Finding{}, false
}

// inBase is a value in its base unit, to be compared with others.
func inBase(v measure.Value) measure.Value {
	v.Low, v.High = v.BaseLow, v.BaseHigh
	return v
}
