package read

import "strings"

// docxTable is a table being read, and for each column the cell that began there last.
type docxTable struct {
	rows [][]docxCell
	tops []docxTop
}

// docxCell is a cell: what it holds, and the rows and columns that it covers.
type docxCell struct {
	blocks     []docxBlock
	rows, cols int
}

// docxTop is a cell that others beneath may belong to: where it begins, and the row behind those that it covers.
type docxTop struct{ col, row, cell, cols, end int }

// docxRow is a row being read.
type docxRow struct {
	cells  []docxCell
	at     int       // columns from the left
	begin  []docxTop // of its own cells
	goOn   []int     // the columns where a cell above goes on
	gone   bool      // deleted or hidden
	goesOn bool      // the last cell did
}

// docxExtent is what a w:tcPr says of a cell.
type docxExtent struct {
	cols         int
	down, across string // w:vMerge and w:hMerge: restart, continue
	gone         bool
}

// docxCover is what has a cell's place in its stead.
type docxCover uint8

const (
	coveredByNone docxCover = iota
	coveredFromLeft
	coveredFromAbove
	coveredByDeletion
)

// table reads a w:tbl into a block of the flow.
func (r *docxReader) table() {
	t := &docxTable{}
	r.tableRows(t)
	if r.gone > 0 || len(t.rows) == 0 {
		return
	}
	if t.layout() {
		for _, row := range t.rows {
			for _, c := range row {
				r.flow.blocks = append(r.flow.blocks, c.blocks...)
			}
		}
		return
	}
	r.flow.blocks = append(r.flow.blocks, docxBlock{rows: t.rows})
}

func (r *docxReader) tableRows(t *docxTable) {
	r.x.each(func(e xmlElement) {
		switch e.name {
		case "tr":
			r.row(t)
		case "sdt":
			r.x.each(func(e xmlElement) {
				if e.name == "sdtContent" {
					r.tableRows(t)
				}
			})
		case "customXml", "ins", "moveTo":
			r.tableRows(t)
		case "del", "moveFrom":
			r.gone++
			r.tableRows(t)
			r.gone--
		case "annotation":
			r.annotation(e, func(e xmlElement) {
				if e.name == "tr" {
					r.row(t)
				}
			})
		}
	})
}

// layout says whether a table only places other things: one cell a row, or one row with a table in it.
func (t *docxTable) layout() bool {
	inner := false
	for _, row := range t.rows {
		if len(row) > 1 && len(t.rows) > 1 {
			return false
		}
		for _, c := range row {
			for _, b := range c.blocks {
				inner = inner || b.rows != nil
			}
		}
	}
	return inner || len(t.rows) > 1 || len(t.rows[0]) == 1
}

// row reads a w:tr.
func (r *docxReader) row(t *docxTable) {
	row := &docxRow{}
	after := 0
	r.rowParts(t, row, &after)
	if row.gone || r.gone > 0 {
		return
	}
	if after > 0 {
		row.cells = append(row.cells, docxCell{rows: 1, cols: after})
	}
	t.place(row)
}

func (r *docxReader) rowParts(t *docxTable, row *docxRow, after *int) {
	r.x.each(func(e xmlElement) {
		switch e.name {
		case "trPr":
			r.rowProperties(row, after)
		case "tc":
			r.cell(t, row)
		case "sdt", "sdtContent", "customXml":
			r.rowParts(t, row, after)
		}
	})
}

func (r *docxReader) rowProperties(row *docxRow, after *int) {
	r.x.each(func(e xmlElement) {
		switch {
		case e.name == "gridBefore":
			if n := docxSpan(e); e.number("val", 0) > 0 {
				row.cells, row.at = append(row.cells, docxCell{rows: 1, cols: n}), n
			}
		case e.name == "gridAfter" && e.number("val", 0) > 0:
			*after = docxSpan(e)
		case e.name == "del", e.name == "hidden" && e.on(), e.space == inAML && e.attr("type") == "Word.Deletion":
			row.gone = true
		}
	})
}

func docxSpan(e xmlElement) int { return min(max(e.number("val", 1), 1), maxCols) }

