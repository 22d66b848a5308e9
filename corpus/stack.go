package corpus

import "slices"

// stack reads a stacked table: one that was saved with every cell, or a part of it, on a line of its own.
// It is read as the cheapest division of its lines into rows and cells that agree with the roles that
// the columns' headings name; where a row agrees with none, the table ends before it.
type stack struct {
	d       *Document
	lines   []line
	cells   []stackedLine // of lines, as far as they were looked at
	heads   []Span        // the columns' headings
	columns []role
	start   int // the line at which the first row begins
	valued  bool

	// of the row that is being read
	first   bool // no row stands above
	grouped bool // a line over the whole width stands above
	last    int  // the number of the row above
}

// The longest of what one stack looks at, in lines.
const (
	stackHead  = 14 // of the headings
	stackRow   = 32 // of a row
	stackTries = 64 // ways to read the headings
)

// step is the best way to have read a stack's lines up to one of them.
type step struct {
	from, cost, rows int
	kind             stepKind
	last             int // the number of the last row
	reached          bool
}

type stepKind int

const (
	rowStep    stepKind = iota
	groupStep           // a line over the whole width
	repeatStep          // the headings again, on a new page
)

// stackedTable reads the stacked table that begins with the first of the lines, and how many lines it
// has; 0 where none begins there. Headings that a page break repeats are noise.
func (d *Document) stackedTable(lines []line) (t Table, n int, repeated []Span) {
	if !d.opensStack(lines) {
		return t, 0, nil
	}
	k := stack{d: d, lines: lines}
	var best stack
	var bestSteps []step
	end, tries := 0, 0
	k.readings(0, func() {
		if tries++; tries > stackTries {
			return
		}
		steps := k.read()
		if e := k.end(steps); e > end || e == end && end > 0 && steps[e-k.start].cost < bestSteps[e-k.start].cost {
			best, bestSteps, end = k, steps, e
			best.heads, best.columns = slices.Clone(k.heads), slices.Clone(k.columns)
		}
	})
	if end == 0 {
		return t, 0, nil
	}
	best.cells = k.cells
	t, repeated = best.table(bestSteps, end)
	return t, end, repeated
}

// opensStack says, cheaply, whether a table's headings may begin with the first line.
func (d *Document) opensStack(lines []line) bool {
	if len(lines) < 8 {
		return false
	}
	for _, l := range lines[:3] {
		if l.End-l.Start > longestHead || l.tabs+l.bars > 0 || stops(d.Runes[l.End-1]) {
			return false
		}
	}
	r := headRole(d.text(lines[0].Span))
	return r != noRole && r <= texts
}

// readings calls try for every way in which the lines from i on can be columns' headings, each of one
// to three lines.
func (k *stack) readings(i int, try func()) {
	if fitsTable(k.columns) {
		k.start, k.valued = i, slices.Contains(k.columns, values)
		try()
	}
	if i >= stackHead {
		return
	}
	for j := i + 1; j <= min(i+3, len(k.lines)); j++ {
		s := Span{k.lines[i].Start, k.lines[j-1].End}
		if s.End-s.Start > 2*longestHead {
			return
		}
		if r := headRole(k.d.text(s)); r != noRole && !k.again(r) {
			k.heads, k.columns = append(k.heads, s), append(k.columns, r)
			k.readings(j, try)
			k.heads, k.columns = k.heads[:len(k.heads)-1], k.columns[:len(k.columns)-1]
		}
	}
}

// again says whether a table has already the only column of a role.
func (k *stack) again(r role) bool {
	return (r == ordinals || r == units || r == natures) && slices.Contains(k.columns, r)
}

// read finds the best step to every line that a row can end before; the first step is at k.start.
func (k *stack) read() []step {
	steps := []step{{reached: true, kind: repeatStep}}
	for at := 0; at < len(steps); at++ {
		here := steps[at]
		if !here.reached {
			continue
		}
		reach := func(n int, s step) {
			for len(steps) <= at+n {
				steps = append(steps, step{})
			}
			s.from, s.reached = at, true
			if old := &steps[at+n]; !old.reached || s.cost < old.cost {
				*old = s
			}
		}
		if n := k.start; here.kind == rowStep && k.repeats(k.start+at) {
			reach(n, step{cost: here.cost, rows: here.rows, kind: repeatStep, last: here.last})
			continue
		}
		if here.kind != groupStep && k.groupLine(k.start+at) {
			reach(1, step{cost: here.cost + 3, rows: here.rows, kind: groupStep, last: here.last})
		}
		k.first, k.grouped, k.last = here.rows == 0, here.kind == groupStep, here.last
		fit := k.fit(k.start + at)
		for n := 1; n <= fit.lines; n++ {
			if c := fit.cost(n); c <= dearest {
				reach(n, step{cost: here.cost + c, rows: here.rows + 1, last: k.ordinal(fit, n)})
			}
		}
	}
	return steps
}

// repeats says whether the headings stand again at line i.
func (k *stack) repeats(i int) bool {
	if i+k.start > len(k.lines) {
		return false
	}
	for n := range k.start {
		if k.line(i+n).text != k.line(n).text {
			return false
		}
	}
	return true
}

// groupLine says whether line i can stand over the whole width of a table, above the rows it names.
func (k *stack) groupLine(i int) bool {
	if i >= len(k.lines) {
		return false
	}
	l := k.line(i)
	return l.han && !l.stopped && !l.nature && !l.number && l.ordinal == 0 && l.size <= longestHead+4
}

// line is line i with what its words can be.
func (k *stack) line(i int) *stackedLine {
	for len(k.cells) <= i {
		k.cells = append(k.cells, k.d.stackedLine(k.lines[len(k.cells)].Span))
	}
	return &k.cells[i]
}

// end is the number of lines of the table that the steps lead to, or 0: where the most lines are read
// at the lowest cost. Two rows are a table where numbers or 属性 tell them, else three.
func (k *stack) end(steps []step) int {
	end, most := 0, 0
	least := 3
	if slices.Contains(k.columns, ordinals) || slices.Contains(k.columns, natures) {
		least = 2
	}
	for i, s := range steps {
		if s.reached && s.kind == rowStep && s.rows >= least && i-s.cost > most {
			end, most = k.start+i, i-s.cost
		}
	}
	return end
}
