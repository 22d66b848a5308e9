package corpus

import "strings"

// gridder puts rows into a Table's grid: a row that lacks its first cells hangs under the cells above,
// which is told by the column of row numbers.
type gridder struct {
	Table
	d      *Document
	rows   []tableRow
	width  int
	number int // the column of row numbers, or -1
}

// numberColumn is the column in which most of the whole rows, and at least half, have a number that
// is greater than the one above, or 1; a year's figures are no such column.
func (g *gridder) numberColumn() int {
	whole, count, last := 0, make([]int, g.width), make([]int, g.width)
	for _, row := range g.rows {
		if row.filled() < g.width {
			continue
		}
		whole++
		for c, s := range row.cells[:g.width] {
			n := g.d.cellOrdinal(s)
			if n > 0 && (n == 1 || n > last[c]) {
				count[c]++
			}
			if n > 0 {
				last[c] = n
			}
		}
	}
	best := 0
	for c, n := range count {
		if n > count[best] && (c >= len(g.rows[0].cells) || headRole(g.d.text(g.rows[0].cells[c])) <= texts) {
			best = c
		}
	}
	if count[best] == 0 || count[best]*2 < whole {
		return -1
	}
	return best
}

// cellOrdinal is the number of a row that a cell holds and nothing else; 0 where it holds none.
func (d *Document) cellOrdinal(s Span) int {
	if !d.ordinalCell(s) {
		return 0
	}
	rs := []rune(strings.Trim(d.text(s), "().、"))
	if n, next := ordinalAt(rs, 0, len(rs)); next == len(rs) && n < 1000 {
		return n
	}
	return 0
}

// ordinalCell says whether a cell holds only a number: 12, 三, (一).
func (d *Document) ordinalCell(s Span) bool {
	if s.Start == s.End || s.End-s.Start > 6 {
		return false
	}
	for _, r := range d.Runes[s.Start:s.End] {
		if r = fold(r); r > ' ' && !digit(r) && hanDigit(r) < 0 && r != '(' && r != ')' && r != '.' && r != '、' {
			return false
		}
	}
	return true
}

// add appends a row to the grid.
func (g *gridder) add(row tableRow) {
	r, n := len(g.Grid), row.filled()
	places := make([]int, g.width)
	for c := range places {
		places[c] = -1
	}
	g.Grid = append(g.Grid, places)
	if n == 1 && g.width > 2 && row.cells[0].Start < row.cells[0].End && !g.d.ordinalCell(row.cells[0]) {
		g.put(r, 0, g.width, row.cells[0])
		return
	}
	shift, first := g.shift(row, n), 1
	if r == 0 && n < g.width && g.number > 0 && shift == 0 { // 序号 stands over the group and its numbers
		first = g.width - n + 1
	}
	for c := range min(n, g.width) {
		s := row.cells[c]
		if c == g.width-1 {
			s.End = max(s.End, row.cells[n-1].End)
		}
		at := c + shift
		if c > 0 {
			at += first - 1
		}
		if s.Start < s.End && at < g.width {
			g.put(r, at, map[bool]int{true: first, false: 1}[c == 0], s)
		}
	}
	g.hang(r)
}

// shift is how many first cells a row lacks: as many as its number stands too far to the left.
func (g *gridder) shift(row tableRow, n int) int {
	for c := 0; c < n && c < g.number; c++ {
		if g.d.ordinalCell(row.cells[c]) && n+g.number-c <= g.width {
			return g.number - c
		}
	}
	return 0
}

func (g *gridder) put(r, c, colSpan int, s Span) {
	for i := c; i < c+colSpan; i++ {
		g.Grid[r][i] = len(g.Cells)
	}
	g.Cells = append(g.Cells, TableCell{Span: s, Row: r, Col: c, RowSpan: 1, ColSpan: colSpan, Text: g.d.text(s)})
}

// hang lets the cells before a numbered row's number be those of the row above.
func (g *gridder) hang(r int) {
	if r == 0 || g.number <= 0 || g.Grid[r][g.number] < 0 || !g.d.ordinalCell(g.Cells[g.Grid[r][g.number]].Span) {
		return
	}
	for c := range g.number {
		above := g.Grid[r-1][c]
		if g.Grid[r][c] >= 0 || above < 0 || g.Cells[above].ColSpan > 1 {
			continue
		}
		g.Grid[r][c] = above
		g.Cells[above].RowSpan++
	}
}

// headerRows counts the rows above the first that has a number; without a column of numbers the first
// row is the header where it has no digit.
func (g *gridder) headerRows() int {
	for r, places := range g.Grid {
		switch {
		case g.number < 0:
			return g.worded(places)
		case places[g.number] < 0 || g.Cells[places[g.number]].ColSpan == g.width || g.d.ordinalCell(g.Cells[places[g.number]].Span):
			return r
		}
	}
	return 0
}

// worded is 1 where a row's cells are all short words, or most of them columns' headings.
func (g *gridder) worded(places []int) int {
	heads, words := 0, true
	for _, at := range places {
		if at < 0 || g.Cells[at].ColSpan == g.width || len(g.Cells[at].Text) > 60 {
			return 0
		}
		if headRole(g.Cells[at].Text) != noRole {
			heads++
		}
		for _, r := range g.Cells[at].Text {
			words = words && !digit(r) && !fullStop(r)
		}
	}
	if heads*2 > len(places) || words && len(places) > 2 {
		return 1
	}
	return 0
}
