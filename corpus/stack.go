package corpus

import "slices"

// stack reads a stacked table: one that was saved with every cell, or a part of it, on a line of its own.
// It is read as the cheapest division of its lines into rows and cells that agree with the roles that
// the columns' headings name; where a row agrees with none, the table ends before it.
type stack struct {
	d       *Document
	lines   []line
	cells   []stackedLine // of lines, as far as they were looked at
	roles   [stackHead][3]role
	tries   int
	heads   []Span // the columns' headings
	columns []role
	start   int // the line at which the first row begins
	valued  bool

	// of the row that is being read
	first   bool // no row stands above
	grouped bool // a line over the whole width stands above
	last    int  // the number of the row above
}

// The most of what one stack looks at.
const (
	stackHead  = 14  // lines of headings
	stackRow   = 32  // lines of a row
	stackTries = 128 // headings, in all ways of reading them
)

// step is the best way to have read a stack's lines up to one of them.
type step struct {
	from, cost, rows int
	kind             stepKind
	groups           int // groupSteps up to here, since the last row
	last             int // the number of the last row
	reached          bool
}

type stepKind int

const (
	rowStep    stepKind = iota
	groupStep           // a line over the whole width
	repeatStep          // the headings again, on a new page
)

// stackedTable reads the stacked table that begins with line i, and how many lines it has; 0 where none
// begins there. Headings that a page break repeats are noise.
func (d *Document) stackedTable(lines []line, i int) (t Table, n int, repeated []Span) {
	if i > 0 && lines[i-1].End-lines[i-1].Start <= longestHead {
		if r := headRoles[d.text(lines[i-1].Span)]; r == ordinals || r == groups { // a table whose first columns made no sense
			return t, 0, nil
		}
	}
	if lines = lines[i:]; !d.opensStack(lines) {
		return t, 0, nil
	}
	k := stack{d: d, lines: lines}
	k.readHeads()
	var best stack
	var steps []step
	end := 0
	k.readings(0, func() {
		now := k.read()
		if e := k.end(now); e > end || e == end && end > 0 && now[e-k.start].cost < steps[e-best.start].cost {
			best, steps, end = k, now, e
			best.heads, best.columns = slices.Clone(k.heads), slices.Clone(k.columns)
		}
	})
	if end == 0 {
		return t, 0, nil
	}
	best.cells = k.cells
	t, repeated = best.table(steps, end)
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

// readHeads finds the roles of the first lines as headings: [first line][further lines].
func (k *stack) readHeads() {
	for i := range min(stackHead, len(k.lines)) {
		if k.line(i).marked {
			return
		}
		for n := range min(3, len(k.lines)-i) {
			s := Span{k.lines[i].Start, k.lines[i+n].End}
			if s.End-s.Start > 2*longestHead {
				break
			}
			if text := k.d.text(s); n == 0 || k.headGoesOn(i, i+n, text) {
				k.roles[i][n] = headRole(text)
			}
		}
		if k.roles[i] == [3]role{} {
			return
		}
	}
}

// headGoesOn says whether one heading can stand on the lines from i to last: only its first may hold a
// year or be a heading by itself, unless all of it is one.
func (k *stack) headGoesOn(i, last int, text string) bool {
	if headRoles[text] != noRole {
		return true
	}
	for ; i < last; i++ {
		if next := k.line(i + 1); next.marked || headRoles[next.text] != noRole || hasYear(next.text) {
			return false
		}
	}
	return true
}

// readings calls try for the ways in which the lines from i on can be columns' headings, each of one to
// three lines, until there were too many.
func (k *stack) readings(i int, try func()) {
	if k.tries++; k.tries > stackTries {
		return
	}
	if i < len(k.lines) && fitsTable(k.columns) && headRoles[k.line(i).text] == noRole {
		k.start, k.valued = i, slices.Contains(k.columns, values)
		try()
	}
	if i >= stackHead {
		return
	}
	for n, r := range k.roles[i] {
		if r != noRole && !k.again(r) {
			k.heads, k.columns = append(k.heads, Span{k.lines[i].Start, k.lines[i+n].End}), append(k.columns, r)
			k.readings(i+n+1, try)
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
		if n := k.start; here.rows > 0 && k.repeats(k.start+at) {
			reach(n, step{cost: here.cost, rows: here.rows, kind: repeatStep, groups: here.groups, last: here.last})
			continue
		}
		if n, cost := k.group(k.start + at); n > 0 && here.groups < 2 {
			s := step{cost: here.cost + cost, rows: here.rows, kind: groupStep, groups: here.groups + 1, last: here.last}
			reach(n, s)
			if n == 1 && k.brokenGroup(k.start+at) {
				reach(2, s)
			}
		}
		k.first, k.grouped, k.last = here.rows == 0, here.groups > 0, here.last
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

// group is the number of lines from i on that stand over a table's whole width, above the rows they
// name, and what it costs to take them so: words, or a Chinese numeral and words where rows are numbered.
func (k *stack) group(i int) (n, cost int) {
	n = 1
	if i+1 < len(k.lines) && k.columns[0] == ordinals && k.line(i).ordinal > 0 && k.line(i).han {
		n = 2
	}
	if i >= len(k.lines) {
		return 0, 0
	}
	l := k.line(i + n - 1)
	if i == k.start && headRole(l.text) == names { // a heading that this reading has left out
		return 0, 0
	}
	switch {
	case !l.han || l.stopped || l.nature || l.number || l.ordinal > 0:
	case n == 2 && l.size <= longestCell/2, l.marked && l.size <= longestCell/2:
		return n, 1
	case l.size <= longestHead+4:
		return n, 3
	}
	return 0, 0
}

// brokenGroup says whether the words over the whole width go on from line i to the next: 经济, 发展.
func (k *stack) brokenGroup(i int) bool {
	n, _ := k.group(i + 1)
	return n == 1 && !k.line(i+1).marked && k.line(i).size <= 4 && k.line(i+1).size <= k.line(i).size
}

// line is line i with what its words can be.
func (k *stack) line(i int) *stackedLine {
	for len(k.cells) <= i {
		k.cells = append(k.cells, k.d.stackedLine(k.lines[len(k.cells)].Span))
	}
	return &k.cells[i]
}

// end is the number of lines of the table that the steps lead to, or 0: where the most rows are read,
// at the lowest cost. Two rows are a table where numbers or 属性 tell them, else three.
func (k *stack) end(steps []step) int {
	end, most := 0, 0
	least := 3
	if slices.Contains(k.columns, ordinals) || slices.Contains(k.columns, natures) {
		least = 2
	}
	for i, s := range steps {
		if worth := s.rows*(dearest+1) - s.cost; s.reached && s.kind == rowStep && s.rows >= least && worth > most {
			end, most = k.start+i, worth
		}
	}
	return end
}
