package read

import (
	"slices"
	"strings"
)

// docxBlock is a paragraph's text, or a table's rows.
type docxBlock struct {
	text string
	rows [][]docxCell
}

// docxFlow is a run of paragraphs and tables: the body, a cell, a text box, a note.
type docxFlow struct {
	blocks []docxBlock
	cell   bool
	open   *docxParagraph // one whose end is deleted or hidden: the next goes on where it stops
}

// docxParagraph is a paragraph being read.
type docxParagraph struct {
	text   []byte
	raised []byte // read behind text and not yet known to be a mark or an exponent
	seam   int    // the bytes of text behind which digits begin a number of their own
	style  string
	num    docxNumbering
	boxes  []docxBlock // the text boxes that hang on it
	joins  joint
	before *docxParagraph // what joined it, as it was
}

// joint is how a paragraph goes over into the next.
type joint uint8

const (
	endThere   joint = iota
	endDeleted       // its end is deleted: the next one's properties hold for both
	endHidden        // its end is hidden, or it is an initial: its own do
)

// block reads an element that stands among paragraphs.
func (r *docxReader) block(e xmlElement) {
	switch {
	case e.space == inAux: // wx:sect, wx:sub-section
		r.x.each(r.block)
	case e.space == inAML:
		r.annotation(e, r.block)
	case e.space == inMath:
		r.p = &docxParagraph{}
		r.math(e)
		r.finish(r.p)
		r.p = nil
	case e.space != inWord:
	default:
		r.wordBlock(e)
	}
}

func (r *docxReader) wordBlock(e xmlElement) {
	switch e.name {
	case "p":
		r.paragraph()
	case "tbl":
		r.flow.end(r)
		r.table()
	case "sdt":
		r.control(r.block)
	case "customXml", "smartTag", "ins", "moveTo":
		r.x.each(r.block)
	case "altChunk":
		r.x.err = refuse(Unsupported, "the document holds another file as text yet to be taken in (altChunk): open it in Word and save it again")
	case "subDoc":
		r.warn("a part of this master document is another file, which is not read")
	case "del", "moveFrom":
		r.gone++
		r.x.each(r.block)
		r.gone--
	}
}

func (r *docxReader) warn(text string) {
	if !slices.Contains(r.warnings, text) {
		r.warnings = append(r.warnings, text)
	}
}

// control reads the content of a w:sdt, a content control, that is more than a prompt to fill it in.
func (r *docxReader) control(visit func(xmlElement)) {
	prompt := false
	r.x.each(func(e xmlElement) {
		switch e.name {
		case "sdtPr":
			r.x.each(func(e xmlElement) { prompt = prompt || e.name == "showingPlcHdr" && e.on() })
		case "sdtContent":
			if !prompt {
				r.x.each(visit)
			}
		}
	})
}

// annotation reads a change of Word 2003: what is inserted stays, what is deleted or a comment goes.
func (r *docxReader) annotation(e xmlElement, visit func(xmlElement)) {
	switch e.attr("type") {
	case "Word.Insertion":
	case "Word.Deletion":
		r.gone++
		defer func() { r.gone-- }()
	default:
		return
	}
	r.x.each(func(e xmlElement) {
		if e.name == "content" {
			r.x.each(visit)
		}
	})
}

// paragraph reads a w:p. One whose predecessor lost its end goes on with that one's text.
func (r *docxReader) paragraph() {
	p := &docxParagraph{style: r.styles.plain}
	if before := r.flow.open; before != nil && r.gone == 0 {
		r.flow.open = nil
		p.text, p.raised, p.seam, p.boxes, p.before = before.text, before.raised, before.seam, before.boxes, before
	}
	shown := r.shown()
	r.p = p
	r.x.each(func(e xmlElement) {
		if e.space == inWord && e.name == "pPr" {
			r.properties(p)
		} else {
			r.inline(e)
		}
	})
	r.p = nil
	if r.gone == 0 && (shown || r.shown() || p.before != nil) {
		r.finish(p)
	}
}

