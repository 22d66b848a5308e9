package read

import (
	"strconv"
	"strings"
)

// docxNumber writes a number in a format of numbering (ISO 29500-1, 17.18.59); in Arabic digits where the format does not
// reach so far or is none that Chinese documents have.
func docxNumber(format, custom string, n int) string {
	if n <= 0 || n > 1<<15 {
		return strconv.Itoa(n)
	}
	switch format {
	case "decimalZero":
		return zeroPadded(n, 2)
	case "custom": // 001, 002, 003, …
		first, _, _ := strings.Cut(custom, ",")
		return zeroPadded(n, min(len(strings.TrimSpace(first)), 5))
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
		"koreanCounting":
		if format == "japaneseCounting" {
			return counted(n, "一二三四五六七八九", "十百千万", 3)
		}
		return counted(n, "一二三四五六七八九", "十百千万", 1)
	case "chineseLegalSimplified":
		return counted(n, "壹贰叁肆伍陆柒捌玖", "拾佰仟万", 0)
	case "ideographLegalTraditional":
		return counted(n, "壹貳參肆伍陸柒捌玖", "拾佰仟萬", 0)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[r-'0'] }, strconv.Itoa(n))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return circledNumber(n)
	case "decimalEnclosedFullstop":
		return oneOf(n, '⒈', 20)
	case "decimalEnclosedParen":
		return oneOf(n, '⑴', 20)
	case "ideographEnclosedCircle":
		return oneOf(n, '㊀', 10)
	case "ideographTraditional":
		return oneIn(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return oneIn(n, "子丑寅卯辰巳午未申酉戌亥")
	case "upperRoman":
		return docxRoman(n)
	case "lowerRoman":
		return strings.ToLower(docxRoman(n))
	case "upperLetter":
		return strings.ToUpper(docxLetters(n))
	case "lowerLetter":
		return docxLetters(n)
	case "numberInDash":
		return "-" + strconv.Itoa(n) + "-"
	}
	return strconv.Itoa(n)
}

func zeroPadded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(width-len(s), 0)) + s
}

// oneOf is the character of a run of count ones that begins at first.
func oneOf(n int, first rune, count int) string {
	if n > count {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

func oneIn(n int, all string) string {
	if rs := []rune(all); n <= len(rs) {
		return string(rs[n-1])
	}
	return strconv.Itoa(n)
}

// circledNumber is ① to ㊿.
func circledNumber(n int) string {
	switch {
	case n <= 20:
		return string('①' + rune(n-1))
	case n <= 35:
		return string('㉑' + rune(n-21))
	case n <= 50:
		return string('㊱' + rune(n-36))
	}
	return strconv.Itoa(n)
}

// counted is a Chinese numeral below 100,000: 十二, 二十, 一百〇五. The first so many units have no 一 before them: 十 where it
// begins the numeral (1), in a Japanese count, which has no 〇 either, also 百 and 千 (3), in sums of money none (0).
func counted(n int, digits, units string, bare int) string {
	ds, us := []rune(digits), []rune(units)
	var out []rune
	gap := false
	for power, value := 4, 10000; power >= 0; power, value = power-1, value/10 {
		d := n / value % 10
		if d == 0 {
			gap = len(out) > 0
			continue
		}
		switch {
		case gap && bare == 0:
			out = append(out, '零')
		case gap && bare == 1:
			out = append(out, '〇')
		}
		gap = false
		if d > 1 || power == 0 || power > bare || bare == 1 && len(out) > 0 {
			out = append(out, ds[d-1])
		}
		if power > 0 {
			out = append(out, us[power-1])
		}
	}
	return string(out)
}

// docxRoman is a number in Roman numerals, for numbers that no list exceeds in them.
func docxRoman(n int) string {
	if n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

// docxLetters is a to z, then aa to zz, then aaa (ISO 29500-1, 17.18.59 lowerLetter).
func docxLetters(n int) string {
	if n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
