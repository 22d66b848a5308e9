package read

import "strings"

// A text of cells has no merged ones: what a spreadsheet merged stands in its first place, and the others are empty. Where
// only that can be meant they are merged again.

// remerge merges the cells of headers in two rows, and the groups of rows in the first column.
func (s *sheet) remerge() {
	rows := s.byRows()
	first := true // row with several cells since an empty one
	for i := 0; i+1 < len(rows); i++ {
		first = first || rows[i][0].top > rows[i-1][0].top+1
		if first && len(rows[i]) > 1 {
			first = false
			if rows[i][0].left == 0 {
				s.mergeHeader(rows[i], rows[i+1])
			}
		}
	}
	group := -1 // which merged area the group is
	for i, row := range rows {
		first := row[0]
		goesOn := group >= 0 && first.left == 1 && len(row) > 1 && first.top == s.merged[group].bottom+1 &&
			!strings.HasSuffix(strings.TrimSpace(first.text), "计") // 合计
		switch {
		case goesOn:
			s.merged[group].bottom++
		case first.left == 0 && len(row) > 2 && row[1].left == 1 && !isFigure(first.text) && i+1 < len(rows) && rows[i+1][0].left == 1:
			group = len(s.merged)
			s.merged = append(s.merged, first.sheetArea)
		default:
			group = -1
		}
	}
}

// byRows is the sheet's cells, row by row.
func (s *sheet) byRows() (rows [][]sheetCell) {
	start := 0
	for i := range s.cells {
		if i+1 == len(s.cells) || s.cells[i+1].top != s.cells[i].top {
			rows = append(rows, s.cells[start:i+1])
			start = i + 1
		}
	}
	return rows
}

// mergeHeader merges the cells of a header's rows: two where the lower one has words under columns that the upper one leaves
// empty and nothing in the first two columns, else one, whose cells reach over empty ones between them.
func (s *sheet) mergeHeader(above, below []sheetCell) {
	under, over, last := map[int]bool{}, map[int]bool{}, above[len(above)-1].left
	for _, c := range above {
		if isFigure(c.text) && !isYear(strings.TrimSpace(c.text)) {
			return
		}
		over[c.left] = true
	}
	if splits(over, below) && below[0].top == above[0].top+1 {
		for _, c := range below {
			under[c.left] = true
			last = max(last, c.left)
		}
	}
	for _, c := range above {
		a := c.sheetArea
		if len(under) > 0 && !under[c.left] {
			a.bottom++
		}
		for a.right < last && !over[a.right+1] && (len(under) == 0 || under[a.right+1]) {
			a.right++
		}
		s.merged = append(s.merged, a)
	}
}

// splits says whether a row is the second one of a header whose first row fills some columns.
func splits(over map[int]bool, below []sheetCell) bool {
	split := false
	for _, c := range below {
		if isFigure(c.text) && !isYear(strings.TrimSpace(c.text)) {
			return false
		}
		split = split || !over[c.left]
	}
	return split && below[0].left > 1
}
