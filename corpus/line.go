package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// line is one line of the text without the blanks around it; a text that came without line breaks
// is cut into lines at blanks.
type line struct {
	Span
	gap      bool   // a blank line, a page break or a page number stands before it
	indented bool   // blanks stand before it
	tabs     int    // tabs between its words
	bars     int    // | within it
	width    int    // in half-width columns
	run      bool   // it is a table whose cells ran together
	drawn    *Table // it is a table that the file itself draws
}

// flat is how long a line without a break is a text that lost its line breaks, in code points.
const flat = 800

// lines cuts the text at line ends, also at the \r\n that some exports leave as four letters, and
// notes page numbers as noise. A table that the file draws is one line.
func (d *Document) lines(tables []Table) []line {
	rs := d.Runes
	lines := make([]line, 0, strings.Count(d.Text, "\n")+1)
	tables = d.drawnTables(tables)
	gap := false
	for i := 0; i < len(rs); {
		if len(tables) > 0 && i >= tables[0].Start {
			t := &tables[0]
			lines, tables, gap, i = append(lines, line{Span: t.Span, drawn: t}), tables[1:], false, t.End
			continue
		}
		j, next := d.lineEndFrom(i)
		l := measureLine(rs, i, j)
		switch {
		case l.Start == l.End:
			gap = true
		case pageNumber(rs[l.Start:l.End]):
			d.noise = append(d.noise, l.Span)
			gap = true
		default:
			l.gap, gap = gap, false
			lines = d.cutLine(lines, l)
		}
		i = next
	}
	return lines
}

// lineEndFrom finds where the line that begins at i ends, and where the next one begins.
func (d *Document) lineEndFrom(i int) (end, next int) {
	rs := d.Runes
	for j, r := range rs[i:] {
		if r > 0x2029 || r > '\\' && r < 0x2028 && r != 0x85 { // most of the text
			continue
		}
		switch j += i; {
		case r == '\\' && escapedEnd(rs, j) > 0:
			n := escapedEnd(rs, j)
			d.noise = append(d.noise, Span{j, j + n})
			return j, j + n
		case r == '\r' && j+1 < len(rs) && rs[j+1] == '\n':
			return j, j + 2
		case lineEnd(r):
			return j, j + 1
		}
	}
	return len(rs), len(rs)
}

// escapedEnd is the length of a line end that was written as letters, \r\n or \n, before which and
// behind which no Latin letter stands (C:\new is a path).
func escapedEnd(rs []rune, j int) int {
	n := 2
	switch {
	case j+3 < len(rs) && rs[j+1] == 'r' && rs[j+2] == '\\' && rs[j+3] == 'n':
		n = 4
	case j+1 < len(rs) && rs[j+1] == 'n':
	default:
		return 0
	}
	if j > 0 && word(rs[j-1]) || j+n < len(rs) && word(rs[j+n]) && !digit(rs[j+n]) {
		return 0
	}
	return n
}

func measureLine(rs []rune, i, j int) line {
	l := line{Span: trim(rs, Span{i, j})}
	l.indented = l.Start > i
	l.width = 2 * (l.End - l.Start)
	for _, r := range rs[l.Start:l.End] {
		if r >= 0x2000 {
			continue
		}
		l.width--
		if r == '\t' {
			l.tabs++
		} else if r == '|' {
			l.bars++
		}
	}
	for l.tabs > 0 && l.Start > i && rs[l.Start-1] == '\t' { // the empty first cell of a table's row
		l.Start--
	}
	return l
}

// trim takes the blanks and line ends off both ends of a span.
func trim(rs []rune, s Span) Span {
	for s.Start < s.End && fold(rs[s.Start]) <= ' ' {
		s.Start++
	}
	for s.End > s.Start && fold(rs[s.End-1]) <= ' ' {
		s.End--
	}
	return s
}

