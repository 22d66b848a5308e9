package eval

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Field (字段) is one thing that is right or wrong of a target that was found.
type Field int

// The fields. Value is number, unit and bound together; Strict is value, indicator, year, direction and cluster.
const (
	Number Field = iota
	Bound
	Unit
	Value
	Indicator
	Year
	Measure
	Direction
	Scope
	Cluster
	Per
	Lead
	Responsible
	Strict
	fields
)

var fieldNames = [fields]string{"number", "bound", "unit", "value", "indicator", "year", "measure", "direction", "scope", "cluster", "per", "lead", "responsible", "strict"}

func (f Field) String() string { return fieldNames[f] }

// verdict says of each field whether it was asked, and whether the answer is right.
type verdict [fields]struct{ asked, right bool }

func (v *verdict) set(f Field, right bool) { v[f].asked, v[f].right = true, right }

// wrong is the names of the fields that are not right, Strict aside, which only sums them up.
func (v *verdict) wrong() (names []string) {
	for f := range Strict {
		if v[f].asked && !v[f].right {
			names = append(names, f.String())
		}
	}
	return names
}

// judge compares an answer with what was coded. Direction is asked of growth, and scope, cluster, per and departments
// where the coder named them.
func judge(want, got *Mention) verdict {
	var v verdict
	low, high, unit := want.span()
	l, h, u := got.span()
	v.set(Number, near(first(low, high), first(l, h)))
	v.set(Bound, want.Bound == got.Bound)
	v.set(Unit, sameUnit(unit, u))
	v.set(Value, v[Unit].right && v[Bound].right && near(low, l) && near(high, h))
	v.set(Indicator, want.Indicator.same(got.Indicator))
	v.set(Year, slices.ContainsFunc(want.Years, func(y string) bool { return slices.Contains(got.Years, y) }))
	v.set(Measure, want.Measure == got.Measure)
	if want.Measure == "growth" {
		v.set(Direction, (want.Direction == "down") == (got.Direction == "down"))
	}
	if want.Scope != nil {
		v.set(Scope, want.Scope.same(got.Scope) || want.Scope.within(got.Scope))
	}
	if want.Cluster != nil {
		v.set(Cluster, want.Cluster.same(got.Cluster))
	}
	if want.Per != "" {
		v.set(Per, got.Per != "")
	}
	if want.Lead != nil {
		v.set(Lead, names(want.Lead) == names(got.Lead))
	}
	if want.Responsible != nil {
		v.set(Responsible, want.named() == got.named())
	}
	v.set(Strict, v[Value].right && v[Indicator].right && v[Year].right && v.unlessWrong(Direction) && v.unlessWrong(Cluster))
	return v
}

func (v *verdict) unlessWrong(f Field) bool { return !v[f].asked || v[f].right }

// named is every department that answers for it in any way.
func (m *Mention) named() string { return names(m.Lead, m.Support, m.Responsible) }

// span is the two ends in base units, NaN where open, and the base unit.
func (m *Mention) span() (low, high float64, unit string) {
	times, unit := baseUnit(m.Unit)
	low, high = m.Low*times, m.High*times
	switch m.Bound {
	case "min":
		return first(low, high), math.NaN(), unit
	case "max":
		return math.NaN(), first(high, low), unit
	}
	return low, high, unit
}

// first is a, or b where a is open.
func first(a, b float64) float64 {
	if math.IsNaN(a) {
		return b
	}
	return a
}

// near says whether two ends are the same, two open ones being so.
func near(a, b float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	return math.Abs(a-b) <= 1e-6*max(1, math.Abs(a), math.Abs(b))
}

// magnitudes are what a unit can begin with, the longer first.
var magnitudes = []struct {
	word  string
	times float64
}{{"万亿", 1e12}, {"千万", 1e7}, {"百万", 1e6}, {"千亿", 1e11}, {"百亿", 1e10}, {"十", 10}, {"百", 100}, {"千", 1e3}, {"万", 1e4}, {"亿", 1e8}}

// baseUnit takes the magnitude off a unit: 亿元 is 1e8 元.
func baseUnit(unit string) (times float64, base string) {
	unit = strings.TrimSpace(strings.NewReplacer("人民币", "", "％", "%").Replace(unit))
	for _, m := range magnitudes {
		if rest, ok := strings.CutPrefix(unit, m.word); ok {
			return m.times, rest
		}
	}
	return 1, unit
}

// unitless has, for a measure word that says little, those that say the same.
var unitless = map[string][]string{"": {"个"}, "名": {"人"}, "家": {"个"}, "个": {"家", ""}, "人": {"名"}, "项": {"个"}}

func sameUnit(want, got string) bool { return want == got || slices.Contains(unitless[want], got) }

// noise is what two wordings of one thing may differ in.
var noise = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[\s“”"‘’'《》〈〉（）()，,、。；;：:·\-—~～/和及与的]`)
})

// same says whether one of the wordings is one of the others: equal but for marks, its greater part, or with most of
// its pairs of characters.
func (p phrases) same(other phrases) bool {
	for _, x := range p {
		for _, y := range other {
			if alike([]rune(noise().ReplaceAllString(x, "")), []rune(noise().ReplaceAllString(y, ""))) {
				return true
			}
		}
	}
	return false
}

// within says whether one of the other wordings stands inside one of these.
func (p phrases) within(other phrases) bool {
	for _, x := range p {
		for _, y := range other {
			if y = noise().ReplaceAllString(y, ""); y != "" && strings.Contains(noise().ReplaceAllString(x, ""), y) {
				return true
			}
		}
	}
	return false
}

// likeness is the least share of common pairs of characters that makes two wordings one.
const likeness = 0.65

func alike(a, b []rune) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.Contains(string(b), string(a)) && 2*len(a) >= len(b) {
		return true
	}
	x, m := pairs(a)
	y, n := pairs(b)
	both := 0
	for pair, k := range x {
		both += min(k, y[pair])
	}
	return 2*float64(both)/float64(m+n) >= likeness
}

// pairs counts the pairs of neighbouring characters; a single character is its own pair.
func pairs(s []rune) (count map[string]int, n int) {
	count = map[string]int{}
	if len(s) == 1 {
		return map[string]int{string(s): 1}, 1
	}
	for i := range len(s) - 1 {
		count[string(s[i:i+2])]++
	}
	return count, len(s) - 1
}

var (
	nameMark   = regexp.MustCompile(`[、，,]|([局委办镇乡厅部会])和`)
	nameNoise  = regexp.MustCompile(`[\s()（）]`)
	namePrefix = regexp.MustCompile(`^[市省县区州](.{2,})`)
)

// departments splits a list of departments as a coder writes it.
func departments(list string) []string {
	return strings.Split(nameMark.ReplaceAllString(list, "$1、"), "、")
}

// names is departments without the 市 before them, each once, in order.
func names(lists ...[]string) string {
	var out []string
	for _, list := range lists {
		for _, name := range list {
			if name = nameNoise.ReplaceAllString(name, ""); name != "" {
				out = append(out, namePrefix.ReplaceAllString(name, "$1"))
			}
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "、")
}
