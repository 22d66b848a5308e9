package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// claim (主张) is one value that one or more targets state of a cell.
type claim struct {
	values   []*Value // the surest and earliest first
	own      bool     // the region states it under its name of today
	mentions int
}

// choose makes a cell of all that is stated of it. The value that the region states under its name of today goes before what a place says
// that was later merged into it; then the one with most mentions, with the highest confidence, in the earliest document, first in the
// text. Where only several merged places speak, and differ, none is chosen. The note says what places differ.
func choose(values []*Value) (Cell, string) {
	claims := group(values)
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(rank(b.own, a.own), cmp.Compare(b.mentions, a.mentions), compareValues(a.values[0], b.values[0]))
	})
	first := claims[0]
	v := first.values[0]
	c := Cell{Series: v.series, Region: v.region, Period: v.period, Value: v, Mentions: first.mentions, Candidates: len(claims)}
	for _, other := range claims[1:] {
		c.Others = append(c.Others, other.values[0].ID)
	}
	places := stated(values)
	if len(claims) == 1 || len(places) == 1 {
		return c, ""
	}
	where := fmt.Sprintf("%s %s %s %s: %s", v.region.Name, v.period, c.Indicator, c.Measure, strings.Join(places, " and "))
	if first.own {
		return c, where + " state different values, and the region's own is kept: others has the rest"
	}
	c.Value, c.Mentions, c.Others = nil, 0, append([]string{v.ID}, c.Others...)
	return c, where + ", which it was made of, state different values, and none is chosen: others has them"
}

// group puts the values that are equal into one claim each.
func group(values []*Value) (claims []claim) {
	for _, v := range values {
		i := slices.IndexFunc(claims, func(c claim) bool { return c.values[0].same(v) })
		if i < 0 {
			i, claims = len(claims), append(claims, claim{})
		}
		claims[i].values = append(claims[i].values, v)
		claims[i].mentions += v.places
		claims[i].own = claims[i].own || v.Stated == v.region.Name || v.Stated == ""
	}
	for _, c := range claims {
		slices.SortStableFunc(c.values, compareValues)
	}
	return claims
}

// compareValues puts the surer first, then the earlier. Documents without a date stand behind those with one.
func compareValues(a, b *Value) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(cmp.Or(a.Issued, "~"), cmp.Or(b.Issued, "~")))
}

// rank is 1 where only the second is true.
func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// same says whether two values of a series state the same.
func (v *Value) same(w *Value) bool {
	equal := func(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
	return v.Bound == w.Bound && v.Direction == w.Direction && equal(v.BaseLow, w.BaseLow) && equal(v.BaseHigh, w.BaseHigh)
}

// stated are the names that the values' documents give the region, each once, in order.
func stated(values []*Value) (names []string) {
	for _, v := range values {
		if !slices.Contains(names, v.Stated) {
			names = append(names, v.Stated)
		}
	}
	return names
}

// String is the year, or the first and the last.
func (p Period) String() string {
	if p.From == p.To {
		return fmt.Sprint(p.To)
	}
	return fmt.Sprintf("%d_%d", p.From, p.To)
}
