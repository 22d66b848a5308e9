package read

import (
	"encoding/binary"
	"math"
	"slices"
)

// biffSheet is a sheet's records being read.
type biffSheet struct {
	*biff
	*sheet
	waiting sheetArea // the place of the formula whose text follows
	style   int
	waits   bool
}

// readSheet reads a sheet's records and writes its tables.
func (b *biff) readSheet(bound boundSheet) error {
	s := &biffSheet{biff: b, sheet: &sheet{name: bound.name}}
	if uint64(bound.at) >= uint64(len(b.stream)) {
		return b.damaged("a sheet that is not there")
	}
	r := &biffRecords{data: b.stream, at: int(bound.at)}
	rec, ok := r.next()
	if !ok || rec.kind != biffBOF {
		return b.damaged("a sheet that is not where it should be")
	}
	for depth := 1; depth > 0; {
		if rec, ok = r.next(); !ok {
			return b.damaged("the records of the sheet " + bound.name + " are cut off")
		}
		switch {
		case rec.kind == biffBOF: // a chart within the sheet
			depth++
		case rec.kind == biffEOF:
			depth--
		case depth == 1:
			s.record(rec)
		}
		if b.err == nil {
			b.err = s.over(b.budget)
		}
		if b.err != nil {
			return b.err
		}
	}
	if b.used += r.at - int(bound.at); b.used > len(b.stream) {
		return b.damaged("sheets that share records")
	}
	return b.notes.write(s.sheet, b.out)
}

// least is the shortest that a record of the kind can be.
var least = map[int]int{biffRow: 16, biffColInfo: 10, biffMergeCells: 2, biffLabelSST: 10, biffLabel: 8, biffRString: 8,
	biffNumber: 14, biffRK: 10, biffMulRK: 6, biffFormula: 20, biffBoolErr: 8, biffString: 3}

// record reads a record of the sheet.
func (s *biffSheet) record(rec biffRecord) {
	data := rec.data
	n, ok := least[rec.kind]
	if !ok {
		return
	}
	if len(data) < n {
		s.biff.err = s.damaged("a record that is too short")
		return
	}
	row, col, style := u16(data, 0), u16(data, 2), u16(data, 4)
	switch rec.kind {
	case biffRow: // [MS-XLS] 2.4.221
		if data[12]&0x20 != 0 {
			s.hiddenRows.add(row, row)
		}
	case biffColInfo: // 2.4.53
		if data[8]&1 != 0 {
			s.hiddenCols.add(row, col)
		}
	case biffMergeCells: // 2.4.168
		s.merges(data)
	case biffLabelSST: // 2.4.149
		if i := u32(data, 6); uint64(i) < uint64(len(s.strings)) {
			s.words(row, col, style, s.strings[i])
		} else {
			s.biff.err = s.damaged("a cell names a text that is not there")
		}
	case biffLabel, biffRString: // 2.4.148
		s.words(row, col, style, s.label(rec, 6))
	case biffNumber: // 2.4.180
		s.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(data[6:])))
	case biffRK: // 2.4.220
		s.number(row, col, style, rkNumber(u32(data, 6)))
	case biffMulRK: // 2.4.175
		for at := 4; at+6 <= len(data)-2; at += 6 {
			s.number(row, col+(at-4)/6, u16(data, at), rkNumber(u32(data, at+2)))
		}
	case biffFormula:
		s.formula(row, col, style, data)
	case biffString: // 2.4.268
		if s.waits {
			s.words(s.waiting.top, s.waiting.left, s.style, s.label(rec, 0))
			s.waits = false
		}
	case biffBoolErr: // 2.4.24
		if data[7] == 0 {
			s.truth(row, col, data[6])
		}
	}
}

// formula reads what a formula last came to ([MS-XLS] 2.4.127, 2.5.133). A text follows in a record of its own.
func (s *biffSheet) formula(row, col, style int, data []byte) {
	if s.waits = false; u16(data, 12) != 0xFFFF {
		s.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(data[6:])))
		return
	}
	switch data[6] {
	case 0:
		s.waiting, s.style, s.waits = sheetArea{row, col, row, col}, style, true
	case 1:
		s.truth(row, col, data[8])
	}
}

func (s *biffSheet) format(style int) numberFormat {
	if style < len(s.formats) {
		return s.formats[style]
	}
	return nil
}

func (s *biffSheet) number(row, col, style int, x float64) {
	s.add(row, col, s.format(style).show(x, s.epoch))
}

func (s *biffSheet) words(row, col, style int, text string) {
	s.add(row, col, s.format(style).showText(text))
}

func (s *biffSheet) truth(row, col int, value byte) {
	s.add(row, col, map[bool]string{true: "TRUE", false: "FALSE"}[value != 0])
}

// label is the text that stands in a record itself.
func (s *biffSheet) label(rec biffRecord, at int) string {
	if s.old {
		data := slices.Concat(append([][]byte{rec.data[at+2:]}, rec.rest...)...)
		return s.gbk(data[:min(len(data), u16(rec.data, at))])
	}
	t := textReader{parts: append([][]byte{rec.data[at:]}, rec.rest...)}
	text := t.string(2)
	if t.broken {
		s.biff.err = s.damaged("a text that is cut off")
	}
	return text
}

// merges reads merged areas.
func (s *biffSheet) merges(data []byte) {
	for at := 2; at+8 <= len(data); at += 8 {
		a := sheetArea{u16(data, at), u16(data, at+4), u16(data, at+2), u16(data, at+6)}
		if a.bottom >= a.top && a.right >= a.left {
			s.merged = append(s.merged, a)
		}
	}
}
