package read

import (
	"strings"
	"unicode/utf16"
)

// listLevels is the most levels of a list.
const listLevels = 9

// wordLists are a document's lists and the numbers that they have come to.
type wordLists struct {
	lists map[int]*wordList // by lsid
	uses  []wordUse         // by number: sprmPIlfo - 1
}

// wordList is a list (LSTF, [MS-DOC] 2.9.147), whose paragraphs are counted together.
type wordList struct {
	styles  [listLevels]int // the paragraph style that is tied to a level
	levels  []wordLevel
	count   [listLevels]int
	counted [listLevels]bool
}

// wordUse is a list as a run of paragraphs uses it (LFO, [MS-DOC] 2.9.131): levels may begin anew or look otherwise.
type wordUse struct {
	list   *wordList
	levels [listLevels]*wordLevel
	starts [listLevels]int // where the use begins to count, unsaid where the list goes on
}

// wordLevel is how numbers of a level look (LVL, [MS-DOC] 2.9.149).
type wordLevel struct {
	start, format int
	legal, hidden bool
	restart       int      // levels above this one make it begin anew
	text          []uint16 // the text; a unit below listLevels stands for that level's number
}

const (
	lstfSize  = 28
	lvlfSize  = 28
	lfoSize   = 16
	maxUses   = 0x7FFF
	maxLabel  = 0xFF  // units of a level's text
	notListed = -2047 // sprmPIlfo of a paragraph without a number
)

// readLists reads the lists and their uses (PlfLst, PlfLfo).
func (w *wordDoc) readLists() error {
	w.lists = &wordLists{lists: map[int]*wordList{}}
	lists, err := w.pair(pairLists)
	if err != nil || len(lists) == 0 {
		return err
	}
	uses, err := w.pair(pairLFOs)
	if err != nil {
		return err
	}
	count := lists.u16(0)
	if _, ok := lists.part(2, lstfSize*count); !ok {
		return wordDamaged("table of lists")
	}
	rest := w.table[w.main.u32(fibPairs+8*pairLists)+len(lists):] // the levels stand behind the part
	for i := range count {
		lstf := lists[2+lstfSize*i:][:lstfSize]
		l := &wordList{}
		levels := listLevels
		if lstf.u8(26)&1 != 0 {
			levels = 1
		}
		for k := range listLevels {
			l.styles[k] = lstf.u16(8 + 2*k)
		}
		for k := range levels {
			level, size, ok := readLevel(rest, k)
			if !ok {
				return wordDamaged("table of lists")
			}
			l.levels = append(l.levels, level)
			rest = rest[size:]
		}
		w.lists.lists[lstf.u32(0)] = l
	}
	return w.lists.readUses(uses)
}

// readUses reads the LFOs, and behind them what each says of levels (LFOData).
func (l *wordLists) readUses(plf wordBytes) error {
	count := plf.u32(0)
	lfos, ok := plf.part(4, lfoSize*min(count, len(plf)))
	if !ok || count > maxUses {
		return wordDamaged("table of lists")
	}
	rest := plf[min(4+len(lfos), len(plf)):]
	for i := range count {
		lfo := lfos[lfoSize*i:]
		use := wordUse{list: l.lists[lfo.u32(0)]}
		for k := range use.starts {
			use.starts[k] = unsaid
		}
		rest = rest[min(4, len(rest)):]
		for range lfo.u8(12) {
			size, ok := use.override(rest)
			if !ok {
				return wordDamaged("table of lists")
			}
			rest = rest[size:]
		}
		l.uses = append(l.uses, use)
	}
	return nil
}

// override reads an LFOLVL, [MS-DOC] 2.9.133, and says how many bytes it has.
func (u *wordUse) override(b wordBytes) (size int, ok bool) {
	if len(b) < 8 {
		return 0, false
	}
	k, start := b.u8(4)&0xF, b.u32(0)
	size = 8
	if b.u8(4)&0x20 != 0 {
		level, n, ok := readLevel(b[8:], k)
		if !ok {
			return 0, false
		}
		if k < listLevels {
			u.levels[k] = &level
		}
		start, size = level.start, size+n
	}
	if b.u8(4)&0x10 != 0 && k < listLevels {
		u.starts[k] = start
	}
	return size, true
}

