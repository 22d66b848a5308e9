package read

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// pdfType (文字) is how a page's text operators stand (ISO 32000-1 9.3), and the pieces of lines that they have shown.
type pdfType struct {
	pdfStyle
	at, line matrix // the text's and the line's

	fonts map[string]*pdfFont
	frags []frag
}

// pdfStyle is the part of it that a page's graphics state holds.
type pdfStyle struct {
	font                      *pdfFont
	size, chars, words, raise float64
	stretch, leading          float64
}

// pdfFont is what is asked of a font: the text of a code, and its width in thousandths of the font's size.
type pdfFont struct {
	decode func(code string) string
	next   func(raw string) int // bytes of the next code
	widths map[int]float64
	other  float64 // width of a code that widths does not have
}

// unknown is what a code stands for that no map tells.
const unknown = "\uFFFD"

// newPDFFont reads a font of a page.
func newPDFFont(v pdf.Value) *pdfFont {
	font := pdf.Font{V: v}
	f := &pdfFont{widths: map[int]float64{}, next: func(string) int { return 1 }, other: 500}
	encoding := v.Key("Encoding").Name()
	composite := v.Key("Subtype").Name() == "Type0"
	switch {
	case strings.HasPrefix(encoding, "GB"): // GBK-EUC-H, GB-EUC-H, GBK2K-H
		f.next, f.decode = nextGBK, decodeGBK
	case strings.HasPrefix(encoding, "UniGB-"):
		f.next, f.decode = two, decodeUTF16
	case v.Key("ToUnicode").Kind() == pdf.Stream:
		f.decode = toUnicode(v.Key("ToUnicode"))
		if composite {
			f.next = two
		}
	case !composite && v.Key("Subtype").Name() != "Type3":
		f.decode = font.Encoder().Decode
	default:
		f.next, f.decode = two, func(string) string { return unknown }
	}
	if composite {
		f.readCIDWidths(v.Key("DescendantFonts").Index(0))
		return f
	}
	widths := v.Key("Widths")
	for i := range min(widths.Len(), 256) {
		f.widths[font.FirstChar()+i] = widths.Index(i).Float64()
	}
	return f
}

func two(string) int { return 2 }

func nextGBK(raw string) int {
	if raw[0] < 0x81 {
		return 1
	}
	return 2
}

func decodeGBK(code string) string {
	text, err := simplifiedchinese.GB18030.NewDecoder().String(code)
	if err != nil {
		return unknown
	}
	return text
}

func decodeUTF16(code string) string { return utf16Text(code, 0) }

// readCIDWidths reads DW and W: «first [w w …]» and «first last w» (ISO 32000-1 9.7.4.3).
func (f *pdfFont) readCIDWidths(v pdf.Value) {
	const codes = 1 << 16
	if f.other = v.Key("DW").Float64(); f.other == 0 {
		f.other = 1000
	}
	w := v.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for k := range min(list.Len(), codes) {
				f.widths[first+k] = list.Index(k).Float64()
			}
			i += 2
			continue
		}
		for code := first; code <= min(int(w.Index(i+1).Int64()), codes) && code-first < codes; code++ {
			f.widths[code] = w.Index(i + 2).Float64()
		}
		i += 3
	}
}

func (f *pdfFont) width(code string) float64 {
	n := 0
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	if w, ok := f.widths[n]; ok {
		return w
	}
	return f.other
}

// do follows a text operator (ISO 32000-1 9.3 and 9.4). to is the current space's map to the page.
func (t *pdfType) do(op string, args []pdf.Value, resources pdf.Value, to matrix) {
	n := func(i int) float64 {
		if i < len(args) {
			return args[i].Float64()
		}
		return 0
	}
	switch op {
	case "BT":
		t.at, t.line = identity, identity
	case "Tf":
		if len(args) == 2 {
			t.font, t.size = t.fontNamed(args[0].Name(), resources), n(1)
		}
	case "Tc":
		t.chars = n(0)
	case "Tw":
		t.words = n(0)
	case "Tz":
		t.stretch = n(0) / 100
	case "TL":
		t.leading = n(0)
	case "Ts":
		t.raise = n(0)
	case "Td", "TD":
		if op == "TD" {
			t.leading = -n(1)
		}
		t.move(n(0), n(1))
	case "T*":
		t.move(0, -t.leading)
	case "Tm":
		t.line = matrixOf(n)
		t.at = t.line
	case "Tj", "'", "\"":
		if op == "\"" {
			t.words, t.chars = n(0), n(1)
		}
		if op != "Tj" {
			t.move(0, -t.leading)
		}
		if len(args) > 0 {
			t.show(args[len(args)-1].RawString(), to)
		}
	case "TJ":
		if len(args) == 1 {
			t.showAll(args[0], to)
		}
	}
}

var identity = matrix{1, 0, 0, 1, 0, 0}

func (t *pdfType) move(x, y float64) {
	t.line = matrix{1, 0, 0, 1, x, y}.then(t.line)
	t.at = t.line
}

func (t *pdfType) fontNamed(name string, resources pdf.Value) *pdfFont {
	v := resources.Key("Font").Key(name)
	if v.Kind() != pdf.Dict {
		return nil
	}
	if t.fonts[name] == nil {
		t.fonts[name] = newPDFFont(v)
	}
	return t.fonts[name]
}

// showAll shows strings with numbers between them that move what follows.
func (t *pdfType) showAll(list pdf.Value, to matrix) {
	for i := range list.Len() {
		if v := list.Index(i); v.Kind() == pdf.String {
			t.show(v.RawString(), to)
		} else {
			t.at = matrix{1, 0, 0, 1, -v.Float64() / 1000 * t.size * t.stretch, 0}.then(t.at)
		}
	}
}

// show shows a string code by code. Text that is turned is left out.
func (t *pdfType) show(raw string, to matrix) {
	for t.font != nil && raw != "" {
		size := min(t.font.next(raw), len(raw))
		code := raw[:size]
		raw = raw[size:]
		w := t.font.width(code) / 1000 * t.size
		place := t.at.then(to)
		from, end, top := place.at(point{0, t.raise}), place.at(point{w * t.stretch, t.raise}), place.at(point{0, t.raise + t.size})
		if height := math.Hypot(top.x-from.x, top.y-from.y); end.x-from.x >= math.Abs(end.y-from.y) && height > 0 {
			t.put(frag{x0: from.x, y0: from.y - 0.88*height, x1: end.x, y1: from.y + 0.12*height, text: clean(t.font.decode(code))})
		}
		step := w + t.chars
		if code == " " {
			step += t.words
		}
		t.at = matrix{1, 0, 0, 1, step * t.stretch, 0}.then(t.at)
	}
}

// put keeps a character, with the piece of a line that it goes on.
func (t *pdfType) put(g frag) {
	if strings.TrimSpace(g.text) == "" {
		return
	}
	if k := len(t.frags) - 1; k >= 0 && touches(t.frags[k], g) {
		t.frags[k].text += g.text
		t.frags[k].x1 = max(t.frags[k].x1, g.x1)
		return
	}
	t.frags = append(t.frags, g)
}

// touches says whether a character goes on with a piece of a line.
func touches(a, b frag) bool {
	em := a.size()
	return math.Abs(b.y0-a.y0) < 0.1*em && b.size() < 1.1*em && em < 1.1*b.size() && b.x0-a.x1 < 0.15*em && b.x0-a.x1 > -0.3*em
}