// properties reads a w:pPr: the style, the numbering and whether the paragraph's end is there.
func (r *docxReader) properties(p *docxParagraph) {
	var own docxNumbering
	r.x.each(func(e xmlElement) {
		switch e.name {
		case "pStyle":
			p.style = e.id("val")
		case "numPr", "listPr":
			own = r.x.numbering()
		case "framePr":
			if drop := e.attr("dropCap"); drop == "drop" || drop == "margin" || e.attr("drop-cap") != "" {
				p.joins = endHidden
			}
		case "rPr":
			if joins := r.x.paragraphEnd(); joins != endThere {
				p.joins = joins
			}
		}
	})
	p.num = own
}

// paragraphEnd reads the properties of a paragraph's end.
func (m *markup) paragraphEnd() joint {
	joins := endThere
	m.each(func(e xmlElement) {
		switch {
		case e.name == "del" || e.name == "moveFrom" || e.space == inAML && e.attr("type") == "Word.Deletion":
			joins = endDeleted
		case joins == endThere && (e.name == "vanish" || e.name == "specVanish") && e.on():
			joins = endHidden
		}
	})
	return joins
}

// finish numbers a paragraph and puts it down, or keeps it for the next.
func (r *docxReader) finish(p *docxParagraph) {
	if p.joins != endThere {
		r.flow.open = p
		return
	}
	r.flow.add(r, p)
}

// end puts down a paragraph that no other goes on.
func (f *docxFlow) end(r *docxReader) {
	if p := f.open; p != nil {
		f.open = nil
		f.add(r, p)
	}
}

// add puts a paragraph down. A number alone is put down in a cell, where it may be all that the cell shows.
func (f *docxFlow) add(r *docxReader, p *docxParagraph) {
	p.settle("")
	of := p
	for b := of.before; b != nil && len(b.text) > 0; b = of.before {
		if b.joins == endDeleted && len(of.text) > len(b.text) {
			break
		}
		of = b
	}
	if p.joins != endThere && len(p.text) == 0 {
		of = &docxParagraph{num: docxNumbering{list: "0"}}
	}
	label, bullet := r.label(of.num.over(r.styles.style(of.style).num))
	text := strings.TrimRight(string(p.text), " \n")
	switch {
	case text == "" && (!f.cell || bullet), bullet && f.cell:
		label = ""
	case text == "":
		label = strings.TrimSpace(label)
	}
	if text = labelled(label, text); text != "" {
		f.blocks = append(f.blocks, docxBlock{text: text})
	}
	if r.size += int64(len(text)); r.size > r.Part && r.x.err == nil {
		r.x.err = refuse(TooLarge, "the document holds more than %d MB of text: divide it, or raise --max-part", r.Part>>20)
	}
	f.blocks = append(f.blocks, p.boxes...)
}

// dropContents takes away the line 目录 that stands before a table of contents.
func (f *docxFlow) dropContents() {
	if n := len(f.blocks); n > 0 && f.blocks[n-1].rows == nil {
		text := strings.Join(strings.Fields(f.blocks[n-1].text), "")
		if text == "目录" || text == "目次" || text == "Contents" {
			f.blocks = f.blocks[:n-1]
		}
	}
}

// apart reads the paragraphs and tables of the element just begun as a flow of their own; visit reads its children.
func (r *docxReader) apart(cell bool, visit func(xmlElement)) []docxBlock {
	p, fields, flow := r.p, r.fields, r.flow
	r.p, r.flow = nil, &docxFlow{cell: cell}
	if !cell {
		r.fields = nil
	}
	r.x.each(visit)
	r.flow.end(r)
	blocks := r.flow.blocks
	r.p, r.flow = p, flow
	if !cell {
		r.fields = fields
	}
	return blocks
}
