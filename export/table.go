package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/mubiao/mubiao/extract/target"
)

// pick is a column of a table for people: which field, its head, and its greatest width in terminal columns, of
// which a Chinese character takes two.
type pick struct {
	field, head string
	width       int
}

// picks has what a person wants to see of each kind of record; the other formats have everything.
var picks = map[Show][]pick{
	Targets: {{"scope", "范围", 16}, {"action", "动作", 10}, {"indicator", "指标", 36}, {"cluster", "产业集群", 20}, {"value", "数值", 18},
		{"measure", "度量", 8}, {"year_to", "年份", 6}, {"lead", "牵头", 18}, {"responsible", "责任单位", 18}, {"mentions", "处", 4}, {"rule", "规则", 18}},
	Tasks:    {{"no", "序号", 6}, {"group", "分组", 24}, {"task", "任务", 40}, {"lead", "牵头", 22}, {"support", "配合", 30}, {"responsible", "责任单位", 30}},
	Clusters: {{"name", "产业集群", 30}, {"industry", "产业", 24}, {"scale", "规模", 10}, {"places", "地区", 24}, {"firms", "企业", 24}},
	Numbers:  {{"start", "起", 7}, {"text", "数字", 20}, {"role", "角色", 10}, {"why", "依据", 32}, {"sentence", "原句", 60}},
	Documents: {{"path", "文件", 32}, {"title", "标题", 44}, {"number", "文号", 20}, {"region", "地区", 10}, {"plan_from", "自", 4}, {"plan_to", "至", 4},
		{"targets", "目标", 5}, {"mentions", "提及", 5}, {"tasks", "任务", 5}, {"clusters", "集群", 5}, {"numbers", "数字", 5}, {"doubts", "存疑", 5}},
}

// tableWriter writes a table a document under its title, and for Documents one table of them all.
type tableWriter struct {
	w       io.Writer
	show    Show
	width   int
	columns []int // of headers, for each pick
	all     table.Writer
}

func newTableWriter(w io.Writer, show Show, width int) *tableWriter {
	t := &tableWriter{w: w, show: show, width: width}
	for _, p := range picks[show] {
		t.columns = append(t.columns, slices.Index(headers[show], p.field))
	}
	if show == Documents {
		t.all = newTable(picks[show], width)
	}
	return t
}

func (t *tableWriter) Write(plan *target.Plan) error {
	records := Records(plan, t.show)
	if t.all != nil {
		t.rows(t.all, records)
		return nil
	}
	doc := plan.Document
	head := doc.Path + "  " + doc.Title
	if len(records) == 0 {
		return t.print(head + "\n（无）\n\n")
	}
	tab := newTable(picks[t.show], t.width)
	t.rows(tab, records)
	return t.print(head + "\n" + tab.Render() + "\n\n")
}

// Close writes the table of documents.
func (t *tableWriter) Close() error {
	if t.all == nil || t.all.Length() == 0 {
		return nil
	}
	return t.print(t.all.Render() + "\n")
}

func (t *tableWriter) print(s string) error {
	if _, err := io.WriteString(t.w, s); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// newTable is an empty table with its heads; a row longer than width, the terminal's, is cut.
func newTable(picks []pick, width int) table.Writer {
	tab := table.NewWriter()
	tab.SetStyle(table.StyleLight)
	tab.Style().Format.Header = text.FormatDefault
	tab.Style().Size.WidthMax = width
	var heads table.Row
	var configs []table.ColumnConfig
	for i, p := range picks {
		heads = append(heads, p.head)
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: p.width, WidthMaxEnforcer: text.WrapText})
	}
	tab.AppendHeader(heads)
	tab.SetColumnConfigs(configs)
	tab.SuppressEmptyColumns()
	return tab
}

func (t *tableWriter) rows(tab table.Writer, records []any) {
	for _, r := range records {
		cells := flat(r)
		row := make(table.Row, len(t.columns))
		for i, c := range t.columns {
			row[i] = printable(cells[c].text)
		}
		tab.AppendRow(row)
	}
}

// printable drops what would break a table or drive a terminal: line ends, controls, blanks that only lay the text out.
func printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 || r == 0x3000
	}), " ")
}
