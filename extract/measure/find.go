package measure

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/lexicon"
)

// Kind (类) is the dimension of a Quantity, or what keeps it from being one.
type Kind string

// The kinds of number beside those of the units table.
const (
	Percent  Kind = "percent"
	Points   Kind = "points"
	Count    Kind = "count"
	Money    Kind = "money"
	Amount   Kind = "amount"
	Times    Kind = "times"
	Year     Kind = "year"
	Date     Kind = "date"
	Time     Kind = "time"
	Size     Kind = "size"
	Grade    Kind = "grade"
	Bare     Kind = "bare"     // no unit
	Name     Kind = "name"     // glued to letters, or an ordinal: 5G, 第三
	Scale    Kind = "scale"    // 千亿级, 亿元 without digits
	Implicit Kind = "implicit" // 全覆盖
	Age      Kind = "age"      // 78岁
	Great    Kind = "great"    // 四大
)

// Quantity (数量) is one number of a sentence. Offsets are in the folded sentence.
type Quantity struct {
	Start, End       int // with the bound words
	NumStart, NumEnd int // the digits or numerals, ranges whole
	UnitEnd          int
	Value
	Kind      Kind
	Chinese   bool   // written in Chinese numerals throughout: 三个
	Prefix    bool   // a bound word stands before it: 超过
	Measure   string // of an implicit number: level, growth, share
	Direction string // of an implicit number
}

// Vague says whether q is a bare magnitude in Chinese, which counts nothing exactly: 百所, 千亩, 万家灯火.
func (q *Quantity) Vague() bool {
	return q.NumEnd-q.NumStart == 1 && q.BaseLow != nil && q.Bound == Exact && !q.Prefix && (q.Kind == Count || q.Kind == Amount) &&
		(q.Low.Equal(hundred) || q.Low.Equal(thousand))
}

// maxDigits bounds a numeral: a longer run of digits is an identifier, not a quantity.
const maxDigits = 18

// Has says whether text may hold a number: the cheap test that decides whether a sentence is worked on.
func Has(text []rune) bool { return marks.next(text, 0) < len(text) }

// runes is a set of characters of the Basic Multilingual Plane.
type runes [1 << 10]uint64

func (s *runes) has(r rune) bool {
	i := uint32(r) >> 6
	return i < uint32(len(s)) && s[i]>>(r&63)&1 != 0
}

// next is where one of the set stands in text from i on, or the text's end.
func (s *runes) next(text []rune, i int) int {
	for k, r := range text[i:] {
		if s.has(r) {
			return i + k
		}
	}
	return len(text)
}

func setOf(text string) *runes {
	var s runes
	for _, r := range text {
		s[r>>6] |= 1 << (r & 63)
	}
	return &s
}

const figures = "0123456789〇○零一二两三四五六七八九十百千万亿"

var (
	starts = setOf(figures + "几数上近全翻倍清减动") // with these a number, or a word for one, can begin: see scanner.at
	marks  = setOf(figures + "番覆倍半")       // without one of these there is none
)

// Find finds every number of a folded sentence, in order, without overlaps.
func Find(text []rune, lex *lexicon.Lexicon) []Quantity { return Append(nil, text, lex) }

// Append is Find with room to find in.
func Append(found []Quantity, text []rune, lex *lexicon.Lexicon) []Quantity {
	s := scanner{text: text, lex: lex}
	for i := starts.next(text, 0); i < len(text); i = starts.next(text, i) {
		if n := s.idiom(i); n > 0 {
			i += n
			continue
		}
		q, ok := s.at(i)
		if !ok {
			i++
			continue
		}
		floor := 0
		if len(found) > 0 {
			floor = found[len(found)-1].End
		}
		s.bound(&q, floor)
		found = append(found, q)
		i = max(q.End, i+1)
	}
	return found
}

// scanner reads numbers out of one folded sentence.
type scanner struct {
	text []rune
	lex  *lexicon.Lexicon
}

func (s *scanner) rune(i int) rune {
	if i < 0 || i >= len(s.text) {
		return 0
	}
	return s.text[i]
}

// at reads the number that begins at i.
func (s *scanner) at(i int) (Quantity, bool) {
	r := s.text[i]
	switch {
	case isDigit(r):
		return s.digits(i)
	case r == '一' && s.rune(i+1) == '半':
		return s.implicit(i)
	case r == '零' && (s.rune(i+1) == '发' || s.rune(i+1) == '新'):
		return s.implicit(i)
	case numeral(r) >= 0 || r == '几' || r == '数' || r == '上' || r == '近':
		return s.chinese(i)
	case r == '全' || r == '翻' || r == '倍' || r == '清' || r == '减' || r == '动':
		return s.implicit(i)
	}
	return Quantity{}, false
}

