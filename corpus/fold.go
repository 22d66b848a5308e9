package corpus

import (
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Folded (折叠文本) is a span of the text made fit for matching: full-width signs are half-width;
// blanks, line ends and page breaks are gone. Runes[i] stands at Text's code point At[i], and
// At[len(Runes)] is the span's end.
type Folded struct {
	Runes []rune
	At    []int
}

// String is the folded text.
func (f Folded) String() string { return string(f.Runes) }

// Span is the place in Text of Runes[i:j], without the blanks around it.
func (f Folded) Span(i, j int) Span {
	if i >= j {
		return Span{f.At[i], f.At[i]}
	}
	return Span{f.At[i], f.At[j-1] + 1}
}

// Fold folds a span. Only width is folded, never compatibility: ① and m³ stay as they are. One blank
// is kept between two words in Latin letters or digits, so that «2 100» stays two numbers; a line end
// between them is a cut, not a blank.
func (d *Document) Fold(s Span) Folded {
	var f Folded
	d.Refold(&f, s)
	return f
}

// Refold makes f what Fold gives, in the room that f has already: what was taken from f before is gone.
func (d *Document) Refold(f *Folded, s Span) {
	n := s.End - s.Start
	f.Runes, f.At = slices.Grow(f.Runes[:0], n)[:n], slices.Grow(f.At[:0], n+1)[:n+1]
	f.Runes = d.fold(f.Runes, f.At, s)
	f.At = f.At[:len(f.Runes)+1]
	f.At[len(f.Runes)] = s.End
}

// text is a span folded, where the places are not asked.
func (d *Document) text(s Span) string {
	return string(d.fold(make([]rune, s.End-s.Start), nil, s))
}

// fold writes the folded runes of a span, and where they stand if that is asked, into room for all of the span. It gives
// the room that they take.
func (d *Document) fold(folded []rune, places []int, s Span) []rune {
	rs := d.Runes[s.Start:s.End]
	noise := d.noiseAfter(s.Start)
	n := 0
	last, gap, cut := rune(0), -1, false // the rune before, the blank behind it, whether a line ended there
	for i := 0; i < len(rs); i++ {
		stop := len(rs)
		if len(noise) > 0 {
			stop = min(stop, noise[0].Start-s.Start)
		}
		if i >= stop {
			i, noise, cut = noise[0].End-s.Start-1, noise[1:], true
			continue
		}
		if run := unfolded(rs[i:stop]); run > 0 {
			copy(folded[n:], rs[i:i+run])
			if places != nil {
				for k := range places[n : n+run] {
					places[n+k] = s.Start + i + k
				}
			}
			n, i = n+run, i+run-1
			last, gap, cut = folded[n-1], -1, false
			continue
		}
		r, at := fold(rs[i]), s.Start+i
		if r <= ' ' {
			cut = cut || r == '\n'
			if gap < 0 && r != 0 {
				gap = at
			}
			continue
		}
		if gap >= 0 && word(r) && !(digit(r) && digit(last) && spaced(d.Runes, at)) && (word(last) && !(cut && digit(r) && digit(last)) || !cut && digit(r) && itemNumber(folded[:n])) {
			folded[n] = ' '
			place(places, n, gap)
			n++
		}
		last, gap, cut = r, -1, false
		folded[n] = r
		place(places, n, at)
		n++
	}
	return folded[:n]
}

// unfolded is how many runes, from the first one, are Chinese characters and marks that stay as they are.
func unfolded(rs []rune) int {
	for i, r := range rs {
		if r < 0x3001 || r >= 0xFE50 {
			return i
		}
	}
	return len(rs)
}

// place notes where the nth rune stands, if that is asked.
func place(places []int, n, at int) {
	if places != nil {
		places[n] = at
	}
}

// spaced says whether the digit at i is one of a number whose digits were set apart, each by one blank, between Chinese
// characters or marks: 稳定在4 9 2 5 0 万吨. A number of several digits in the row, or a blank before it, leaves it several.
func spaced(text []rune, i int) bool {
	single := func(i int) bool { return i >= 0 && i < len(text) && digit(fold(text[i])) }
	gap := func(i int) bool { return i >= 0 && i < len(text) && blank(text[i]) }
	from, to := i, i
	for gap(from-1) && single(from-2) {
		from -= 2
	}
	for gap(to+1) && single(to+2) {
		to += 2
	}
	if to-from < 2 || from == 0 || !chinese(text[from-1]) && !strings.ContainsRune("。，；：、（", text[from-1]) {
		return false
	}
	if gap(to + 1) {
		to++
	}
	return to+1 < len(text) && (chinese(text[to+1]) || text[to+1] == '%' || text[to+1] == '％')
}

// chinese says whether a rune is a Chinese character.
func chinese(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// itemNumber says whether what was folded so far is the number of an item, behind which a blank divides: 1. 5家企业.
func itemNumber(folded []rune) bool {
	n := len(folded) - 1
	if n < 1 || n > 2 || folded[n] != '.' {
		return false
	}
	return digit(folded[0]) && digit(folded[n-1])
}

// Slice is the text of a span, as it stands.
func (d *Document) Slice(s Span) string {
	if d.stations == nil {
		return string(d.Runes[s.Start:s.End])
	}
	return d.Text[d.offset(s.Start):d.offset(s.End)]
}

// noiseAfter is the page furniture that ends behind a place: page numbers, repeated table headers.
func (d *Document) noiseAfter(start int) []Span {
	if len(d.noise) == 0 {
		return nil
	}
	return d.noise[sort.Search(len(d.noise), func(i int) bool { return d.noise[i].End > start }):]
}

// fold folds one rune: a blank is ' ', a line end '\n', what has no width 0.
func fold(r rune) rune {
	switch {
	case r > ' ' && r < 0x7F:
		return r
	case r >= 0x3001 && r < 0xFE50:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case blank(r):
		return ' '
	case invisible(r):
		return 0
	case r >= 0x2E80 && r <= 0x2FDF:
		return radical(r)
	case r >= 0xFE50 && r <= 0xFE6B:
		return smallForm(r)
	}
	return r
}

// smallForm turns the small forms of punctuation marks that some editors write (1﹒) into the marks.
func smallForm(r rune) rune {
	const marks = "，、．　；：？！—（）｛｝〔〕＃＆＊＋－＜＞＝　＼＄％＠"
	if m := []rune(marks)[r-0xFE50]; m != 0x3000 {
		return fold(m)
	}
	return r
}

// blank says whether a rune is white space within a line.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0x3000 || r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F
}

// invisible says whether a rune has no width, or is a control character.
func invisible(r rune) bool {
	return r < ' ' || r == 0x7F || r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x2064 || r == 0xFEFF
}

func lineEnd(r rune) bool { return r < 0x3000 && fold(r) == '\n' }

// word says whether a rune is a Latin letter or a digit.
func word(r rune) bool { return digit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// radical turns the CJK radicals that some PDF fonts write into the characters they look like.
func radical(r rune) rune {
	if r >= 0x2F00 && r <= 0x2FD5 {
		return []rune(norm.NFKC.String(string(r)))[0]
	}
	for i := 0; i+1 < len(radicals); i += 2 {
		if radicals[i] == r {
			return radicals[i+1]
		}
	}
	return r
}

// radicals is the CJK Radicals Supplement, which Unicode itself does not fold, and what each stands for.
var radicals = []rune("⺁厂⺄乙⺆冂⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺕彐⺗心⺘手⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡水⺣火⺥爪⺩王⺪疋⺫目⺭示⺮竹⺯糸⺰纟⺲罒⺷羊⺸羊⺹老⺼肉⺽臼⺾艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻑长⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟")