// cell reads a w:tc. What another cell covers is not drawn, and numbers in it do not count.
func (r *docxReader) cell(t *docxTable, row *docxRow) {
	extent, by := docxExtent{cols: 1}, coveredByNone
	around := r.gone
	if row.gone {
		r.gone++
	}
	blocks := r.apart(true, func(e xmlElement) {
		if e.space == inWord && e.name == "tcPr" {
			extent = r.x.extent()
			if by = t.cover(row, extent); by != coveredByNone {
				r.gone++
			}
			return
		}
		r.block(e)
	})
	r.gone = around
	row.put(blocks, extent, by)
}

// extent reads the w:tcPr just begun.
func (m *markup) extent() docxExtent {
	x := docxExtent{cols: 1}
	m.each(func(e xmlElement) {
		switch e.name {
		case "gridSpan":
			x.cols = docxSpan(e)
		case "vMerge", "vmerge":
			x.down = docxMerge(e)
		case "hMerge", "hmerge":
			x.across = docxMerge(e)
		case "cellDel":
			x.gone = true
		}
	})
	return x
}

// docxMerge is how a cell takes part in a merged one: it goes on where nothing is said.
func docxMerge(e xmlElement) string {
	if e.attr("val") == "restart" {
		return "restart"
	}
	return "continue"
}

// cover says what covers the place of the row's next cell.
func (t *docxTable) cover(row *docxRow, x docxExtent) docxCover {
	switch {
	case x.gone:
		return coveredByDeletion
	case x.across == "continue" && (row.goesOn || len(row.begin) > 0):
		return coveredFromLeft
	case x.down != "continue" || row.at >= len(t.tops):
		return coveredByNone
	}
	top := t.tops[row.at]
	if top.end > 0 && top.end == len(t.rows) && (top.cols == x.cols || x.across == "restart") {
		return coveredFromAbove
	}
	return coveredByNone
}

// put places a cell in its row.
func (row *docxRow) put(blocks []docxBlock, x docxExtent, by docxCover) {
	switch by {
	case coveredByDeletion:
		return
	case coveredFromAbove:
		row.goOn, row.goesOn = append(row.goOn, row.at), true
	case coveredFromLeft:
		if !row.goesOn {
			row.begin[len(row.begin)-1].cols += x.cols
			row.cells[len(row.cells)-1].cols += x.cols
		}
	default:
		row.begin = append(row.begin, docxTop{col: row.at, cell: len(row.cells), cols: x.cols})
		row.cells = append(row.cells, docxCell{blocks, 1, x.cols})
		row.goesOn = false
	}
	row.at += x.cols
}

// place puts a row beneath the others.
func (t *docxTable) place(row *docxRow) {
	i := len(t.rows)
	t.rows = append(t.rows, row.cells)
	for _, top := range row.begin {
		if top.col >= maxCols {
			break
		}
		for len(t.tops) <= top.col {
			t.tops = append(t.tops, docxTop{})
		}
		top.row, top.end = i, i+1
		t.tops[top.col] = top
	}
	for _, col := range row.goOn {
		top := &t.tops[col]
		t.rows[top.row][top.cell].rows++
		top.end = i + 1
	}
}

// cellsOf is a table's rows as the draft takes them.
func cellsOf(rows [][]docxCell) [][]cell {
	out := make([][]cell, len(rows))
	for i, row := range rows {
		for _, c := range row {
			out[i] = append(out[i], cell{text: linesOf(c.blocks), rows: c.rows, cols: c.cols})
		}
	}
	return out
}

// linesOf is what a cell holds as lines. A table in it has a line for each row, with blanks between its cells.
func linesOf(blocks []docxBlock) string {
	var lines []string
	for _, b := range blocks {
		if b.rows == nil {
			lines = append(lines, b.text)
		}
		for _, row := range b.rows {
			var words []string
			for _, c := range row {
				if text := strings.ReplaceAll(linesOf(c.blocks), "\n", "\u3000"); text != "" {
					words = append(words, text)
				}
			}
			if len(words) > 0 {
				lines = append(lines, strings.Join(words, "\u3000"))
			}
		}
	}
	return strings.Join(lines, "\n")
}
