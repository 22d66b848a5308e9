// Package measure finds the numbers of a sentence: value, range, bound and unit, by one hand-written
// grammar. No other package reads digits.
package measure

import "github.com/shopspring/decimal"

func init() { decimal.MarshalJSONWithoutQuotes = true }

// Bound (界) says how a value limits what it measures.
type Bound string

// The bounds. Min leaves High nil, Max leaves Low nil, Exact and About have both the same.
const (
	Exact Bound = "exact"
	Min   Bound = "min"   // 以上, 超, 突破, 不低于
	Max   Bound = "max"   // 以下, 以内, 不超过
	About Bound = "about" // 左右, 约
	Range Bound = "range" // 1—2
)

// Value (数值) is a number with its unit. Decimal-exact: 5.5 is 5.5.
type Value struct {
	Low      *decimal.Decimal `json:"low"`
	High     *decimal.Decimal `json:"high"`
	Bound    Bound            `json:"bound"`
	Unit     string           `json:"unit"` // as written, magnitude kept: 亿元
	BaseLow  *decimal.Decimal `json:"base_low"`
	BaseHigh *decimal.Decimal `json:"base_high"`
	BaseUnit string           `json:"base_unit"` // the magnitude multiplied in: 元
}

// First is the value's lower end or, where that is open, the upper one.
func (v Value) First() *decimal.Decimal {
	if v.Low != nil {
		return v.Low
	}
	return v.High
}

// BaseFirst is First in the base unit.
func (v Value) BaseFirst() *decimal.Decimal {
	if v.BaseLow != nil {
		return v.BaseLow
	}
	return v.BaseHigh
}
