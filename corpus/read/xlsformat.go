package read

import (
	"strconv"
	"strings"
)

// A spreadsheet keeps numbers and, apart, how each is shown. This file shows a number as the spreadsheet does, by the
// format codes of ECMA-376 part 1, 18.8.31, which .xls shares. Where what is shown would be read as another number (a
// fraction's 1 1/2, 1.2E+05) the plain number is given.

// numberFormat (数字格式) is a format code's sections: positive; negative; zero; text.
type numberFormat []formatSection

// formatSection is how one kind of number is written.
type formatSection struct {
	tokens    []formatToken
	condition string // <, <=, >, >=, =, <>, or none
	limit     float64
	percents  int // each shows the number 100 times as large
	thousands int // commas behind the digits: each shows it 1,000 times as small
	grouped   bool
	date      bool
	general   bool // the number is shown as General does, for want of digits or because they would mislead
}

// formatToken is a piece of a section: 0 # ? . % @, G for General, L for what is written as it is, and in dates y m d
// (month and day) h n s (hour, minute, second) a (morning) w (day of the week) and H N S for hours, minutes and seconds in all.
type formatToken struct {
	kind byte
	text string // of L; else the letters as written, whose number matters
}

// parseFormat reads a format code. Any text is one.
func parseFormat(code string) numberFormat {
	if strings.Contains(code, "[$-F800]") || strings.Contains(code, "[$-x-sysdate]") {
		code = builtinFormats[31]
	}
	var nf numberFormat
	if code == "" {
		return nil
	}
	l := formatLexer{rs: []rune(code)}
	for more := true; more && len(nf) < 4; {
		l.formatSection, l.scientific, l.fraction = formatSection{}, false, false
		more = l.section()
		nf = append(nf, l.done())
	}
	return nf
}

// show is a number as the format shows it. epoch is the day that the workbook counts days from.
func (nf numberFormat) show(x float64, epoch int) string {
	s := nf.choose(x)
	if s == nil {
		return generalNumber(x)
	}
	if s.date {
		return s.showDate(x, epoch)
	}
	if x < 0 && s != &nf[0] && (!nf.conditional() || strings.ContainsAny(s.literals(), "-(")) {
		x = -x // the section says itself how a negative number looks
	}
	return s.showNumber(x)
}

// conditional says whether sections say themselves which numbers are theirs.
func (nf numberFormat) conditional() bool {
	return nf[0].condition != "" || len(nf) > 1 && nf[1].condition != ""
}

