package lexicon

import (
	"io/fs"
	"slices"
	"strings"
)

// ColumnRole (列) is what a column of a table of indicators holds.
type ColumnRole string

// The roles of columns.
const (
	ColumnLabel   ColumnRole = "label"   // the indicator's name
	ColumnUnit    ColumnRole = "unit"    // its unit
	ColumnBase    ColumnRole = "base"    // where it stands now
	ColumnTarget  ColumnRole = "target"  // what it is to reach
	ColumnGrowth  ColumnRole = "growth"  // how fast it is to grow a year
	ColumnBinding ColumnRole = "binding" // 约束性 or 预期性
	ColumnScope   ColumnRole = "scope"   // whose the row is, where the columns are indicators

	// tableDivision is no column's: the word stands in the title of a table that gives each row's share of a task.
	tableDivision ColumnRole = "division"

	// rowSum is no column's: the word is the label of the row that adds the others up.
	rowSum ColumnRole = "sum"
)

// Columns (列名表) tells a column by the words of its header.
type Columns struct {
	words     []columnWord // longest first
	divisions []string
	sums      []string
}

type columnWord struct {
	word string
	role ColumnRole
}

func loadColumns(fsys fs.FS, problems *Problems) *Columns {
	roles := []ColumnRole{ColumnLabel, ColumnUnit, ColumnBase, ColumnTarget, ColumnGrowth, ColumnBinding, ColumnScope, tableDivision, rowSum}
	c := &Columns{}
	last := ""
	for _, r := range readTable(fsys, "columns.tsv", []string{"word", "role"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		role := ColumnRole(r.cells[1])
		if !slices.Contains(roles, role) {
			problems.add(r, "unknown role %q", role)
		}
		switch role {
		case tableDivision:
			c.divisions = append(c.divisions, r.cells[0])
		case rowSum:
			c.sums = append(c.sums, r.cells[0])
		default:
			c.words = append(c.words, columnWord{r.cells[0], role})
		}
	}
	slices.SortStableFunc(c.words, func(a, b columnWord) int { return len(b.word) - len(a.word) })
	return c
}

// Role is the role of the longest known word that header ends with or, failing that, holds. Whose a row is, only the
// end tells, since 地区生产总值 is an indicator, and a column of units has no other words: 责任单位 is none.
func (c *Columns) Role(header string) (ColumnRole, bool) {
	for _, w := range c.words {
		if header == w.word || w.role != ColumnUnit && strings.HasSuffix(header, w.word) {
			return w.role, true
		}
	}
	for _, w := range c.words {
		if w.role != ColumnScope && w.role != ColumnUnit && strings.Contains(header, w.word) {
			return w.role, true
		}
	}
	return "", false
}

// Divides says whether a table with this title gives each of its rows a share of a task: 任务分解表.
func (c *Columns) Divides(title string) bool {
	return slices.ContainsFunc(c.divisions, func(w string) bool { return strings.Contains(title, w) })
}

// Sums says whether a row with this label adds the others up: 合计.
func (c *Columns) Sums(label string) bool { return slices.Contains(c.sums, label) }
