package read

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// rtfFont is what the table of fonts says of one.
type rtfFont struct {
	charset, codepage int // -1 where nothing is said
	name              string
}

// Character sets and code pages that the code names.
const (
	charsetLatin   = 0
	charsetSymbol  = 2
	codepageUTF8   = 65001
	codepageSymbol = -2
)

// charsets are the code pages of fonts' character sets (\fcharset).
var charsets = map[int]int{
	charsetLatin: 1252, charsetSymbol: codepageSymbol, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254,
	163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
}

var codepages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 874: charmap.Windows874, 932: japanese.ShiftJIS,
	936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5, 1250: charmap.Windows1250,
	1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10002: traditionalchinese.Big5, 10008: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030,
	20936: simplifiedchinese.GB18030, 52936: simplifiedchinese.HZGB2312, 28591: charmap.ISO8859_1,
}

// font reads what a control word says of fonts and code pages.
func (r *rtfReader) font(t rtfToken) bool {
	switch t.word {
	case "ansicpg":
		if t.number > 0 {
			r.codepage = t.number
		}
	case "mac":
		r.codepage = 10000
	case "pc":
		r.codepage = 437
	case "pca":
		r.codepage = 850
	case "deff":
		r.font0, r.rtfState.font = t.number, t.number
	case "f":
		r.useFont(t.number)
	case "fcharset":
		if r.place == rtfFonts && r.defining != nil {
			r.defining.charset = t.number
		}
	case "cpg":
		if r.place == rtfFonts && r.defining != nil {
			r.defining.codepage = t.number
		}
	default:
		return false
	}
	return true
}

// useFont goes over to a font; in the table of fonts it begins to define it.
func (r *rtfReader) useFont(n int) {
	if r.place != rtfFonts {
		r.rtfState.font = n
		return
	}
	r.defining = &rtfFont{charset: -1, codepage: -1}
	r.fonts[n] = r.defining
}

func (r *rtfReader) fontName() string {
	if f := r.fonts[r.rtfState.font]; f != nil {
		return f.name
	}
	return ""
}

// decode reads bytes of text in the font's code page. A Latin font says little where the file's own code page is Chinese: programs
// name it for Chinese text too, which then comes in pairs of bytes.
func (r *rtfReader) decode(b []byte) string {
	if ascii(b) {
		return r.symbols(b)
	}
	page := r.codepage
	if f := r.fonts[r.rtfState.font]; f != nil {
		switch own, known := charsets[f.charset]; {
		case f.codepage > 0:
			page = f.codepage
		case known && (f.charset != charsetLatin || !r.paired(b)):
			page = own
		}
	}
	if page == codepageSymbol {
		return r.symbols(b)
	}
	if page == codepageUTF8 || r.utf8 && utf8.Valid(b) {
		return string(b)
	}
	e := codepages[page]
	if e == nil {
		e = charmap.Windows1252
	}
	text, _ := e.NewDecoder().Bytes(b)
	return string(text)
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// paired says whether bytes are Chinese text of the file's code page by their kind: those above ASCII stand in pairs, each
// of which is a character of GB 2312 or of the first plane of Big5.
func (r *rtfReader) paired(b []byte) bool {
	if r.codepage != 936 && r.codepage != 950 {
		return false
	}
	for i := 0; i < len(b); i++ {
		if b[i] < utf8.RuneSelf {
			continue
		}
		if i+1 >= len(b) || b[i] < 0xA1 || b[i] > 0xF9 || b[i+1] < 0xA1 && (r.codepage == 936 || b[i+1] < 0x40) {
			return false
		}
		i++
	}
	return true
}

// symbols is text in the font: a symbol font draws signs for letters.
func (r *rtfReader) symbols(b []byte) string {
	f := r.fonts[r.rtfState.font]
	if r.place == rtfFonts || r.place == rtfCode || f == nil || f.charset != charsetSymbol {
		return string(b)
	}
	out := make([]rune, len(b))
	for i, c := range b {
		out[i] = docxSymbol(f.name, rune(c))
	}
	return string(out)
}
