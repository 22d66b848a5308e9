package corpus

import "unicode/utf8"

// content (内容) is a text by its characters, and how many of them are of the kinds that tell a text from other bytes.
type content struct {
	text    string
	runes   []rune
	ascii   int
	blanks  int // blanks and line ends
	control int // control characters that no text has
	lost    int // U+FFFD: what was not decoded
	broken  int // of these, bytes that are no UTF-8
}

// kept is how many characters say something.
func (c *content) kept() int { return len(c.runes) - c.blanks - c.control - c.lost }

// contentOf reads a text, in one pass.
func contentOf(text string) content {
	c := content{text: text, runes: make([]rune, 0, len(text)*2/5+16)} // two characters in five bytes where most are Chinese
	for i := 0; i < len(text); {
		b := text[i]
		r, n := rune(b), 1
		if b > 0xE0 && b < 0xF0 && b != 0xED && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
			r, n = rune(b&0x0F)<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
		} else if b >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if r <= 0x3000 || r == utf8.RuneError {
			c.count(r, n)
		}
		c.runes = append(c.runes, r)
		i += n
	}
	return c
}

// count counts a character that may be of one of the kinds, and took n bytes.
func (c *content) count(r rune, n int) {
	if r < utf8.RuneSelf {
		c.ascii++
	}
	switch {
	case r > ' ' && r < 0x7F:
	case r == utf8.RuneError:
		c.lost++
		if n == 1 {
			c.broken++
		}
	case blank(r) || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x1B:
		c.blanks++
	case r < ' ' || r == 0x7F:
		c.control++
	}
}
