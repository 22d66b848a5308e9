package panel

import (
	"cmp"
	"slices"

	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// line is what a row of the wide shape is of.
type line struct {
	Series
	lexicon.Region
}

// block is the columns of one period: the value, its id, and what only some periods need.
type block struct {
	Period
	ranged bool // has a range, and so columns for its two ends
	chosen bool // has a cell that was chosen, and so a column for from how many
}

// Wide is one region of one series a row, with columns for each period: y2018 is the signed value, y2018_id the target that states it.
// y2018_low and y2018_high are there where a cell is a range, y2018_candidates where one was chosen from several. Stata and R want the y.
func (p *Panel) Wide() Table {
	blocks := p.blocks()
	t := Table{Columns: p.wideColumns(blocks)}
	for i := 0; i < len(p.Cells); {
		key := line{p.Cells[i].Series, p.Cells[i].Region}
		cells := map[Period]*Cell{}
		first := &p.Cells[i]
		for ; i < len(p.Cells) && (line{p.Cells[i].Series, p.Cells[i].Region}) == key; i++ {
			cells[p.Cells[i].Period] = &p.Cells[i]
		}
		row := []any{key.Code, key.Region.Name, key.IndicatorID, key.Indicator, key.Measure, key.Per, key.Scope, key.Cluster, key.Qualifier, first.Unit}
		for _, b := range blocks {
			row = b.appendTo(row, cells[b.Period])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// blocks are the periods of a panel by their last year, single years first.
func (p *Panel) blocks() []block {
	found := map[Period]*block{}
	for _, c := range p.Cells {
		b := found[c.Period]
		if b == nil {
			b = &block{Period: c.Period}
			found[c.Period] = b
		}
		b.ranged = b.ranged || c.Value != nil && c.Bound == "range"
		b.chosen = b.chosen || c.Candidates > 1
	}
	var list []block
	for _, b := range found {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(a, b block) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(b.From, a.From)) })
	return list
}

// wideColumns are those that name a row, and those of the periods.
func (p *Panel) wideColumns(blocks []block) (list []sqlite.Column) {
	for _, name := range []string{"region_code", "region", "indicator_id", "indicator", "measure", "per", "scope", "cluster", "qualifier", "unit"} {
		i := slices.IndexFunc(LongColumns, func(c sqlite.Column) bool { return c.Name == name })
		list = append(list, LongColumns[i])
	}
	for _, b := range blocks {
		years := b.String()
		name := "y" + years
		list = append(list, column(name, "value due in "+years+", negative for a fall; none of a range", years+"年", sqlite.Real))
		if b.ranged {
			list = append(list, column(name+"_low", "least value of a range due in "+years, years+"年下限", sqlite.Real),
				column(name+"_high", "greatest value of a range due in "+years, years+"年上限", sqlite.Real))
		}
		if b.chosen {
			list = append(list, column(name+"_candidates", "different values that it was chosen from", years+"年候选数", sqlite.Integer))
		}
		list = append(list, column(name+"_id", "id of the target that states it", years+"年目标编号", sqlite.Text))
	}
	return list
}

// appendTo adds the block's values, which are missing where there is no cell.
func (b block) appendTo(row []any, c *Cell) []any {
	var value, low, high, candidates any
	id := ""
	if c != nil && c.Value != nil {
		l, h := c.ends()
		value, id = real(c.signed(l, h)), c.ID
		if c.Bound == "range" && c.falls() {
			l, h = negative(h), negative(l)
		}
		if c.Bound == "range" {
			low, high = *l, *h
		}
	}
	if c != nil {
		candidates = c.Candidates
	}
	row = append(row, value)
	if b.ranged {
		row = append(row, low, high)
	}
	if b.chosen {
		row = append(row, candidates)
	}
	return append(row, id)
}
