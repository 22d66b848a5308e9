package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// flow writes the lines and tables of pages, one page after the other.
type flow struct {
	*draft
	para  []row // of the paragraph that is being written
	last  edges // of the column that its last line is in
	table *pageTable
	notes []row

	widest float64 // where the longest line of all pages ends
}

// edges is where most lines of a page begin and end, and how far they stand from each other.
type edges struct {
	left, right, pitch float64
	indents            bool // paragraphs begin further right
}

// edgesOf finds the edges of a page's text. widest is where the longest lines of all pages end, since a
// page of short lines does not tell; 0 where that does not matter.
func edgesOf(items []item, widest float64) (e edges) {
	var lefts, rights, pitches []float64
	last := -1.0
	for _, it := range items {
		if it.table != nil {
			last = -1
			continue
		}
		lefts, rights = append(lefts, it.row.x0()), append(rights, it.row.x1())
		if step := it.row.y0 - last; last >= 0 && step > 0 {
			pitches = append(pitches, step)
		}
		last = it.row.y0
	}
	if len(lefts) == 0 {
		return e
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	slices.Sort(pitches)
	e.left, e.right = lefts[len(lefts)/10], max(lastWithin(rights, widest), widest-mirrored)
	if len(pitches) > 0 {
		e.pitch = pitches[len(pitches)/2]
	}
	e.indents = slices.ContainsFunc(items, func(it item) bool {
		return it.table == nil && it.row.x0() > e.left+1.5*it.row.size() && it.row.x0() < e.left+2.6*it.row.size()
	})
	return e
}

// rightEdge is where the longest lines of all pages end: at least three of them, and one in fifty, so that a letterhead is none.
func rightEdge(all [][]row) float64 {
	var rights []float64
	for _, rows := range all {
		for _, r := range rows {
			rights = append(rights, r.x1())
		}
	}
	slices.Sort(rights)
	n := max(3, len(rights)/50)
	for i := len(rights) - 1; i >= n-1; i-- {
		if rights[i]-rights[i-n+1] < mirrored {
			return rights[i]
		}
	}
	if len(rights) == 0 {
		return 0
	}
	return rights[len(rights)-1]
}

// lastWithin is the greatest of some numbers in order that is not more than most, where that is any; most where all are.
func lastWithin(xs []float64, most float64) float64 {
	for i := len(xs) - 1; i >= 0; i-- {
		if xs[i] <= most || most == 0 {
			return xs[i]
		}
	}
	return most
}

// mirrored is how much nearer to the left the lines of a left page may end than those of a right one, in points.
const mirrored = 30

// page writes one page's items.
func (f *flow) page(items []item) {
	columns := map[int]edges{}
	for i, it := range items {
		own, ok := columns[it.column]
		if !ok {
			own = f.edgesIn(items, it.column)
			columns[it.column] = own
		}
		if it.table != nil {
			f.endParagraph()
			f.addTable(it.table, i == 0)
			continue
		}
		f.endTable()
		if len(f.para) > 0 && !continues(f.para[len(f.para)-1], f.last, it.row, own, i > 0 && items[i-1].column == it.column) {
			f.endParagraph()
		}
		f.para, f.last = append(f.para, it.row), own
	}
}

// edgesIn finds the edges of a column. One that is the whole page may be wider than its own lines.
func (f *flow) edgesIn(items []item, column int) edges {
	var own []item
	for _, it := range items {
		if it.column == column {
			own = append(own, it)
		}
	}
	widest := f.widest
	if column > 0 {
		widest = 0
	}
	return edgesOf(own, widest)
}

// continues says whether line b, in a column of edges eb, goes on where line a of ea ended at the right edge. same says that
// both are in one column of one page.
func continues(a row, ea edges, b row, eb edges, same bool) bool {
	em := b.size()
	switch {
	case a.sparse() || b.sparse():
		return false
	case a.size() > 1.15*em || em > 1.15*a.size():
		return false
	case a.x1()+(2.2+unbroken(b.text()))*em < ea.right:
		return false
	case b.x0() > eb.left+0.8*em:
		return false
	case same && eb.pitch > 0 && b.y0-a.y0 > 1.5*eb.pitch:
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.text())
	return !strings.ContainsRune("。！？：；", last) || (eb.indents || a.x1() > ea.right-0.7*em) && !beginsItem(b.text())
}

// sparse says whether a line is pieces with much room between them, as of a table, and no prose in which a blank stands.
func (r row) sparse() bool {
	filled := 0.0
	for _, p := range r.pieces {
		filled += p.x1 - p.x0
	}
	return filled < 0.8*(r.x1()-r.x0())
}

// unbroken is how wide the beginning of a line is that could not stand at the end of the one before, in heights of its
// characters: a number, a Latin word, a character with the marks behind it.
func unbroken(text string) (width float64) {
	for i, r := range text {
		switch {
		case r < 0x80:
			width += 0.5
		case unicode.IsLetter(r) && i > 0 && !strings.ContainsRune("（《“‘〔【「", before(text, i)):
			return width
		default:
			width++
		}
		if width > longestUnbroken {
			break
		}
	}
	return width
}

// longestUnbroken bounds unbroken.
const longestUnbroken = 20

// before is the character that ends at i.
func before(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// beginsItem says whether a line begins with the number of a heading or an item.
func beginsItem(text string) bool {
	i := strings.IndexAny(text, "、.．）)")
	if i < 0 || i > 15 {
		return false
	}
	for _, r := range strings.Trim(text[:i], "（( 第") {
		if !strings.ContainsRune("一二三四五六七八九十百0123456789０１２３４５６７８９", r) {
			return false
		}
	}
	return true
}

// endParagraph writes the paragraph that is being written.
func (f *flow) endParagraph() {
	if len(f.para) == 0 {
		return
	}
	var all sureText
	for _, r := range f.para {
		line := r.words()
		all.add(lineJoin(all.text, line.text), nil)
		all.add(line.text, line.sure)
	}
	f.known(all)
	f.para = f.para[:0]
}

// lineJoin is the blank that a line's end stood for: one between two words of Latin letters.
func lineJoin(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isWord(last) && isWord(first) && (last > '9' || first > '9') {
		return " "
	}
	return ""
}

// addTable keeps a table until it is known whether the next page goes on with it.
func (f *flow) addTable(t *pageTable, first bool) {
	if f.table != nil && first && f.table.goesOn(t) {
		f.table.append(t)
		return
	}
	f.endTable()
	f.table = t
}

func (f *flow) endTable() {
	if f.table != nil {
		f.draft.table(f.table.rows)
		f.table = nil
	}
}

// end writes what is left, and the footnotes.
func (f *flow) end() {
	f.endParagraph()
	f.endTable()
	if len(f.notes) == 0 {
		return
	}
	f.gap()
	for i, r := range f.notes {
		if i > 0 && startsNote(r.text()) {
			f.endParagraph()
		}
		f.para = append(f.para, r)
	}
	f.endParagraph()
}
