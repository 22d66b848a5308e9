package read

import "unicode/utf16"

// textReader reads texts of BIFF8 that may run over into CONTINUE records. There, and only within its characters, a text
// begins with a byte anew that says whether they have one byte or two ([MS-XLS] 2.5.293, 2.5.296).
type textReader struct {
	parts  [][]byte
	at     int // in the first of parts
	broken bool
}

// more goes to the part that has the next byte.
func (t *textReader) more() bool {
	for len(t.parts) > 0 && t.at >= len(t.parts[0]) {
		t.parts, t.at = t.parts[1:], 0
	}
	t.broken = t.broken || len(t.parts) == 0
	return !t.broken
}

func (t *textReader) byte() int {
	if !t.more() {
		return 0
	}
	t.at++
	return int(t.parts[0][t.at-1])
}

// number is a number of so many bytes.
func (t *textReader) number(bytes int) int {
	n := 0
	for i := range bytes {
		n |= t.byte() << (8 * i)
	}
	return n
}

func (t *textReader) skip(n int) {
	for n > 0 && t.more() {
		step := min(n, len(t.parts[0])-t.at)
		t.at += step
		n -= step
	}
}

// string is a text behind its length, of so many bytes, and its flags; its fonts are passed over.
func (t *textReader) string(lengthBytes int) string {
	units, _ := t.text(lengthBytes)
	return string(units)
}

// rich is a text and its fonts.
func (t *textReader) rich() ([]rune, []fontRun) { return t.text(2) }

func (t *textReader) text(lengthBytes int) ([]rune, []fontRun) {
	n := t.number(lengthBytes)
	flags := t.byte()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = t.number(2)
	}
	if flags&4 != 0 {
		extra = t.number(4)
	}
	units := t.chars(n, flags&1 != 0)
	var fonts []fontRun
	for range runs {
		if t.broken {
			break
		}
		fonts = append(fonts, fontRun{t.number(2), t.number(2)})
	}
	t.skip(extra)
	return units, fonts
}

// chars reads n characters, of two bytes or of one.
func (t *textReader) chars(n int, wide bool) []rune {
	units := make([]uint16, 0, min(n, 1<<10))
	for n > 0 {
		if len(t.parts) > 0 && t.at >= len(t.parts[0]) {
			if !t.more() {
				return nil
			}
			wide = t.byte()&1 != 0
		}
		if !t.more() {
			return nil
		}
		for part := t.parts[0]; n > 0 && t.at < len(part); n-- {
			if !wide {
				units = append(units, uint16(part[t.at]))
				t.at++
				continue
			}
			if t.at+2 > len(part) {
				t.broken = true
				return nil
			}
			units = append(units, uint16(u16(part, t.at)))
			t.at += 2
		}
	}
	return utf16.Decode(units)
}
