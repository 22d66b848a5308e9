package read

import "strings"

// symbolic says whether a character is a place in a symbol font, which Word keeps in the private use area.
func symbolic(r rune) bool { return r >= 0xF020 && r <= 0xF0FF }

// docxSymbol is the character that a place in a symbol font looks like. One that is not known is U+FFFD, so that it is
// seen to be missing and the digits around it do not meet.
func docxSymbol(font string, code rune) rune {
	at := code
	if symbolic(code) {
		at = code - 0xF000
	}
	var signs map[rune]rune
	switch font = strings.ToLower(font); {
	case strings.HasPrefix(font, "wingdings 2"):
		signs = docxWingdings2
	case strings.HasPrefix(font, "wingdings"):
		signs = docxWingdings
	case strings.HasPrefix(font, "symbol"):
		signs = docxSymbols
	case symbolic(code):
		signs = docxSymbols
	default:
		return code
	}
	switch r := signs[at]; {
	case r != 0:
		return r
	case len(font) > 0 && font[0] == 's' && at >= '0' && at <= '9':
		return at
	}
	return '\uFFFD'
}

// docxSymbols is the part of the font Symbol that texts with numbers use (Adobe Symbol Encoding).
var docxSymbols = map[rune]rune{
	0x20: ' ', 0x25: '%', 0x28: '(', 0x29: ')', 0x2B: '+', 0x2C: ',', 0x2D: '−', 0x2E: '.', 0x2F: '/', 0x3A: ':', 0x3B: ';',
	0x3C: '<', 0x3D: '=', 0x3E: '>', 0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x6C: 'λ', 0x6D: 'μ', 0x70: 'π', 0x73: 'σ',
	0x77: 'ω', 0x44: 'Δ', 0x53: 'Σ', 0x57: 'Ω', 0x7E: '～', 0xA2: '′', 0xA3: '≤', 0xA4: '/', 0xA5: '∞', 0xAC: '←', 0xAD: '↑', 0xAE: '→',
	0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈',
	0xBC: '…', 0xD7: '·', 0xD2: '®', 0xD3: '©', 0xD4: '™', 0xD6: '√', 0xE5: '∑',
}

// docxWingdings is the part of the font Wingdings that notices use: boxes, bullets, arrows and numbers in circles.
var docxWingdings = map[rune]rune{
	0x20: ' ', 0x6C: '●', 0x6D: '○', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '□', 0x72: '□', 0x73: '◆', 0x74: '◆', 0x75: '◆', 0x76: '❖',
	0x77: '◆', 0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8A: '⑩',
	0x8C: '❶', 0x8D: '❷', 0x8E: '❸', 0x8F: '❹', 0x90: '❺', 0x91: '❻', 0x92: '❼', 0x93: '❽', 0x94: '❾', 0x95: '❿',
	0x9E: '·', 0x9F: '•', 0xA1: '○', 0xA4: '◎', 0xA7: '▪', 0xA8: '□', 0xAB: '★', 0xB6: '☆', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑',
	0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xFB: '×', 0xFC: '√', 0xFD: '☒', 0xFE: '☑',
}

// docxWingdings2 is the same of Wingdings 2.
var docxWingdings2 = map[rune]rune{
	0x20: ' ', 0x4F: '×', 0x50: '√', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x6A: '①', 0x6B: '②', 0x6C: '③', 0x6D: '④', 0x6E: '⑤', 0x6F: '⑥',
	0x70: '⑦', 0x71: '⑧', 0x72: '⑨', 0x73: '⑩', 0x97: '●', 0xA2: '■', 0xA3: '□',
}
