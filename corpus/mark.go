package corpus

// style is a way of numbering headings; a smaller one stands above a greater one.
type style int

// The styles, in the order in which official documents nest them (GB/T 9704 for 一、 to (1)).
const (
	unmarked style = iota
	annex          // 附件1
	part           // 第一编, 第一部分
	chapter        // 第一章
	division       // 第一节
	article        // 第一条
	han            // 一、
	hanParen       // (一)
	dotted         // 1.1, and one more for each further dot
	_
	_
	arabic      // 1.
	arabicParen // (1), 1)
	circled     // ①
	box         // 专栏1
)

// mark is the numbering before a heading: its style, where it stands and its number. An ordinal of 0
// is one that was not understood.
type mark struct {
	style   style
	no      Span // 三, (二), 14: without the 、 or . behind it
	end     int  // where the heading's words begin
	ordinal int
}

// markAt finds the mark that begins at i. Numbers with a fraction (1.5亿) are no marks, nor 一是.
func markAt(rs []rune, i, end int) mark {
	i = skipBlanks(rs, i, end)
	if i >= end {
		return mark{}
	}
	switch r := fold(rs[i]); {
	case r == '第':
		return articleMark(rs, i, end)
	case r == '附':
		return annexMark(rs, i, end)
	case r == '专' && i+1 < end && rs[i+1] == '栏':
		n, j := ordinalAt(rs, skipBlanks(rs, i+2, end), end)
		return mark{box, Span{i, j}, skipBlanks(rs, j, end), n}
	case r == '(':
		return parenMark(rs, i, end)
	case r >= '①' && r <= '⑳':
		return mark{circled, Span{i, i + 1}, skipBlanks(rs, i+1, end), int(r-'①') + 1}
	case digit(r):
		return arabicMark(rs, i, end)
	case hanDigit(r) > 0:
		return hanMark(rs, i, end)
	}
	return mark{}
}

func hanMark(rs []rune, i, end int) mark {
	n, j := ordinalAt(rs, i, end)
	k := skipBlanks(rs, j, end)
	if n == 0 || k >= end || rs[k] != '、' && fold(rs[k]) != '.' {
		return mark{}
	}
	// 一、二类, 三、四线城市: a pair of numerals is no numbering
	if k+2 < end && hanDigit(rs[k+1]) == n+1 && hanDigit(rs[k+2]) < 0 {
		return mark{}
	}
	return mark{han, Span{i, j}, skipBlanks(rs, k+1, end), n}
}

func parenMark(rs []rune, i, end int) mark {
	j := skipBlanks(rs, i+1, end)
	n, k := ordinalAt(rs, j, end)
	if k == j {
		return mark{}
	}
	s := hanParen
	if digit(fold(rs[j])) {
		s = arabicParen
	}
	k = skipBlanks(rs, k, end)
	if k >= end || fold(rs[k]) != ')' {
		return mark{}
	}
	m := mark{s, Span{i, k + 1}, k + 1, n}
	if m.end < end && rs[m.end] == '、' {
		m.end++
	}
	m.end = skipBlanks(rs, m.end, end)
	return m
}

func arabicMark(rs []rune, i, end int) mark {
	n, j := ordinalAt(rs, i, end)
	if n == 0 || n > 200 || j >= end {
		return mark{}
	}
	s := arabic
	switch fold(rs[j]) {
	case '、':
	case ')':
		s = arabicParen
	case '.':
		if j+1 < end && digit(fold(rs[j+1])) {
			return dottedMark(rs, i, j, end)
		}
	default:
		return mark{}
	}
	return mark{s, Span{i, j}, skipBlanks(rs, j+1, end), n}
}

// dottedMark reads 2.1 and 2.1.3 where a blank follows; 2.1亿 is a number.
func dottedMark(rs []rune, i, j, end int) mark {
	s, n := dotted-1, 0
	for j < end && fold(rs[j]) == '.' && s < dotted+2 {
		k := j + 1
		n, j = ordinalAt(rs, k, end)
		if j == k || n == 0 {
			return mark{}
		}
		s++
	}
	if j >= end || !blank(rs[j]) {
		return mark{}
	}
	return mark{s, Span{i, j}, skipBlanks(rs, j, end), n}
}

func articleMark(rs []rune, i, end int) mark {
	n, j := ordinalAt(rs, skipBlanks(rs, i+1, end), end)
	j = skipBlanks(rs, j, end)
	if n == 0 || j >= end {
		return mark{}
	}
	s := unmarked
	switch rs[j] {
	case '编', '篇':
		s = part
	case '章':
		s = chapter
	case '节':
		s = division
	case '条':
		s = article
	case '部':
		if j+1 < end && rs[j+1] == '分' {
			s, j = part, j+1
		}
	}
	if s == unmarked {
		return mark{}
	}
	k := skipBlanks(rs, j+1, end)
	if k < end && (rs[k] == '、' || fold(rs[k]) == ':') {
		k = skipBlanks(rs, k+1, end)
	}
	if k == j+1 && k < end && s == article { // 第三条规定: an article spoken of, unless a blank follows
		return mark{}
	}
	return mark{s, Span{i, j + 1}, k, n}
}

// annexMark reads 附件, 附 件1, 附表2, 附录 and a colon behind it.
func annexMark(rs []rune, i, end int) mark {
	j := skipBlanks(rs, i+1, end)
	if j >= end || rs[j] != '件' && rs[j] != '表' && rs[j] != '录' {
		return mark{}
	}
	n, k := ordinalAt(rs, skipBlanks(rs, j+1, end), end)
	k = max(k, j+1)
	no := Span{i, k}
	if t := skipBlanks(rs, k, end); t < end && fold(rs[t]) == ':' {
		k = t + 1
	}
	return mark{annex, no, skipBlanks(rs, k, end), n}
}

// ordinalAt reads at most four Arabic or Chinese digits and where they end; 十 is 10 and 二十三 is 23.
func ordinalAt(rs []rune, i, end int) (n, next int) {
	if i < end && digit(fold(rs[i])) {
		j := i
		for ; j < end && j < i+4 && digit(fold(rs[j])); j++ {
			n = n*10 + int(fold(rs[j])-'0')
		}
		return n, j
	}
	digitNow, j := 0, i
	for ; j < end && j < i+5; j++ {
		v := hanDigit(rs[j])
		switch {
		case v < 0:
			return n + digitNow, j
		case v >= 10:
			n, digitNow = n+max(digitNow, 1)*v, 0
		default:
			digitNow = v
		}
	}
	return n + digitNow, j
}

// hanDigit is a Chinese numeral's value, or -1.
func hanDigit(r rune) int {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一':
		return 1
	case '二':
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
	case '十':
		return 10
	case '百':
		return 100
	}
	return -1
}

func skipBlanks(rs []rune, i, end int) int {
	for i < end && (blank(rs[i]) || rs[i] < ' ' || rs[i] >= 0x200B && rs[i] <= 0x200F) {
		i++
	}
	return i
}
