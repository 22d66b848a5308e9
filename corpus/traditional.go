package corpus

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed traditional.tsv
var traditionalTable string

// simplified is the simplified form of each traditional character that has another.
var simplified = sync.OnceValue(func() map[rune]rune {
	forms := map[rune]rune{}
	for line := range strings.Lines(traditionalTable) {
		if pair := []rune(line); pair[0] >= firstHan {
			forms[pair[0]] = pair[2]
		}
	}
	return forms
})

// usual are the commonest characters that only traditional texts write.
const usual = "這來時動國產們個會對於學級義發進說種過後經線電長黨實業現戰無農體圖結裡開論從當還資隊應樣變關點與間內員氣組數質區極團統轉別連觀調報處將識帶東則廣車計給務類號設達場織歷縣鎮項標責萬總為億"

// isUsual has a bit for each character that firstHan to lastHan can be.
var isUsual = func() (set [(lastHan - firstHan + 64) / 64]uint64) {
	for _, r := range usual {
		set[(r-firstHan)/64] |= 1 << ((r - firstHan) % 64)
	}
	return set
}()

// The characters of the block that holds all in daily use.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// traditionalHead is how much of a text is looked at to see whether it is traditional, in characters; of which one in
// traditionalShare must be usual.
const (
	traditionalHead  = 5000
	traditionalShare = 25
)

// simplify writes the traditional characters of a text that is written in them as simplified ones, one for one, so that the
// lexicon finds them and every place stays what it is. A simplified text keeps 乾, 著, 於 where it has them.
func (d *Document) simplify() {
	found, han := 0, 0
	for _, r := range d.Runes[:min(len(d.Runes), traditionalHead)] {
		n := uint(r - firstHan)
		if n > lastHan-firstHan {
			continue
		}
		han++
		found += int(isUsual[n/64] >> (n % 64) & 1)
	}
	if found*traditionalShare <= han {
		return
	}
	forms := simplified()
	for i, r := range d.Runes {
		if s, ok := forms[r]; ok {
			d.Runes[i] = s
		}
	}
}
