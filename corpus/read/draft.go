package read

import (
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// draft (底稿) is a Source being written: lines and tables, one after the other, with the place of every cell.
type draft struct {
	text   strings.Builder
	at     int // code points written
	tables []corpus.Table
	words  []corpus.Word
	max    int64 // bytes of text
	err    error // the first that writing met; later writes do nothing
}

func newDraft(b *budget) *draft { return &draft{max: b.Text} }

// cell is one cell of a table as written down: at its first place, with the rows and columns that it covers (0 is 1).
type cell struct {
	text       string // its paragraphs, divided by line ends
	rows, cols int
	sure       []float64 // as of sureText
}

func (c cell) equal(o cell) bool { return c.text == o.text && c.rows == o.rows && c.cols == o.cols }

// maxPlaces bounds a grid's rows × columns: a table of 100,000 rows of 40 cells fits.
const maxPlaces = 1 << 22

// maxCols bounds a cell's columns, as HTML does (WHATWG, 4.9.11).
const maxCols = 1000

// line writes a paragraph on lines of its own. Line ends within it stay; an empty one is left out.
func (d *draft) line(text string) {
	if text = clean(text); strings.TrimSpace(text) != "" {
		d.write(strings.TrimRight(text, " \t\n"))
		d.write("\n")
	}
}

// known writes a paragraph of which a character reader knows how sure it is.
func (d *draft) known(w sureText) {
	d.note(w)
	d.line(w.text)
}

// note keeps how sure a character reader was of the text that is written next. The characters of a word are as sure.
func (d *draft) note(w sureText) {
	for i := 0; i < len(w.sure); {
		j := i + 1
		for j < len(w.sure) && w.sure[j] == w.sure[i] {
			j++
		}
		if w.sure[i] > 0 {
			d.words = append(d.words, corpus.Word{Span: corpus.Span{Start: d.at + i, End: d.at + j}, Confidence: w.sure[i]})
		}
		i = j
	}
}

// gap writes an empty line.
func (d *draft) gap() { d.write("\n") }

func tooLong(most int64) error {
	return refuse(TooLarge, "it holds more than %d MB of text: divide it, or raise --max-text", most>>20)
}

func (d *draft) write(text string) {
	if d.err == nil && int64(d.text.Len()+len(text)) > d.max {
		d.err = tooLong(d.max)
	}
	if d.err == nil {
		d.text.WriteString(text)
		d.at += utf8.RuneCountInString(text)
	}
}

// table writes a table, given its rows of cells from the left; a place that a cell of this row or one above covers has no
// cell of its own. A row's cells are divided by tabs, so that the text can be read alone. A table of one column, or of
// one row that holds prose, is written as lines.
func (d *draft) table(rows [][]cell) {
	g := layOut(rows)
	if g == nil {
		d.err = refuse(TooLarge, "a table has more than %d cells: divide it", maxPlaces)
		return
	}
	if g.width < 2 || len(g.places) == 1 && !g.short() {
		for _, c := range g.cells {
			d.line(c.text)
		}
		return
	}
	d.grid(g)
}

// layout is a table's cells and, for each place, which of them covers it; -1 where none does.
type layout struct {
	cells  []placed
	places [][]int
	width  int
}

type placed struct {
	cell
	row, col int
}

// layOut finds the place of each cell, nil where there are too many. Rows and columns that hold no text are dropped.
func layOut(rows [][]cell) *layout {
	g := &layout{}
	var covered [][]int // of the rows that are still to come
	all := 0
	for r, row := range rows {
		var places []int
		if len(covered) > 0 {
			places, covered = covered[0], covered[1:]
		}
		at := 0
		for _, c := range row {
			for at < len(places) && places[at] >= 0 {
				at++
			}
			c.rows, c.cols = min(max(c.rows, 1), len(rows)-r), min(max(c.cols, 1), maxCols)
			c.text = clean(c.text)
			g.cells = append(g.cells, placed{c, r, at})
			if all += c.rows * c.cols; all > maxPlaces {
				return nil
			}
			for len(covered) < c.rows-1 {
				covered = append(covered, nil)
			}
			places = cover(places, at, c.cols, len(g.cells)-1)
			for k := range c.rows - 1 {
				covered[k] = cover(covered[k], at, c.cols, len(g.cells)-1)
			}
			at += c.cols
		}
		g.places = append(g.places, places)
		g.width = max(g.width, len(places))
	}
	if len(g.places)*g.width > maxPlaces {
		return nil
	}
	g.dropEmpty()
	return g
}

// cover makes places[at:at+n] the cell's, where no other has them.
func cover(places []int, at, n, cell int) []int {
	for len(places) < at+n {
		places = append(places, -1)
	}
	for i := at; i < at+n; i++ {
		if places[i] < 0 {
			places[i] = cell
		}
	}
	return places
}

// dropEmpty drops rows and columns in which no cell with text begins, and makes all rows as long. A cell's place and
// extent follow.
func (g *layout) dropEmpty() {
	useRow, useCol := make([]bool, len(g.places)), make([]bool, g.width)
	for _, c := range g.cells {
		if strings.TrimSpace(c.text) != "" {
			useRow[c.row], useCol[c.col] = true, true
		}
	}
	var places [][]int
	for r, row := range g.places {
		if !useRow[r] {
			continue
		}
		var kept []int
		for c := range g.width {
			if !useCol[c] {
				continue
			}
			at := -1
			if c < len(row) {
				at = row[c]
			}
			kept = append(kept, at)
		}
		places = append(places, kept)
	}
	for i := range g.cells {
		g.cells[i].rows, g.cells[i].cols = 0, 0
	}
	g.places, g.width = places, 0
	for r, row := range places {
		g.width = len(row)
		for c, at := range row {
			if at < 0 {
				continue
			}
			p := &g.cells[at]
			if p.rows == 0 {
				p.row, p.col = r, c
			}
			p.rows, p.cols = max(p.rows, r-p.row+1), max(p.cols, c-p.col+1)
		}
	}
}

// short says whether no cell holds prose.
func (g *layout) short() bool {
	for _, c := range g.cells {
		if utf8.RuneCountInString(c.text) > 40 || strings.ContainsRune(c.text, '\n') {
			return false
		}
	}
	return true
}

// grid writes a table and keeps the places of its cells. An empty cell is no cell of the table.
func (d *draft) grid(g *layout) {
	t := corpus.Table{Span: corpus.Span{Start: d.at}}
	index := make([]int, len(g.cells))
	for r, row := range g.places {
		for c, at := range row {
			if c > 0 {
				d.write("\t")
			}
			if at < 0 || g.cells[at].row != r || g.cells[at].col != c {
				continue
			}
			p := g.cells[at]
			text := strings.TrimSpace(p.text)
			if index[at] = -1; text == "" {
				continue
			}
			index[at] = len(t.Cells)
			start := d.at
			d.note(sureText{text, p.sure})
			d.write(strings.ReplaceAll(text, "\t", " "))
			t.Cells = append(t.Cells, corpus.TableCell{Span: corpus.Span{Start: start, End: d.at}, Row: r, Col: c, RowSpan: p.rows, ColSpan: p.cols})
		}
		t.End = d.at
		d.write("\n")
		places := make([]int, len(row))
		for c, at := range row {
			if places[c] = -1; at >= 0 {
				places[c] = index[at]
			}
		}
		t.Grid = append(t.Grid, places)
	}
	if d.err == nil {
		d.tables = append(d.tables, t)
	}
}

// source is what was drafted. A draft without a word is no notice.
func (d *draft) source(format string) (*corpus.Source, error) {
	if d.err != nil {
		return nil, d.err
	}
	text := d.text.String()
	if strings.TrimSpace(text) == "" {
		return nil, refuse(Empty, "the %s file holds no text: check that it was saved or downloaded whole", format)
	}
	return &corpus.Source{Format: format, Text: text, Tables: d.tables, Words: d.words}, nil
}

// clean makes text fit for a Source: valid UTF-8, line ends as \n, no NUL or other control character.
func clean(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7F }) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7F:
			return -1
		}
		return r
	}, text)
}
