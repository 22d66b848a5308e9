package corpus

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxBytes is the largest file that is read: no notice comes near it, an archive misnamed .txt may.
const maxBytes = 64 << 20

// Unreadable says why bytes are no text at all. Message ends with what the reader can do about it.
type Unreadable struct {
	Code    string // empty, too-large, binary
	Message string
}

func (u *Unreadable) Error() string { return u.Message }

// signatures are the first bytes of files that are often misnamed .txt.
var signatures = []struct{ magic, name string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a zip archive (docx, xlsx, ofd …)"},
	{"\xd0\xcf\x11\xe0", "an old Office file (doc, xls)"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"\x1f\x8b", "a gzip archive"},
	{"Rar!", "a rar archive"},
	{"\x7fELF", "a program"},
	{"SQLite format 3", "an SQLite database"},
}

// decode turns bytes into a Document's text: byte-order mark, UTF-16 by its NULs, UTF-8, then GB18030. What
// could not be decoded is U+FFFD in the text and counted in the warning.
func decode(data []byte) (d *Document, err error) {
	if len(data) > maxBytes {
		return nil, &Unreadable{"too-large", fmt.Sprintf("the file has %d MB, the limit is %d MB: divide it", len(data)>>20, maxBytes>>20)}
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return nil, &Unreadable{"binary", "this is " + s.name + ", not plain text: convert it to text first"}
		}
	}
	d = &Document{}
	d.Text, d.Encoding = ladder(data)
	d.Runes = runes(d.Text)
	kept, bad, control := census(d.Runes)
	switch {
	case kept == 0 && bad+control == 0:
		return nil, &Unreadable{"empty", "the file holds no text: check that it was saved or downloaded whole"}
	case bad*10 > kept || control*20 > kept:
		return nil, &Unreadable{"binary", "the file is no text in UTF-8, UTF-16 or GB18030: convert it to UTF-8 text first"}
	case bad > 0:
		d.Warnings = []string{fmt.Sprintf("%d characters could not be decoded as %s and stand as U+FFFD", bad, d.Encoding)}
	}
	return d, nil
}

func ladder(data []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return fromUTF8(data[3:]), "utf-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], 1), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], 0), "utf-16be"
	}
	if name, high := guessUTF16(data); name != "" {
		return fromUTF16(data, high), name
	}
	if utf8.Valid(data) {
		return string(data), "utf-8"
	}
	if good, bad := sequences(data); bad*50 < good {
		return fromUTF8(data), "utf-8"
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return fromUTF8(data), "utf-8"
	}
	return string(out), "gb18030"
}

func fromUTF8(data []byte) string { return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))) }

// fromUTF16 decodes pairs of bytes, of which the one at high is the more significant.
func fromUTF16(data []byte, high int) string {
	units := make([]uint16, 0, len(data)/2+1)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
	}
	if len(data)%2 == 1 {
		units = append(units, 0xFFFD)
	}
	return string(utf16.Decode(units))
}

// guessUTF16 finds UTF-16 without a byte-order mark: line ends, digits and blanks leave a NUL at the
// high byte and none at the low one.
func guessUTF16(data []byte) (name string, high int) {
	if bytes.IndexByte(data, 0) < 0 {
		return "", 0
	}
	var nul [2]int
	for i, b := range data {
		if b == 0 {
			nul[i%2]++
		}
	}
	few := len(data) / 200
	switch {
	case nul[1] > few && nul[1] > 20*nul[0]:
		return "utf-16le", 1
	case nul[0] > few && nul[0] > 20*nul[1]:
		return "utf-16be", 0
	}
	return "", 0
}

// sequences counts the whole and the broken multi-byte sequences of UTF-8.
func sequences(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// runes is []rune(text) for valid UTF-8, in a third of the time where most characters are Chinese.
func runes(text string) []rune {
	rs := make([]rune, 0, utf8.RuneCountInString(text))
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case b < utf8.RuneSelf:
			rs = append(rs, rune(b))
			i++
		case b&0xF0 == 0xE0 && i+2 < len(text):
			rs = append(rs, rune(b&0x0F)<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F))
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			rs = append(rs, r)
			i += n
		}
	}
	return rs
}

// census counts what is text, what was not decoded, and the control characters that no text has.
func census(rs []rune) (kept, bad, control int) {
	for _, r := range rs {
		switch {
		case r > 0x3000 && r < 0xE000:
			kept++
		case r == utf8.RuneError:
			bad++
		case blank(r) || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x1B:
		case r < ' ' || r == 0x7F:
			control++
		default:
			kept++
		}
	}
	return kept, bad, control
}
