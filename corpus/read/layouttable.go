package read

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// pageTable is a table of a page.
type pageTable struct {
	y0, y1 float64
	xs     []float64 // the edges of its columns
	open   [2]bool   // no line closes it above, below: a page's end cuts a row
	rows   [][]cell
}

// goesOn says whether a table at the top of a page goes on with this one, at the foot of the page before: they are as wide,
// and one has the columns of the other. Both then have all columns.
func (t *pageTable) goesOn(next *pageTable) bool {
	shift := next.xs[0] - t.xs[0]
	all := slices.Clone(t.xs)
	if len(next.xs) > len(t.xs) {
		all = all[:0]
		for _, x := range next.xs {
			all = append(all, x-shift)
		}
	}
	if math.Abs(shift) > mirrored || !within(t.xs, all, 0) || !within(next.xs, all, shift) {
		return false
	}
	t.widen(all, 0)
	next.widen(all, shift)
	return true
}

// within says whether each of xs, moved by shift, is one of all, and the outer ones are the outer ones.
func within(xs, all []float64, shift float64) bool {
	for i, x := range xs {
		k := nearest(all, x-shift)
		if math.Abs(all[k]-(x-shift)) > 4*near || i == 0 && k != 0 || i == len(xs)-1 && k != len(all)-1 {
			return false
		}
	}
	return true
}

// nearest is the index of the number that x is nearest to.
func nearest(all []float64, x float64) (best int) {
	for i := range all {
		if math.Abs(all[i]-x) < math.Abs(all[best]-x) {
			best = i
		}
	}
	return best
}

// widen gives a table the columns at all, of which its own, moved by shift, are some.
func (t *pageTable) widen(all []float64, shift float64) {
	if len(t.xs) == len(all) {
		return
	}
	t.each(func(_, col int, c *cell) {
		from, to := nearest(all, t.xs[col]-shift), nearest(all, t.xs[min(col+c.cols, len(t.xs)-1)]-shift)
		c.cols = max(to-from, 1)
	})
	t.xs = all
}

// each visits the cells of a table with their row and column.
func (t *pageTable) each(visit func(row, col int, c *cell)) {
	until := make([]int, len(t.xs)) // of each column, the row up to which a cell covers it
	for r := range t.rows {
		col := 0
		for i := range t.rows[r] {
			for col < len(until) && until[col] > r {
				col++
			}
			c := &t.rows[r][i]
			cols := c.cols
			if col < len(until)-1 {
				visit(r, col, c)
			}
			for n := 0; n < cols && col < len(until); n++ {
				until[col] = r + c.rows
				col++
			}
		}
	}
}

// append adds the rows of a table that goes on with this one, without its header printed again. Of a row that the page's end
// has cut the two parts are one, and an empty cell at the page's top is the rest of the one above.
func (t *pageTable) append(next *pageTable) {
	rows := next.rows
	for len(rows) > 0 && slices.EqualFunc(rows[0], t.rows[len(next.rows)-len(rows)], cell.equal) && len(t.rows) > len(next.rows)-len(rows)+1 {
		rows = rows[1:]
	}
	if len(rows) == 0 {
		return
	}
	above := t.lastRow()
	cut := t.open[1] && next.open[0] && len(rows) == len(next.rows) && !ownRow(rows[0]) || wasCut(above, rows[0])
	t.open[1] = next.open[1]
	var kept []cell
	col := 0
	for _, c := range rows[0] {
		top := above[min(col, len(above)-1)]
		col += max(c.cols, 1)
		switch {
		case top == nil || top.cols != c.cols || c.text != "" && !cut:
			kept = append(kept, c)
		case cut:
			w := sureText{top.text, top.sure}
			w.add(c.text, c.sure)
			top.text, top.sure = w.text, w.sure
			top.rows += c.rows - 1
		default:
			top.rows += c.rows
		}
	}
	if cut {
		rows = rows[1:]
	} else {
		rows[0] = kept
	}
	t.rows = append(t.rows, rows...)
}

// lastRow is the cell that covers each column of the last row.
func (t *pageTable) lastRow() []*cell {
	owner := make([]*cell, len(t.xs)-1)
	t.each(func(row, col int, c *cell) {
		for n := col; n < min(col+c.cols, len(owner)); n++ {
			if owner[n] = nil; row+c.rows >= len(t.rows) {
				owner[n] = c
			}
		}
	})
	return owner
}

// wasCut says whether a row at the top of a page is the rest of the last one of the page before: each of its words goes on
// with a cell that has not come to a full stop, and another cell, as that of the row's number, has no rest.
func wasCut(above []*cell, row []cell) bool {
	goes, rests := 0, 0
	col := 0
	for _, c := range row {
		top := above[min(col, len(above)-1)]
		col += max(c.cols, 1)
		switch {
		case top == nil || top.cols != c.cols:
			return false
		case c.text == "" && top.text != "":
			rests++
		case c.text == "":
		case utf8.RuneCountInString(top.text) < shortestCut || numbersRow(c.text) || strings.HasSuffix(top.text, "。") || strings.HasSuffix(top.text, "；"):
			return false
		default:
			goes++
		}
	}
	return goes > 0 && rests > 0
}

// ownRow says whether a row has a number of its own, so that it is no rest of the one above.
func ownRow(row []cell) bool {
	return slices.ContainsFunc(row, func(c cell) bool { return c.text != "" && numbersRow(c.text) })
}

// shortestCut is the least that stands of a cell above a page's end that cuts it, in characters.
const shortestCut = 8

// numbersRow says whether a cell is the number of its row: 12, 三, (一).
func numbersRow(text string) bool {
	return utf8.RuneCountInString(text) <= 5 && strings.Trim(text, "()（）.、0123456789一二三四五六七八九十百") == ""
}
