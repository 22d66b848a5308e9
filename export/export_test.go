package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
)

// sample is a plan with one of each record, and lists that were never made.
func sample() *target.Plan {
	v := decimal.RequireFromString("-5.50")
	doc := &corpus.Document{Path: "a.txt", Head: corpus.Head{Title: "=1+1", Issuer: "<市政府> & 局"}}
	value := measure.Value{Low: &v, Bound: measure.Min, Unit: "%"}
	return &target.Plan{
		Document:    doc,
		Targets:     []target.Target{{ID: "x-1", Indicator: "@指标", Value: value, YearTo: 2018, Mentions: []target.Mention{{Text: "+5"}}}},
		Numbers:     []target.Number{{Text: "5", Value: value, Role: target.RoleUnknown}},
		Tasks:       []task.Task{{Task: "新建\n厂房", Lead: []string{"甲局", "乙局"}}},
		TaskTargets: [][]string{nil},
		Clusters:    []target.Cluster{{Name: "-集群"}},
	}
}

func written(t *testing.T, format Format, show Show, plans ...*target.Plan) string {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, format, show, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plans {
		if err := w.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestLists(t *testing.T) {
	for _, test := range []struct {
		show Show
		want []string
	}{
		{Targets, []string{`"lead":[]`, `"support":[]`, `"responsible":[]`, `"section":[]`, `"mentions":[{`, `"baseline":null`, `"low":-5.5,"high":null`, `"issuer":"<市政府> & 局"`}},
		{Tasks, []string{`"lead":["甲局","乙局"]`, `"support":[]`, `"targets":[]`, `"section":[]`}},
		{Clusters, []string{`"places":[]`, `"firms":[]`, `"targets":[]`}},
		{Numbers, []string{`"role":"unknown"`, `"target":""`}},
		{Documents, []string{`"warnings":[]`, `"doubts":1`, `"mentions":1`}},
	} {
		line := written(t, FormatJSONL, test.show, sample())
		for _, want := range test.want {
			if !strings.Contains(line, want) {
				t.Errorf("%s: no %s in %s", test.show, want, line)
			}
		}
	}
}

func TestArrayIsJSON(t *testing.T) {
	for n := range 3 {
		var records []map[string]any
		text := written(t, FormatJSON, Targets, slices.Repeat([]*target.Plan{sample()}, n)...)
		if err := json.Unmarshal([]byte(text), &records); err != nil || len(records) != n || records == nil {
			t.Errorf("%d plans: %d records, %v: %s", n, len(records), err, text)
		}
	}
}

// Every row has a cell for each column, and no text is a spreadsheet's formula.
func TestCSV(t *testing.T) {
	want := map[Show]map[string]string{
		Targets:   {"indicator": "'@指标", "value": "'+5", "low": "-5.5", "title": "'=1+1", "plan_from": "", "year_to": "2018"},
		Tasks:     {"lead": "甲局、乙局", "task": "新建\n厂房"},
		Clusters:  {"name": "'-集群"},
		Numbers:   {"text": "5", "low": "-5.5", "high": ""},
		Documents: {"doubts": "1", "region": ""},
	}
	for show, cells := range want {
		rows, err := csv.NewReader(strings.NewReader(written(t, FormatCSV, show, sample()))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %d rows, %v", show, len(rows), err)
		}
		for name, cell := range cells {
			if i := slices.Index(rows[0], name); i < 0 || rows[1][i] != cell {
				t.Errorf("%s: column %s (%d) is not %q in %q", show, name, i, cell, rows[1])
			}
		}
	}
	if got := written(t, FormatCSV, Clusters); got != strings.Join(headers[Clusters], ",")+"\n" {
		t.Errorf("no plan gives %q", got)
	}
}

// Every column that a table picks is a field, and every line of a table is equally wide.
func TestTable(t *testing.T) {
	for show, list := range picks {
		for _, p := range list {
			if !slices.Contains(headers[show], p.field) {
				t.Errorf("%s: no field %s", show, p.field)
			}
		}
	}
	text := written(t, FormatTable, Tasks, sample())
	if !strings.Contains(text, "│ 新建 厂房 │ 甲局、乙局 │") {
		t.Errorf("not in columns:\n%s", text)
	}
	if text := written(t, FormatTable, Tasks, &target.Plan{Document: sample().Document}); !strings.Contains(text, "（无）") {
		t.Errorf("no task gives %q", text)
	}
}
