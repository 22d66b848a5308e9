package lexicon

import "io/fs"

// Idioms (成语) is the words that hold a Chinese numeral but no number: 千方百计, 一体化.
type Idioms = Starts[struct{}]

func loadIdioms(fsys fs.FS, problems *Problems) *Idioms {
	d := &Idioms{}
	last := ""
	for _, r := range readTable(fsys, "idioms.tsv", []string{"word"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		d.Add(last, struct{}{})
	}
	return d
}
