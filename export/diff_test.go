package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// sideBySide is a comparison of sample with itself, and with a plan that has nothing.
func sideBySide(t *testing.T) []*Comparison {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	plan, empty := sample(), &target.Plan{Document: &corpus.Document{Path: "b.txt"}}
	var list []*Comparison
	for _, new := range []*target.Plan{plan, empty} {
		list = append(list, &Comparison{Old: Side{"2016", []*corpus.Document{plan.Document}}, New: Side{"2018", []*corpus.Document{new.Document}},
			Diff: compare.Compare(lex, []*target.Plan{plan}, []*target.Plan{new})})
	}
	return list
}

func writtenDiff(t *testing.T, format Format, show Show) string {
	t.Helper()
	var out bytes.Buffer
	w, err := NewDiffWriter(&out, format, show, RowOptions{NoBOM: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sideBySide(t) {
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDiffCSV(t *testing.T) {
	for show, want := range map[Show][]string{
		Targets:  {"restated", "dropped"},
		Tasks:    {"kept", "dropped"},
		Clusters: {"kept", "dropped"},
	} {
		rows, err := csv.NewReader(strings.NewReader(writtenDiff(t, FormatCSV, show))).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%s: %d rows, %v", show, len(rows), err)
		}
		for i, status := range want {
			if rows[i+1][1] != status {
				t.Errorf("%s: row %d is %s, want %s", show, i, rows[i+1][1], status)
			}
		}
		for _, cell := range rows[1] {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
				t.Errorf("%s: a spreadsheet would run %s", show, cell)
			}
		}
	}
}

func TestDiffJSONL(t *testing.T) {
	for _, show := range []Show{Targets, Tasks, Clusters} {
		lines := strings.Split(strings.TrimSpace(writtenDiff(t, FormatJSONL, show)), "\n")
		if len(lines) != 2 {
			t.Fatalf("%s: %d lines", show, len(lines))
		}
		var pair, alone map[string]any
		if err := errors.Join(json.Unmarshal([]byte(lines[0]), &pair), json.Unmarshal([]byte(lines[1]), &alone)); err != nil {
			t.Fatal(err)
		}
		if pair["sure"] != 1.0 || pair["old"] == nil || pair["new"] == nil {
			t.Errorf("%s: a pair is %v", show, pair)
		}
		if alone["sure"] != nil || alone["old"] == nil || alone["new"] != nil {
			t.Errorf("%s: what stands alone is %v", show, alone)
		}
	}
}

func TestDiffPage(t *testing.T) {
	page := writtenDiff(t, FormatHTML, Targets)
	for _, want := range []string{"口径改变", "不再提", "@指标", "-集群", "甲局、乙局", "2016 → 2018"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "http") {
		t.Error("the page holds what the template refused, or needs the network")
	}
}

// series has a point of each bound, with a gap and a span.
func series() *compare.Series {
	s := &compare.Series{Kind: compare.Kind{Measure: "level", Unit: "元"}}
	for i, bound := range []measure.Bound{measure.Exact, measure.About, measure.Min, measure.Max, measure.Range} {
		low, high := decimal.NewFromInt(int64(i)), decimal.NewFromInt(int64(i+1))
		scale := decimal.NewFromInt(100000000)
		baseLow, baseHigh := low.Mul(scale), high.Mul(scale)
		v := measure.Value{Low: &low, Bound: bound, Unit: "亿元", BaseLow: &baseLow, BaseUnit: "元"}
		switch bound {
		case measure.Range:
			v.High, v.BaseHigh = &high, &baseHigh
		case measure.Max:
			v.Low, v.BaseLow, v.High, v.BaseHigh = nil, nil, &low, &baseLow
		}
		s.Points = append(s.Points, compare.Point{Year: 2010 + 2*i, Entry: &compare.Entry{Document: &corpus.Document{}, Target: &target.Target{Value: v, YearFrom: 2009 + 2*i, Mentions: []target.Mention{{Text: "<" + string(bound)}}}}})
	}
	return s
}

func TestChart(t *testing.T) {
	for name, s := range map[string]*compare.Series{"all": series(), "one": {Points: series().Points[:1]}} {
		var first, again bytes.Buffer
		if err := errors.Join(WriteTrend(&first, FormatSVG, s, "<指标> & 值", RowOptions{}), WriteTrend(&again, FormatSVG, s, "<指标> & 值", RowOptions{})); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Errorf("%s: two pictures of one series differ", name)
		}
		picture := first.String()
		if !strings.Contains(picture, "&lt;指标&gt; &amp; 值") || strings.Contains(picture, "NaN") || strings.Contains(picture, "ZgotmplZ") {
			t.Errorf("%s: title or places are damaged", name)
		}
		if n := strings.Count(picture, ": &lt;"); n != len(s.Points) {
			t.Errorf("%s: %d marks say what they are, of %d", name, n, len(s.Points))
		}
		d := xml.NewDecoder(&first)
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}
