package lexicon

import (
	"io/fs"
	"slices"
	"strings"
)

// Ending (词尾) is a kind of word that tells a phrase by how it ends or what it holds; such words are not segmented.
type Ending string

// The kinds of ending.
const (
	Place     Ending = "place"     // a kind of place or body: 园区, 开发区
	ShareOf   Ending = "share"     // a part of a whole: 比重
	AmountOf  Ending = "amount"    // how much there is of what stands before it: 产量
	RateOf    Ending = "rate"      // a change: 涨幅
	Fulfilled Ending = "fulfilled" // a goal already reached: 圆满
	Programme Ending = "programme" // what stands before it is a programme's name: 计划
	NotEtc    Ending = "notetc"    // a word in which 等 is no «and so on»: 高等
	Aim       Ending = "aim"       // says only that what stands before it is aimed at: 2个贫困县摘帽的任务
	// Expected says behind an indicator that its value is aimed at: 经济增长预期目标
	Expected Ending = "expected"

	// Description begins what is said of counted things behind their size: 10亿元以上、具有竞争力的企业.
	Description Ending = "description"
)

// Endings (词尾表) is endings.tsv.
type Endings struct {
	words  map[Ending][]string // of each kind, longest first
	starts map[Ending]*Starts[string]
}

func loadEndings(fsys fs.FS, problems *Problems) *Endings {
	kinds := []Ending{Place, ShareOf, AmountOf, RateOf, Fulfilled, Programme, NotEtc, Aim, Expected, Description}
	e := &Endings{map[Ending][]string{}, map[Ending]*Starts[string]{}}
	for _, kind := range kinds {
		e.starts[kind] = &Starts[string]{}
	}
	last := ""
	for _, r := range readTable(fsys, "endings.tsv", []string{"word", "kind"}, problems) {
		r.follows(&last, r.text, r.cells[0], problems)
		kind := Ending(r.cells[1])
		if !slices.Contains(kinds, kind) {
			problems.add(r, "unknown kind %q", kind)
			continue
		}
		e.starts[kind].Add(r.cells[0], r.cells[0])
		e.words[kind] = append(e.words[kind], r.cells[0])
	}
	for _, words := range e.words {
		slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	}
	return e
}

// Ends is the longest word of the kind that ends text, or empty.
func (e *Endings) Ends(text string, kind Ending) string {
	for _, w := range e.words[kind] {
		if strings.HasSuffix(text, w) {
			return w
		}
	}
	return ""
}

// Begins is the longest word of the kind that begins text, or empty.
func (e *Endings) Begins(text []rune, kind Ending) string {
	word, _ := e.starts[kind].At(text)
	return word
}

// Words is every word of the kind, longest first. The caller must not change it.
func (e *Endings) Words(kind Ending) []string { return e.words[kind] }