// readLevel reads the LVL of a level, and says how many bytes it has.
func readLevel(b wordBytes, k int) (l wordLevel, size int, ok bool) {
	papx, chpx := b.u8(25), b.u8(24)
	at := lvlfSize + papx + chpx
	text, ok := b.part(at+2, 2*b.u16(at))
	if !ok || len(b) < lvlfSize || len(text) > 2*maxLabel {
		return l, 0, false
	}
	flags := b.u8(5)
	l = wordLevel{start: b.u32(0), format: b.u8(4), legal: flags&4 != 0, restart: k}
	if flags&8 != 0 {
		l.restart = b.u8(26)
	}
	c := plainChar
	c.apply(b[lvlfSize+papx:][:chpx])
	l.hidden = c.hides(false)
	for i := 0; i+1 < len(text); i += 2 {
		l.text = append(l.text, uint16(text.u16(i)))
	}
	return l, at + 2 + len(text), true
}

// label counts a paragraph of a list and is what Word draws before it; empty where that is nothing.
func (l *wordLists) label(list, k int) (label string, bullet bool) {
	if list < 0 && list > notListed { // an indent of the paragraph's own
		list = -list
	}
	if list < 1 || list > len(l.uses) {
		return "", false
	}
	u := &l.uses[list-1]
	if u.list == nil || k < 0 || k >= len(u.list.levels) {
		return "", false
	}
	u.step(k)
	switch level := u.level(k); {
	case level.hidden:
		return "", false
	case level.format == formatBullet:
		return docxBullet(string(utf16.Decode(level.text))), true
	default:
		return u.text(level), false
	}
}

// styleLevel is the level of a paragraph whose style names the list: the one tied to that style, or what the style says.
func (l *wordLists) styleLevel(style *wordStyle) int {
	if n := style.list; n >= 1 && n <= len(l.uses) && l.uses[n-1].list != nil {
		for k, by := range l.uses[n-1].list.styles {
			if by == style.by {
				return k
			}
		}
	}
	return style.level
}

func (u *wordUse) level(k int) *wordLevel {
	if u.levels[k] != nil {
		return u.levels[k]
	}
	return &u.list.levels[k]
}

// step counts a paragraph of a level; those below that begin anew under it do.
func (u *wordUse) step(k int) {
	l := u.list
	switch {
	case u.starts[k] != unsaid:
		l.count[k], u.starts[k] = u.starts[k], unsaid
	case !l.counted[k]:
		l.count[k] = u.level(k).start
	default:
		l.count[k]++
	}
	l.counted[k] = true
	for below := k + 1; below < len(l.levels); below++ {
		if k < u.level(below).restart {
			l.counted[below] = false
		}
	}
}

// text puts the numbers into a level's text.
func (u *wordUse) text(level *wordLevel) string {
	var b strings.Builder
	var units []uint16
	for _, unit := range level.text {
		if unit >= listLevels {
			units = append(units, unit)
			continue
		}
		b.WriteString(string(utf16.Decode(units)))
		units = units[:0]
		if int(unit) < len(u.list.levels) {
			b.WriteString(u.number(int(unit), level.legal))
		}
	}
	b.WriteString(string(utf16.Decode(units)))
	return b.String()
}

// number is what a level has come to, or begins with.
func (u *wordUse) number(k int, legal bool) string {
	level := u.level(k)
	n := level.start
	if u.list.counted[k] {
		n = u.list.count[k]
	}
	switch {
	case level.format == formatBullet || level.format == formatNone:
		return ""
	case legal && level.format != formatZero:
		return docxNumber("decimal", "", n)
	}
	return docxNumber(wordFormats[level.format], "", n)
}

// Formats of numbers, [MS-OSHARED] 2.2.1.3.
const (
	formatZero   = 0x16
	formatBullet = 0x17
	formatNone   = 0xFF
)

// wordFormats are the names in WordprocessingML of the formats that are more than Arabic digits.
var wordFormats = map[int]string{
	0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter",
	0x0A: "ideographDigital", 0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x11: "japaneseDigitalTenThousand",
	0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth2", 0x16: "decimalZero", 0x1A: "decimalEnclosedFullstop",
	0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle",
	0x1E: "ideographTraditional", 0x1F: "ideographZodiac", 0x21: "taiwaneseCounting", 0x22: "ideographLegalTraditional",
	0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital", 0x25: "chineseCounting", 0x26: "chineseLegalSimplified",
	0x27: "chineseCountingThousand", 0x2A: "koreanCounting", 0x39: "numberInDash",
}
