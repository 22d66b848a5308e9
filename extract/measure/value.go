package measure

import (
	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/lexicon"
)

// same is the factor of a unit that is its own base.
var same = lexicon.Ratio{Over: one, Under: one}

// times is the product of two factors. It keeps one as it is, so that equal factors are told by their identity.
func times(a, b lexicon.Ratio) lexicon.Ratio {
	return lexicon.Ratio{Over: product(a.Over, b.Over), Under: product(a.Under, b.Under)}
}

func product(a, b decimal.Decimal) decimal.Decimal {
	if b.Equal(one) {
		return a
	}
	return a.Mul(b)
}

// digits is how many significant digits, or one more, a value keeps that a fraction makes endless: 100亩 is 66666.6666667 平方米.
const digits = 12

// scale is n times factor.
func scale(n decimal.Decimal, factor lexicon.Ratio) decimal.Decimal {
	n = n.Mul(factor.Over)
	if factor.Under == one {
		return n
	}
	return n.DivRound(factor.Under, int32(max(0, digits-order(n)+order(factor.Under))))
}

// order is how many digits d has before its point; less than 1 where zeros follow the point.
func order(d decimal.Decimal) int { return d.NumDigits() + int(d.Exponent()) }

// newValue is a number from low to high, which differ in a Range only. It shares what is equal: a Value is
// never changed once made.
func newValue(low, high decimal.Decimal, b Bound, name, base string, factor lexicon.Ratio) Value {
	v := Value{Bound: b, Unit: name, BaseUnit: base}
	v.Low, v.BaseLow = scaled(low, factor)
	v.High, v.BaseHigh = v.Low, v.BaseLow
	if b == Range {
		v.High, v.BaseHigh = scaled(high, factor)
	}
	return v.open()
}

// scaled is n and n times factor.
func scaled(n decimal.Decimal, factor lexicon.Ratio) (*decimal.Decimal, *decimal.Decimal) {
	if factor == same {
		return &n, &n
	}
	base := scale(n, factor)
	return &n, &base
}

// open is v without the end that its bound leaves open.
func (v Value) open() Value {
	switch v.Bound {
	case Max:
		v.Low, v.BaseLow = nil, nil
	case Min:
		v.High, v.BaseHigh = nil, nil
	}
	return v
}
