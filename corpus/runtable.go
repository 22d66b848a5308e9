package corpus

import (
	"slices"
	"strings"
)

// runTable reads a table of indicators whose cells ran together on one line, as a copy out of a PDF leaves it:
// 指标2015年2020年属性森林覆盖率（%）21.6-23约束性湿地保有量（亿亩）-≥8预期性. Each row ends in its 属性. Before that stand as many
// figures and dashes as there are columns, and before them the label. A row in which two figures have grown into one
// (21.6623.04) has only a label, since no one can tell where to cut.
type runTable struct {
	Table
	d      *Document
	text   []rune // of the line, folded one to one
	values int    // columns between the labels and 属性
	parent int    // the cell of the label under which the next rows may hang, or -1
}

// What makes a table of a line: its length, its rows, and how long its header and a row are at most, in characters.
const (
	runLine = 120
	runRows = 3
	runHead = 60
	runRow  = 160
)

// natureSize is the length of 约束性 and 预期性.
const natureSize = 3

// runSpan is the place of the first table that ran together within a line; empty where it holds none.
func (d *Document) runSpan(l Span) Span {
	if l.End-l.Start < runLine {
		return Span{}
	}
	rs := d.Runes[l.Start:l.End]
	for i, r := range rs[:len(rs)-1] {
		if r != '属' || rs[i+1] != '性' {
			continue
		}
		if head := runHeader(rs[:i]); head >= 0 {
			if rows := runNatures(rs, i+2); len(rows) >= runRows {
				if strings.HasSuffix(string(rs[:head]), "类别") {
					head -= 2
				}
				return Span{l.Start + head, l.Start + rows[len(rows)-1] + natureSize}
			}
		}
	}
	return Span{}
}

// runHeader is where the header that rs ends with begins: 指标 with a year behind it; -1 where there is none.
func runHeader(rs []rune) int {
	for i := len(rs) - 1; i >= max(0, len(rs)-runHead); i-- {
		if j := skipBlanks(rs, i+1, len(rs)); rs[i] == '指' && j < len(rs) && rs[j] == '标' && hasYear(string(rs[j:])) {
			return i
		}
	}
	return -1
}

// runNatures is where 约束性 and 预期性 stand, each behind a figure, that end the rows of a table whose first row begins at
// i: up to a full stop or what is too long for a row.
func runNatures(rs []rune, i int) (at []int) {
	for from := i; i+natureSize <= len(rs) && i-from <= runRow && rs[i] != '。'; i++ {
		if r := fold(rs[i-1]); r != ',' && runFigure(r) && isNature(string(rs[i:i+natureSize])) {
			at = append(at, i)
			from = i
		}
	}
	return at
}

// readRunTable makes the grid of a line that runSpan has found.
func (d *Document) readRunTable(l Span) Table {
	t := runTable{d: d, text: make([]rune, l.End-l.Start), parent: -1}
	for i, r := range d.Runes[l.Start:l.End] {
		if t.text[i] = fold(r); t.text[i] == 0 {
			t.text[i] = ' '
		}
	}
	t.Span, t.Header = l, 1
	end := slices.Index(t.text, '属')
	t.header(end)
	from := end + len([]rune("属性"))
	for _, nature := range runNatures(t.text, from) {
		t.rows(from, nature)
		from = nature + natureSize
	}
	return t.Table
}

// header divides the header, which ends at end with 属性, into the columns' heads.
func (t *runTable) header(end int) {
	start := slices.Index(t.text, '标') + 1
	cuts := []int{}
	for i := start; i < end; i++ {
		year, _ := yearAt(t.text, i)
		rest := string(t.text[i:min(i+2, end)])
		switch {
		case year > 0, rest == "年均", rest == "现状", rest == "目标", rest == "基期", rest == "规划",
			(rest[:1] == "[" || strings.HasPrefix(rest, "〔")) && !strings.ContainsRune("速长率幅", t.text[i-1]):
			cuts = append(cuts, i)
		}
	}
	t.values = len(cuts)
	t.newRow()
	t.put(0, 0, 2, 0, start)
	for k, from := range cuts {
		to := end
		if k+1 < len(cuts) {
			to = cuts[k+1]
		}
		t.put(0, 2+k, 1, from, to)
	}
	t.put(0, 2+t.values, 1, end, end+2)
}

func (t *runTable) newRow() int {
	places := make([]int, t.values+3)
	for i := range places {
		places[i] = -1
	}
	t.Grid = append(t.Grid, places)
	return len(t.Grid) - 1
}

// put makes the text [from,to) a cell.
func (t *runTable) put(row, col, width, from, to int) {
	s := trim(t.d.Runes, Span{t.Start + from, t.Start + to})
	if s.Start >= s.End {
		return
	}
	for c := col; c < col+width; c++ {
		t.Grid[row][c] = len(t.Cells)
	}
	t.Cells = append(t.Cells, TableCell{Span: s, Row: row, Col: col, RowSpan: 1, ColSpan: width, Text: t.d.text(s)})
}

// rows reads the text [from,nature), behind which 属性 stands: the row that it is of, and before it rows without one of
// their own, which have that of the row above.
func (t *runTable) rows(from, nature int) {
	for i := from; i < nature; i++ {
		if !runFigure(t.text[i]) {
			continue
		}
		start := i
		for i < nature && runFigure(t.text[i]) {
			i++
		}
		i = t.beforeNumber(start, i)
		if cells := t.figures(start, i); cells != nil && i < nature {
			t.row(from, cells)
			if r := len(t.Grid) - 1; t.Grid[r-1][2+t.values] >= 0 && r > 1 {
				t.Grid[r][2+t.values] = t.Grid[r-1][2+t.values]
				t.Cells[t.Grid[r][2+t.values]].RowSpan++
			}
			from = i
		}
	}
	tail := nature
	for tail > from && runFigure(t.text[tail-1]) {
		tail--
	}
	if cells := t.figures(tail, nature); cells != nil {
		t.row(from, cells)
	} else {
		t.label(t.newRow(), from, nature)
	}
	t.put(len(t.Grid)-1, 2+t.values, 1, nature, nature+natureSize)
}

