package read

import (
	"strconv"
	"strings"
)

// The largest sheet (ECMA-376 part 1, 18.3.1.4): A1 to XFD1048576.
const (
	maxSheetRows = 1 << 20
	maxSheetCols = 1 << 14
)

// sheetReader reads one sheet's part.
type sheetReader struct {
	*workbook
	*sheet
	m   *markup
	err error
}

// readSheet reads a sheet's part (18.3) and writes its tables.
func (w *workbook) readSheet(name, part string) error {
	m, err := w.part(part)
	if err != nil {
		return err
	}
	r := &sheetReader{w, &sheet{name: name}, m, nil}
	m.root()
	m.each(r.piece)
	switch {
	case r.err != nil:
		return r.err
	case m.err != nil:
		return m.err
	}
	return w.notes.write(r.sheet, w.out)
}

// piece reads one of the sheet's elements.
func (r *sheetReader) piece(e xmlElement) {
	switch e.name {
	case "cols":
		r.m.each(func(e xmlElement) {
			if from, to := e.number("min", 0), e.number("max", 0); xmlTrue(e.attr("hidden")) && from > 0 {
				r.hiddenCols.add(from-1, min(to, maxSheetCols)-1)
			}
		})
	case "sheetData":
		r.rows()
	case "mergeCells":
		r.m.each(func(e xmlElement) {
			if a, ok := areaOf(e.attr("ref")); ok {
				r.merged = append(r.merged, a)
			}
		})
		r.check()
	}
}

// check ends the reading where the sheet grows too large.
func (r *sheetReader) check() {
	if r.err == nil {
		r.err = r.over(r.budget)
	}
	if r.err != nil && r.m.err == nil {
		r.m.err = r.err
	}
}

// rows reads the sheet's rows. One without a number stands below the one before it.
func (r *sheetReader) rows() {
	row := -1
	r.m.each(func(e xmlElement) {
		if e.name != "row" {
			return
		}
		if row = e.number("r", row+2) - 1; row < 0 || row >= maxSheetRows {
			r.wrong("a row that no sheet has")
			return
		}
		if xmlTrue(e.attr("hidden")) {
			r.hiddenRows.add(row, row)
		}
		col := -1
		r.m.each(func(e xmlElement) {
			if e.name != "c" {
				return
			}
			col++
			if ref := e.attr("r"); ref != "" {
				at, c, ok := placeOf(ref)
				if col = c; !ok || at != row {
					r.wrong("a cell in the wrong row")
					return
				}
			}
			r.cell(e, row, col)
		})
		r.check()
	})
}

// wrong ends the reading of a sheet that contradicts itself.
func (r *sheetReader) wrong(what string) {
	if r.err == nil {
		r.err = refuse(Damaged, "the sheet %s is damaged (%s): open the file in Excel or WPS and save it again", r.name, what)
	}
	r.check()
}

// cell reads a cell (18.3.1.4): what its formula last came to, or what was written in it.
func (r *sheetReader) cell(e xmlElement, row, col int) {
	kind, style := e.attr("t"), 0
	if s := e.attr("s"); s != "" {
		style = e.number("s", 0)
	}
	value, formula := "", false
	r.m.each(func(e xmlElement) {
		switch e.name {
		case "v":
			value = r.m.words()
		case "is":
			value = richText(r.m)
		case "f":
			formula = true
		}
	})
	var nf numberFormat
	if style >= 0 && style < len(r.formats) {
		nf = r.formats[style]
	}
	if formula && value == "" && kind != "str" {
		r.unsaved++
	}
	r.add(row, col, r.value(kind, value, nf))
}

// value is what a cell shows.
func (r *sheetReader) value(kind, value string, nf numberFormat) string {
	switch kind {
	case "s":
		if value == "" {
			return ""
		}
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(r.strings) {
			r.wrong("a cell names a text that is not there")
			return ""
		}
		return nf.showText(r.strings[n])
	case "str":
		return nf.showText(unescapeX(value))
	case "inlineStr":
		return nf.showText(value)
	case "b":
		return map[bool]string{true: "TRUE", false: "FALSE"}[xmlTrue(strings.TrimSpace(value))]
	case "e":
		return ""
	case "d": // ISO 8601
		return strings.TrimSuffix(strings.TrimSpace(value), "T00:00:00")
	}
	if value = strings.TrimSpace(value); value == "" {
		return ""
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		r.wrong("a number that is none")
		return ""
	}
	return nf.show(x, r.epoch)
}

// areaOf is the area of a reference: A1:C3, or A1 alone.
func areaOf(ref string) (a sheetArea, ok bool) {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		last = first
	}
	top, left, ok1 := placeOf(first)
	bottom, right, ok2 := placeOf(last)
	return sheetArea{top, left, bottom, right}, ok1 && ok2 && bottom >= top && right >= left
}

// placeOf is the row and column, from 0, of a reference: C12 is 11, 2.
func placeOf(ref string) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		letter := ref[i] &^ ' '
		if letter < 'A' || letter > 'Z' {
			break
		}
		col = col*26 + int(letter-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return row - 1, col - 1, err == nil && col > 0 && col <= maxSheetCols && row > 0 && row <= maxSheetRows
}
