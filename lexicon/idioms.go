package lexicon

import (
	"io/fs"
	"slices"
)

// Idioms (成语) is the words that hold a Chinese numeral but no number: 千方百计, 一体化.
type Idioms struct {
	first map[rune][][]rune // by the rune that the word begins with, longest first
}

func loadIdioms(fsys fs.FS, problems *Problems) *Idioms {
	d := &Idioms{map[rune][][]rune{}}
	last := ""
	for _, r := range readTable(fsys, "idioms.tsv", []string{"word"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		word := []rune(last)
		d.first[word[0]] = append(d.first[word[0]], word)
	}
	for _, words := range d.first {
		slices.SortStableFunc(words, func(a, b []rune) int { return len(b) - len(a) })
	}
	return d
}

// At is the length in runes of the longest idiom that begins text, or 0.
func (d *Idioms) At(text []rune) int {
	for _, word := range d.first[text[0]] {
		if len(word) <= len(text) && slices.Equal(text[:len(word)], word) {
			return len(word)
		}
	}
	return 0
}
