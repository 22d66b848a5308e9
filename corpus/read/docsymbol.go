package read

import (
	"strconv"
	"strings"
)

// drawnField is what a field draws that has no result, by its instruction.
func drawnField(code string) string {
	if text := equation(code); text != "" {
		return text
	}
	return symbolField(code)
}

// symbolField is the sign of a field SYMBOL 179 \f "Symbol", which is ≥.
func symbolField(code string) string {
	words := strings.Fields(code)
	if len(words) < 2 || !strings.EqualFold(words[0], "SYMBOL") {
		return ""
	}
	n, err := strconv.ParseUint(words[1], 0, 16)
	if err != nil {
		return ""
	}
	_, font, found := strings.Cut(code, `\f`)
	if font = strings.Trim(font, ` "`); !found {
		return string(rune(n))
	}
	return string(docxSymbol(font, rune(n)))
}
