package read

import (
	"math"
	"slices"
	"strings"
)

// spread is lines as items; where pieces of several lines stand in columns under each other, they are a table.
func spread(rows []row) (items []item) {
	for i := 0; i < len(rows); {
		t, n := placedTable(rows[i:])
		if n > 0 {
			items = append(items, item{table: t})
			i += n
			continue
		}
		items = append(items, item{row: rows[i]})
		i++
	}
	return items
}

// wholeRows is how many lines of a table without lines must have a piece in every column, at least.
const wholeRows = 2

// placedTable reads a table without lines: lines of pieces that stand in columns. The line with the most pieces says where the
// columns are; another one's pieces stand each in a column, or over several. A line of a few pieces close under another goes on
// with it. n is how many lines it has, 0 where there is none.
func placedTable(rows []row) (t *pageTable, n int) {
	if len(rows[0].pieces) < 2 || !rows[0].sparse() {
		return nil, 0
	}
	n = placedRun(rows)
	widest := slices.MaxFunc(rows[:n], func(a, b row) int { return len(a.pieces) - len(b.pieces) })
	xs := make([][2]float64, len(widest.pieces))
	for i, p := range widest.pieces {
		xs[i] = [2]float64{p.x0, p.x1}
	}
	t = &pageTable{y0: rows[0].y0, y1: rows[n-1].y1}
	whole := 0
	for i, r := range rows[:n] {
		places := columnsUnder(r, xs)
		if places == nil {
			n = i
			break
		}
		if len(r.pieces) == len(xs) {
			whole++
		}
		if i > 0 && len(r.pieces) < len(xs) && places[0][0] > 0 && r.y0-rows[i-1].y1 < 0.6*r.size() && whole > 0 {
			t.goOn(r, places)
			continue
		}
		t.rows = append(t.rows, placedCells(r, places, len(xs)))
	}
	if whole < wholeRows || len(t.rows) < 3 || len(xs) == 2 && t.numbered() {
		return nil, 0
	}
	for _, x := range xs {
		t.xs = append(t.xs, x[0])
	}
	t.xs = append(t.xs, xs[len(xs)-1][1])
	return t, n
}

// placedRun is how many lines from the first may be one table's: each has several pieces, or one between such lines, and none is
// far below the one before.
func placedRun(rows []row) (n int) {
	for n = 1; n < len(rows); n++ {
		r := rows[n]
		if r.y0-rows[n-1].y1 > 3*r.size() || len(r.pieces) > 1 && !r.sparse() ||
			len(r.pieces) == 1 && (n+1 >= len(rows) || len(rows[n+1].pieces) < 2) {
			break
		}
	}
	return n
}

// columnsUnder is the first and the last column that each piece of a line stands under; nil where two stand under one.
func columnsUnder(r row, xs [][2]float64) [][2]int {
	places := make([][2]int, len(r.pieces))
	for i, p := range r.pieces {
		first, last := -1, -1
		for c, x := range xs {
			if p.x0 < x[1] && p.x1 > x[0] {
				if last = c; first < 0 {
					first = c
				}
			}
		}
		if first < 0 { // between columns: it belongs to the nearer one
			first = 0
			for c, x := range xs {
				if math.Abs((x[0]+x[1])/2-p.middle()) < math.Abs((xs[first][0]+xs[first][1])/2-p.middle()) {
					first = c
				}
			}
			last = first
		}
		if places[i] = [2]int{first, last}; i > 0 && first <= places[i-1][1] {
			return nil
		}
	}
	if len(places) == len(xs) {
		for i, p := range r.pieces {
			xs[i] = [2]float64{min(xs[i][0], p.x0), max(xs[i][1], p.x1)}
		}
	}
	return places
}

// placedCells is the cells of a line, with empty ones in the columns between.
func placedCells(r row, places [][2]int, width int) (cells []cell) {
	col := 0
	for i, p := range r.pieces {
		for ; col < places[i][0]; col++ {
			cells = append(cells, cell{rows: 1, cols: 1})
		}
		cells = append(cells, cell{text: p.text, rows: 1, cols: places[i][1] - places[i][0] + 1, sure: p.sure})
		col = places[i][1] + 1
	}
	for ; col < width; col++ {
		cells = append(cells, cell{rows: 1, cols: 1})
	}
	return cells
}

// goOn adds a line's pieces to the cells of the last row that stand over them.
func (t *pageTable) goOn(r row, places [][2]int) {
	last := t.rows[len(t.rows)-1]
	for i, p := range r.pieces {
		col := 0
		for k := range last {
			if col <= places[i][0] && places[i][0] < col+last[k].cols {
				w := sureText{last[k].text, last[k].sure}
				w.add(p.text, p.sure)
				last[k].text, last[k].sure = w.text, w.sure
			}
			col += last[k].cols
		}
	}
}

// numbered says whether a table's first column holds nothing but numbers: it is a list with room behind its numbers.
func (t *pageTable) numbered() bool {
	for _, row := range t.rows {
		if strings.Trim(row[0].text, "()（）.、0123456789一二三四五六七八九十abcdefghivxABCDEFGHIVX•●■◆") != "" {
			return false
		}
	}
	return true
}
