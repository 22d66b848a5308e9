package lexicon

import (
	"io/fs"
	"slices"

	"github.com/shopspring/decimal"
)

// Implicit (隐含数) is a word that stands for one number: 全覆盖 is 100 %, 翻一番 a growth of 100 %.
type Implicit struct {
	Word      []rune
	Value     string // decimal
	Unit      string
	Measure   string // level, growth, share
	Direction string // down, or empty
}

func loadImplicit(fsys fs.FS, problems *Problems) []Implicit {
	var words []Implicit
	last := ""
	for _, r := range readTable(fsys, "implicit.tsv", []string{"word", "value", "unit", "measure", "direction", "example"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		if _, err := decimal.NewFromString(r.cells[1]); err != nil {
			problems.add(r, "value %q is no decimal", r.cells[1])
		}
		if !slices.Contains([]string{"level", "growth", "share"}, r.cells[3]) || r.cells[4] != "" && r.cells[4] != "down" {
			problems.add(r, "measure %q or direction %q is unknown", r.cells[3], r.cells[4])
		}
		words = append(words, Implicit{[]rune(r.cells[0]), r.cells[1], r.cells[2], r.cells[3], r.cells[4]})
	}
	slices.SortStableFunc(words, func(x, y Implicit) int { return len(y.Word) - len(x.Word) })
	return words
}
