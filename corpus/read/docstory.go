package read

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Characters of the text that are marks, [MS-DOC] 2.4.1 and 2.6.1 (sprmCFSpec).
const (
	markNote       = 0x02
	markCell       = 0x07 // ends a cell; in a paragraph with sprmPFTtp, a row
	markTab        = 0x09
	markLine       = 0x0B
	markPage       = 0x0C // a page's end, or a section's, which ends a paragraph
	markPara       = 0x0D
	markColumn     = 0x0E
	markField      = 0x13 // the field's instruction begins
	markResult     = 0x14 // its result begins
	markFieldEnd   = 0x15
	markHyphen     = 0x1E // one that does not break
	maxFields      = 1 << 17
	maxInstruction = 200 // bytes of a field's instruction that are kept
)

// wordStory writes one of a document's texts.
type wordStory struct {
	*wordDoc
	d    *draft
	text wordText // of the paragraph
	high rune     // the first half of a surrogate pair

	inCell []byte   // paragraphs of the cell, divided by line ends
	cells  []string // of the row
	rows   []gridRow

	fields []wordField // ascending
	until  int         // where what is not drawn of the last field ends

	run    *wordRun[wordChar] // of the character read last, and its paragraph's
	para   *wordRun[wordPara]
	piece  *wordPiece
	c      wordChar
	hidden bool
	marks  int // of paragraphs and cells read
}

// wordField is the characters of a field that are not drawn: all but its result.
type wordField struct {
	from, to    int
	instruction []byte // its beginning
	result      bool   // is read now
}

// story writes the characters from one to another.
func (w *wordDoc) story(d *draft, from, to int) error {
	s := &wordStory{wordDoc: w, d: d, until: from}
	if err := s.findFields(from, to); err != nil {
		return err
	}
	err := s.eachUnit(from, to, s.unit)
	if err == nil {
		s.paragraph(wordPlace{list: unsaid}, markPara)
		s.endTable()
	}
	return err
}

