package read

import "slices"

// wordRow is a table's row as its last mark says it: where its left edge is, and its cells (TAP, [MS-DOC] 2.6.3).
type wordRow struct {
	left  int
	cells []wordCell
}

// wordCell is a cell's width in twips (1/1440 inch) and its part in merged cells, as a TC80 says it, [MS-DOC] 2.9.317.
type wordCell struct{ width, flags int }

// Flags of a wordCell.
const (
	fMerged      = 0x0002 // its contents are not drawn: it belongs to the cell before it
	fVertMerge   = 0x0020
	fVertRestart = 0x0040
	fMerges      = 0x0003 // in a row
)

// maxRowCells is the most cells of a row that Word makes.
const maxRowCells = 64

const tc80Size = 20

// apply changes a row as a modifier of tables says.
func (r *wordRow) apply(sprm int, operand wordBytes) {
	from, to := r.limits(operand)
	switch sprm {
	case sprmTDxaLeft:
		r.left = operand.i16(0)
	case sprmTDefTable:
		r.define(operand)
	case sprmTInsert:
		r.insert(operand.u8(0), operand.u8(1), operand.i16(2))
	case sprmTDelete:
		r.cells = slices.Delete(r.cells, from, to)
	case sprmTDxaCol:
		for i := range r.cells[from:to] {
			r.cells[from+i].width = operand.i16(2)
		}
	case sprmTMerge:
		for i := range r.cells[from:to] {
			r.cells[from+i].flags = r.cells[from+i].flags&^fMerges | min(i+1, 2) // the first is 1, others 2
		}
	case sprmTSplit:
		for i := range r.cells[from:to] {
			r.cells[from+i].flags &^= fMerges
		}
	case sprmTVertMerge:
		if i := operand.u8(0); i < len(r.cells) {
			r.cells[i].flags = r.cells[i].flags&^(fVertMerge|fVertRestart) | operand.u8(1)&3<<5
		}
	}
}

// limits is an ItcFirstLim within the row: the first cell, and the one behind the last.
func (r *wordRow) limits(operand wordBytes) (from, to int) {
	to = min(operand.u8(1), len(r.cells))
	return min(operand.u8(0), to), to
}

// define reads a TDefTableOperand, [MS-DOC] 2.9.321: the edges of the cells, and a TC80 for each; those missing are plain.
func (r *wordRow) define(operand wordBytes) {
	n := min(operand.u8(0), maxRowCells)
	*r = wordRow{left: operand.i16(1)}
	cells := 1 + 2*(n+1)
	for i := range n {
		width := operand.i16(3+2*i) - operand.i16(1+2*i)
		r.cells = append(r.cells, wordCell{width, operand.u16(cells + tc80Size*i)})
	}
}

// insert puts n cells before the one of that number; those that lack before them come too.
func (r *wordRow) insert(at, n, width int) {
	if at = max(at, 0); at > maxRowCells || n > maxRowCells || len(r.cells) > maxRowCells {
		return
	}
	for len(r.cells) < at {
		r.cells = append(r.cells, wordCell{})
	}
	r.cells = slices.Insert(r.cells, at, slices.Repeat([]wordCell{{width: width}}, n)...)
}

// row is the row with the text of its cells.
func (r *wordRow) row(texts []string) gridRow {
	cells := make([]gridCell, len(r.cells))
	for i, c := range r.cells {
		cells[i] = gridCell{
			width:  c.width,
			merged: c.flags&fMerged != 0,
			below:  c.flags&(fVertMerge|fVertRestart) == fVertMerge,
			above:  c.flags&fVertRestart != 0,
		}
	}
	return textRow(r.left, cells, texts)
}