// pageNumber says whether a line is a page's number between dashes, or 第3页.
func pageNumber(rs []rune) bool {
	if len(rs) > 16 {
		return false
	}
	digits, dashes, page := 0, 0, false
	for i, r := range rs {
		switch r = fold(r); {
		case digit(r):
			digits++
		case r == '-' || r == '—' || r == '–' || r == '―' || r == '─' || r == '·':
			if i == 0 || i == len(rs)-1 {
				dashes++
			}
		case r == '页':
			page = true
		case r == '第' || r == '共' || r == '/' || r <= ' ':
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && (dashes == 2 || page)
}

// cutLine appends a line, cut around the tables that ran together in it.
func (d *Document) cutLine(lines []line, l line) []line {
	if l.tabs > 1 || l.bars > 1 {
		return append(lines, l)
	}
	for s := d.runSpan(l.Span); s.End > s.Start; s = d.runSpan(l.Span) {
		if before := trim(d.Runes, Span{l.Start, s.Start}); before.Start < before.End {
			lines = d.cutText(lines, line{Span: before, gap: l.gap, indented: l.indented})
		}
		lines = append(lines, line{Span: s, run: true})
		if l.Span = trim(d.Runes, Span{s.End, l.End}); l.Start == l.End {
			return lines
		}
	}
	return d.cutText(lines, l)
}

// cutText appends a line that holds no such table, cut where paragraphs run on in it: before a heading's mark behind
// blanks or a full stop, and in a text without line breaks at every blank behind a full stop and around headings.
func (d *Document) cutText(lines []line, l line) []line {
	rs, c := d.Runes, cutter{}
	c.flat = l.End-l.Start > flat
	if head, rest := d.cutHead(lines, l); len(head) > len(lines) {
		lines, l, c.flat = head, rest, true
	}
	c.see(markAt(rs, l.Start, l.End))
	start := l.Start
	for i := l.Start + 1; i < l.End; i++ {
		if i = c.next(rs, i, l.End); i == l.End {
			break
		}
		next := skipBlanks(rs, i, l.End)
		if !c.cutsAt(rs, start, i, next, l.End) {
			i = max(i, next-1)
			continue
		}
		lines = append(lines, line{Span: trim(rs, Span{start, i}), gap: l.gap && start == l.Start, indented: l.indented || start > l.Start})
		start, i = next, next
	}
	l.gap = l.gap && start == l.Start
	l.indented = l.indented || start > l.Start
	l.Start = start
	return append(lines, l)
}

// maxNoticeTitle is the longest title of a covering notice, in characters.
const maxNoticeTitle = 120

// cutHead takes the number and the title of a covering notice, X〔2015〕9号X关于印发《…》的通知, off the head of a line that
// goes on behind them, or off a text's first line its title, 关于…的意见。
func (d *Document) cutHead(lines []line, l line) ([]line, line) {
	if len(lines) == 0 {
		if end := d.titleEnd(l.Span); end > l.Start {
			lines = append(lines, line{Span: Span{l.Start, end}, gap: l.gap, indented: l.indented})
			l.Span, l.gap = trim(d.Runes, Span{end + 1, l.End}), false
			return lines, l
		}
	}
	if l.End-l.Start <= maxNoticeTitle { // too short to go on behind a title
		return lines, l
	}
	number := d.numberSpan(l.Span)
	if number.End == number.Start {
		return lines, l
	}
	title, _, ok := strings.Cut(string(d.Runes[number.End:min(l.End, number.End+maxNoticeTitle)]), "的通知")
	end := number.End + utf8.RuneCountInString(title+"的通知")
	if !ok || !strings.Contains(title, "关于") || end+maxNoticeTitle > l.End {
		return lines, l
	}
	lines = append(lines, line{Span: trim(d.Runes, Span{l.Start, number.End}), gap: l.gap, indented: l.indented}, line{Span: trim(d.Runes, Span{number.End, end})})
	l.Span, l.gap = trim(d.Runes, Span{end, l.End}), false
	return lines, l
}

// longestTitle is the longest title that ends in a full stop, in characters.
const longestTitle = 50

// titleEnd is where the title ends, before its full stop, that a line begins with and goes on behind; 0 without one.
func (d *Document) titleEnd(l Span) int {
	stop := slices.Index(d.Runes[l.Start:min(l.End, l.Start+longestTitle)], '。')
	if stop < 0 || l.Start+stop+1 >= l.End {
		return 0
	}
	title := d.text(Span{l.Start, l.Start + stop})
	if !strings.Contains(title, "关于") || !titled(title) || strings.ContainsAny(title, ",;:") {
		return 0
	}
	return l.Start + stop
}

// cutter remembers what it has seen of a line: whether it is a whole text, and its numbering.
type cutter struct {
	flat   bool
	headed bool // a heading has been seen, so that the notice's head lies behind
	words  int  // where the words begin of a piece that began with a mark, or 0
	last   [box + 1]int
}

func (c *cutter) see(m mark) {
	c.words = m.end
	if m.style != unmarked {
		c.last[m.style] = m.ordinal
		c.headed = true
	}
}

// next is the first place from i on at which a piece may end; end where there is none.
func (c *cutter) next(rs []rune, i, end int) int {
	flat := c.flat
	for at, r := range rs[i:end] {
		if r > 0x3000 && r != '（' && !flat { // most of the text
			continue
		}
		if at += i; r <= 0x3000 && (r == ' ' || r == 0x3000 || r == 0xA0 || r == '(') || r == '（' || flat && (stops(rs[at-1]) || c.numbers(rs, at)) {
			return at
		}
	}
	return end
}

// cutsAt says whether the piece from start ends at i and another begins at next, behind blanks.
func (c *cutter) cutsAt(rs []rune, start, i, next, end int) bool {
	m := markAt(rs, next, end)
	wide := next-i >= 2 && rs[i] == 0x3000
	stop := stops(rs[i-1]) || closes(rs[i-1]) && i-2 >= start && stops(rs[i-2])
	cut := false
	switch {
	case next == i: // no blank: only (二) behind a full stop, where (一) was before, or in a flat text what follows
		cut = rs[i-1] == '。' && m.style == hanParen && c.last[hanParen]+1 == m.ordinal ||
			c.flat && (c.follows(m) && (stop || m.style == hanParen && rs[i-1] != '第' || endsNote(rs[start:i])) || stop && !c.headed)
	case m.style == han || m.style == chapter || m.style == division || m.style == article || m.style == hanParen:
		cut = stop || c.flat || wide
	case m.style != unmarked:
		cut = stop && (c.flat || wide)
	case wide && stop:
		cut = true
	case c.flat && c.words > 0:
		cut = i > c.words && i-start <= 40
	case c.flat:
		cut = stop || !c.headed
	}
	if cut {
		c.see(m)
	}
	return cut
}

// numbers says whether a numeral begins at i.
func (c *cutter) numbers(rs []rune, i int) bool {
	return digit(rs[i]) && !digit(rs[i-1]) || hanDigit(rs[i]) > 0 && hanDigit(rs[i-1]) < 0
}

// longestNote is the longest list of departments behind 责任单位：, in characters.
const longestNote = 160

// endsNote says whether a text ends within a note of who answers, 责任单位：市教育局、市财政局, behind which the next heading
// stands without a full stop.
func endsNote(rs []rune) bool {
	for i := len(rs) - 1; i > 2 && i > len(rs)-longestNote; i-- {
		switch {
		case fullStop(rs[i]):
			return false
		case fold(rs[i]) == ':':
			return rs[i-1] == '位' && rs[i-2] == '单' || rs[i-1] == '门' && rs[i-2] == '部'
		}
	}
	return false
}

// follows says whether a mark is the first of its style, or the next.
func (c *cutter) follows(m mark) bool {
	return m.style != unmarked && (m.ordinal == 1 || m.ordinal == c.last[m.style]+1)
}

// stops says whether a sentence or a clause ends with this rune.
func stops(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '：', '!', '?', ';', ':', '…':
		return true
	}
	return false
}

// closes says whether a rune is a closing quotation mark or bracket.
func closes(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '》', '〉', '）', ')', '〕', ']', '］', '】':
		return true
	}
	return false
}