// idiom is the length of a word that begins at i and holds a numeral but no number (千方百计), or 0.
func (s *scanner) idiom(i int) int {
	if numeral(s.text[i]) < 0 {
		return 0
	}
	_, n := s.lex.Idioms.At(s.text[i:])
	return n
}

func (s *scanner) implicit(i int) (Quantity, bool) {
	for _, w := range s.lex.Implicit {
		if n := len(w.Word); n <= len(s.text)-i && slices.Equal(s.text[i:i+n], w.Word) {
			v := decimal.RequireFromString(w.Value)
			if s.plan(i + n) {
				return s.name(i, i+n), true
			}
			q := Quantity{Start: i, End: i + n, NumStart: i, NumEnd: i + n, UnitEnd: i + n, Kind: Implicit, Measure: w.Measure, Direction: w.Direction}
			q.Value = newValue(v, v, Exact, w.Unit, w.Unit, same)
			if w.Measure == "share" {
				q.Kind = Percent // 一半以上 takes bounds like 50%以上
			}
			return q, true
		}
	}
	return Quantity{}, false
}

// plan says whether a word for a programme begins at i: what stands before it is its name (倍增计划, 千人计划).
func (s *scanner) plan(i int) bool {
	return s.lex.Endings.Begins(s.text[min(i, len(s.text)):min(i+2, len(s.text))], lexicon.Programme) != ""
}

// digits reads a number written in figures, its magnitude, unit and range.
func (s *scanner) digits(i int) (Quantity, bool) {
	low, j, ok := s.figure(i)
	if !ok {
		return s.name(i, s.alnum(i)), true
	}
	if isLetter(s.rune(i-1)) || s.rune(i-1) == '第' {
		return s.name(i, j), true
	}
	if e := s.alnum(j + 1); s.rune(j) == '/' && isDigit(s.rune(j+1)) && isLetter(s.rune(e-1)) {
		return s.name(i, e), true // 4/5G
	}
	if s.rune(j) == '亿' && isDigit(s.rune(j+1)) {
		if v, e, ok := s.figure(j + 1); ok && s.rune(e) == '万' { // 108亿3038万元
			low, j = low.Shift(8).Add(v.Shift(4)), e+1
		}
	}
	return s.finish(i, j, low, false)
}

// finish reads what follows the first numeral [i,j): approximation, magnitude, unit, and a range's second half.
func (s *scanner) finish(i, j int, low decimal.Decimal, chinese bool) (Quantity, bool) {
	q := Quantity{Start: i, End: j, NumStart: i, NumEnd: j, Chinese: chinese}
	more, k := s.approximate(j)
	u := s.unit(k)
	if e := s.toOne(u); e > 0 {
		u.end, q.NumEnd = e, e
	}
	if more2, e := s.approximate(u.magnitudeEnd); more2 && u.unitStart == u.end && u.kind == Bare {
		u = s.unitAfter(u, e)
		more = true
	}
	high := low
	if t := s.rangeMark(u.end); t > 0 {
		if v, e, ch, ok := s.second(u.end + t); ok && s.joins(u, v, low, e) {
			high, chinese = v, chinese && ch
			more, k = s.approximate(e)
			u2 := s.unit(k)
			if u2.kind == Bare && u.kind != Bare {
				u2 = u
				u2.end = e
			}
			if u.kind == Bare || u2.name == u.name {
				u = u2
			} else {
				high, u2 = rescale(high, u2, u)
				u.end = u2.end
			}
			q.NumEnd = e
			q.Bound = Range
		}
	}
	if high.LessThan(low) && q.Bound == Range && u.kind != Year {
		return s.name(i, u.end), true
	}
	if more && q.Bound != Range {
		q.Bound = Min
	}
	if q.Bound == "" {
		q.Bound = Exact
	}
	q.UnitEnd, q.End, q.Kind, q.Chinese = u.end, u.end, u.kind, chinese
	switch {
	case s.rune(u.end) == '级' && (u.kind == Amount || u.kind == Money || u.kind == Size):
		q.Kind = Scale // 30万千瓦级机组
	case u.name == "G" && j-i == 1 && !q.Prefix:
		return s.name(i, u.end), true // 5G
	case u.kind == Bare && u.name != "" && !chinese, u.kind == Bare && chinese && low.GreaterThan(wan):
		q.Kind = Count // 新增人口100万, 总人口十亿六千万
	case u.kind == Bare && u.name != "":
		q.Kind = Scale // 超千亿
	}
	if u.kind == Bare && isLetter(s.rune(u.end)) {
		return s.name(i, s.alnum(u.end)), true
	}
	if chinese && q.Kind == Bare {
		return q, true // no number, so nobody asks for its value
	}
	q.Value = newValue(low, high, q.Bound, u.name, u.base, u.factor)
	return q, true
}

