package read

import "bytes"

// rtfKind is what a token of RTF is.
type rtfKind uint8

const (
	rtfByte  rtfKind = iota // of text
	rtfOpen                 // {
	rtfClose                // }
	rtfWord                 // \word, \word-12, or \~ and such
)

type rtfToken struct {
	kind   rtfKind
	b      byte
	word   string
	number int
	given  bool // the number
}

// rtfTokens divides RTF into tokens.
type rtfTokens struct {
	data []byte
	at   int
}

// The longest control word, and what a greater number is taken for.
const (
	maxRTFWord   = 32
	maxRTFNumber = 1<<31 - 1
)

// next is the next token, false at the end. Line ends are none, and neither are NULs.
func (t *rtfTokens) next() (rtfToken, bool) {
	for t.at < len(t.data) {
		b := t.data[t.at]
		t.at++
		switch b {
		case '{':
			return rtfToken{kind: rtfOpen}, true
		case '}':
			return rtfToken{kind: rtfClose}, true
		case '\\':
			return t.control()
		case '\r', '\n', 0:
		default:
			return rtfToken{kind: rtfByte, b: b}, true
		}
	}
	return rtfToken{}, false
}

// rest is an error where control words stand behind the file's end: a brace too many hides them. Other bytes are padding.
func (t *rtfTokens) rest() error {
	if bytes.IndexByte(t.data[t.at:], '\\') < 0 {
		return nil
	}
	return refuse(Damaged, "it goes on behind its last brace: the file is damaged; if Word opens it, save it again as .docx")
}

// control reads what follows a backslash.
func (t *rtfTokens) control() (rtfToken, bool) {
	if t.at >= len(t.data) {
		return rtfToken{}, false
	}
	b := t.data[t.at]
	if b|0x20 >= 'a' && b|0x20 <= 'z' {
		return t.word(), true
	}
	t.at++
	switch b {
	case '\\', '{', '}':
		return rtfToken{kind: rtfByte, b: b}, true
	case '\'':
		return t.hex()
	case '\r', '\n':
		return rtfToken{kind: rtfWord, word: "par"}, true
	case '\t':
		return rtfToken{kind: rtfWord, word: "tab"}, true
	}
	return rtfToken{kind: rtfWord, word: string(rune(b))}, true
}

// hex reads the two digits of \'hh. Where they are none, it is nothing.
func (t *rtfTokens) hex() (rtfToken, bool) {
	if t.at+2 > len(t.data) {
		return rtfToken{}, false
	}
	high, low := hexDigit(t.data[t.at]), hexDigit(t.data[t.at+1])
	if high < 0 || low < 0 {
		return rtfToken{kind: rtfWord, word: "'"}, true
	}
	t.at += 2
	return rtfToken{kind: rtfByte, b: byte(high<<4 | low)}, true
}

func hexDigit(b byte) int {
	switch {
	case rtfDigit(b):
		return int(b - '0')
	case b|0x20 >= 'a' && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}

// word reads a control word, its number and the blank that ends it. The bytes that \bin counts are skipped.
func (t *rtfTokens) word() rtfToken {
	from := t.at
	for t.at < len(t.data) && t.at < from+maxRTFWord && t.data[t.at]|0x20 >= 'a' && t.data[t.at]|0x20 <= 'z' {
		t.at++
	}
	out := rtfToken{kind: rtfWord, word: string(t.data[from:t.at])}
	sign := 1
	if t.at+1 < len(t.data) && t.data[t.at] == '-' && rtfDigit(t.data[t.at+1]) {
		sign = -1
		t.at++
	}
	for ; t.at < len(t.data) && rtfDigit(t.data[t.at]); t.at++ {
		out.number, out.given = min(out.number*10+int(t.data[t.at]-'0'), maxRTFNumber), true
	}
	out.number *= sign
	if t.at < len(t.data) && t.data[t.at] == ' ' {
		t.at++
	}
	if out.word == "bin" {
		t.at += min(max(out.number, 0), len(t.data)-t.at)
	}
	return out
}

func rtfDigit(b byte) bool { return b >= '0' && b <= '9' }
