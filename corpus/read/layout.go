package read

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A page is pieces of text at places. From them this file and the others named layout make lines, tables and paragraphs:
// as for PDF so for OFD. All lengths are points (1/72 inch) from the page's top left corner, y downward.

// page is one page.
type page struct {
	width, height float64
	frags         []frag
	rules         []ruling // lines drawn on it, where the format tells
}

// frag is characters that stand together on one line without a wide gap.
type frag struct {
	x0, y0, x1, y1 float64
	text           string
	sure           []float64 // of each character, how sure a character reader was; nil where the file itself says it
}

func (f frag) size() float64   { return f.y1 - f.y0 }
func (f frag) middle() float64 { return (f.x0 + f.x1) / 2 }

// row is a visual line: pieces of text at one height, from the left. Pieces are as far from each other as columns are.
type row struct {
	pieces []frag
	y0, y1 float64
	marked bool // a raised mark stood before its text: a footnote begins
}

func (r row) x0() float64   { return r.pieces[0].x0 }
func (r row) x1() float64   { return r.pieces[len(r.pieces)-1].x1 }
func (r row) size() float64 { return r.y1 - r.y0 }
func (r row) text() string  { return r.words().text }

// words is the text of a line, with a wide blank between its pieces.
func (r row) words() (all sureText) {
	for i, p := range r.pieces {
		if i > 0 {
			all.add("　", nil)
		}
		all.add(p.text, p.sure)
	}
	return all
}

// sureText is text and, where a character reader read it, how sure that was of each character; 0 is a blank put between.
type sureText struct {
	text string
	sure []float64
}

func (w *sureText) add(text string, sure []float64) {
	if sure == nil && w.sure == nil {
		w.text += text
		return
	}
	pad := func(n int) {
		for len(w.sure) < n {
			w.sure = append(w.sure, 0)
		}
	}
	pad(utf8.RuneCountInString(w.text))
	w.sure = append(w.sure, sure...)
	w.text += text
	pad(utf8.RuneCountInString(w.text))
}

// columnGap is how many times the height of its characters the gap within a line is that divides columns.
const columnGap = 1.2

// rowsOf puts pieces of text into visual lines: those that share most of their height with a line stand on it.
func rowsOf(frags []frag) []row {
	sorted := make([]frag, 0, len(frags))
	for _, f := range frags {
		if f.text = strings.TrimSpace(f.text); f.text != "" && f.size() > 0 && !math.IsNaN(f.x0+f.y0+f.x1+f.y1) && !math.IsInf(f.x0+f.y0+f.x1+f.y1, 0) {
			sorted = append(sorted, f)
		}
	}
	slices.SortStableFunc(sorted, func(a, b frag) int { return compare(a.y0+a.y1, b.y0+b.y1) })
	var rows []row
	for i := 0; i < len(sorted); {
		r := row{y0: sorted[i].y0, y1: sorted[i].y1}
		j := i
		for ; j < len(sorted) && shares(r, sorted[j]); j++ {
			if sorted[j].size() > r.size() { // a raised mark came first
				r.y0, r.y1 = sorted[j].y0, sorted[j].y1
			}
			r.pieces = append(r.pieces, sorted[j])
		}
		i = j
		r.settle()
		slices.SortStableFunc(r.pieces, func(a, b frag) int { return compare(a.x0, b.x0) })
		r.pieces = r.join()
		if len(r.pieces) > 0 {
			rows = append(rows, r)
		}
	}
	return rows
}

