package corpus

import "slices"

// tableRun is the number of lines, from the first, that are one table's rows: at least two, with tabs
// or bars between their cells. A line without a bar before one that begins with it is a broken cell.
func tableRun(rs []rune, lines []line) int {
	tab := lines[0].tabs > 0
	if !tab && lines[0].bars == 0 {
		return 0
	}
	rows, n := 0, 0
	for n < len(lines) {
		l := lines[n]
		if tab && l.tabs > 0 || !tab && l.bars > 0 {
			rows++
		} else if tab || n+1 >= len(lines) || lines[n+1].bars == 0 || rs[lines[n+1].Start] != '|' {
			break
		}
		n++
	}
	if rows < 2 {
		return 0
	}
	return n
}

// tableRow is a row as written: its cells' spans, without blanks, from the left.
type tableRow struct {
	Span
	cells []Span
}

// filled is the number of cells up to the last that is not empty.
func (r tableRow) filled() int {
	n := len(r.cells)
	for n > 0 && r.cells[n-1].Start == r.cells[n-1].End {
		n--
	}
	return n
}

// buildTable makes the grid of a run of rows. A header that a page break repeats is no row, but noise.
func (d *Document) buildTable(lines []line) (t Table, repeated []Span) {
	separator := '|'
	if lines[0].tabs > 0 {
		separator = '\t'
	}
	rows := d.tableRows(lines, separator)
	g := gridder{d: d, rows: rows, width: commonWidth(rows)}
	g.number = g.numberColumn()
	g.Span = trim(d.Runes, Span{lines[0].Start, lines[len(lines)-1].End})
	for r := range rows {
		if r > 0 && d.sameRow(rows[0], rows[r]) {
			repeated = append(repeated, rows[r].Span)
			continue
		}
		g.add(rows[r])
	}
	g.Header = g.headerRows()
	return g.Table, repeated
}

// tableRows joins the lines of a row that was broken within a cell, and splits rows into cells.
func (d *Document) tableRows(lines []line, separator rune) []tableRow {
	bars := usualBars(lines)
	leading := separator == '|' && d.leadingBars(lines)
	var rows []tableRow
	for i := 0; i < len(lines); i++ {
		s, have := lines[i].Span, lines[i].bars
		for separator == '|' && i+1 < len(lines) && d.brokenRow(lines[i+1], have, bars, leading) {
			i++
			s.End, have = lines[i].End, have+lines[i].bars
		}
		if row := d.splitRow(s, separator, leading); row.filled() > 0 && !d.ruleRow(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// usualBars is the number of bars that most rows have.
func usualBars(lines []line) int {
	count, best := map[int]int{}, 0
	for _, l := range lines {
		count[l.bars]++
		if c := count[l.bars]; c > count[best] || c == count[best] && l.bars > best {
			best = l.bars
		}
	}
	return best
}

// leadingBars says whether rows begin with a bar, as in Markdown.
func (d *Document) leadingBars(lines []line) bool {
	n := 0
	for _, l := range lines {
		if d.Runes[l.Start] == '|' {
			n++
		}
	}
	return n*2 > len(lines)
}

// brokenRow says whether next goes on with a row that has only some of its bars.
func (d *Document) brokenRow(next line, have, bars int, leading bool) bool {
	if have >= bars || have+next.bars > bars {
		return false
	}
	if d.Runes[next.Start] == '|' {
		return !leading
	}
	return have > 0 && next.bars > 0 && have+next.bars == bars && markAt(d.Runes, next.Start, next.End).style == unmarked &&
		!digit(fold(d.Runes[next.Start]))
}

func (d *Document) splitRow(s Span, separator rune, leading bool) tableRow {
	row := tableRow{Span: s}
	start := s.Start
	if leading && d.Runes[start] == '|' {
		start++
	}
	for i := start; i < s.End; i++ {
		if d.Runes[i] == separator {
			row.cells = append(row.cells, trim(d.Runes, Span{start, i}))
			start = i + 1
		}
	}
	if last := trim(d.Runes, Span{start, s.End}); last.Start < last.End || separator == '\t' {
		row.cells = append(row.cells, last)
	}
	return row
}

// ruleRow says whether a row is only Markdown's line of dashes.
func (d *Document) ruleRow(row tableRow) bool {
	for _, c := range row.cells {
		for _, r := range d.Runes[c.Start:c.End] {
			if r != '-' && r != ':' {
				return false
			}
		}
	}
	return true
}

func (d *Document) sameRow(a, b tableRow) bool {
	return slices.EqualFunc(a.cells, b.cells, func(x, y Span) bool {
		return (x.Start == x.End) == (y.Start == y.End) && d.text(x) == d.text(y)
	})
}

// commonWidth is the largest number of cells that a fifth of the rows have.
func commonWidth(rows []tableRow) int {
	count, width := map[int]int{}, 1
	for _, r := range rows {
		count[len(r.cells)]++
		if count[len(r.cells)]*5 >= len(rows) {
			width = max(width, len(r.cells))
		}
	}
	return width
}
