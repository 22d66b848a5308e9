package read

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// rtfDepth is how many groups in groups are allowed for each element of XML: Word writes several for one.
const rtfDepth = 4

// rtfPlace is what text in a group is.
type rtfPlace uint8

const (
	rtfText  rtfPlace = iota
	rtfSkip           // not drawn
	rtfFonts          // the table of fonts
	rtfCode           // a field's instruction
	rtfLabel          // a list's number as it is drawn
	rtfShape          // a shape's properties, among which its text box may be
	rtfUpr            // a text twice, the second time in Unicode
)

// rtfState is what a group inherits from the one around it, and what ends with it.
type rtfState struct {
	place           rtfPlace
	font            int
	deleted, hidden bool
	script          wordScript
	inTable         bool
	uc              int // characters that stand in for one of \u
	flow            *rtfFlow
	field           *rtfField
}

// rtfField is a field: only its result is drawn.
type rtfField struct {
	code  []byte // of the instruction, its beginning
	drawn bool   // it has a result
	drop  bool   // which is not drawn
}

// rtfReader reads Rich Text Format 1.9.1.
type rtfReader struct {
	rtfState
	groups []rtfState // around this one
	in     rtfTokens
	plain  []byte // bytes of text, not yet decoded
	skip   int    // characters that still stand in for one of \u
	high   rune   // the first half of a surrogate pair
	utf8   bool   // it holds UTF-8 as it is

	codepage int
	font0    int
	fonts    map[int]*rtfFont
	defining *rtfFont
	notes    []rtfBlock
	parts    int // paragraphs and cells read
}

// rtf reads a Rich Text Format file.
func (f *file) rtf() (*corpus.Source, error) {
	data := bytes.TrimLeft(f.data, "\ufeff \t\r\n")
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return nil, refuse(Damaged, `it does not begin with {\rtf: the file is damaged or no RTF file`)
	}
	body := &rtfFlow{}
	r := &rtfReader{in: rtfTokens{data: data}, codepage: 1252, fonts: map[int]*rtfFont{}, utf8: utf8.Valid(data) && !ascii(data)}
	r.uc, r.flow = 1, body
	if err := r.read(f.XMLDepth * rtfDepth); err != nil {
		return nil, err
	}
	d := newDraft(f.budget)
	writeRTF(d, body.blocks)
	if len(r.notes) > 0 {
		d.gap()
		writeRTF(d, r.notes)
	}
	return d.source(string(RTF))
}

// read reads all tokens up to the brace that closes the file.
func (r *rtfReader) read(depth int) error {
	for {
		t, ok := r.in.next()
		if !ok {
			return refuse(Damaged, "its last brace is missing: the file was not downloaded or saved whole")
		}
		switch t.kind {
		case rtfByte:
			r.byte(t.b)
		case rtfOpen:
			if r.flush(); len(r.groups) >= depth {
				return refuse(TooDeep, "its groups stand more than %d deep in each other: save it as .docx, or raise --max-xml-depth", depth)
			}
			r.groups, r.skip = append(r.groups, r.rtfState), 0
		case rtfClose:
			if r.flush(); len(r.groups) > 1 {
				r.close()
				continue
			}
			r.flow.end()
			return r.in.rest()
		case rtfWord:
			r.flush()
			r.word(t)
		}
		if r.parts > maxMarks {
			return refuse(TooLarge, "it has more than %d paragraphs and cells: divide it", maxMarks)
		}
	}
}

// close ends a group. A text box or a note that ends with it joins the text around.
func (r *rtfReader) close() {
	inner := r.rtfState
	r.rtfState = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	r.skip = 0
	if inner.flow != r.flow {
		inner.flow.end()
		if inner.flow.note {
			r.notes = append(r.notes, inner.flow.blocks...)
		} else {
			r.flow.boxes = append(r.flow.boxes, inner.flow.blocks...)
		}
	}
	if f := inner.field; f != nil && f != r.field && !f.drawn && !f.drop {
		r.write(drawnField(string(f.code)))
	}
}

// byte reads a byte of text. Bytes wait until they can be decoded together: a Chinese character has two.
func (r *rtfReader) byte(b byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if r.place != rtfSkip && r.place != rtfShape && r.place != rtfUpr {
		r.plain = append(r.plain, b)
	}
}

// flush decodes and writes the bytes that wait.
func (r *rtfReader) flush() {
	if len(r.plain) > 0 {
		text := r.decode(r.plain)
		r.plain = r.plain[:0]
		r.write(text)
	}
}

// unicode reads the number of a \u: a UTF-16 unit, negative from 0x8000.
func (r *rtfReader) unicode(n int) {
	r.skip = r.uc
	unit := rune(uint16(n))
	if r.high != 0 {
		unit, r.high = utf16.DecodeRune(r.high, unit), 0
	}
	switch {
	case utf16.IsSurrogate(unit):
		r.high = unit
	case symbolic(unit):
		r.write(string(docxSymbol(r.fontName(), unit)))
	default:
		r.write(string(unit))
	}
}

// write adds text to what is read now.
func (r *rtfReader) write(text string) {
	switch r.place {
	case rtfFonts:
		if r.defining != nil && len(r.defining.name) < 100 {
			r.defining.name += strings.TrimRight(text, ";")
		}
	case rtfCode:
		if r.field != nil && len(r.field.code) < maxInstruction {
			r.field.code = append(r.field.code, text...)
		}
	case rtfLabel:
		if !r.deleted {
			r.flow.label = append(r.flow.label, text...)
		}
	case rtfText:
		if r.deleted || r.hidden || text == "" {
			return
		}
		if r.field != nil {
			r.field.drawn = true
		}
		r.flow.text.add(text, r.script)
	}
}
