package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raised is what text that stands raised behind other text means there: m² for m and 2, nothing for the mark of a footnote.
func raised(before, text string) string {
	if !isMark(text) {
		return text
	}
	for _, unit := range []string{"m", "km", "cm", "mm", "M", "米", "公里"} {
		if strings.HasSuffix(before, unit) && (text == "2" || text == "3") {
			return map[string]string{"2": "²", "3": "³"}[text]
		}
	}
	if strings.HasSuffix(before, "10") && !strings.ContainsAny(text, "[(〔（【") { // 10⁸
		return raisedSigns.Replace(text)
	}
	return ""
}

// isMark says whether text is what points to a footnote: 1, [1], ①, *.
func isMark(text string) bool {
	text = strings.Trim(text, "[]()〔〕［］（）【】 ,，注-—")
	if len(text) == 0 || len(text) > 6 {
		return text == ""
	}
	for _, r := range text {
		if (r < '0' || r > '9') && (r < '①' || r > '⓿') && r != '*' && r != '※' && r != '†' {
			return false
		}
	}
	return true
}

// digitsMeet says whether digits of two texts would grow into one number.
func digitsMeet(before, text string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsDigit(last) && unicode.IsDigit(first)
}
