package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

func (f *file) text() (*corpus.Source, error) { return corpus.Plain(f.data) }

// decode is the text of a format that is written as text, and the warnings about it.
func (f *file) decode() (text, encoding string, warnings []string, err error) {
	text, encoding, lost, err := corpus.Decode(f.data)
	if err == nil && lost > 0 {
		warnings = []string{corpus.Lost(lost, encoding)}
	}
	return text, encoding, warnings, err
}

func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// bounded refuses a text that is too long for a notice, has too many numbers, or no word.
func (b *budget) bounded(text string) error {
	if int64(len(text)) > b.Text {
		return tooLong(b.Text)
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return refuse(Empty, "the file holds no word: check that it was saved or downloaded whole")
	}
	if len(text)/2 >= b.Numbers && utf8.RuneCountInString(text)/2 >= b.Numbers && // a number and what parts it from the next are two
		numbers(text) > b.Numbers {
		return refuse(TooLarge, "it holds more than %d numbers, as no notice does: divide it, or raise --max-numbers", b.Numbers)
	}
	return nil
}

// numbers is how many runs of numerals a text has.
func numbers(text string) (n int) {
	inside := false
	for _, r := range text {
		was := inside
		if inside = numeral(r); inside && !was {
			n++
		}
	}
	return n
}
