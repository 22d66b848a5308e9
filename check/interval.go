package check

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
)

// interval (区间) is where a value may lie. An end that is nil is open.
type interval struct{ low, high *decimal.Decimal }

// about is how far, in percent of it, a value with 左右 may lie from what is written.
var aboutPercent = decimal.NewFromInt(2)

var hundred = decimal.NewFromInt(100)

// intervalOf is where the words of v let it lie, in the unit written. Rounding is not part of it.
func intervalOf(v measure.Value) interval {
	i := interval{v.Low, v.High}
	if v.Bound == measure.About && v.Low != nil && v.High != nil {
		return i.widen(v.Low.Abs().Mul(aboutPercent).Div(hundred))
	}
	return i
}

// widen moves both ends outwards.
func (i interval) widen(by decimal.Decimal) interval {
	if i.low != nil {
		low := i.low.Sub(by)
		i.low = &low
	}
	if i.high != nil {
		high := i.high.Add(by)
		i.high = &high
	}
	return i
}

// each is the interval of what f makes of the ends.
func (i interval) each(f func(decimal.Decimal) decimal.Decimal) (out interval) {
	if i.low != nil {
		low := f(*i.low)
		out.low = &low
	}
	if i.high != nil {
		high := f(*i.high)
		out.high = &high
	}
	return out
}

// apart says whether no value lies in both.
func (i interval) apart(other interval) bool {
	below := func(a, b *decimal.Decimal) bool { return a != nil && b != nil && a.LessThan(*b) }
	return below(i.high, other.low) || below(other.high, i.low)
}

// half is half a unit of the last digit that is written: how far rounding may have moved the value. From four zeros on, the zeros
// at a number's end are a magnitude: 三亿八千万.
func half(d decimal.Decimal) decimal.Decimal {
	whole, fraction, _ := strings.Cut(d.String(), ".")
	if zeros := len(whole) - len(strings.TrimRight(whole, "0")); fraction == "" && zeros >= 4 {
		return decimal.New(5, int32(zeros)-1)
	}
	return decimal.New(5, -int32(len(fraction))-1)
}
