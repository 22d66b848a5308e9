package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/sqlite"
)

// columns are three, one of each type.
func columns() []Column {
	return []Column{
		{Column: sqlite.Column{Name: "indicator", Label: "指标", Type: sqlite.Text}},
		{Column: sqlite.Column{Name: "year_to", Label: "目标年", Type: sqlite.Integer}},
		{Column: sqlite.Column{Name: "low", Label: "下限", Type: sqlite.Real}},
	}
}

// printed is what a format makes of rows.
func printed(t *testing.T, format Format, opt RowOptions, rows ...[]any) string {
	t.Helper()
	var out bytes.Buffer
	w, err := NewRows(&out, format, columns(), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRows(t *testing.T) {
	rows := [][]any{
		{"规上工业增加值", int64(2020), 350000000000.0},
		{"=1+1", -2018, -5.5},
		{"一,\"二\"\n三\r\n\t四", nil, nil},
		{" <市> & 县", int64(0), 0.1},
	}
	for _, test := range []struct {
		format Format
		want   string
	}{
		{FormatCSV, "indicator,year_to,low\r\n规上工业增加值,2020,350000000000\r\n'=1+1,-2018,-5.5\r\n\"一,\"\"二\"\"\n三\r\n\t四\",,\r\n\" <市> & 县\",0,0.1\r\n"},
		{FormatTSV, "indicator\tyear_to\tlow\r\n规上工业增加值\t2020\t350000000000\r\n'=1+1\t-2018\t-5.5\r\n\"一,\"\"二\"\"\n三\r\n\t四\"\t\t\r\n\" <市> & 县\"\t0\t0.1\r\n"},
		{FormatJSONL, `{"indicator":"规上工业增加值","year_to":2020,"low":350000000000}
{"indicator":"=1+1","year_to":-2018,"low":-5.5}
{"indicator":"一,\"二\"\n三\r\n\t四","year_to":null,"low":null}
{"indicator":" <市> & 县","year_to":0,"low":0.1}
`},
	} {
		if got := printed(t, test.format, RowOptions{NoBOM: true}, rows...); got != test.want {
			t.Errorf("%s:\n%q, want\n%q", test.format, got, test.want)
		}
	}
	if got := printed(t, FormatCSV, RowOptions{}); got != "\ufeffindicator,year_to,low\r\n" {
		t.Errorf("no row gives %q", got)
	}
}

func TestTableRows(t *testing.T) {
	got := printed(t, FormatTable, RowOptions{}, []any{"一\n二", int64(2020), nil}, []any{"三", nil, nil})
	for _, want := range []string{"│ 指标  │ 目标年 │\n", "│ 一 二 │ 2020   │\n", "│ 三    │        │\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if got := printed(t, FormatTable, RowOptions{}); got != "（无）\n" {
		t.Errorf("no row gives %q", got)
	}
}
