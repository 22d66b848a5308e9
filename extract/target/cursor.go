package target

import "unicode/utf8"

// cursor (游标) finds places in a text of valid UTF-8 by character, from the last place on: most stand close behind it.
type cursor struct {
	text       string
	char, byte int // the place in characters and in bytes
}

// seek moves to a place and says where it is in bytes.
func (c *cursor) seek(char int) int {
	text, i := c.text, c.byte
	for n := char - c.char; n > 0; n-- {
		i += widths[text[i]>>4]
	}
	for n := c.char - char; n > 0; n-- {
		for i--; !utf8.RuneStart(text[i]); i-- {
		}
	}
	c.char, c.byte = char, i
	return i
}

// widths is the length of a character by the upper half of its first byte.
var widths = [16]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4}
