package corpus

import "slices"

// fit is what the lines from one on cost as the cells of a row: of each number of columns, from the
// left, and each number of lines.
type fit struct {
	from, lines int
	best        [][]fitted // [columns][lines]
}

type fitted struct {
	cost int
	last int // lines in the last of the columns
}

const cellLines = 6 // at most, in one cell

// cost is that of a whole row of n lines.
func (f *fit) cost(n int) int { return f.best[len(f.best)-1][n].cost }

// fit reads a row that begins at line i.
func (k *stack) fit(i int) *fit {
	f := &fit{from: i, lines: min(stackRow, len(k.lines)-i), best: make([][]fitted, len(k.columns)+1)}
	if f.lines > 0 {
		k.line(i + f.lines - 1)
	}
	for c := range f.best {
		f.best[c] = make([]fitted, f.lines+1)
		for n := range f.best[c] {
			f.best[c][n].cost = never
		}
	}
	f.best[0][0].cost = 0
	for c, r := range k.columns {
		reached := false
		for n, before := range f.best[c] {
			if before.cost > dearest {
				continue
			}
			reached = true
			for m := 0; m <= min(cellLines, f.lines-n); m++ {
				cost := before.cost + k.cellCost(r, k.cells[i+n:i+n+m])
				if cost < f.best[c+1][n+m].cost {
					f.best[c+1][n+m] = fitted{cost, m}
				}
			}
		}
		if !reached {
			break
		}
	}
	return f
}

// keepParts notes the lines of a cell that states a value on each: 重点城市≥30, 一般城市≥15. They are
// sentences of their own; a value that is broken over lines has one number and stays whole.
func (k *stack) keepParts(r role, lines []stackedLine) {
	if r != values || len(lines) < 2 || slices.ContainsFunc(lines, func(l stackedLine) bool { return !l.number }) {
		return
	}
	if k.d.parts == nil {
		k.d.parts = map[int][]Span{}
	}
	var parts []Span
	for _, l := range lines {
		parts = append(parts, l.Span)
	}
	k.d.parts[lines[0].Start] = parts
}

// rowCells are the spans of the cells of a row of n lines; one that hangs from above is empty.
func (k *stack) rowCells(f *fit, n int) []Span {
	spans := make([]Span, len(k.columns))
	for c := len(spans); c > 0; c-- {
		if m := f.best[c][n].last; m > 0 {
			lines := k.cells[f.from+n-m : f.from+n]
			spans[c-1] = Span{lines[0].Start, lines[m-1].End}
			k.keepParts(k.columns[c-1], lines)
			n -= m
		}
	}
	return spans
}

// ordinal is the number of a row of n lines; without one of its own, that of the row above.
func (k *stack) ordinal(f *fit, n int) int {
	for c := len(k.columns); c > 0; c-- {
		m := f.best[c][n].last
		if n -= m; m > 0 && k.columns[c-1] == ordinals {
			return k.cells[f.from+n].ordinal
		}
	}
	return k.last
}

// table makes the grid of the rows to which the steps up to line end lead.
func (k *stack) table(steps []step, end int) (t Table, repeated []Span) {
	var path []int
	for at := end - k.start; at > 0; at = steps[at].from {
		path = append(path, at)
	}
	g := gridder{d: k.d, width: len(k.columns), number: -1}
	g.Span, g.Header = Span{k.lines[0].Start, k.lines[end-1].End}, 1
	g.addCells(k.heads)
	for i := len(path) - 1; i >= 0; i-- {
		to, from := path[i], steps[path[i]].from
		switch here := steps[from]; steps[to].kind {
		case repeatStep:
			repeated = append(repeated, Span{k.lines[k.start+from].Start, k.lines[k.start+to-1].End})
		case groupStep:
			g.add(tableRow{cells: k.groupCells(k.start+from, k.start+to)})
		default:
			k.first, k.grouped, k.last = here.rows == 0, here.groups > 0, here.last
			g.addCells(k.rowCells(k.fit(k.start+from), to-from))
		}
	}
	return g.Table, repeated
}

// groupCells are the cells of the lines that stand over a table's whole width: a number and words, or words.
func (k *stack) groupCells(from, to int) []Span {
	if to-from == 2 && k.line(from).ordinal > 0 {
		return []Span{k.line(from).Span, k.line(from + 1).Span}
	}
	return []Span{{k.line(from).Start, k.line(to - 1).End}}
}

// addCells appends a row to the grid; an empty cell hangs from the one above, unless that is a
// heading or a line over the whole width.
func (g *gridder) addCells(cells []Span) {
	r := len(g.Grid)
	places := make([]int, g.width)
	g.Grid = append(g.Grid, places)
	for c, s := range cells {
		places[c] = -1
		if s.Start < s.End {
			g.put(r, c, 1, s)
		} else if r > g.Header && g.Grid[r-1][c] >= 0 && g.Cells[g.Grid[r-1][c]].ColSpan == 1 {
			places[c] = g.Grid[r-1][c]
			g.Cells[places[c]].RowSpan++
		}
	}
}
