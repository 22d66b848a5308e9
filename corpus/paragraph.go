package corpus

import "slices"

// para is a paragraph or a table, in document order.
type para struct {
	Span
	mark
	table  int // index in Document.Tables, or -1
	kind   Kind
	header int // how many code points of it are a run-in heading, from its start
}

// paragraphs joins the lines that a page or a line end has cut, and takes tables out.
func (d *Document) paragraphs(lines []line) []para {
	width := wrapWidth(lines)
	paras := make([]para, 0, len(lines))
	var repeated []Span
	for i := 0; i < len(lines); {
		if t, n, headers := d.tableAt(lines, i); n > 0 {
			paras = d.addTable(paras, lines[i:i+n], t)
			repeated = append(repeated, headers...)
			i += n
			continue
		}
		j := i + 1
		for j < len(lines) && d.continues(lines[j-1], lines[j], width) && tableRun(d.Runes, lines[j:]) == 0 {
			j++
		}
		s := trim(d.Runes, Span{lines[i].Start, lines[j-1].End})
		paras = append(paras, para{Span: s, mark: markAt(d.Runes, s.Start, s.End), table: -1})
		i = j
	}
	if len(repeated) > 0 {
		d.noise = append(d.noise, repeated...)
		slices.SortFunc(d.noise, func(a, b Span) int { return a.Start - b.Start })
	}
	return paras
}

// tableAt reads the table that begins with line i, and how many lines it has; 0 where none does.
func (d *Document) tableAt(lines []line, i int) (t Table, n int, repeated []Span) {
	if lines[i].drawn != nil {
		return *lines[i].drawn, 1, nil
	}
	if lines[i].run {
		return d.readRunTable(lines[i].Span), 1, nil
	}
	if n = tableRun(d.Runes, lines[i:]); n > 0 {
		t, repeated = d.buildTable(lines[i : i+n])
		return t, n, repeated
	}
	return d.stackedTable(lines, i)
}

// addTable appends a table, or the lines of what looks like one and is a web page's head.
func (d *Document) addTable(paras []para, lines []line, t Table) []para {
	if d.webHead(&t) {
		for _, l := range lines {
			paras = append(paras, para{Span: trim(d.Runes, l.Span), table: -1})
		}
		return paras
	}
	k := len(paras) - 1
	if k >= 0 && paras[k].table < 0 {
		unit, ok := unitLine(d.text(Span{max(paras[k].Start, paras[k].End-40), paras[k].End}))
		if t.Unit = unit; ok {
			k--
		}
	}
	if k >= 0 && paras[k].table < 0 && d.unstopped(paras[k].Span) {
		t.Title = d.text(paras[k].Span)
	}
	d.Tables = append(d.Tables, t)
	return append(paras, para{Span: t.Span, table: len(d.Tables) - 1})
}

// unstopped says whether a paragraph is short and has no full stop: a title, a label.
func (d *Document) unstopped(s Span) bool {
	return s.End > s.Start && s.End-s.Start <= 80 && !stops(d.Runes[s.End-1])
}

// continues says whether line b goes on where line a was cut.
func (d *Document) continues(a, b line, width int) bool {
	rs := d.Runes
	if a.Start == a.End || b.drawn != nil || b.indented && !a.indented || d.begins(b) {
		return false
	}
	last := rs[a.End-1]
	m := markAt(rs, a.Start, a.End)
	switch {
	case width > 0 && a.width >= width-8: // two characters of indentation, two that may not begin a line
		return !fullStop(last)
	case last == '，' || last == '、' || last == ',':
		return true
	case b.indented || stops(last):
		return false
	case closes(last) && last != '”' && last != '》':
		return false
	case m.style != unmarked && a.End-m.end <= lineHeading && !hasClause(rs[m.end:a.End], m.style):
		return false
	case digit(fold(last)) && !digit(fold(rs[b.Start])): // 完成固定资产投资2100|亿元
	case !b.gap && a.End-a.Start < 40:
		return false
	}
	return hasClause(rs[a.Start:a.End], unmarked)
}

func fullStop(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' }

// hasClause says whether a line holds more than a title: a comma, or behind a heading's mark a full stop.
func hasClause(rs []rune, s style) bool {
	for _, r := range rs {
		if fullStop(r) || r == '；' || r == ';' || s == unmarked && (r == '，' || r == ',') {
			return true
		}
	}
	return false
}

// begins says whether a line can only be the first of a paragraph.
func (d *Document) begins(l line) bool {
	rs := d.Runes
	if m := markAt(rs, l.Start, l.End); m.style != unmarked && m.style != article {
		return true
	}
	switch rs[l.Start] {
	case '—', '–', '―', '－', '•', '·', '●', '■', '◆', '▲', '★', '※':
		return true
	case '-':
		return l.End-l.Start > 1 && !digit(fold(rs[l.Start+1]))
	}
	return d.dateLine(l.Span) != ""
}

// wrapWidth is the width, in half-width columns, at which a text was wrapped by hand or by a printer;
// 0 for a text whose lines are paragraphs. It was wrapped where most lines are as long as the longest.
func wrapWidth(lines []line) int {
	const longest = 120
	var count [longest + 1]int
	for _, l := range lines {
		count[min(l.width, longest)]++
	}
	if len(lines) < 20 || count[longest]*20 > len(lines) {
		return 0
	}
	width := longest - 1
	for rest := len(lines)/20 - count[width]; width > 30 && rest >= 0; rest -= count[width] {
		width--
	}
	near := 0
	for _, n := range count[width-6:] {
		near += n
	}
	if width <= 30 || near*2 < len(lines) {
		return 0
	}
	return width
}
