package lexicon

import "io/fs"

// Idioms (成语) is the words that hold a Chinese numeral but no number: 千方百计, 一体化.
type Idioms struct {
	words   map[string]bool
	longest map[rune]int // in runes, of the words that begin with the rune
}

func loadIdioms(fsys fs.FS, problems *Problems) *Idioms {
	d := &Idioms{map[string]bool{}, map[rune]int{}}
	last := ""
	for _, r := range readTable(fsys, "idioms.tsv", []string{"word"}, problems) {
		if r.cells[0] <= last {
			problems.add(r, "word %s is not in order or stands twice", r.cells[0])
		}
		last = r.cells[0]
		d.words[last] = true
		word := []rune(last)
		d.longest[word[0]] = max(d.longest[word[0]], len(word))
	}
	return d
}

// At is the length in runes of the longest idiom that begins text, or 0.
func (d *Idioms) At(text []rune) int {
	for n := min(d.longest[text[0]], len(text)); n > 1; n-- {
		if d.words[string(text[:n])] {
			return n
		}
	}
	return 0
}
