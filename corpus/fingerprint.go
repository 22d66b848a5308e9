package corpus

import (
	"slices"
	"unicode"
)

// minFingerprint is the length, in letters, below which a sentence says too little to tell a notice by: 特此通知。
const minFingerprint = 8

// Stored is a document as a database gives it back: its text and its sentences, and nothing that was understood of them.
func Stored(text string, sentences []Span) *Document {
	d := &Document{Sentences: make([]Sentence, len(sentences))}
	d.spell(contentOf(text))
	d.simplify()
	for i, s := range sentences {
		d.Sentences[i].Span = s
	}
	return d
}

// Fingerprints (指纹) is a hash of each sentence that says something, of its letters and digits alone, so that what another
// site does to blanks, punctuation and width changes none. They are sorted and differ.
func (d *Document) Fingerprints() []uint64 {
	list := make([]uint64, 0, len(d.Sentences))
	for _, s := range d.Sentences {
		if h, letters := fingerprint(d.Runes[s.Start:s.End]); letters >= minFingerprint {
			list = append(list, h)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// fingerprint is FNV-1a by code points with murmur3's last mixing, since FNV's high bits are not even.
func fingerprint(text []rune) (h uint64, letters int) {
	h = 14695981039346656037
	for _, r := range text {
		if r < firstHan || r > lastHan { // few of the text
			if r >= 0xFF01 && r <= 0xFF5E { // full width
				r -= 0xFEE0
			}
			if !letter(r) {
				continue
			}
		}
		h = (h ^ uint64(r)) * 1099511628211
		letters++
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33, letters
}

// letter says whether a rune is a letter or a digit.
func letter(r rune) bool {
	switch {
	case r < 0x80:
		return word(r)
	case r >= 0x2000 && r < 0x2070 || r >= 0x3008 && r <= 0x3020 || r >= 0x3000 && r <= 0x3002: // punctuation and blanks
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// minimaBits is how many leading bits of a hash tell the parts of the range.
const minimaBits = 3

// Minima is the least of the sorted fingerprints in each eighth of their range, 0 where that has none. Of two documents
// that share most of their sentences, most minima are the same (MinHash with one permutation, Li, Owen and Zhang 2012).
func Minima(fingerprints []uint64) (minima [1 << minimaBits]uint64) {
	for _, h := range fingerprints {
		if at := h >> (64 - minimaBits); minima[at] == 0 {
			minima[at] = h
		}
	}
	return minima
}

// Similarity is the share of sentences that both have among those that either has: 0 to 1, of sorted fingerprints.
func Similarity(a, b []uint64) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