// showText is a text as the format shows it: with what its text section writes around it.
func (nf numberFormat) showText(text string) string {
	if len(nf) == 0 {
		return text
	}
	s, marked := nf[len(nf)-1], false
	for _, t := range s.tokens {
		marked = marked || t.kind == '@'
	}
	if !marked {
		if len(nf) == 4 {
			return s.literals()
		}
		return text
	}
	var b strings.Builder
	for _, t := range s.tokens {
		if t.kind == '@' {
			b.WriteString(text)
		} else if t.kind == 'L' {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// choose is the section for a number, nil where General shows it.
func (nf numberFormat) choose(x float64) *formatSection {
	numeric := min(len(nf), 3)
	if numeric > 0 && nf.conditional() {
		for i := range nf[:numeric] {
			if nf[i].holds(x, i) {
				return &nf[i]
			}
		}
		return nil
	}
	switch {
	case numeric == 0:
		return nil
	case x < 0 && numeric > 1:
		return &nf[1]
	case x == 0 && numeric > 2:
		return &nf[2]
	}
	return &nf[0]
}

// holds says whether a section's condition is true of a number; a section without one takes the rest.
func (s *formatSection) holds(x float64, at int) bool {
	switch s.condition {
	case "<":
		return x < s.limit
	case "<=":
		return x <= s.limit
	case ">":
		return x > s.limit
	case ">=":
		return x >= s.limit
	case "=":
		return x == s.limit
	case "<>":
		return x != s.limit
	}
	return at > 0
}

// literals is what a section writes whatever the number.
func (s *formatSection) literals() string {
	var b strings.Builder
	for _, t := range s.tokens {
		if t.kind == 'L' {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// showNumber fills a section's places for digits.
func (s *formatSection) showNumber(x float64) string {
	var b strings.Builder
	if s.general {
		for _, t := range s.tokens {
			switch t.kind {
			case 'G', '@':
				b.WriteString(generalNumber(x))
			case 'L':
				b.WriteString(t.text)
			}
		}
		return b.String()
	}
	whole, places, point := 0, 0, false
	for _, t := range s.tokens {
		switch {
		case t.kind == '.':
			point = true
		case t.digit() && point:
			places++
		case t.digit():
			whole++
		}
	}
	if whole+places == 0 {
		return s.literals()
	}
	d := decimalOf(x)
	d.exp += 2*s.percents - 3*s.thousands
	left, right := d.round(places)
	if x < 0 && strings.Trim(left+right, "0") != "" {
		b.WriteByte('-')
	}
	s.fill(&b, left, right, whole)
	return b.String()
}

// fill writes a section's tokens with the digits before and behind the point. whole is the number of places before it.
func (s *formatSection) fill(b *strings.Builder, left, right string, whole int) {
	used := len(strings.TrimRight(right, "0")) // digits behind the point that matter
	at, place, point := 0, whole, false
	for _, t := range s.tokens {
		switch {
		case t.kind == '.':
			if whole == 0 {
				s.digits(b, left, len(left), 0, '#')
			}
			if point = true; used > 0 || s.mandatory() {
				b.WriteByte('.')
			}
		case t.digit() && point:
			if t.kind == '0' || at < used {
				b.WriteByte(right[at])
			}
			at++
		case t.digit():
			from := place
			if place == whole {
				from = max(len(left), whole)
			}
			place--
			s.digits(b, left, from, place, t.kind)
		case t.kind == '%':
			b.WriteByte('%')
		case t.kind == 'L':
			b.WriteString(t.text)
		}
	}
}

// mandatory says whether the section writes digits behind the point even where they are 0.
func (s *formatSection) mandatory() bool {
	point := false
	for _, t := range s.tokens {
		point = point || t.kind == '.'
		if point && t.kind == '0' {
			return true
		}
	}
	return false
}

// digits writes the digits of left from one place down to another, counted from its end, with commas where the section has
// them. A place beyond left is written where its kind is 0.
func (s *formatSection) digits(b *strings.Builder, left string, from, to int, kind byte) {
	for p := from - 1; p >= to; p-- {
		if p >= len(left) {
			if kind != '0' || p > to {
				continue
			}
			b.WriteByte('0')
		} else {
			b.WriteByte(left[len(left)-1-p])
		}
		if s.grouped && p > 0 && p%3 == 0 {
			b.WriteByte(',')
		}
	}
}

func (t formatToken) digit() bool { return t.kind == '0' || t.kind == '#' || t.kind == '?' }

// sheetDecimal is a number's 15 significant digits, which is what a spreadsheet keeps: 0.digits × 10^exp.
type sheetDecimal struct {
	digits string
	exp    int
}

func decimalOf(x float64) sheetDecimal {
	text := strings.TrimPrefix(strconv.FormatFloat(x, 'e', 14, 64), "-")
	mantissa, e, _ := strings.Cut(text, "e")
	exp, _ := strconv.Atoi(e)
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	return sheetDecimal{digits, exp + 1}
}

// round is the digits before the point, without zeros in front, and places digits behind it. 5 is rounded up.
func (d sheetDecimal) round(places int) (left, right string) {
	keep := d.exp + places
	digits := d.digits
	switch {
	case keep < 0:
		digits, d.exp = "", -places
	case keep < len(digits):
		up := digits[keep] >= '5'
		if digits = digits[:keep]; up {
			digits, d.exp = increment(digits, d.exp)
		}
	}
	digits = strings.Repeat("0", max(-d.exp, 0)) + digits
	exp := max(d.exp, 0)
	digits += strings.Repeat("0", max(exp+places-len(digits), 0))
	return strings.TrimLeft(digits[:exp], "0"), digits[exp : exp+places]
}

// increment adds 1 to the last of digits.
func increment(digits string, exp int) (string, int) {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			return string(b), exp
		}
		b[i] = '0'
	}
	return "1" + string(b), exp + 1
}

// generalNumber is a number in the format General: as many decimals as 11 characters have room for, and never an exponent, which
// people do not write.
func generalNumber(x float64) string {
	if x == float64(int64(x)) && x > -1e15 && x < 1e15 {
		return strconv.FormatInt(int64(x), 10)
	}
	if x-x != 0 { // no number
		return ""
	}
	d := decimalOf(x)
	if d.exp > 40 || d.exp < -40 {
		return ""
	}
	places := max(10-max(d.exp, 1), 0)
	if d.exp < -3 {
		places = 10 - d.exp
	}
	left, right := d.round(places)
	if right = strings.TrimRight(right, "0"); right != "" {
		right = "." + right
	}
	if left == "" {
		left = "0"
	}
	if x < 0 && left+right != "0" {
		left = "-" + left
	}
	return left + right
}
