package check

import (
	"strings"

	"github.com/shopspring/decimal"
)

// tableSum finds columns of a table whose rows come to another sum than the row of the total states.
func tableSum(r *Rule, d *document) {
	columns := map[string]*tableColumn{}
	var order []*tableColumn
	for _, p := range d.places {
		if !strings.HasPrefix(p.t.Rule, "table/") || !counts(p.t) || holdsAny(p.t.Indicator, r.Words["average"]) {
			continue
		}
		key := strings.Join([]string{p.t.Action + p.t.Indicator, p.t.Measure, p.t.BaseUnit, p.t.Qualifier, p.t.Cluster, p.t.Deadline}, "|")
		if columns[key] == nil {
			columns[key] = &tableColumn{seen: map[string]bool{}}
			order = append(order, columns[key])
		}
		columns[key].add(d, p)
	}
	for _, c := range order {
		if len(c.totals) == 1 && len(c.rows) > 1 && !c.twice && c.totals[0].t.Bound == "exact" {
			d.compareColumn(r, c)
		}
	}
}

// tableColumn (列) is the values of one indicator for the rows of a table.
type tableColumn struct {
	totals, rows []place
	seen         map[string]bool // rows
	twice        bool            // a row stands in it twice: there are two tables
}

func (c *tableColumn) add(d *document, p place) {
	switch {
	case p.t.Scope != "":
		c.twice = c.twice || c.seen[p.t.Scope]
		c.seen[p.t.Scope] = true
		c.rows = append(c.rows, p)
	case d.isTotal(p):
		c.totals = append(c.totals, p)
	}
}

// nearLabel is how many code points before a value its row's label is looked for.
const nearLabel = 100

// isTotal says whether the label of p's row is 合计 or the like.
func (d *document) isTotal(p place) bool {
	text := string(d.Document.Runes[max(0, p.m.Start-nearLabel):p.m.Start])
	for _, label := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("\n\t|", c) }) {
		if d.lex.Columns.Sums(strings.Join(strings.Fields(label), "")) {
			return true
		}
	}
	return false
}

// compareColumn reports a column whose sum is not the total. Some rows' regions may lie in others': they are not added up.
func (d *document) compareColumn(r *Rule, c *tableColumn) {
	total := c.totals[0]
	sum, slack := decimal.Zero, roundingOf(total.t)
	for _, p := range c.rows {
		if p.t.Bound != "exact" {
			return
		}
		sum, slack = sum.Add(*p.t.BaseLow), slack.Add(roundingOf(p.t))
	}
	if d.nested(c.rows) || sum.Sub(*total.t.BaseLow).Abs().LessThanOrEqual(slack) {
		return
	}
	d.add(d.sumFinding(r, 1, total, c.rows, "≠"))
}

// nested says whether the region of one row lies in that of another.
func (d *document) nested(rows []place) bool {
	levels := map[string]bool{}
	for _, p := range rows {
		if region := d.lex.Regions.Given(p.t.Scope); region.Code != "" {
			levels[region.Level] = true
		}
	}
	return len(levels) > 1
}
