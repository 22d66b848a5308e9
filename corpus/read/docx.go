package read

import (
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// docxReader (读文档) walks over a Word document's parts and writes down what Word draws: the body, and behind it its notes.
type docxReader struct {
	*budget
	parts  *opc
	x      *markup // of the part being read
	styles docxStyles
	lists  docxLists
	flow   *docxFlow
	p      *docxParagraph // being read; nil between paragraphs
	fields []docxField    // begun and not ended
	keep   bool           // blanks at the ends of texts are kept, whatever these say
	gone   int            // deletions, and cells that another covers, around the place being read
	notes  []docxNote     // in the order of their marks

	size     int64 // bytes of text put down: numbers can be longer than the file
	pictures bool  // there is something drawn that is not text
	warnings []string
}

// docxNote is a footnote or endnote that a mark in the text points to. In Word 2003 its blocks stand there.
type docxNote struct {
	kind, id string
	blocks   []docxBlock
}

// docx reads a Word document (ISO 29500): .docx, .docm, .dotx, Transitional and Strict.
func (f *file) docx() (*corpus.Source, error) {
	parts, err := f.openPackage(".docx")
	if err != nil {
		return nil, err
	}
	return f.docxParts(parts)
}

// wordXML reads a Word document in one XML file: a flat package, or what Word 2003 saved as XML.
func (f *file) wordXML() (*corpus.Source, error) {
	m, err := newMarkup(f.data, "the .xml file", f.XMLDepth)
	if err != nil {
		return nil, err
	}
	switch root := m.root(); {
	case m.err != nil:
		return nil, m.err
	case root.space == inPackage && root.name == "package":
		parts, err := f.flatPackage(m)
		if err != nil {
			return nil, err
		}
		return f.docxParts(parts)
	case root.space == inWord && root.name == "wordDocument":
		return f.word2003(m, root.attr("space") == "preserve")
	}
	return nil, refuse(Unsupported, "the .xml file is no Word document: save what it holds as .docx, .txt or .csv")
}

func (f *file) newDocxReader(parts *opc) *docxReader {
	return &docxReader{budget: f.budget, parts: parts, flow: &docxFlow{},
		styles: docxStyles{byID: map[string]*docxStyle{}},
		lists:  docxLists{map[string]*docxAbstract{}, map[string]*docxList{}}}
}

// docxParts reads the parts that a document's text needs, the styles and lists before the body.
func (f *file) docxParts(parts *opc) (*corpus.Source, error) {
	name, err := parts.mainPart()
	if err != nil {
		return nil, err
	}
	all, err := parts.relations(name)
	if err != nil {
		return nil, err
	}
	r := f.newDocxReader(parts)
	if err := r.definitions(relationTarget(all, "styles"), "style", r.readStyle); err != nil {
		return nil, err
	}
	if err := r.definitions(relationTarget(all, "numbering"), "", r.readList); err != nil {
		return nil, err
	}
	if r.x, err = parts.part(name); err != nil {
		return nil, err
	}
	root := r.x.root()
	r.keep = root.attr("space") == "preserve"
	if r.x.err == nil && (root.space != inWord || root.name != "document") {
		return nil, refuse(Damaged, "%s is no Word document's text: open the file with the program that made it and save it as .docx", name)
	}
	if err := r.readBody(); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := r.readNotes(relationTarget(all, kind+"s"), kind); err != nil {
			return nil, err
		}
	}
	return r.source()
}

// definitions reads the children of a part of that name, or all where name is "". A document need not have the part.
func (r *docxReader) definitions(part, name string, read func(xmlElement)) error {
	if part == "" {
		return nil
	}
	x, err := r.parts.part(part)
	if err != nil {
		return err
	}
	r.x = x
	x.root()
	x.each(func(e xmlElement) {
		if name == "" || e.name == name {
			read(e)
		}
	})
	return x.err
}

// readBody reads the w:body of the w:document just begun.
func (r *docxReader) readBody() error {
	r.x.each(func(e xmlElement) {
		if e.space == inWord && e.name == "body" {
			r.x.each(r.block)
		}
	})
	r.flow.end(r)
	if n := len(r.fields); r.x.err == nil && n > 0 && r.fields[n-1].lost {
		r.x.fail("a field in it has no end")
	}
	return r.x.err
}

// readNotes reads those notes of a part that the body points to.
func (r *docxReader) readNotes(part, kind string) error {
	at := map[string]int{}
	for i, n := range r.notes {
		if n.kind == kind && n.id != "" {
			at[n.id] = i
		}
	}
	if len(at) == 0 || part == "" {
		return nil
	}
	return r.definitions(part, kind, func(e xmlElement) {
		if i, ok := at[e.attr("id")]; ok && e.space == inWord {
			r.notes[i].blocks = r.apart(false, r.block)
		}
	})
}

// word2003 reads a w:wordDocument, whose lists carry the numbers that Word drew.
func (f *file) word2003(m *markup, keep bool) (*corpus.Source, error) {
	r := f.newDocxReader(nil)
	r.x, r.keep = m, keep
	m.each(func(e xmlElement) {
		switch {
		case e.space != inWord:
		case e.name == "styles":
			m.each(func(e xmlElement) {
				if e.name == "style" {
					r.readStyle(e)
				}
			})
		case e.name == "body":
			m.each(r.block)
		}
	})
	if r.flow.end(r); m.err != nil {
		return nil, m.err
	}
	return r.source()
}

// source writes down the body, and behind a gap the notes.
func (r *docxReader) source() (*corpus.Source, error) {
	d := newDraft(r.budget)
	writeBlocks(d, r.flow.blocks)
	gap := false
	for _, n := range r.notes {
		if len(n.blocks) > 0 && !gap {
			d.gap()
			gap = true
		}
		for i := range n.blocks { // behind the note's own mark stands a blank
			n.blocks[i].text = strings.TrimSpace(n.blocks[i].text)
		}
		writeBlocks(d, n.blocks)
	}
	if d.err == nil && d.at <= 1 && r.pictures {
		return nil, refuse(NoText, "the document holds pictures and no text: save it as PDF and read that with --ocr")
	}
	src, err := d.source(string(DOCX))
	if err == nil {
		src.Warnings = r.warnings
	}
	return src, err
}

func writeBlocks(d *draft, blocks []docxBlock) {
	for _, b := range blocks {
		if b.rows != nil {
			d.table(cellsOf(b.rows))
		} else {
			d.line(b.text)
		}
	}
}
