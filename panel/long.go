package panel

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/sqlite"
)

// Table (表) is the rows of a panel in one of its shapes. A value is a string, an int, a float64 or nil for what is missing.
type Table struct {
	Columns []sqlite.Column
	Rows    [][]any
}

func column(name, meaning, label string, kind sqlite.Type) sqlite.Column {
	return sqlite.Column{Name: name, Meaning: meaning, Label: label, Type: kind}
}

// LongColumns are the columns of the long shape, in order.
var LongColumns = []sqlite.Column{
	column("region_code", "GB/T 2260 code of the region today; 000000 for the whole country, empty where it has none", "行政区划代码", sqlite.Text),
	column("region", "name of the region today", "地区", sqlite.Text),
	column("region_stated", "name that the document gives it", "文件所称地区", sqlite.Text),
	column("year_from", "first year that the value is due in; before year, the value is for all these years together", "起始年", sqlite.Integer),
	column("year", "last year that the value is due in", "目标年", sqlite.Integer),
	column("indicator_id", "canonical indicator", "指标编号", sqlite.Text),
	column("indicator", "name of the canonical indicator, or the text's words where it has none", "指标", sqlite.Text),
	column("measure", "kind of value: level, growth, share or added", "度量方式", sqlite.Text),
	column("per", "the value is for each of these", "每", sqlite.Text),
	column("scope", "whose it is, where not the whole region's", "范围", sqlite.Text),
	column("cluster", "industry cluster that the value belongs to", "产业集群", sqlite.Text),
	column("qualifier", "threshold inside the counted thing", "限定条件", sqlite.Text),
	column("value", "the value as one number, in unit: the least of a minimum, the greatest of a maximum, none of a range", "数值", sqlite.Real),
	column("signed", "the same, negative for a fall: growth and added with direction down", "带符号数值", sqlite.Real),
	column("low", "least value, in unit", "下限", sqlite.Real),
	column("high", "greatest value, in unit", "上限", sqlite.Real),
	column("bound", "how the value limits: exact, min, max, about or range", "界", sqlite.Text),
	column("unit", "unit of value, low and high: as written where the whole series is written so, else base_unit", "单位", sqlite.Text),
	column("base_low", "least value, in base_unit", "基本单位下限", sqlite.Real),
	column("base_high", "greatest value, in base_unit", "基本单位上限", sqlite.Real),
	column("base_unit", "unit with its magnitude multiplied in", "基本单位", sqlite.Text),
	column("direction", "up or down; the number stays positive", "方向", sqlite.Text),
	column("confidence", "how sure the rule is, 0 to 1", "置信度", sqlite.Real),
	column("mentions", "places that state the value, in all documents", "提及次数", sqlite.Integer),
	column("candidates", "different values that it was chosen from; 0 where nothing is stated", "候选数", sqlite.Integer),
	column("target_id", "id of the target that states the value", "目标编号", sqlite.Text),
	column("others", "ids of the targets that state the other values", "其他候选目标", sqlite.Text),
	column("path", "the file", "文件路径", sqlite.Text),
	column("title", "the plan's title", "标题", sqlite.Text),
}

// Pick is the table with the columns of these names alone.
func (t Table) Pick(names []string) Table {
	var out Table
	var at []int
	for i, c := range t.Columns {
		if slices.Contains(names, c.Name) {
			at, out.Columns = append(at, i), append(out.Columns, c)
		}
	}
	for _, row := range t.Rows {
		cells := make([]any, len(at))
		for k, i := range at {
			cells[k] = row[i]
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// Each gives the rows to use, one after the other.
func (t Table) Each(use func(row []any) error) error {
	for _, row := range t.Rows {
		if err := use(row); err != nil {
			return err
		}
	}
	return nil
}

// Long is one cell a row, in the columns of LongColumns.
func (p *Panel) Long() Table {
	t := Table{Columns: LongColumns}
	for _, c := range p.Cells {
		t.Rows = append(t.Rows, c.row())
	}
	return t
}

func (c *Cell) row() []any {
	row := []any{c.Region.Code, c.Region.Name, "", c.From, c.To, c.IndicatorID, c.Indicator, c.Measure, c.Per, c.Scope, c.Cluster, c.Qualifier}
	v := c.Value
	if v == nil {
		return append(row, nil, nil, nil, nil, "", c.Unit, nil, nil, c.BaseUnit, "", nil, nil, c.Candidates, "", strings.Join(c.Others, "、"), "", "")
	}
	row[2] = v.Stated
	low, high := c.ends()
	return append(row, real(v.single(low, high)), real(v.signed(low, high)), real(low), real(high), v.Bound, c.Unit, real(v.BaseLow), real(v.BaseHigh),
		c.BaseUnit, v.Direction, v.Confidence, c.Mentions, c.Candidates, v.ID, strings.Join(c.Others, "、"), v.Path, v.Title)
}

// ends are the least and the greatest value in the cell's unit.
func (c *Cell) ends() (low, high *float64) {
	if c.Unit == c.Value.Unit {
		return c.Low, c.High
	}
	return c.BaseLow, c.BaseHigh
}

// real is nil for a number that is not known.
func real(x *float64) any {
	if x == nil {
		return nil
	}
	return *x
}
