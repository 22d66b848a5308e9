package read

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// pageTable is a table of a page.
type pageTable struct {
	y0, y1 float64
	xs     []float64 // the edges of its columns
	open   [2]bool   // no line closes it above, below: a page's end cuts a row
	rows   [][]cell
}

// ruling is a line drawn on a page, level or upright.
type ruling struct{ X0, Y0, X1, Y1 float64 }

func (r ruling) level() bool { return r.X1-r.X0 >= r.Y1-r.Y0 }

const (
	maxRules = 4000 // of a page: more are a drawing
	near     = 1.5  // points within which two lines meet
)

// ruledTables finds the tables of a page whose cells are drawn with lines, and the text outside of them.
func ruledTables(p *page) (tables []*pageTable, rest []frag) {
	rest = p.frags
	if len(p.rules) < 4 || len(p.rules) > maxRules {
		return nil, rest
	}
	for _, rules := range connected(p.rules) {
		for _, m := range newMesh(rules).parts() {
			var inside []frag
			inside, rest = m.take(rest)
			if t := m.table(inside); t != nil {
				tables = append(tables, t)
			} else {
				rest = append(rest, inside...)
			}
		}
	}
	slices.SortStableFunc(tables, func(a, b *pageTable) int { return compare(a.y0, b.y0) })
	return tables, rest
}

// connected parts rules into those that meet, directly or over others.
func connected(rules []ruling) [][]ruling {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	var root func(i int) int
	root = func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	order := make([]int, len(rules))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(rules[a].Y0, rules[b].Y0) })
	for k, i := range order {
		for _, j := range order[k+1:] {
			if rules[j].Y0 > rules[i].Y1+near {
				break
			}
			if rules[j].X0 <= rules[i].X1+near && rules[i].X0 <= rules[j].X1+near {
				group[root(i)] = root(j)
			}
		}
	}
	at := map[int]int{}
	var out [][]ruling
	for i, r := range rules {
		g := root(i)
		if _, ok := at[g]; !ok {
			at[g] = len(out)
			out = append(out, nil)
		}
		out[at[g]] = append(out[at[g]], r)
	}
	return out
}

// mesh is the lines of one table: the places of the upright and the level ones, and which parts of them are drawn.
type mesh struct {
	rules  []ruling
	xs, ys []float64
}

// maxMesh bounds a table's columns and rows on one page.
const maxMesh = 400

// newMesh is nil for lines that enclose no two cells.
func newMesh(rules []ruling) *mesh {
	m := &mesh{rules: rules}
	left, right, top, foot := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, r := range rules {
		if r.level() {
			m.ys = append(m.ys, (r.Y0+r.Y1)/2)
			left, right = min(left, r.X0), max(right, r.X1)
		} else {
			m.xs = append(m.xs, (r.X0+r.X1)/2)
			top, foot = min(top, r.Y0), max(foot, r.Y1)
		}
	}
	if len(m.ys) < 2 || len(m.xs) == 0 {
		return nil
	}
	m.xs = distinct(append(m.xs, left, right)) // a table may be open at its sides
	m.ys = distinct(append(m.ys, top, foot))   // and where a page's end cuts a row
	if len(m.xs) < 2 || len(m.ys) < 2 || len(m.xs) > maxMesh || len(m.ys) > maxMesh {
		return nil
	}
	return m
}

// parts is a mesh divided where a line over all its width divides rows that have no column in common: tables that touch.
func (m *mesh) parts() (parts []*mesh) {
	if m == nil {
		return nil
	}
	from := 0
	var columns []float64 // that were drawn since
	for r := range len(m.ys) - 1 {
		own := m.columnsOf(r)
		if len(columns) > 0 && len(own) > 0 && !slices.ContainsFunc(own, func(x float64) bool { return slices.Contains(columns, x) }) && m.across(m.ys[r]) {
			parts = append(parts, m.between(from, r))
			from, columns = r, nil
		}
		columns = append(columns, own...)
	}
	if from == 0 {
		return []*mesh{m}
	}
	return append(parts, m.between(from, len(m.ys)-1))
}

// columnsOf is the places between the sides at which lines divide row r.
func (m *mesh) columnsOf(r int) (xs []float64) {
	for _, x := range m.xs[1 : len(m.xs)-1] {
		if m.upright(x, m.ys[r], m.ys[r+1]) {
			xs = append(xs, x)
		}
	}
	return xs
}

