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
)

// Columns (列名表) tells a column by the words of its header.
type Columns struct{ words []columnWord } // longest first

type columnWord struct {
	word string
	role ColumnRole
}

func loadColumns(fsys fs.FS, problems *Problems) *Columns {
	roles := []ColumnRole{ColumnLabel, ColumnUnit, ColumnBase, ColumnTarget, ColumnGrowth, ColumnBinding}
	c := &Columns{}
	last := ""
	for _, r := range readTable(fsys, "columns.tsv", []string{"word", "role"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		role := ColumnRole(r.cells[1])
		if !slices.Contains(roles, role) {
			problems.add(r, "unknown role %q", role)
		}
		c.words = append(c.words, columnWord{r.cells[0], role})
	}
	slices.SortStableFunc(c.words, func(a, b columnWord) int { return len(b.word) - len(a.word) })
	return c
}

// Role is the role of the longest known word that header ends with or, failing that, holds.
func (c *Columns) Role(header string) (ColumnRole, bool) {
	for _, w := range c.words {
		if strings.HasSuffix(header, w.word) {
			return w.role, true
		}
	}
	for _, w := range c.words {
		if strings.Contains(header, w.word) {
			return w.role, true
		}
	}
	return "", false
}