// settle makes the line as high as most of it: signs of another font can stand higher.
func (r *row) settle() {
	most := 0.0
	for _, f := range r.pieces {
		if n := float64(utf8.RuneCountInString(f.text)) * f.size(); n > most {
			most, r.y0, r.y1 = n, f.y0, f.y1
		}
	}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// shares says whether a piece stands on a line: they have half of the lower one's height in common.
func shares(r row, f frag) bool {
	common := min(r.y1, f.y1) - max(r.y0, f.y0)
	return common > min(r.size(), f.size())/2
}

// join joins a line's pieces that no column divides, and drops the raised marks of footnotes.
func (r *row) join() (pieces []frag) {
	marked := false // a mark was dropped behind the last piece
	for _, f := range r.pieces {
		n := len(pieces)
		if n == 0 && len(r.pieces) > 1 && r.raisedMark(f) {
			r.marked = true
			continue
		}
		if n > 0 && r.raisedMark(f) {
			if f.text = raised(pieces[n-1].text, f.text); f.text == "" {
				pieces[n-1].x1 = max(pieces[n-1].x1, f.x1)
				marked = true
				continue
			}
		}
		if n == 0 || r.gap(pieces[n-1], f) > columnGap {
			pieces = append(pieces, f)
			continue
		}
		p := &pieces[n-1]
		if f.x0 < p.x0+(p.x1-p.x0)/2 && f.text == p.text { // bold type that is drawn twice
			continue
		}
		w := sureText{p.text, p.sure}
		blank := between(p.text, f.text, r.gap(*p, f))
		if marked && digitsMeet(p.text, f.text) {
			blank = " "
		}
		marked = false
		w.add(blank, nil)
		w.add(f.text, f.sure)
		p.text, p.sure, p.x1 = w.text, w.sure, max(p.x1, f.x1)
	}
	return pieces
}

// gap is the gap between two pieces, in heights of the line. A character reader sees only ink: a mark fills half of its place.
func (r row) gap(a, b frag) float64 {
	gap := (b.x0 - a.x1) / r.size()
	if a.sure != nil {
		gap--
	}
	return gap
}

// raisedMark says whether a piece is small, stands high in its line and reads as a footnote's mark. Of what a character
// reader read the height does not tell.
func (r row) raisedMark(f frag) bool {
	return f.sure == nil && f.size() < 0.75*r.size() && f.y1 < r.y1-0.2*r.size() && isMark(f.text)
}

// between is the blank that stands between two pieces of a line, given the gap in heights of its characters.
func between(a, b string, gap float64) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case gap > 0.8:
		return "　"
	case gap > 0.15 && isWord(last) && isWord(first), gap > 0.15 && last == '.' && first >= '0' && first <= '9': // 1. 5家企业
		return " "
	}
	return ""
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// item is a line or a table of a page, in the order in which it is read.
type item struct {
	row    row
	table  *pageTable
	column int // of the page: 0 where it has one, else 1 or 2; -1 for what stands across two
}

// leastRight is how far to the right the text of a page reaches at least, of its width: where all its lines end before that,
// none was broken at the right edge.
const leastRight = 0.7

// pages writes what stands on pages: paragraphs whole again that a line's or a page's end cut, tables with their cells,
// without running heads and page numbers, footnotes behind all.
func (d *draft) pages(ps []page) {
	all := make([][]row, len(ps))
	var tables [][]*pageTable
	for i := range ps {
		ruled, rest := ruledTables(&ps[i])
		tables = append(tables, ruled)
		all[i] = rowsOf(rest)
	}
	dropFurniture(ps, all)
	f := flow{draft: d}
	f.widest = rightEdge(all)
	for i := range ps {
		f.widest = max(f.widest, leastRight*ps[i].width)
	}
	gutters := guttersOf(all)
	for i := range ps {
		rows, notes := footnotes(all[i])
		f.notes = append(f.notes, notes...)
		f.page(inOrder(rows, tables[i], gutters[i]))
	}
	f.end()
}

// inOrder is a page's lines and tables from the top, columns one after the other.
func inOrder(rows []row, ruled []*pageTable, gutter float64) []item {
	var items []item
	for _, t := range ruled {
		n := slices.IndexFunc(rows, func(r row) bool { return r.y0 > t.y0 })
		if n < 0 {
			n = len(rows)
		}
		items = append(items, columns(rows[:n], gutter)...)
		items = append(items, item{table: t})
		rows = rows[n:]
	}
	return append(items, columns(rows, gutter)...)
}
