package measure

import (
	"slices"

	"github.com/shopspring/decimal"
)

// figure reads digits with grouping and decimal point: 1,100 and 5028.04. It refuses longer runs than
// maxDigits and runs that go on as an address, a time or a version: 16:40, 1.2.3.
func (s *scanner) figure(i int) (decimal.Decimal, int, bool) {
	value, digits, places := int64(0), 0, int32(0)
	j, point := i, false
	for ; j < len(s.text); j++ {
		switch r := s.text[j]; {
		case isDigit(r):
			value = value*10 + int64(r-'0')
			if digits++; digits > maxDigits {
				return decimal.Zero, j + 1, false
			}
			if point {
				places++
			}
		case r == '.' && !point && isDigit(s.rune(j+1)):
			point = true
		case r == ',' && !point && s.grouped(i, j):
		default:
			return fixed(value, places), j, digits > 0
		}
	}
	return fixed(value, places), j, digits > 0
}

// fixed is digits of which so many stand behind the point.
func fixed(digits int64, places int32) decimal.Decimal {
	if places == 0 {
		return whole(digits)
	}
	return decimal.New(digits, -places)
}

// grouped says whether the comma at j groups thousands of the number that began at i: 1,100.
func (s *scanner) grouped(i, j int) bool {
	for k := 1; k <= 3; k++ {
		if !isDigit(s.rune(j + k)) {
			return false
		}
	}
	head := j - i
	for k := i; k < j; k++ {
		if s.text[k] == ',' {
			head = 3
		}
	}
	return head <= 3 && !isDigit(s.rune(j+4))
}

// numeral is the value of a Chinese numeral character, or -1: 二 is 2, 百 is 100.
func numeral(r rune) int64 {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return magnitude(r)
}

// magnitude is the power of ten a character stands for, or -1.
func magnitude(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10_000
	case '亿':
		return 100_000_000
	}
	return -1
}

// chinese reads a number written in Chinese numerals: 三个, 十余家, 近百家, 百分之八十, 三分之一.
func (s *scanner) chinese(i int) (Quantity, bool) {
	start := i
	switch s.text[i] {
	case '上', '近', '数', '几':
		// 上百家, 数十个: the numeral is a magnitude with a measure word, and the value is vague
		if magnitude(s.rune(i+1)) < 10 {
			return Quantity{}, false
		}
		q, ok := s.chinese(i + 1)
		if ok {
			q.Start = start
			q.Value = q.Value.Rebound(About)
		}
		return q, ok
	}
	v, j, ok := s.pointed(i)
	if !ok || v.IsZero() && j-i == 1 {
		return Quantity{}, false // 零部件
	}
	if s.rune(j) == '分' && s.rune(j+1) == '之' {
		return s.fraction(start, v, j+2)
	}
	if s.rune(i-1) == '第' {
		return s.name(start, j), true
	}
	if s.digitsOnly(i, j) && j-i >= 2 {
		return s.spelled(i, j)
	}
	q, ok := s.finish(start, j, v, true)
	if ok && s.plan(q.End) {
		return s.name(start, q.End), true
	}
	if ok && j-start == 1 && magnitude(s.text[start]) < 0 && (q.Kind == Amount || q.Kind == Size || q.Kind == "score") {
		return Quantity{}, false // 一方, 一度, 八方
	}
	if !ok || q.Kind == Bare || q.Kind == Grade && j-i > 1 {
		return Quantity{}, false
	}
	return q, ok
}

// digitsOnly says whether the numerals [i,j) are digits without a magnitude or a point: 二○一二.
func (s *scanner) digitsOnly(i, j int) bool {
	for ; i < j; i++ {
		if n := numeral(s.text[i]); n < 0 || n >= 10 {
			return false
		}
	}
	return true
}

// spelled reads a year spelled digit by digit, 二○一二年. Other spelled runs (三五, 一二) are words.
func (s *scanner) spelled(i, j int) (Quantity, bool) {
	if j-i != 4 || s.rune(j) != '年' {
		return Quantity{}, false
	}
	n := int64(0)
	for k := i; k < j; k++ {
		n = n*10 + numeral(s.text[k])
	}
	return s.finish(i, j, decimal.NewFromInt(n), true)
}

