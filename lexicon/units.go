package lexicon

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Unit (单位) is a unit of measurement or a measure word.
type Unit struct {
	Name    string // as written
	Base    string // the unit its values are converted to
	Factor  Ratio  // how many Base one Name is
	Kind    string // percent, points, times, money, count, amount, size, time, date, year, age, score, grade, great
	Example string // a text in which the scanner must find it
}

var unitKinds = strings.Fields("percent points times money count amount size time date year age score grade great")

// Ratio (比) is a factor as a fraction, so that what has no finite decimal is rounded once, where it is used: 亩 is 10000/15 平方米.
type Ratio struct{ Over, Under decimal.Decimal }

// ratio reads a decimal or a fraction of two. Both must be positive and of a size that values can bear.
func ratio(cell string) (r Ratio, ok bool) {
	over, under, divided := strings.Cut(cell, "/")
	if !divided {
		under = "1"
	}
	for _, part := range []struct {
		text string
		to   *decimal.Decimal
	}{{over, &r.Over}, {under, &r.Under}} {
		f, err := decimal.NewFromString(part.text)
		if err != nil || !f.IsPositive() || f.Exponent() > 24 || f.Exponent() < -24 {
			return r, false
		}
		*part.to = f
	}
	return r, true
}

// Units (单位表) finds the unit that begins at a place.
type Units struct {
	All   []Unit
	names Starts[int] // indices in All
}

func loadUnits(fsys fs.FS, problems *Problems) *Units {
	u := &Units{}
	last := ""
	for _, r := range readTable(fsys, "units.tsv", []string{"unit", "base", "factor", "kind", "example"}, problems) {
		factor, ok := ratio(r.cells[2])
		unit := Unit{r.cells[0], r.cells[1], factor, r.cells[3], r.cells[4]}
		r.follows(&last, unit.Name, "unit "+unit.Name, problems)
		if !ok {
			problems.add(r, "factor %q is no positive decimal, nor a fraction of two as 10000/15", r.cells[2])
		}
		if !slices.Contains(unitKinds, unit.Kind) {
			problems.add(r, "unknown kind %q, want one of %s", unit.Kind, strings.Join(unitKinds, " "))
		}
		u.names.Add(unit.Name, len(u.All))
		u.All = append(u.All, unit)
	}
	return u
}

// At finds the longest unit that begins text. n is its length in runes, 0 where there is none.
func (u *Units) At(text []rune) (unit *Unit, n int) {
	i, n := u.names.At(text)
	if n == 0 {
		return nil, 0
	}
	return &u.All[i], n
}

// BoundWord (界词) is a word that says how a value limits: 以上, 超过, 控制在.
type BoundWord struct {
	Word  []rune
	After bool   // stands after the unit
	Bound string // exact, min, max, about, or empty where the word is a bound's company only (控制在)
}

// Bounds (界词表) finds bound words beside a value.
type Bounds struct {
	before map[rune][]BoundWord // by the character that the word ends with, longest first
	after  Starts[BoundWord]
}

func loadBounds(fsys fs.FS, problems *Problems) *Bounds {
	b := &Bounds{before: map[rune][]BoundWord{}}
	last := ""
	for _, r := range readTable(fsys, "bounds.tsv", []string{"word", "position", "bound"}, problems) {
		word, position, bound := r.cells[0], r.cells[1], r.cells[2]
		r.follows(&last, word, "bound word "+word, problems)
		if !slices.Contains([]string{"", "exact", "min", "max", "about"}, bound) {
			problems.add(r, "unknown bound %q", bound)
		}
		w := BoundWord{[]rune(word), position == "after", bound}
		switch position {
		case "before":
			end := w.Word[len(w.Word)-1]
			b.before[end] = append(b.before[end], w)
		case "after":
			b.after.Add(word, w)
		default:
			problems.add(r, "position %q is neither before nor after", position)
		}
	}
	for _, words := range b.before {
		slices.SortStableFunc(words, func(x, y BoundWord) int { return len(y.Word) - len(x.Word) })
	}
	return b
}

// Before finds the longest bound word that ends text.
func (b *Bounds) Before(text []rune) (BoundWord, bool) {
	if len(text) == 0 {
		return BoundWord{}, false
	}
	for _, w := range b.before[text[len(text)-1]] {
		if k := len(text) - len(w.Word); k >= 0 && slices.Equal(text[k:], w.Word) {
			return w, true
		}
	}
	return BoundWord{}, false
}

// After finds the longest bound word that begins text.
func (b *Bounds) After(text []rune) (BoundWord, bool) {
	w, n := b.after.At(text)
	return w, n > 0
}
