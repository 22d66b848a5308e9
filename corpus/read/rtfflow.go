package read

import "strings"

// rtfFlow is a run of paragraphs and tables: the body, a text box, a note.
type rtfFlow struct {
	blocks []rtfBlock
	note   bool

	text   wordText   // of the paragraph
	label  []byte     // the number that is drawn before it
	boxes  []rtfBlock // the text boxes that hang on what is read
	inCell []byte     // paragraphs of the cell, divided by line ends
	cells  []string   // of the row
	rows   []gridRow
	def    rtfRow
}

// rtfBlock is a paragraph's text, or a table's rows.
type rtfBlock struct {
	text string
	rows []gridRow
}

// take is the paragraph's text with its number, and begins the next. A number alone is something in a cell only.
func (f *rtfFlow) take(inCell bool) string {
	text, label, bullet := f.text.take(), strings.TrimSpace(string(f.label)), false
	f.label = nil
	if label != "" {
		label, bullet = drawnLabel(label)
	}
	switch {
	case bullet && inCell, text == "" && !inCell:
		return text
	case text == "":
		return label
	}
	return labelled(label, text)
}

// paragraph ends a paragraph. One between the cells of a row belongs to it though it does not say so.
func (f *rtfFlow) paragraph(inTable bool) {
	if inTable = inTable || len(f.cells) > 0; !inTable {
		f.endTable()
		if text := f.take(false); text != "" {
			f.blocks = append(f.blocks, rtfBlock{text: text})
		}
		f.hang()
		return
	}
	if text := f.take(true); text != "" {
		f.inCell = append(append(f.inCell, text...), '\n')
	}
}

// hang puts down the text boxes behind what they hang on.
func (f *rtfFlow) hang() {
	f.blocks = append(f.blocks, f.boxes...)
	f.boxes = nil
}

func (f *rtfFlow) cell() {
	f.paragraph(true)
	f.cells = append(f.cells, strings.TrimSpace(string(f.inCell)))
	f.inCell = nil
}

func (f *rtfFlow) row() {
	if len(f.inCell) > 0 || !f.text.empty() {
		f.cell()
	}
	if len(f.cells) > 0 {
		f.rows = append(f.rows, f.def.row(f.cells))
	}
	f.cells = nil
}

func (f *rtfFlow) endTable() {
	if len(f.rows) > 0 {
		f.blocks = append(f.blocks, rtfBlock{rows: f.rows})
		f.rows = nil
		f.hang()
	}
}

// end ends the flow: what was begun is put down.
func (f *rtfFlow) end() {
	if len(f.cells) > 0 || len(f.inCell) > 0 {
		f.row()
	}
	f.paragraph(false)
}

// writeRTF writes paragraphs and tables.
func writeRTF(d *draft, blocks []rtfBlock) {
	for _, b := range blocks {
		if b.rows != nil {
			d.table(gridTable(b.rows))
		} else {
			d.line(b.text)
		}
	}
}

// rtfRow is the definition of a row: \trowd and the words behind it.
type rtfRow struct {
	left  int
	edge  int // the right one of the last cell
	next  gridCell
	cells []gridCell
}

// apply reads a control word that defines rows.
func (r *rtfRow) apply(t rtfToken) {
	switch t.word {
	case "trowd":
		*r = rtfRow{}
	case "trleft":
		r.left, r.edge = t.number, max(r.edge, t.number)
	case "clmrg":
		r.next.merged = true
	case "clvmgf":
		r.next.above = true
	case "clvmrg":
		r.next.below = true
	case "cellx":
		if len(r.cells) == 0 {
			r.edge = r.left
		}
		if len(r.cells) < maxCols {
			r.next.width = t.number - r.edge
			r.cells = append(r.cells, r.next)
		}
		r.next, r.edge = gridCell{}, t.number
	}
}

// row is the row with the text of its cells.
func (r *rtfRow) row(texts []string) gridRow { return textRow(r.left, r.cells, texts) }
