package read

import (
	"strings"
	"unicode/utf8"
)

// maxMarks bounds the paragraphs and cells of a .doc or an RTF file: each costs more memory than its bytes in the file.
const maxMarks = 2 << 20

// wordText is a paragraph's text as .doc and RTF give it, piece by piece.
type wordText struct{ p docxParagraph } // its text alone

// wordScript is how high text stands, as sprmCIss says it.
type wordScript uint8

const (
	onLine wordScript = iota
	aboveLine
	belowLine
)

func (t *wordText) empty() bool { return len(t.p.text)+len(t.p.raised) == 0 }

// add appends text. A blank stands where what is left out had divided two numbers.
func (t *wordText) add(text string, script wordScript) {
	if script == aboveLine && strings.TrimSpace(text) != "" {
		t.p.raised = append(t.p.raised, text...)
		return
	}
	t.p.settle(text)
	if script == belowLine {
		t.p.lower(text)
		return
	}
	if t.p.seam == len(t.p.text) && digitsMeet(t.p.tail(), text) {
		t.p.text = append(t.p.text, ' ')
	}
	t.p.text = append(t.p.text, text...)
}

// addRune is add for one character.
func (t *wordText) addRune(r rune, script wordScript) {
	if script != onLine || len(t.p.raised) > 0 || t.p.seam == len(t.p.text) {
		t.add(string(r), script)
		return
	}
	t.p.text = utf8.AppendRune(t.p.text, r)
}

// mark leaves out a note's mark.
func (t *wordText) mark() {
	t.p.settle("")
	t.p.seam = len(t.p.text)
}

// take is the text, and begins the next paragraph's.
func (t *wordText) take() string {
	t.p.settle("")
	text := tabbed(string(t.p.text))
	t.p.text, t.p.seam = t.p.text[:0], 0
	return text
}

// tabbed is a paragraph's text with what its tabs mean: one that indents is nothing, one behind a number (1. and 第一条) a
// blank, and others divide columns. Blanks at the end are none.
func tabbed(text string) string {
	text = strings.TrimRight(strings.TrimLeft(text, "\t"), " \t\n")
	mark, rest, found := strings.Cut(text, "\t")
	if last, _ := utf8.DecodeLastRuneInString(mark); found && strings.ContainsRune("、.．)）章节条", last) {
		return mark + " " + rest
	}
	return text
}
