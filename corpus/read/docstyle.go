package read

import "unicode/utf16"

// wordStyle is what a style says of lists and hidden text, its base's words included.
type wordStyle struct {
	base        int
	papx, chpx  wordBytes
	list, level int // unsaid where nothing is said
	by          int // the style that names the list
	hidden      bool
}

const (
	noStyle    = 0xFFF
	maxStyles  = 0xFFE
	maxBases   = 32 // styles upon styles
	stylePara  = 1
	styleChars = 2
)

// readStyles reads the style sheet (STSH), [MS-DOC] 2.9.271.
func (w *wordDoc) readStyles() error {
	sheet, err := w.pair(pairStyles)
	if err != nil || len(sheet) == 0 {
		return err
	}
	head := sheet.u16(0)
	count, base := sheet.u16(2), sheet.u16(4)
	if count > maxStyles {
		return wordDamaged("style sheet")
	}
	rest := sheet[min(2+head, len(sheet)):]
	for range count {
		std, ok := rest.part(2, rest.u16(0))
		if !ok || len(rest) < 2 {
			return wordDamaged("style sheet")
		}
		rest = rest[2+len(std):]
		w.styles = append(w.styles, readStyle(std, base))
	}
	for i := range w.styles {
		if err := w.inherit(i); err != nil {
			return err
		}
	}
	return nil
}

// readStyle reads a style (STD), [MS-DOC] 2.9.258: its base, its name, and its modifiers of paragraphs and characters.
func readStyle(std wordBytes, size int) wordStyle {
	s := wordStyle{base: noStyle, list: unsaid, level: unsaid}
	if len(std) < size || size < 10 {
		return s
	}
	kind, count := std.u16(2)&0xF, std.u16(4)&0xF
	s.base = std.u16(2) >> 4
	at := size + 2 + 2*std.u16(size) + 2 // the name: a count, UTF-16, a zero
	for n := range count {
		upx, ok := std.part(at+2, std.u16(at))
		if !ok {
			break
		}
		switch {
		case kind == stylePara && n == 0 && len(upx) >= 2:
			s.papx = upx[2:]
		case kind == stylePara && n == 1 || kind == styleChars && n == 0:
			s.chpx = upx
		}
		at += 2 + len(upx)
		at += at & 1
	}
	return s
}

// inherit says what a style is like, from its last base up.
func (w *wordDoc) inherit(i int) error {
	var chain []int
	for k := i; k < len(w.styles) && len(chain) < maxBases; k = w.styles[k].base {
		chain = append(chain, k)
	}
	s := &w.styles[i]
	for n := len(chain) - 1; n >= 0; n-- {
		from := &w.styles[chain[n]]
		if err := w.spend(from.papx, from.chpx); err != nil {
			return err
		}
		c, p := plainChar, wordPlace{list: unsaid, level: unsaid}
		c.apply(from.chpx)
		s.hidden = c.hides(s.hidden)
		eachSprm(from.papx, func(sprm int, operand wordBytes) {
			switch sprm {
			case sprmPIlfo:
				p.list = operand.i16(0)
			case sprmPIlvl:
				p.level = operand.u8(0)
			}
		})
		if p.list != unsaid {
			s.list, s.by = p.list, chain[n]
		}
		if p.level != unsaid {
			s.level = p.level
		}
	}
	return nil
}

// style is a style by its number; an unknown one says nothing.
func (w *wordDoc) style(n int) *wordStyle {
	if n < 0 || n >= len(w.styles) {
		return &unknownStyle
	}
	return &w.styles[n]
}

var unknownStyle = wordStyle{list: unsaid, level: unsaid}

// ffnName is where a font's name stands in its entry (FFN), [MS-DOC] 2.9.89.
const ffnName = 40

// readFonts reads the names of fonts (SttbfFfn).
func (w *wordDoc) readFonts() error {
	table, err := w.pair(pairFonts)
	if err != nil {
		return err
	}
	rest := table[min(4, len(table)):]
	for range table.u16(0) {
		ffn, ok := rest.part(0, 1+rest.u8(0))
		if !ok || len(rest) == 0 {
			break
		}
		var name []uint16
		for at := ffnName; at+1 < len(ffn) && ffn.u16(at) != 0; at += 2 {
			name = append(name, uint16(ffn.u16(at)))
		}
		w.fonts = append(w.fonts, string(utf16.Decode(name)))
		rest = rest[len(ffn):]
	}
	return nil
}

func (w *wordDoc) font(n int16) string {
	if n < 0 || int(n) >= len(w.fonts) {
		return ""
	}
	return w.fonts[n]
}
