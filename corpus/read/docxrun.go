package read

import (
	"strconv"
	"strings"
)

// inline reads an element that stands within a paragraph.
func (r *docxReader) inline(e xmlElement) {
	switch {
	case e.space == inAML:
		r.annotation(e, r.inline)
	case e.space == inMath:
		r.math(e)
	case e.space == inWord:
		r.wordInline(e)
	}
}

func (r *docxReader) wordInline(e xmlElement) {
	switch e.name {
	case "r":
		r.run()
	case "hyperlink", "hlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo":
		r.x.each(r.inline)
	case "sdt":
		r.control(r.inline)
	case "fldSimple":
		r.simpleField(e)
	case "del", "moveFrom": // fields in it still begin and end
		r.gone++
		r.x.each(r.inline)
		r.gone--
	}
}

// run reads a w:r. Its properties come first.
func (r *docxReader) run() {
	style := ""
	if r.p != nil {
		style = r.p.style
	}
	font := r.styles.font(docxFont{}, style)
	marked := false // the mark of a note follows as text
	r.x.each(func(e xmlElement) {
		switch {
		case e.space == inMath:
			r.math(e)
		case e.space != inWord:
		case e.name == "rPr":
			font = r.styles.font(r.x.font(), style)
		case e.name == "footnoteReference" || e.name == "endnoteReference":
			marked = isOn(e.attr("customMarkFollows"))
			r.note(e, font)
		case (e.name == "footnote" || e.name == "endnote") && r.drawn(font): // Word 2003
			r.notes = append(r.notes, docxNote{kind: e.name, blocks: r.apart(false, r.block)})
		case !marked:
			r.piece(e, font)
		}
	})
}

func (r *docxReader) drawn(font docxFont) bool {
	return r.gone == 0 && font.hidden != toggleOn && r.shown()
}

// note keeps a note that the text points to. Its mark is not written: beside a number it would grow into it.
func (r *docxReader) note(e xmlElement, font docxFont) {
	if r.drawn(font) {
		r.seam()
		r.notes = append(r.notes, docxNote{kind: strings.TrimSuffix(e.name, "Reference"), id: e.attr("id")})
	}
}

// seam keeps the digits on both sides of what is not written apart.
func (r *docxReader) seam() {
	if r.p != nil {
		r.p.settle("")
		r.p.seam = len(r.p.text)
	}
}

// piece reads what a run consists of.
func (r *docxReader) piece(e xmlElement, font docxFont) {
	switch e.name {
	case "t":
		keep := r.keep || e.attr("space") == "preserve"
		r.write(docxText(r.x.words(), keep, font), font)
	case "tab", "ptab":
		r.blank(font)
	case "br", "cr":
		r.write("\n", font)
	case "noBreakHyphen":
		r.write("-", font)
	case "sym":
		r.symbol(e, font)
	case "fldChar":
		r.fieldChar(e.attr("fldCharType"))
	case "instrText":
		r.fieldCode(r.x.words())
	case "ruby":
		r.x.each(func(e xmlElement) {
			if e.name == "rubyBase" {
				r.x.each(r.inline)
			}
		})
	case "drawing", "pict", "object":
		r.pictures = true
		if r.drawn(font) {
			r.seam()
			r.drawing(e)
		}
	}
}

var xmlBlanks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// docxText is the text of a w:t as Word draws it: line ends and tabs are blanks, those at its ends are dropped where they are not
// said to be kept, and signs of symbol fonts are what they look like.
func docxText(text string, keep bool, font docxFont) string {
	if strings.ContainsAny(text, "\n\r\t") {
		text = xmlBlanks.Replace(text)
	}
	if !keep {
		text = strings.Trim(text, " ")
	}
	if strings.ContainsFunc(text, symbolic) {
		text = strings.Map(func(c rune) rune {
			if symbolic(c) {
				return docxSymbol(font.name, c)
			}
			return c
		}, text)
	}
	return text
}

// blank writes a tab: one blank, since tabs would make a table of the lines. One that only indents is nothing.
func (r *docxReader) blank(font docxFont) {
	if r.p != nil && len(r.p.text)+len(r.p.raised) > 0 {
		r.write(" ", font)
	}
}

// symbol reads a w:sym: a sign by its font and its place there.
func (r *docxReader) symbol(e xmlElement, font docxFont) {
	if code, err := strconv.ParseUint(e.attr("char"), 16, 16); err == nil {
		r.write(string(docxSymbol(e.attr("font"), rune(code))), font)
	}
}

// drawing reads the text boxes of a drawing, each as paragraphs behind the one that holds it, and WordArt's string.
func (r *docxReader) drawing(e xmlElement) {
	switch {
	case e.space == inWord && e.name == "txbxContent":
		if blocks := r.apart(false, r.block); r.p != nil {
			r.p.boxes = append(r.p.boxes, blocks...)
		}
		return
	case e.space == inVML && e.name == "textpath" && r.p != nil:
		if text := strings.TrimSpace(e.attr("string")); text != "" {
			r.p.boxes = append(r.p.boxes, docxBlock{text: text})
		}
	}
	r.x.each(r.drawing)
}
