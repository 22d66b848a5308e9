package task

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mubiao/mubiao/lexicon"
)

// segments divides text at the marks that part departments, outside of brackets: 各县(市、区) stays
// whole. It hands each piece on with the mark behind it, 0 at the end.
func segments(text string, yield func(piece string, mark rune)) {
	depth, start := 0, 0
	for i, r := range text {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth = max(0, depth-1)
		case '、', '，', ',', '；', ';', '。', '/', '|':
			if depth == 0 {
				yield(text[start:i], r)
				start = i + utf8.RuneLen(r)
			}
		}
	}
	yield(text[start:], 0)
}

// fields divides a piece at blanks and line ends where whole organisations stand on both sides, and
// joins it where a line broke inside a name.
func fields(words *lexicon.Duties, piece string) []string {
	parts := strings.Fields(piece)
	if len(parts) < 2 {
		return parts
	}
	out := parts[:1]
	for _, part := range parts[1:] {
		last := &out[len(out)-1]
		if whole(words, *last) && whole(words, part) {
			out = append(out, part)
		} else {
			*last += part
		}
	}
	return out
}

// whole says whether text is an organisation's name of three characters or more, with or without a verb.
func whole(words *lexicon.Duties, text string) bool {
	name, _ := words.Verb(text)
	return words.Body(name) && utf8.RuneCountInString(name) >= 3
}

// split divides names joined by a conjunction, where both sides are organisations; 工业和信息化局 is one.
func split(words *lexicon.Duties, text string) []string {
	var names []string
	start := 0
	for i := range text {
		n := conjunction(text[i:])
		if n == 0 || i < start || !isName(words, text[start:i]) || !isName(words, text[i+n:]) {
			continue
		}
		names = append(names, text[start:i])
		start = i + n
	}
	return append(names, text[start:])
}

// conjunction is the length in bytes of the conjunction that begins text, or 0.
func conjunction(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r == '以' && strings.HasPrefix(text, "以及"):
		return len("以及")
	case r == '和', r == '与', r == '及' && !strings.HasPrefix(text, "及其"):
		return n
	}
	return 0
}

// isName says whether text can be an organisation or a place that stands for its government.
func isName(words *lexicon.Duties, text string) bool {
	return len(text) >= len("省厅") && (words.Body(text) || words.Place(text))
}

// tidy takes blanks and marks that belong to no name from a name's ends.
func tidy(name string) string {
	name = strings.TrimFunc(name, func(r rune) bool {
		switch r {
		case '。', '：', ':', '.', '*', '＊', '—', '-', '【', '】', '[', ']', '“', '”', '"':
			return true
		}
		return unicode.IsSpace(r)
	})
	return strings.TrimPrefix(name, "由")
}