// eachUnit gives each character of a part of the text: 8 bits of cp1252 or 16 of UTF-16.
func (s *wordStory) eachUnit(from, to int, use func(cp, fc int, r rune, p *wordPiece) error) error {
	first, _ := slices.BinarySearchFunc(s.pieces, from, func(p wordPiece, cp int) int { return p.end - 1 - cp })
	for i := first; i < len(s.pieces) && s.pieces[i].cp < to; i++ {
		p := &s.pieces[i]
		for cp := max(p.cp, from); cp < min(p.end, to); cp++ {
			fc := p.fc + (cp-p.cp)*p.size
			r := rune(s.main.u16(fc))
			if p.size == 1 {
				r = charmap.Windows1252.DecodeByte(s.main[fc])
			}
			if err := use(cp, fc, r, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// findFields finds what fields do not draw. A field that does not end is none.
func (s *wordStory) findFields(from, to int) error {
	var open []wordField
	err := s.eachUnit(from, to, func(cp, _ int, r rune, _ *wordPiece) error {
		n := len(open) - 1
		switch {
		case r == markField:
			if open = append(open, wordField{from: cp}); len(open)+len(s.fields) > maxFields {
				return wordDamaged("list of fields")
			}
		case n < 0:
		case r == markResult && !open[n].result:
			open[n].to, open[n].result = cp, true
		case r == markFieldEnd:
			f := &open[n]
			if drop, _ := leftOut(string(f.instruction)); drop || !f.result {
				f.to = cp
			}
			s.fields, open = append(s.fields, open[n]), open[:n]
		case !open[n].result && len(open[n].instruction) < maxInstruction:
			open[n].instruction = utf8.AppendRune(open[n].instruction, r)
		}
		return nil
	})
	slices.SortFunc(s.fields, func(a, b wordField) int { return a.from - b.from })
	return err
}

// unit reads a character.
func (s *wordStory) unit(cp, fc int, r rune, p *wordPiece) error {
	s.startField(cp)
	if err := s.look(fc, p); err != nil {
		return err
	}
	drop := s.c.deleted || s.hidden || cp < s.until
	switch {
	case r == markCell || r == markPara && !drop:
		return s.mark(r, p)
	case drop:
	case r == markPage && s.para != nil && int(s.para.to)-fc <= 2: // its properties end with it
		return s.mark(r, p)
	default:
		s.write(r)
	}
	return nil
}

// look finds what the character at a byte is like, where that is not what the one before was.
func (s *wordStory) look(fc int, p *wordPiece) error {
	run, para := s.chars.at(fc), s.paras.at(fc)
	if run == s.run && para == s.para && p == s.piece {
		return nil
	}
	s.run, s.para, s.piece = run, para, p
	if s.c = plainChar; run != nil {
		s.c = run.is
	}
	s.c.apply(p.changes)
	hidden := s.c.style >= 0 && s.style(int(s.c.style)).hidden
	if para != nil {
		hidden = hidden || s.style(para.is.style).hidden
	}
	s.hidden = s.c.hides(hidden)
	return s.spend(p.changes)
}

// startField skips what the fields that begin at cp do not draw. What a field without a result draws stands in its instruction.
func (s *wordStory) startField(cp int) {
	for ; len(s.fields) > 0 && s.fields[0].from <= cp; s.fields = s.fields[1:] {
		f := s.fields[0]
		if cp >= s.until && !f.result {
			s.text.add(drawnField(string(f.instruction)), onLine)
		}
		s.until = max(s.until, f.to)
	}
}

// write adds a character to the paragraph. Marks of pictures, notes and comments (below a blank) are none.
func (s *wordStory) write(r rune) {
	if s.high != 0 {
		r, s.high = utf16.DecodeRune(s.high, r), 0
	}
	switch {
	case s.c.symbol != 0:
		r = docxSymbol(s.font(s.c.font), rune(s.c.symbol))
	case symbolic(r):
		r = docxSymbol(s.font(s.c.font), r)
	case utf16.IsSurrogate(r):
		s.high = r
		return
	case r == markHyphen:
		r = '-'
	case r == markLine || r == markPage || r == markColumn:
		r = '\n'
	case r == markNote:
		s.text.mark()
		return
	case r < ' ' && r != markTab:
		return
	}
	s.text.addRune(r, s.c.script)
}

// mark ends a paragraph, a cell or a row.
func (s *wordStory) mark(r rune, p *wordPiece) error {
	place := wordPlace{list: unsaid, level: unsaid}
	para := wordPara{}
	if s.para != nil {
		para = s.para.is
	}
	style := s.style(para.style)
	for _, grpprl := range []wordBytes{para.grpprl, p.changes} {
		if err := s.place(grpprl, &place); err != nil {
			return err
		}
	}
	if s.marks++; s.marks > maxMarks {
		return refuse(TooLarge, "it has more than %d paragraphs and cells: divide it", maxMarks)
	}
	if place.list == unsaid {
		place.list = style.list
		if place.level == unsaid {
			place.level = s.lists.styleLevel(style)
		}
	}
	if place.level == unsaid {
		place.level = max(style.level, 0)
	}
	if place.inTable && place.depth == 0 {
		place.depth = 1
	}
	if s.c.deleted && place.rowEnd {
		s.text, s.inCell, s.cells = wordText{}, nil, nil
		return nil
	}
	s.paragraph(place, r)
	return s.d.err
}

// paragraph writes the paragraph that the mark r ends.
func (s *wordStory) paragraph(p wordPlace, r rune) {
	text := s.text.take()
	if s.high = 0; p.rowEnd && p.depth <= 1 {
		s.endRow(p.row)
		return
	}
	if p.innerRowEnd || p.rowEnd {
		return
	}
	if p.list != unsaid && (text != "" || p.depth > 0) {
		if label, bullet := s.lists.label(p.list, p.level); !bullet || p.depth == 0 {
			text = labelled(label, text)
		}
	}
	if p.depth == 0 {
		s.endTable()
		s.d.line(text)
		return
	}
	if text != "" {
		s.inCell = append(append(s.inCell, text...), '\n')
	}
	if p.depth == 1 && r == markCell {
		s.endCell()
	}
}

func (s *wordStory) endCell() {
	s.cells, s.inCell = append(s.cells, strings.TrimSpace(string(s.inCell))), nil
}

// endRow ends a row whose cells the row's mark defines.
func (s *wordStory) endRow(row wordRow) {
	if len(s.inCell) > 0 {
		s.endCell()
	}
	if len(s.cells) > 0 {
		s.rows = append(s.rows, row.row(s.cells))
	}
	s.cells = nil
}

// endTable writes the table that the last paragraphs were.
func (s *wordStory) endTable() {
	s.endRow(wordRow{})
	if len(s.rows) > 0 {
		s.d.table(gridTable(s.rows))
	}
	s.rows = nil
}
