package read

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A sheet has no tables, only cells at places. This file finds the tables: what stands between rows that hold nothing.

// sheet (工作表) is what is on one sheet: its cells with text, and which of its rows and columns are hidden.
type sheet struct {
	name       string
	cells      []sheetCell
	merged     []sheetArea
	hiddenRows sheetRuns
	hiddenCols sheetRuns
	size       int64 // bytes of its cells' text
	unsaved    int   // formulas without a value
	dropped    bool  // cells were hidden
}

// sheetCell is a cell with text at its place, counted from 0. The place is an area where cells are merged.
type sheetCell struct {
	sheetArea
	text string
}

// sheetArea is rows and columns of a sheet, its last ones included.
type sheetArea struct{ top, left, bottom, right int }

// add puts a text at a place of the sheet. A blank one is none.
func (s *sheet) add(row, col int, text string) {
	if strings.TrimSpace(text) != "" {
		s.cells = append(s.cells, sheetCell{sheetArea{row, col, row, col}, text})
		s.size += int64(len(text))
	}
}

// over says why a sheet is too large, so that its reader stops in time.
func (s *sheet) over(b *budget) error {
	switch {
	case len(s.cells) > maxPlaces:
		return refuse(TooLarge, "the sheet %s has more than %d cells: divide it", s.name, maxPlaces)
	case s.size > b.Part:
		return refuse(TooLarge, "the sheet %s holds more than %d MB of text: divide it, or raise --max-part", s.name, b.Part>>20)
	case len(s.merged) > maxPlaces:
		return refuse(TooLarge, "the sheet %s has more than %d merged areas: divide it", s.name, maxPlaces)
	}
	return nil
}

// write writes the sheet's tables, under its name where that says something.
func (s *sheet) write(d *draft) error {
	if err := s.merge(); err != nil {
		return err
	}
	s.show()
	if len(s.cells) == 0 {
		return nil
	}
	if d.at > 0 {
		d.gap()
	}
	if name := strings.TrimSpace(s.name); !plainName(name) && !strings.Contains(s.cells[0].text, name) {
		d.line(name)
	}
	for i, block := range s.blocks() {
		rows, err := s.rows(block)
		if err != nil {
			return err
		}
		if i > 0 {
			d.gap()
		}
		d.table(rows)
	}
	return nil
}

// plainName says whether a sheet's name is the one that the program gave it: Sheet1, 工作表2, Sheet1 (2).
func plainName(name string) bool {
	name = strings.TrimRight(name, "0123456789() ")
	return slices.Contains([]string{"", "Sheet", "sheet", "SHEET", "工作表", "表", "表格", "Table", "Worksheet"}, name)
}

// byPlace orders cells by rows, and within a row by columns.
func byPlace(a, b sheetCell) int {
	if a.top != b.top {
		return a.top - b.top
	}
	return a.left - b.left
}

// merge gives each cell at the head of a merged area the whole area, as far as columns are used, and drops what is
// covered. Merged areas of a sound sheet do not overlap; where they do, the first one in the sheet's order holds.
func (s *sheet) merge() error {
	if !slices.IsSortedFunc(s.cells, byPlace) {
		slices.SortStableFunc(s.cells, byPlace)
	}
	s.cells = slices.CompactFunc(s.cells, func(a, b sheetCell) bool { return byPlace(a, b) == 0 })
	width := 0
	for _, c := range s.cells {
		width = max(width, c.right+1)
	}
	slices.SortStableFunc(s.merged, func(a, b sheetArea) int { return a.top - b.top })
	cover := make([]*sheetArea, width) // of each column, the last merged area that reached down into it
	next, marks, kept := 0, 0, s.cells[:0]
	for _, c := range s.cells {
		for ; next < len(s.merged) && s.merged[next].top <= c.top; next++ {
			a := &s.merged[next]
			for col := a.left; col <= a.right && col < width; col++ {
				if cover[col] == nil || cover[col].bottom < a.top {
					cover[col] = a
				}
				if marks++; marks > 16*maxPlaces {
					return refuse(TooLarge, "the sheet %s has too many merged areas: divide it", s.name)
				}
			}
		}
		if a := cover[c.left]; a != nil && a.bottom >= c.top {
			if a.top != c.top || a.left != c.left {
				continue
			}
			c.sheetArea = *a
		}
		kept = append(kept, c)
	}
	s.cells = kept
	return nil
}

// show drops what hidden rows and columns hold. What a merged area shows moves to its first row and column that are seen.
func (s *sheet) show() {
	if len(s.hiddenRows) == 0 && len(s.hiddenCols) == 0 {
		return
	}
	s.hiddenRows, s.hiddenCols = s.hiddenRows.joined(), s.hiddenCols.joined()
	kept := s.cells[:0]
	for _, c := range s.cells {
		c.top, c.left = s.hiddenRows.next(c.top), s.hiddenCols.next(c.left)
		if c.top > c.bottom || c.left > c.right {
			s.dropped = true
			continue
		}
		kept = append(kept, c)
	}
	s.cells = kept
	slices.SortStableFunc(s.cells, byPlace)
}

// sheetRuns are ranges of rows or columns, both ends included.
type sheetRuns [][2]int

// add appends a range; next to the last one it makes that longer.
func (r *sheetRuns) add(from, to int) {
	if n := len(*r); n > 0 && (*r)[n-1][1]+1 == from && to >= from {
		(*r)[n-1][1] = to
	} else if to >= from {
		*r = append(*r, [2]int{from, to})
	}
}

