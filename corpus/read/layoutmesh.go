package read

import (
	"math"
	"slices"
	"strings"
)

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
