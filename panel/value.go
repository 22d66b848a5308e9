package panel

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/lexicon"
)

// Value (取值) is what one target states.
type Value struct {
	ID, Path, Title, Issued string
	Stated                  string // the region's name at the time
	Unit, Direction, Bound  string
	Low, High               *float64 // in Unit
	BaseLow, BaseHigh       *float64 // in the series's base unit
	Confidence              float64
	places                  int // that mention it
	series                  Series
	region                  lexicon.Region // of today
	period                  Period
}

// columns are what a target's row is read for, in this order.
var columns = strings.Fields(`id path title issued region region_code issuer indicator indicator_id indicator_name measure direction bound per
	scope cluster qualifier unit low high base_low base_high base_unit year_from year_to mentions confidence review`)

// row is a target's row by the names of its columns.
type row []any

func (r row) at(name string) any { return r[slices.Index(columns, name)] }

func (r row) text(name string) string {
	s, _ := r.at(name).(string)
	return s
}

func (r row) number(name string) int {
	n, _ := r.at(name).(int64)
	return int(n)
}

// real is nil where a number is not known.
func (r row) real(name string) *float64 {
	if x, ok := r.at(name).(float64); ok {
		return &x
	}
	return nil
}

// sieve (筛) keeps the targets that a panel can hold, and counts the others by why it cannot.
type sieve struct {
	regions *lexicon.Regions
	opt     Options
	named   bool // the indicators were asked for, so that those without an id are meant too
	judged  bool // so was the state of review
	values  []Value
	left    map[string]int
}

// The reasons why a target is left out.
const (
	rejected = "a reviewer has rejected or corrected: --review gives them"
	nowhere  = "no region: a manifest can name it"
	undated  = "no year: a manifest can name it"
	partial  = "of a part of the region, or above a threshold: --parts gives them rows of their own"
)

// notes says how many targets were left out, and why.
func (s *sieve) notes() (list []string) {
	for _, reason := range slices.Sorted(maps.Keys(s.left)) {
		list = append(list, fmt.Sprintf("%s left out, %s", plural(s.left[reason], "target"), reason))
	}
	return list
}

// plural is n things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// add takes a row of a target.
func (s *sieve) add(values []any) error {
	r := row(values)
	if r.text("indicator_id") == "" && !s.named {
		return nil
	}
	v := r.value()
	region, known := s.home(r)
	if s.opt.Level != "" && region.Level != s.opt.Level {
		return nil
	}
	v.region = region
	switch state := r.text("review"); {
	case !s.judged && (state == "rejected" || state == "corrected"):
		s.left[rejected]++
	case !known:
		s.left[nowhere]++
	case v.period.To == 0:
		s.left[undated]++
	case v.whole():
		v.series.Scope = ""
		s.values = append(s.values, v)
	case s.opt.Parts:
		s.values = append(s.values, v)
	default:
		s.left[partial]++
	}
	return nil
}

// value is what the row states.
func (r row) value() Value {
	v := Value{ID: r.text("id"), Path: r.text("path"), Title: r.text("title"), Issued: r.text("issued"), Stated: r.text("region"),
		Unit: r.text("unit"), Direction: r.text("direction"), Bound: r.text("bound"), Low: r.real("low"), High: r.real("high"),
		BaseLow: r.real("base_low"), BaseHigh: r.real("base_high"), places: r.number("mentions"),
		series: Series{r.text("indicator_id"), r.text("indicator_name"), r.text("measure"), r.text("base_unit"), r.text("per"), r.text("scope"),
			r.text("cluster"), r.text("qualifier")},
		period: Period{r.number("year_from"), r.number("year_to")}}
	v.Confidence, _ = r.at("confidence").(float64)
	if v.series.IndicatorID == "" {
		v.series.Indicator = r.text("indicator")
	}
	if v.period.To == 0 {
		v.period.To = v.period.From
	}
	if v.period.From == 0 {
		v.period.From = v.period.To
	}
	return v
}

// whole says whether the value is the whole region's: no part of it, no industry's, of no certain size, and for no other unit than a year.
func (v *Value) whole() bool {
	s := v.series
	return v.region.Whole(s.Scope) && s.Cluster == "" && s.Qualifier == "" && (s.Per == "" || strings.ContainsAny(s.Per, "年月"))
}

// home is the region of today that a row's document is of. One that the lexicon does not have keeps its name.
func (s *sieve) home(r row) (lexicon.Region, bool) {
	code, name := r.text("region_code"), r.text("region")
	if region, ok := s.regions.Today(code, name); ok {
		return region, true
	}
	return lexicon.Region{Code: code, Name: name}, name != ""
}

// falls says whether the value is by how much something is to fall.
func (v *Value) falls() bool {
	return v.Direction == "down" && (v.series.Measure == "growth" || v.series.Measure == "added")
}

// signed is the value as one number, negative for a fall: nil of a range, whose middle nobody has stated.
func (v *Value) signed(low, high *float64) *float64 {
	n := v.single(low, high)
	if n == nil || !v.falls() {
		return n
	}
	return negative(n)
}

func negative(x *float64) *float64 {
	n := -*x
	return &n
}

// single is the one number of a value's two: its least where it is a minimum, its greatest where a maximum, none of a range.
func (v *Value) single(low, high *float64) *float64 {
	switch {
	case v.Bound == "range":
		return nil
	case low != nil:
		return low
	}
	return high
}
