package target

import (
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// shape (表型) is what the columns of a table of indicators hold; nil for another table.
type shape struct {
	label, unit, binding int       // columns, or -1
	parent               int       // the column of the labels under which those of label may hang, or -1
	scope                int       // the column that says whose the row is, where each other column is an indicator; or -1
	plan                 when.Plan // the document's or, where it has none, that of the table's title
	roles                []lexicon.ColumnRole
	periods              []*when.Period // of each column's header
	headers              []string
}

// Shape reads the header of table i. find finds the times of a text.
func (a *Assembler) Shape(i int, find func(text string) []when.Period) {
	t := &a.doc.Tables[i]
	if t.Header == 0 || len(t.Grid) == 0 {
		return
	}
	s := &shape{label: -1, unit: -1, binding: -1, scope: -1, parent: -1, plan: a.plan}
	if s.plan.To == 0 {
		for _, p := range find(t.Title) {
			s.plan = when.Plan{From: p.From, To: p.To}
		}
	}
	words := a.grammar.lex.Columns
	for col := range t.Grid[0] {
		text := headerText(t, col)
		role, _ := words.Role(text)
		var period *when.Period
		if ps := find(text); len(ps) > 0 {
			period = &ps[len(ps)-1]
			role = s.dated(role, period)
		}
		s.roles, s.periods, s.headers = append(s.roles, role), append(s.periods, period), append(s.headers, text)
		s.place(t, col, role)
	}
	switch {
	case s.label >= 0 && s.hasValues():
		s.scope = -1
		s.baseYear()
		a.shapes[i] = s
	case s.label < 0 && s.scope >= 0 && words.Divides(t.Title) && s.divide(t) > 0:
		a.shapes[i] = s
	}
}

// dated is the role of a column whose header names a time.
func (s *shape) dated(role lexicon.ColumnRole, p *when.Period) lexicon.ColumnRole {
	switch {
	case role == lexicon.ColumnGrowth:
		return role
	case p.To < s.plan.From, s.plan.From == 0 && p.Past:
		return lexicon.ColumnBase
	}
	return lexicon.ColumnTarget
}

// place notes which column holds labels, units, the indicators' nature or whose a row is.
func (s *shape) place(t *corpus.Table, col int, role lexicon.ColumnRole) {
	switch role {
	case lexicon.ColumnLabel:
		if s.label >= 0 && s.label == col-1 && t.CellAt(0, col) == t.CellAt(0, s.label) {
			s.parent = s.label
		}
		s.label = col
	case lexicon.ColumnUnit:
		s.unit = col
	case lexicon.ColumnBinding:
		s.binding = col
	case lexicon.ColumnScope:
		if s.scope < 0 {
			s.scope = col
		}
	}
}

// hasValues says whether a column holds targets: with a year or, in a table that tells the indicators' nature,
// without (指标 | 预期值 | 属性).
func (s *shape) hasValues() bool {
	for col, role := range s.roles {
		if role == lexicon.ColumnGrowth || role == lexicon.ColumnTarget && (s.periods[col] != nil || s.binding >= 0) {
			return true
		}
	}
	return false
}

// longPlan is the least number of years between a plan's two columns of years of which the first is where things stand.
const longPlan = 5

// baseYear takes the first of two years, far from each other, for where things stand where it is the plan's first year.
func (s *shape) baseYear() {
	var years []int
	for col, p := range s.periods {
		if p != nil && s.roles[col] == lexicon.ColumnTarget {
			years = append(years, col)
		}
	}
	if len(years) == 2 && s.periods[years[0]].To == s.plan.From && s.periods[years[1]].To >= s.plan.From+longPlan {
		s.roles[years[0]] = lexicon.ColumnBase
	}
}

// divide makes each column that is mostly numbers an indicator of the rows' targets, and counts these columns.
func (s *shape) divide(t *corpus.Table) (n int) {
	for col, role := range s.roles {
		if (role == "" || role == lexicon.ColumnTarget) && col > s.scope && mostlyNumbers(t, col) {
			s.roles[col] = lexicon.ColumnTarget
			n++
		} else if role == lexicon.ColumnTarget {
			s.roles[col] = ""
		}
	}
	return n
}

// mostlyNumbers says whether at least half of a column's cells begin with a digit.
func mostlyNumbers(t *corpus.Table, col int) bool {
	n := 0
	for row := t.Header; row < len(t.Grid); row++ {
		if text := cellOf(t, row, col); text != "" && text[0] >= '0' && text[0] <= '9' {
			n++
		}
	}
	return 2*n >= len(t.Grid)-t.Header
}

// headerText is the words of a column's header cells, from the top down.
func headerText(t *corpus.Table, col int) string {
	var parts []string
	last := -1
	for row := range min(t.Header, len(t.Grid)) {
		if k := t.Grid[row][col]; k >= 0 && k != last {
			parts = append(parts, t.Cells[k].Text)
			last = k
		}
	}
	return strings.Join(parts, "")
}

// cellOf is the text of the cell at (row, col), or empty.
func cellOf(t *corpus.Table, row, col int) string {
	if cell := t.CellAt(row, col); cell != nil {
		return cell.Text
	}
	return ""
}