// across says whether a level line is drawn over all columns.
func (m *mesh) across(y float64) bool {
	for c := range len(m.xs) - 1 {
		if !m.level(y, m.xs[c], m.xs[c+1]) {
			return false
		}
	}
	return true
}

// between is the rows from one to another, with the columns that they have.
func (m *mesh) between(from, to int) *mesh {
	part := &mesh{rules: m.rules, ys: m.ys[from : to+1]}
	xs := []float64{m.xs[0], m.xs[len(m.xs)-1]}
	for r := from; r < to; r++ {
		xs = append(xs, m.columnsOf(r)...)
	}
	part.xs = distinct(xs)
	return part
}

// distinct is numbers in order, of which those that are near each other stand once.
func distinct(xs []float64) []float64 {
	slices.Sort(xs)
	out := xs[:1]
	for _, x := range xs[1:] {
		if x-out[len(out)-1] > 2*near {
			out = append(out, x)
		}
	}
	return out
}

// take parts the text within the mesh from the rest.
func (m *mesh) take(frags []frag) (inside, rest []frag) {
	for _, f := range frags {
		x, y := f.middle(), (f.y0+f.y1)/2
		if x > m.xs[0] && x < m.xs[len(m.xs)-1] && y > m.ys[0] && y < m.ys[len(m.ys)-1] {
			inside = append(inside, f)
		} else {
			rest = append(rest, f)
		}
	}
	return inside, rest
}

// upright says whether a line is drawn at x from y0 to y1: over their middle.
func (m *mesh) upright(x, y0, y1 float64) bool {
	y := (y0 + y1) / 2
	return slices.ContainsFunc(m.rules, func(r ruling) bool {
		return !r.level() && math.Abs((r.X0+r.X1)/2-x) <= 2*near && r.Y0 <= y && y <= r.Y1
	})
}

func (m *mesh) level(y, x0, x1 float64) bool {
	x := (x0 + x1) / 2
	return slices.ContainsFunc(m.rules, func(r ruling) bool {
		return r.level() && math.Abs((r.Y0+r.Y1)/2-y) <= 2*near && r.X0 <= x && x <= r.X1
	})
}

// table puts text into cells. A cell reaches over the columns and rows from which no line divides it. It is nil where there
// are less than two cells: a frame around text.
func (m *mesh) table(frags []frag) *pageTable {
	t := &pageTable{y0: m.ys[0], y1: m.ys[len(m.ys)-1], xs: m.xs}
	t.open[0], t.open[1] = !m.across(t.y0), !m.across(t.y1)
	taken := make([][]bool, len(m.ys)-1)
	for r := range taken {
		taken[r] = make([]bool, len(m.xs)-1)
	}
	n := 0
	for r := range taken {
		var cells []cell
		for c := range taken[r] {
			if taken[r][c] {
				continue
			}
			cols, rows := m.extent(taken, r, c)
			for i := r; i < r+rows; i++ {
				for j := c; j < c+cols; j++ {
					taken[i][j] = true
				}
			}
			var inside []frag
			inside, frags = (&mesh{xs: []float64{m.xs[c], m.xs[c+cols]}, ys: []float64{m.ys[r], m.ys[r+rows]}}).take(frags)
			text := cellText(inside, m.xs[c+cols])
			cells = append(cells, cell{text.text, rows, cols, text.sure})
			n++
		}
		t.rows = append(t.rows, cells)
	}
	if n < 3 {
		return nil
	}
	return t
}

// extent is how many columns and rows the cell at (r, c) reaches over.
func (m *mesh) extent(taken [][]bool, r, c int) (cols, rows int) {
	cols, rows = 1, 1
	for c+cols < len(m.xs)-1 && !taken[r][c+cols] && !m.upright(m.xs[c+cols], m.ys[r], m.ys[r+1]) {
		cols++
	}
	for r+rows < len(m.ys)-1 && !m.level(m.ys[r+rows], m.xs[c], m.xs[c+cols]) {
		rows++
	}
	return cols, rows
}

// cellText is the lines of a cell. One that ends at the right edge goes on in the next.
func cellText(frags []frag, right float64) (all sureText) {
	rows := rowsOf(frags)
	for i, r := range rows {
		line := r.words()
		switch {
		case i == 0:
		case rows[i-1].x1() > right-2*r.size() || beginsMidWord(line.text):
			all.add(lineJoin(all.text, line.text), nil)
		default:
			all.add("\n", nil)
		}
		all.add(line.text, line.sure)
	}
	return all
}

