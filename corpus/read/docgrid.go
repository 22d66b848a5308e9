package read

import "slices"

// gridRow is a table's row as Word's old formats say it: cells have widths, and columns must be found from the edges.
type gridRow struct {
	left  int // where its left edge is; all lengths are twips (1/1440 inch)
	cells []gridCell
}

type gridCell struct {
	text   string
	width  int
	merged bool // it belongs to the cell before it, which alone is drawn
	above  bool // it begins a cell of several rows
	below  bool // it belongs to the cell above it
}

const (
	spareWidth = 1000 // of a cell that the row's definition lacks
	sameEdge   = 60   // edges at most this far apart (1 mm) are one
	maxEdges   = 256
)

// textRow is a row as its definition and the texts of its cells say it.
func textRow(left int, cells []gridCell, texts []string) gridRow {
	out := gridRow{left: left}
	for i, text := range texts {
		c := gridCell{width: spareWidth}
		if i < len(cells) {
			c = cells[i]
		}
		c.text = text
		out.cells = append(out.cells, c)
	}
	return out
}

// gridTable finds the columns of rows, and joins merged cells.
func gridTable(rows []gridRow) [][]cell {
	edges := tableEdges(rows)
	out := make([][]cell, len(rows))
	var open []openCell // of the row above
	for r, row := range rows {
		var next []openCell
		at := 0
		for _, p := range row.places(edges) {
			if p.below {
				if o := heldOpen(open, p); o != nil {
					out[o.row][o.index].rows++
					next, at = append(next, *o), p.to
					continue
				}
				p.text = ""
			}
			if p.from > at {
				out[r] = append(out[r], cell{cols: p.from - at})
			}
			out[r] = append(out[r], cell{text: p.text, rows: 1, cols: p.to - p.from})
			if at = p.to; p.above {
				next = append(next, openCell{row: r, index: len(out[r]) - 1, from: p.from, to: p.to})
			}
		}
		open = next
	}
	return out
}

// openCell is a cell of several rows: where it stands in the rows written, and its columns.
type openCell struct{ row, index, from, to int }

func heldOpen(open []openCell, p gridPlace) *openCell {
	i, found := slices.BinarySearchFunc(open, p.from, func(o openCell, from int) int { return o.from - from })
	if !found || open[i].to != p.to {
		return nil
	}
	return &open[i]
}

// gridPlace is a cell with its columns, the cells that belong to it included.
type gridPlace struct {
	gridCell
	from, to int
}

// places finds the columns of a row's cells. Edges are nil where columns are counted.
func (r *gridRow) places(edges []int) []gridPlace {
	var out []gridPlace
	x, at := r.left, 0
	for i, c := range r.cells {
		p := gridPlace{c, i, i + 1}
		if edges != nil && c.text == "" && column(edges, x+c.width) == column(edges, x) {
			x += c.width
			continue
		}
		if edges != nil {
			p.from = max(column(edges, x), at)
			p.to = max(column(edges, x+c.width), p.from+1)
		}
		if x += c.width; c.merged && len(out) > 0 {
			out[len(out)-1].to = p.to
		} else {
			out = append(out, p)
		}
		at = p.to
	}
	return out
}

// tableEdges are the edges of a table's columns, ascending. It is nil where columns are counted: all rows have as many
// cells, or there are too many edges to be columns.
func tableEdges(rows []gridRow) []int {
	var all []int
	same := true
	for _, row := range rows {
		same = same && len(row.cells) == len(rows[0].cells)
		x := row.left
		all = append(all, x)
		for _, c := range row.cells {
			x += c.width
			all = append(all, x)
		}
	}
	slices.Sort(all)
	var edges []int
	for _, x := range all {
		if len(edges) == 0 || x-edges[len(edges)-1] > sameEdge {
			edges = append(edges, x)
		}
	}
	if same || len(edges) > maxEdges {
		return nil
	}
	return edges
}

// column is the number of the edge that x is at.
func column(edges []int, x int) int {
	i, found := slices.BinarySearch(edges, x)
	if found || i == 0 {
		return i
	}
	return i - 1
}
