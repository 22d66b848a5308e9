package corpus

import "unicode/utf8"

// content (内容) is a text and how many characters it has, in all and of the kinds that tell a text from other bytes.
type content struct {
	text    string
	chars   int
	ascii   int
	blanks  int // blanks and line ends
	control int // control characters that no text has
	lost    int // U+FFFD: what was not decoded
	broken  int // of these, bytes that are no UTF-8
}

// kept is how many characters say something.
func (c *content) kept() int { return c.chars - c.blanks - c.control - c.lost }

// contentOf counts a text's characters.
func contentOf(text string) content {
	c := content{text: text}
	for rest := text; rest != ""; c.chars++ {
		run := len(rest)
		for len(rest) > 3 && isHan(head(rest)) {
			rest = rest[3:]
		}
		if c.chars += (run - len(rest)) / 3; rest == "" {
			break
		}
		r, n := decodeRune(rest)
		if r <= 0x3000 || r == utf8.RuneError {
			c.count(r, n)
		}
		rest = rest[n:]
	}
	return c
}

// head is the first four bytes of a text, the first one lowest.
func head(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// isHan says whether a head begins with a character from U+4000 to U+CFFF, as most of a Chinese text are: three bytes.
func isHan(head uint32) bool { return head&0xC0C000 == 0x808000 && head&0xFF-0xE4 < 9 }

// isWide says whether a head begins with any character of three bytes but those behind E0 and ED, of which some are none.
func isWide(head uint32) bool { return head&0xC0C0F0 == 0x8080E0 && 0xDFFE>>(head&0xF)&1 == 1 }

// wide is that character.
func wide(head uint32) rune { return rune(head&0x0F<<12 | head>>8&0x3F<<6 | head>>16&0x3F) }

// decodeRune is the first character of a text, and how many bytes it takes.
func decodeRune(text string) (rune, int) {
	if len(text) > 3 && isWide(head(text)) {
		return wide(head(text)), 3
	}
	return utf8.DecodeRuneInString(text)
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

// stationEvery is how many characters lie between two whose places in Text are kept.
const stationEvery = 16

// spell sets Text, Runes and the stations.
func (d *Document) spell(c content) {
	d.Text, d.Runes, d.stations = c.text, make([]rune, c.chars), make([]int, c.chars/stationEvery+1)
	rest, runes := c.text, d.Runes
	for i := range d.stations {
		d.stations[i] = len(c.text) - len(rest)
		n := min(len(runes), stationEvery)
		rest, runes = decodeInto(runes[:n], rest), runes[n:]
	}
}

// decodeInto fills runes with the first characters of a text, and gives the rest of it.
func decodeInto(runes []rune, text string) string {
	for i := 0; i < len(runes); i++ {
		for ; i < len(runes) && len(text) > 3 && isWide(head(text)); i++ {
			runes[i], text = wide(head(text)), text[3:]
		}
		if i < len(runes) {
			r, n := utf8.DecodeRuneInString(text)
			runes[i], text = r, text[n:]
		}
	}
	return text
}

// offset is where a character stands in Text, in bytes.
func (d *Document) offset(char int) int {
	at := d.stations[char/stationEvery]
	for range char % stationEvery {
		_, size := decodeRune(d.Text[at:])
		at += size
	}
	return at
}