// beginsMidWord says whether a line begins with what no line of its own does.
func beginsMidWord(line string) bool {
	return strings.ContainsAny(line[:min(len(line), 3)], "，。、；：）%％")
}

// goesOn says whether a table at the top of a page goes on with this one, at the foot of the page before: they are as wide,
// and one has the columns of the other. Both then have all columns.
func (t *pageTable) goesOn(next *pageTable) bool {
	shift := next.xs[0] - t.xs[0]
	all := slices.Clone(t.xs)
	if len(next.xs) > len(t.xs) {
		all = all[:0]
		for _, x := range next.xs {
			all = append(all, x-shift)
		}
	}
	if math.Abs(shift) > mirrored || !within(t.xs, all, 0) || !within(next.xs, all, shift) {
		return false
	}
	t.widen(all, 0)
	next.widen(all, shift)
	return true
}

// within says whether each of xs, moved by shift, is one of all, and the outer ones are the outer ones.
func within(xs, all []float64, shift float64) bool {
	for i, x := range xs {
		k := nearest(all, x-shift)
		if math.Abs(all[k]-(x-shift)) > 4*near || i == 0 && k != 0 || i == len(xs)-1 && k != len(all)-1 {
			return false
		}
	}
	return true
}

// nearest is the index of the number that x is nearest to.
func nearest(all []float64, x float64) (best int) {
	for i := range all {
		if math.Abs(all[i]-x) < math.Abs(all[best]-x) {
			best = i
		}
	}
	return best
}

// widen gives a table the columns at all, of which its own, moved by shift, are some.
func (t *pageTable) widen(all []float64, shift float64) {
	if len(t.xs) == len(all) {
		return
	}
	t.each(func(_, col int, c *cell) {
		from, to := nearest(all, t.xs[col]-shift), nearest(all, t.xs[min(col+c.cols, len(t.xs)-1)]-shift)
		c.cols = max(to-from, 1)
	})
	t.xs = all
}

// each visits the cells of a table with their row and column.
func (t *pageTable) each(visit func(row, col int, c *cell)) {
	until := make([]int, len(t.xs)) // of each column, the row up to which a cell covers it
	for r := range t.rows {
		col := 0
		for i := range t.rows[r] {
			for col < len(until) && until[col] > r {
				col++
			}
			c := &t.rows[r][i]
			cols := c.cols
			if col < len(until)-1 {
				visit(r, col, c)
			}
			for n := 0; n < cols && col < len(until); n++ {
				until[col] = r + c.rows
				col++
			}
		}
	}
}

// append adds the rows of a table that goes on with this one, without its header printed again. Of a row that the page's end
// has cut the two parts are one, and an empty cell at the page's top is the rest of the one above.
func (t *pageTable) append(next *pageTable) {
	rows := next.rows
	for len(rows) > 0 && slices.EqualFunc(rows[0], t.rows[len(next.rows)-len(rows)], cell.equal) && len(t.rows) > len(next.rows)-len(rows)+1 {
		rows = rows[1:]
	}
	if len(rows) == 0 {
		return
	}
	above := t.lastRow()
	cut := t.open[1] && next.open[0] && len(rows) == len(next.rows) && !ownRow(rows[0]) || wasCut(above, rows[0])
	t.open[1] = next.open[1]
	var kept []cell
	col := 0
	for _, c := range rows[0] {
		top := above[min(col, len(above)-1)]
		col += max(c.cols, 1)
		switch {
		case top == nil || top.cols != c.cols || c.text != "" && !cut:
			kept = append(kept, c)
		case cut:
			w := sureText{top.text, top.sure}
			w.add(c.text, c.sure)
			top.text, top.sure = w.text, w.sure
			top.rows += c.rows - 1
		default:
			top.rows += c.rows
		}
	}
	if cut {
		rows = rows[1:]
	} else {
		rows[0] = kept
	}
	t.rows = append(t.rows, rows...)
}

// lastRow is the cell that covers each column of the last row.
func (t *pageTable) lastRow() []*cell {
	owner := make([]*cell, len(t.xs)-1)
	t.each(func(row, col int, c *cell) {
		for n := col; n < min(col+c.cols, len(owner)); n++ {
			if owner[n] = nil; row+c.rows >= len(t.rows) {
				owner[n] = c
			}
		}
	})
	return owner
}

