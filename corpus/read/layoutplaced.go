package read

import (
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

// placedTable reads a table without lines: at least three lines of as many pieces, at least two, each piece under one of
// the line above. A line with less pieces, each under one of them, goes on with the row above.
func placedTable(rows []row) (*pageTable, int) {
	width := len(rows[0].pieces)
	if width < 2 {
		return nil, 0
	}
	xs := make([][2]float64, width)
	for i, p := range rows[0].pieces {
		xs[i] = [2]float64{p.x0, p.x1}
	}
	t := &pageTable{y0: rows[0].y0}
	n, whole := 0, 0
	for ; n < len(rows); n++ {
		at := fit(rows[n], xs)
		if at == nil || n > 0 && rows[n].y0-rows[n-1].y1 > 3*rows[n].size() {
			break
		}
		if len(rows[n].pieces) == width {
			whole++
		} else if len(rows[n].pieces) == 1 && n+1 < len(rows) && len(rows[n+1].pieces) < 2 {
			break
		}
		if len(rows[n].pieces) < width && len(t.rows) > 0 && at[0] > 0 && rows[n].y0-rows[n-1].y1 < 0.6*rows[n].size() {
			last := t.rows[len(t.rows)-1]
			for i, p := range rows[n].pieces {
				w := sureText{last[at[i]].text, last[at[i]].sure}
				w.add(p.text, p.sure)
				last[at[i]].text, last[at[i]].sure = w.text, w.sure
			}
			continue
		}
		cells := make([]cell, width)
		for i, p := range rows[n].pieces {
			cells[at[i]].text, cells[at[i]].sure = p.text, p.sure
		}
		t.rows, t.y1 = append(t.rows, cells), rows[n].y1
	}
	if whole < 3 || len(t.rows) < 3 || width == 2 && t.numbered() {
		return nil, 0
	}
	for _, x := range xs {
		t.xs = append(t.xs, x[0])
	}
	return t, n
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

// fit is the column under which each piece of a line stands, and widens the columns; nil where one stands under none or two.
func fit(r row, xs [][2]float64) []int {
	at := make([]int, len(r.pieces))
	last := -1
	for i, p := range r.pieces {
		at[i] = -1
		for c, x := range xs {
			if p.x0 < x[1] && p.x1 > x[0] {
				if at[i] >= 0 {
					return nil
				}
				at[i] = c
			}
		}
		if at[i] <= last {
			return nil
		}
		last = at[i]
	}
	for i, p := range r.pieces {
		c := at[i]
		xs[c] = [2]float64{min(xs[c][0], p.x0), max(xs[c][1], p.x1)}
	}
	return at
}
