package corpus

import "fmt"

// dateLine is the date, as YYYY-MM-DD, that a line consists of, brackets and a trailing 印发 or time
// aside; empty where the line is none.
func (d *Document) dateLine(s Span) string {
	if s.End-s.Start > 32 || s.Start == s.End {
		return ""
	}
	if r := fold(d.Runes[s.Start]); r > ' ' && r != '(' && yearDigit(r) < 0 {
		return ""
	}
	rs := d.Fold(s).Runes
	if len(rs) > 1 && rs[0] == '(' && rs[len(rs)-1] == ')' {
		rs = rs[1 : len(rs)-1]
	}
	date, next := dateAt(rs, 0)
	if date == "" || next < len(rs) && string(rs[next:]) != "印发" && string(rs[next:]) != "发布" {
		return ""
	}
	return date
}

// findDate is the first date in folded text, or empty.
func findDate(rs []rune) string {
	for i, r := range rs {
		if i > 0 && (digit(rs[i-1]) || yearDigit(rs[i-1]) >= 0) || yearDigit(r) < 0 {
			continue
		}
		if date, _ := dateAt(rs, i); date != "" {
			return date
		}
	}
	return ""
}

// dateAt reads 2016年7月29日, 二○一二年四月十六日, 2012-04-25 and 2012.4.25 in folded text, and where it ends.
func dateAt(rs []rune, i int) (date string, next int) {
	year, i := yearAt(rs, i)
	if year == 0 || i >= len(rs) {
		return "", i
	}
	mid, end := '月', '日'
	switch rs[i] {
	case '年':
	case '-', '/', '.':
		mid, end = rs[i], 0
	default:
		return "", i
	}
	month, i := dayAt(rs, i+1)
	if month < 1 || month > 12 || i >= len(rs) || rs[i] != mid {
		return "", i
	}
	day, i := dayAt(rs, i+1)
	if day < 1 || day > 31 || end != 0 && (i >= len(rs) || rs[i] != end) {
		return "", i
	}
	if end != 0 {
		i++
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), i
}

// yearAt reads four digits, Arabic or Chinese, that are a year from 1949 to 2099, and where they end.
func yearAt(rs []rune, i int) (year, next int) {
	if i+4 > len(rs) {
		return 0, i
	}
	for _, r := range rs[i : i+4] {
		v := yearDigit(r)
		if v < 0 {
			return 0, i
		}
		year = year*10 + v
	}
	if year < 1949 || year > 2099 || i+4 < len(rs) && digit(rs[i+4]) {
		return 0, i
	}
	return year, i + 4
}

func yearDigit(r rune) int {
	switch {
	case digit(r):
		return int(r - '0')
	case r == 'O' || r == 'o' || r == '0' || r == '◯' || r == 'Ｏ':
		return 0
	}
	if v := hanDigit(r); v < 10 {
		return v
	}
	return -1
}

func dayAt(rs []rune, i int) (day, next int) {
	day, next = ordinalAt(rs, i, min(i+3, len(rs)))
	if next-i > 2 && digit(rs[i]) {
		return 0, i
	}
	return day, next
}