// beforeNumber is end without the number of the next row's label, 6., that [start,end) ends with.
func (t *runTable) beforeNumber(start, end int) int {
	i := end - 1
	if i <= start || t.text[i] != '.' || !digit(t.text[i-1]) {
		return end
	}
	for i > start && digit(t.text[i-1]) {
		i--
	}
	return i
}

// row makes a row of the label that begins at from and the cells behind it.
func (t *runTable) row(from int, cells []Span) {
	r := t.newRow()
	t.label(r, from, cells[0].Start)
	for k, c := range cells {
		t.put(r, 2+k, 1, c.Start, c.End)
	}
}

// runFigure says whether a rune can stand in a cell with a figure.
func runFigure(r rune) bool {
	return digit(r) || strings.ContainsRune(" .,%‰<>≤≥-—–/〔〕[]以上下内左右约", r)
}

// figures divides [from,end) into as many cells as there are columns of values, nil where it can not. A footnote's number
// may stand before them, a blank behind them may be an empty cell, and two long dashes may be one or two.
func (t *runTable) figures(from, end int) []Span {
	for _, dash := range []int{1, 2} {
		cells := t.cells(from, end, dash)
		if n := len(cells); n > t.values && t.text[cells[n-1].Start] == ' ' {
			cells = cells[:n-1]
		}
		if len(cells) == t.values+1 && cells[0].End == cells[0].Start+1 && digit(t.text[cells[0].Start]) {
			cells = cells[1:]
		}
		if len(cells) == t.values {
			return cells
		}
	}
	return nil
}

// cells divides [i,end) at each dash, of so many long ones, each 〔3〕 and each number with its bound; nil where a number
// has two points.
func (t *runTable) cells(i, end, dash int) (cells []Span) {
	for i < end {
		from := i
		switch r := t.text[i]; {
		case r == ' ':
			if i = skipBlanks(t.text, i, end); i < end {
				continue
			}
		case r == '〔' || r == '[':
			for i < end && t.text[i] != '〕' && t.text[i] != ']' {
				i++
			}
			i = min(i+1, end)
		case r == '—' || r == '–':
			for i < end && t.text[i] == r && i < from+dash {
				i++
			}
		case r == '-' || r == '/':
			i++
		default:
			if i = t.number(i, end); i == from {
				return nil
			}
		}
		cells = append(cells, Span{from, i})
	}
	return cells
}

// number is the end of the number with its bound that begins at i; i where none does, or one with two points.
func (t *runTable) number(i, end int) int {
	from, points := i, 0
	for i < end && strings.ContainsRune("<>≤≥约", t.text[i]) {
		i++
	}
	for first := i; i < end && (digit(t.text[i]) || i > first && (t.text[i] == '.' || t.text[i] == ',')); i++ {
		if t.text[i] == '.' {
			points++
		}
	}
	for i < end && strings.ContainsRune("%‰以上下内左右", t.text[i]) {
		i++
	}
	if points > 1 {
		return from
	}
	return i
}

// label puts the words [from,to) of a row: behind the number that they may have, and in two where a unit in brackets
// stands within them, 排放总量减少（%） | 化学需氧量. Rows without a unit hang under such a label.
func (t *runTable) label(r, from, to int) {
	words := from // behind the number
	for i := from; i+1 < to; i++ {
		if digit(t.text[i]) && (t.text[i+1] == '.' || t.text[i+1] == '、') && !digit(t.text[min(i+2, to-1)]) {
			words = i + 2
		}
	}
	open, shut := t.unit(words, to)
	switch {
	case shut > 0 && shut+1 < to && !runFigure(t.text[shut+1]):
		t.put(r, 0, 1, from, shut+1)
		t.parent = t.Grid[r][0]
		t.Cells[t.parent].Text = string(t.text[words : shut+1])
		t.put(r, 1, 1, shut+1, to)
		words = shut + 1
	case open == 0 && words == from && t.parent >= 0:
		t.Grid[r][0] = t.parent
		t.Cells[t.parent].RowSpan++
		t.put(r, 1, 1, from, to)
	default:
		t.parent = -1
		t.put(r, 0, 2, from, to)
	}
	if k := t.Grid[r][1]; k >= 0 {
		t.Cells[k].Text = withoutNotes(strings.TrimSpace(string(t.text[words:to])))
	}
}

// longestUnit is the longest unit in brackets, in characters.
const longestUnit = 8

// unit is where the last unit in brackets of [from,to) opens and shuts; 0 where there is none.
func (t *runTable) unit(from, to int) (open, shut int) {
	for i := to - 1; i >= from; i-- {
		if t.text[i] != ')' {
			continue
		}
		for j := i - 1; j >= max(from, i-longestUnit-1); j-- {
			if t.text[j] == '、' {
				break
			}
			if t.text[j] == '(' {
				return j, i
			}
		}
	}
	return 0, 0
}

// withoutNotes drops the numbers of footnotes, single digits behind words, from a label: 城市2空气质量.
func withoutNotes(label string) string {
	var b strings.Builder
	rs := []rune(label)
	for i, r := range rs {
		if digit(r) && i > 0 && rs[i-1] >= 0x3400 && (i+1 == len(rs) || rs[i+1] >= 0x3400) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