// joined is the ranges in order, with those that touch made one.
func (r sheetRuns) joined() sheetRuns {
	slices.SortFunc(r, func(a, b [2]int) int { return a[0] - b[0] })
	var out sheetRuns
	for _, e := range r {
		if n := len(out); n > 0 && e[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], e[1])
		} else {
			out = append(out, e)
		}
	}
	return out
}

// next is the first number from n on that no range holds.
func (r sheetRuns) next(n int) int {
	at, found := slices.BinarySearchFunc(r, n, func(e [2]int, n int) int { return e[0] - n })
	if !found {
		at--
	}
	if at >= 0 && r[at][1] >= n {
		return r[at][1] + 1
	}
	return n
}

// blocks divides the sheet's cells where rows that hold nothing stand between tables.
func (s *sheet) blocks() [][]sheetCell {
	var blocks [][]sheetCell
	start, reach := 0, s.cells[0].bottom
	covered, m := -1, 0 // the last row of the merged areas that begin above, with text or without
	for i := 1; i < len(s.cells); i++ {
		row, above := s.cells[i].top, s.cells[i-1].top
		if row > above {
			for ; m < len(s.merged) && s.merged[m].top <= above; m++ {
				covered = max(covered, s.merged[m].bottom)
			}
			if s.gap(max(above, reach, covered), row) && beginsTable(s.cells[i:]) {
				blocks = append(blocks, s.cells[start:i])
				start = i
			}
		}
		reach = max(reach, s.cells[i].bottom)
	}
	return append(blocks, s.cells[start:])
}

// gap says whether a row that is seen stands between two rows.
func (s *sheet) gap(above, row int) bool { return s.hiddenRows.next(above+1) < row }

// beginsTable says whether a table begins with the first row of cells, or a line of its own does: it has one cell, or only
// short words without figures but years, and another row right below. Any other row goes on with the table above.
func beginsTable(cells []sheetCell) bool {
	n, words := 0, true
	for ; n < len(cells) && cells[n].top == cells[0].top; n++ {
		words = words && isHeading(cells[n].text)
	}
	return n == 1 && !isFigure(cells[0].text) || words && n < len(cells) && cells[n].top <= cells[0].bottom+1
}

// isHeading says whether a text can head a column: it is short, is no sentence and has no digits but those of a year.
func isHeading(text string) bool {
	if utf8.RuneCountInString(text) > 20 || strings.ContainsAny(text, "。；") {
		return false
	}
	for digits := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if !isYear(digits) {
			return false
		}
	}
	return true
}

// isFigure says whether a text is a number and nothing else.
func isFigure(text string) bool { return strings.Trim(text, "0123456789.,%-() ") == "" }

// isYear says whether a figure can only be a column's year.
func isYear(text string) bool { return len(text) == 4 && (text[:2] == "19" || text[:2] == "20") }

// rows puts a block's cells into rows without the rows and columns that hold nothing, a merged one at its first place.
func (s *sheet) rows(cells []sheetCell) ([][]cell, error) {
	tops, lefts := usedPlaces(cells)
	if len(lefts) > maxCols || len(tops)*len(lefts) > maxPlaces {
		return nil, refuse(TooLarge, "a table of the sheet %s has %d rows and %d columns: divide it", s.name, len(tops), len(lefts))
	}
	widen(cells, lefts)
	covered := make([]int, len(lefts)) // of each column, the row up to which a cell above covers it
	out := make([][]cell, len(tops))
	for r, at := 0, 0; r < len(tops); r++ {
		for col := 0; col < len(lefts); {
			here := at < len(cells) && cells[at].top == tops[r] && cells[at].left == lefts[col]
			if here {
				at++
			}
			switch {
			case covered[col] > r:
				col++
			case here:
				c := cells[at-1]
				under, _ := slices.BinarySearch(tops, c.bottom+1)
				beside, _ := slices.BinarySearch(lefts, c.right+1)
				out[r] = append(out[r], cell{text: c.text, rows: under - r, cols: beside - col})
				for ; col < beside; col++ {
					covered[col] = under
				}
			default:
				out[r] = append(out[r], cell{})
				col++
			}
		}
	}
	return out, nil
}

// usedPlaces are the rows and the columns in which cells begin.
func usedPlaces(cells []sheetCell) (tops, lefts []int) {
	used := map[int]bool{}
	for i, c := range cells {
		if i == 0 || c.top != cells[i-1].top {
			tops = append(tops, c.top)
		}
		used[c.left] = true
	}
	return tops, slices.Sorted(maps.Keys(used))
}

// widen gives a cell that stands alone in its row the width of the table, as its text runs over the empty cells beside
// it: a title at the top wherever it stands, and below that the heading of a group of rows, or a note, in the first column.
func widen(cells []sheetCell, lefts []int) {
	first, last := lefts[0], lefts[len(lefts)-1]
	top, below := true, -1 // no row has had two cells; the last row that a cell above covers
	for i := range cells {
		c := &cells[i]
		alone := (i == 0 || cells[i-1].top < c.top) && (i+1 == len(cells) || cells[i+1].top > c.top) && below < c.top
		top = top && alone
		below = max(below, c.bottom)
		if !alone || c.bottom > c.top || isFigure(c.text) || last == first {
			continue
		}
		n := utf8.RuneCountInString(c.text)
		if top && (n >= 8 || c.left == first) || c.left == first && n > 4 && len(lefts) > 2 {
			c.left, c.right = first, max(c.right, last)
		}
	}
}