// wasCut says whether a row at the top of a page is the rest of the last one of the page before: each of its words goes on
// with a cell that has not come to a full stop, and another cell, as that of the row's number, has no rest.
func wasCut(above []*cell, row []cell) bool {
	goes, rests := 0, 0
	col := 0
	for _, c := range row {
		top := above[min(col, len(above)-1)]
		col += max(c.cols, 1)
		switch {
		case top == nil || top.cols != c.cols:
			return false
		case c.text == "" && top.text != "":
			rests++
		case c.text == "":
		case utf8.RuneCountInString(top.text) < shortestCut || numbersRow(c.text) || strings.HasSuffix(top.text, "。") || strings.HasSuffix(top.text, "；"):
			return false
		default:
			goes++
		}
	}
	return goes > 0 && rests > 0
}

// ownRow says whether a row has a number of its own, so that it is no rest of the one above.
func ownRow(row []cell) bool {
	return slices.ContainsFunc(row, func(c cell) bool { return c.text != "" && numbersRow(c.text) })
}

// shortestCut is the least that stands of a cell above a page's end that cuts it, in characters.
const shortestCut = 8

// numbersRow says whether a cell is the number of its row: 12, 三, (一).
func numbersRow(text string) bool {
	return utf8.RuneCountInString(text) <= 5 && strings.Trim(text, "()（）.、0123456789一二三四五六七八九十百") == ""
}

// spread is lines as items; where pieces of several lines stand in columns under each other, they are a table.
func spread(rows []row) (items []item) {
	for i := 0; i < len(rows); {
		t, n := placedTable(rows[i:])
		if n > 0 {
			items = append(items, item{table: t})
			i += n
			continue
		}
		items = append(items, item{row: rows[i]})
		i++
	}
	return items
}

// placedTable reads a table without lines: at least three lines of as many pieces, at least two, each piece under one of
// the line above. A line with less pieces, each under one of them, goes on with the row above.
func placedTable(rows []row) (*pageTable, int) {
	width := len(rows[0].pieces)
	if width < 2 {
		return nil, 0
	}
	xs := make([][2]float64, width)
	for i, p := range rows[0].pieces {
		xs[i] = [2]float64{p.x0, p.x1}
	}
	t := &pageTable{y0: rows[0].y0}
	n, whole := 0, 0
	for ; n < len(rows); n++ {
		at := fit(rows[n], xs)
		if at == nil || n > 0 && rows[n].y0-rows[n-1].y1 > 3*rows[n].size() {
			break
		}
		if len(rows[n].pieces) == width {
			whole++
		} else if len(rows[n].pieces) == 1 && n+1 < len(rows) && len(rows[n+1].pieces) < 2 {
			break
		}
		if len(rows[n].pieces) < width && len(t.rows) > 0 && at[0] > 0 && rows[n].y0-rows[n-1].y1 < 0.6*rows[n].size() {
			last := t.rows[len(t.rows)-1]
			for i, p := range rows[n].pieces {
				w := sureText{last[at[i]].text, last[at[i]].sure}
				w.add(p.text, p.sure)
				last[at[i]].text, last[at[i]].sure = w.text, w.sure
			}
			continue
		}
		cells := make([]cell, width)
		for i, p := range rows[n].pieces {
			cells[at[i]].text, cells[at[i]].sure = p.text, p.sure
		}
		t.rows, t.y1 = append(t.rows, cells), rows[n].y1
	}
	if whole < 3 || len(t.rows) < 3 || width == 2 && t.numbered() {
		return nil, 0
	}
	for _, x := range xs {
		t.xs = append(t.xs, x[0])
	}
	return t, n
}

// numbered says whether a table's first column holds nothing but numbers: it is a list with room behind its numbers.
func (t *pageTable) numbered() bool {
	for _, row := range t.rows {
		if strings.Trim(row[0].text, "()（）.、0123456789一二三四五六七八九十abcdefghivxABCDEFGHIVX•●■◆") != "" {
			return false
		}
	}
	return true
}

// fit is the column under which each piece of a line stands, and widens the columns; nil where one stands under none or two.
func fit(r row, xs [][2]float64) []int {
	at := make([]int, len(r.pieces))
	last := -1
	for i, p := range r.pieces {
		at[i] = -1
		for c, x := range xs {
			if p.x0 < x[1] && p.x1 > x[0] {
				if at[i] >= 0 {
					return nil
				}
				at[i] = c
			}
		}
		if at[i] <= last {
			return nil
		}
		last = at[i]
	}
	for i, p := range r.pieces {
		c := at[i]
		xs[c] = [2]float64{min(xs[c][0], p.x0), max(xs[c][1], p.x1)}
	}
	return at
}
