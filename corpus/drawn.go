package corpus

import "strings"

// drawnTables makes the tables that a file draws fit for reading: cells have their text, rows that one cell fills at the
// top and the bottom (a caption, 单位：亿元, a note) stand outside, and a web page's head is no table.
func (d *Document) drawnTables(tables []Table) []Table {
	out := make([]Table, 0, len(tables))
	for _, t := range tables {
		for i := range t.Cells {
			t.Cells[i].Text = d.text(t.Cells[i].Span)
		}
		if d.webHead(&t) {
			continue
		}
		if t = t.within(t.captions()); len(t.Grid) > 0 {
			t.Header = d.drawnHeader(&t)
			for _, c := range t.Cells {
				d.keepLines(c)
			}
			out = append(out, t)
		}
	}
	return out
}

// captions is the first row of a table that more than one cell fills, and the one behind the last; the same number twice
// where there is none.
func (t *Table) captions() (from, to int) {
	to = len(t.Grid)
	for from < to && t.caption(from) {
		from++
	}
	for to > from && t.caption(to-1) {
		to--
	}
	return from, to
}

// caption says whether one cell is all that a row holds, and all of the row.
func (t *Table) caption(row int) bool {
	filled := -1
	for _, at := range t.Grid[row] {
		if at < 0 || t.Cells[at].Start == t.Cells[at].End || at == filled {
			continue
		}
		if filled >= 0 || t.Cells[at].RowSpan > 1 {
			return false
		}
		filled = at
	}
	return filled < 0 || t.Cells[filled].ColSpan*2 > len(t.Grid[row]) || strings.Contains(t.Cells[filled].Text, "单位:")
}

// within is the table of the rows from one to another.
func (t Table) within(from, to int) Table {
	if from == 0 && to == len(t.Grid) {
		return t
	}
	out := Table{Grid: make([][]int, 0, to-from)}
	at := map[int]int{}
	for _, row := range t.Grid[from:to] {
		places := make([]int, len(row))
		for c, old := range row {
			places[c] = -1
			if old < 0 {
				continue
			}
			if _, ok := at[old]; !ok {
				at[old] = len(out.Cells)
				cell := t.Cells[old]
				cell.Row -= from
				out.Cells = append(out.Cells, cell)
			}
			places[c] = at[old]
		}
		out.Grid = append(out.Grid, places)
	}
	if n := len(out.Cells); n > 0 {
		out.Span = Span{out.Cells[0].Start, out.Cells[n-1].End}
	}
	return out
}

// drawnHeader is the number of rows that are a table's header: those that headerRows tells, and further ones where the
// first has cells that span rows, or stand over several columns.
func (d *Document) drawnHeader(t *Table) int {
	g := gridder{Table: *t, d: d, width: len(t.Grid[0])}
	for _, places := range t.Grid {
		row := tableRow{}
		for _, at := range places {
			if at < 0 {
				row.cells = append(row.cells, Span{})
			} else {
				row.cells = append(row.cells, t.Cells[at].Span)
			}
		}
		g.rows = append(g.rows, row)
	}
	g.number = g.numberColumn()
	header := g.headerRows()
	if header != 1 {
		return header
	}
	for _, at := range t.Grid[0] {
		if at < 0 {
			continue
		}
		header = max(header, min(t.Cells[at].RowSpan, len(t.Grid)-1))
		if t.Cells[at].ColSpan > 1 && len(t.Grid) > 2 && g.worded(t.Grid[1]) == 1 {
			header = max(header, 2)
		}
	}
	return header
}

// keepLines notes the lines of a cell that are paragraphs of their own: each ends as a sentence does, begins with a mark
// or states a value.
func (d *Document) keepLines(c TableCell) {
	var parts []Span
	for i := c.Start; i < c.End; {
		end, next := d.lineEndFrom(i)
		if s := trim(d.Runes, Span{i, min(end, c.End)}); s.Start < s.End {
			parts = append(parts, s)
		}
		i = next
	}
	if len(parts) < 2 {
		return
	}
	for i, s := range parts {
		if i+1 < len(parts) && !stops(d.Runes[s.End-1]) && markAt(d.Runes, parts[i+1].Start, parts[i+1].End).style == unmarked && !valued(d.text(s)) {
			return
		}
	}
	if d.parts == nil {
		d.parts = map[int][]Span{}
	}
	d.parts[c.Start] = parts
}

// unitLine says whether a line above a table names the unit of its figures, 单位：亿元, and which where there is one.
func unitLine(text string) (unit string, ok bool) {
	_, unit, ok = strings.Cut(strings.Trim(text, "()[]【】"), "单位:")
	switch {
	case !ok || len(unit) > 30 || strings.ContainsAny(unit, ";:。"):
		return "", false
	case strings.ContainsAny(unit, ",、"):
		return "", true
	}
	return unit, true
}