// pointed reads a run of Chinese numerals, and behind it the digits after 点: 三百, 四点一, 零点五. Those of a time,
// 三点五十分, are none.
func (s *scanner) pointed(i int) (decimal.Decimal, int, bool) {
	whole, j, ok := s.numerals(i)
	if !ok || s.rune(j) != '点' {
		return whole, j, ok
	}
	digits, k := int64(0), j+1
	for ; k-j <= maxPlaces; k++ {
		n := numeral(s.rune(k))
		if n < 0 || n >= 10_000 || s.rune(k) == '两' {
			break
		}
		if n >= 10 {
			return whole, j, ok
		}
		digits = digits*10 + n
	}
	if k == j+1 {
		return whole, j, ok
	}
	return whole.Add(decimal.New(digits, int32(j+1-k))), k, ok
}

// maxPlaces is the most digits behind 点 that are read.
const maxPlaces = 6

// numerals reads a run of Chinese numerals up to but without a last magnitude that belongs to the unit:
// 三百 of 三百亿元 and 一万五千 of 一万五千亿.
func (s *scanner) numerals(i int) (decimal.Decimal, int, bool) {
	var high, total, section, digit int64 // 亿, 万, below, and a digit whose magnitude may follow
	j, seen := i, false
	for ; j < len(s.text) && j-i < 16; j++ {
		n := numeral(s.text[j])
		if n < 0 {
			break
		}
		if n >= 10_000 && high == 0 {
			if !s.numeralFollows(j + 1) {
				break // 万 and 亿 before a unit are kept with the unit
			}
			if _, k := s.lex.Units.At(s.text[j+1:]); k > 1 {
				break // 万 of 万千瓦
			}
		}
		seen = true
		switch {
		case n > 10_000:
			high, total, section, digit = (total+section+digit)*n, 0, 0, 0
		case n == 10_000:
			if section+digit == 0 {
				section = 1
			}
			total, section, digit = (total+section+digit)*n, 0, 0
		case n >= 10:
			if _, k := s.lex.Units.At(s.text[j:]); k > 1 {
				return whole(high + total + section + digit), j, j > i
			}
			section += max(digit, 1) * n
			digit = 0
		default:
			digit = n
		}
	}
	return whole(high + total + section + digit), j, seen
}

func (s *scanner) numeralFollows(i int) bool {
	n := numeral(s.rune(i))
	return n >= 0 && n < 10_000
}

// fraction reads 百分之八十 (80 %), 千分之三, 三分之一 and 百分之四至五.
func (s *scanner) fraction(start int, of decimal.Decimal, i int) (Quantity, bool) {
	low, j, _, ok := s.second(i)
	if !ok || of.IsZero() {
		return Quantity{}, false
	}
	high, bound := low, Exact
	if v, end := s.secondPart(start, i, j); v.GreaterThan(low) {
		high, j, bound = v, end, Range
	}
	q := Quantity{Start: start, End: j, NumStart: start, NumEnd: j, UnitEnd: j, Kind: Percent, Chinese: true}
	q.Value = newValue(percent(low, of), percent(high, of), bound, "%", "%", same)
	return q, true
}

func percent(part, of decimal.Decimal) decimal.Decimal {
	if !of.Equal(hundred) {
		return part.Mul(hundred).DivRound(of, 4)
	}
	return part
}

// secondPart reads what follows the part [i,j) of a fraction that began at start, where it is a range's second half:
// 百分之四至五, 百分之四到百分之五. It is 0 where there is none, and in 由百分之四到百分之五, which is a change.
func (s *scanner) secondPart(start, i, j int) (v decimal.Decimal, end int) {
	mark := s.rangeMark(j)
	if r := s.rune(start - 1); mark == 0 || r == '由' || r == '从' {
		return decimal.Zero, j
	}
	at := j + mark
	again := slices.Equal(s.text[start:i], s.text[min(at, len(s.text)):min(at+i-start, len(s.text))])
	if again {
		at += i - start
	}
	v, end, _, ok := s.second(at)
	if !ok || !again && s.unit(end).kind != Bare {
		return decimal.Zero, j
	}
	return v, end
}