// toOne is the end of a ratio to one, 2.8∶1, whose first number has no unit; 0 where there is none.
func (s *scanner) toOne(u unit) int {
	r := s.rune(u.end)
	if u.kind != Bare || u.name != "" || r != ':' && r != '∶' || s.rune(u.end+1) != '1' {
		return 0
	}
	if next := s.rune(u.end + 2); isDigit(next) || next == '.' || next == ':' {
		return 0
	}
	return u.end + 2
}

// rescale brings a range's second number to the unit of the first: 8000元—1.2万元.
func rescale(high decimal.Decimal, from, to unit) (decimal.Decimal, unit) {
	if from.base != to.base {
		return high, from
	}
	return scale(high, times(from.factor, lexicon.Ratio{Over: to.factor.Under, Under: to.factor.Over})), from
}

// rangeMark is the length of a mark between the two numbers of a range at i, or 0.
func (s *scanner) rangeMark(i int) int {
	switch s.rune(i) {
	case '—', '–', '-', '~', '―', '－', '～':
		if r := s.rune(i + 1); r == '—' || r == '-' || r == '―' {
			return 2
		}
		return 1
	case '至', '到':
		return 1
	}
	return 0
}

// second reads the numeral after a range's mark.
func (s *scanner) second(i int) (v decimal.Decimal, end int, chinese, ok bool) {
	if isDigit(s.rune(i)) {
		v, end, ok = s.figure(i)
		return v, end, false, ok
	}
	if numeral(s.rune(i)) >= 0 {
		v, end, ok = s.pointed(i)
		return v, end, true, ok
	}
	return v, 0, false, false
}

// joins says whether the number v ending at e can be the second half of a range whose first half has unit u.
func (s *scanner) joins(u unit, v, low decimal.Decimal, e int) bool {
	if isLetter(s.rune(e)) && s.unit(e).kind == Bare {
		return false
	}
	u2 := s.unit(e)
	return u.kind == Bare || u2.kind == Bare || u2.kind == u.kind
}

// InUnit is q, a number without a unit, in the unit that its table gives it: 25 under （%）.
func (q Quantity) InUnit(name string, lex *lexicon.Lexicon) Quantity {
	s := scanner{text: []rune(name), lex: lex}
	u := s.unit(0)
	low, high := q.Low, q.High
	if low == nil {
		low = high
	}
	if high == nil {
		high = low
	}
	if u.name != name { // a unit that the lexicon lacks is kept as written
		u.name, u.base, u.factor, u.kind = name, name, same, Amount
	}
	q.Value, q.Kind = newValue(*low, *high, q.Bound, u.name, u.base, u.factor), u.kind
	return q
}

// name is a number that is part of a name or a mark.
func (s *scanner) name(i, j int) Quantity {
	v := decimal.Zero
	if j-i <= maxDigits && isDigit(s.text[i]) && isDigit(s.text[j-1]) {
		if d, err := decimal.NewFromString(string(s.text[i:j])); err == nil {
			v = d
		}
	}
	q := Quantity{Start: i, End: j, NumStart: i, NumEnd: j, UnitEnd: j, Kind: Name}
	q.Value = newValue(v, v, Exact, "", "", same)
	return q
}

// alnum is the end of the run of letters and digits that begins at i.
func (s *scanner) alnum(i int) int {
	for i < len(s.text) && (isDigit(s.text[i]) || isLetter(s.text[i])) {
		i++
	}
	return i
}

var (
	one      = whole(1)
	hundred  = whole(100)
	thousand = decimal.NewFromInt(1000)
	wan      = decimal.NewFromInt(10_000)
)

// small is the numbers that texts hold most. They are shared: a decimal is never changed once made.
var small = func() (d [101]decimal.Decimal) {
	for i := range d {
		d[i] = decimal.NewFromInt(int64(i))
	}
	return d
}()

// whole is n as a decimal.
func whole(n int64) decimal.Decimal {
	if n >= 0 && n < int64(len(small)) {
		return small[n]
	}
	return decimal.NewFromInt(n)
}

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
