package read

import (
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
)

// maxMap bounds the bytes of a font's map, and maxMapped the codes in it.
const (
	maxMap    = 4 << 20
	maxMapped = 1 << 17
)

// toUnicode reads a font's map from codes to text (ISO 32000-1 9.10.3): «<code> <text>» between beginbfchar and endbfchar,
// «<low> <high> <text>» or «<low> <high> [<text> <text> …]» between beginbfrange and endbfrange.
func toUnicode(stream pdf.Value) func(code string) string {
	texts := map[string]string{}
	data, err := io.ReadAll(io.LimitReader(stream.Reader(), maxMap))
	if err == nil || len(data) > 0 {
		readMap(texts, string(data))
	}
	return func(code string) string {
		if text, ok := texts[code]; ok {
			return text
		}
		return unknown
	}
}

func readMap(texts map[string]string, data string) {
	var items []string // strings, and [ and ], since the last word
	for data != "" && len(texts) < maxMapped {
		switch c := data[0]; {
		case c == '<' && !strings.HasPrefix(data, "<<"):
			inner, rest, _ := strings.Cut(data[1:], ">")
			items, data = append(items, unhex(inner)), rest
		case c == '[' || c == ']':
			items, data = append(items, data[:1]), data[1:]
		case c >= 'a' && c <= 'z':
			n := strings.IndexFunc(data, func(r rune) bool { return r < 'A' || r > 'z' })
			if n < 0 {
				n = len(data)
			}
			mapped(texts, data[:n], items)
			items, data = items[:0], data[n:]
		default:
			data = data[1:]
		}
	}
}

// unhex is the bytes of <4E00>, blanks within left out.
func unhex(text string) string {
	text = strings.Join(strings.Fields(text), "")
	if len(text)%2 == 1 {
		text += "0"
	}
	raw, err := hex.DecodeString(text)
	if err != nil {
		return ""
	}
	return string(raw)
}

// mapped keeps what stands before a word that ends a list.
func mapped(texts map[string]string, word string, items []string) {
	switch word {
	case "endbfchar":
		for i := 0; i+1 < len(items); i += 2 {
			texts[items[i]] = utf16Text(items[i+1], 0)
		}
	case "endbfrange":
		for i := 0; i+2 < len(items); {
			low, high := items[i], items[i+1]
			if items[i+2] != "[" {
				addRange(texts, low, high, func(n int) string { return utf16Text(items[i+2], n) })
				i += 3
				continue
			}
			end := i + 3
			for end < len(items) && items[end] != "]" {
				end++
			}
			list := items[i+3 : end]
			addRange(texts, low, high, func(n int) string {
				if n < len(list) {
					return utf16Text(list[n], 0)
				}
				return unknown
			})
			i = end + 1
		}
	}
}

// addRange maps the codes from low to high, of which all but the last byte are the same.
func addRange(texts map[string]string, low, high string, text func(n int) string) {
	if len(low) == 0 || len(low) != len(high) || low[:len(low)-1] != high[:len(high)-1] {
		return
	}
	first := int(low[len(low)-1])
	for n := 0; first+n <= int(high[len(high)-1]); n++ {
		texts[low[:len(low)-1]+string([]byte{byte(first + n)})] = text(n)
	}
}

// utf16Text is text in UTF-16, its last unit so much higher.
func utf16Text(raw string, add int) string {
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	if len(units) == 0 {
		return unknown
	}
	units[len(units)-1] += uint16(add)
	return string(utf16.Decode(units))
}
