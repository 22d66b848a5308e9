package read

import (
	"strings"
	"unicode/utf8"
)

// maxMarks bounds the paragraphs and cells of a .doc or an RTF file: each costs more memory than its bytes in the file.
const maxMarks = 2 << 20

// wordText is a paragraph's text as .doc and RTF give it, piece by piece.
type wordText struct {
	p      docxParagraph // its text alone
	marked bool          // a note's mark stands here, which is not written
}

func (t *wordText) empty() bool { return len(t.p.text)+len(t.p.raised) == 0 }

// add appends text. A blank stands where a mark that is left out had divided two numbers.
func (t *wordText) add(text string, raised bool) {
	if raised && strings.TrimSpace(text) != "" {
		t.p.raised = append(t.p.raised, text...)
		return
	}
	if len(t.p.raised) > 0 {
		n := len(t.p.text)
		t.p.settle(text)
		t.marked = t.marked || len(t.p.text) == n
	}
	if n := len(t.p.text); t.marked && n > 0 && digitsMeet(string(t.p.text[n-1:]), text) {
		t.p.text = append(t.p.text, ' ')
	}
	t.marked = false
	t.p.text = append(t.p.text, text...)
}

// addRune is add for one character.
func (t *wordText) addRune(r rune, raised bool) {
	if raised || t.marked || len(t.p.raised) > 0 {
		t.add(string(r), raised)
		return
	}
	t.p.text = utf8.AppendRune(t.p.text, r)
}

// take is the text, and begins the next paragraph's.
func (t *wordText) take() string {
	t.p.settle("")
	text := tabbed(string(t.p.text))
	t.p.text, t.marked = t.p.text[:0], false
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
