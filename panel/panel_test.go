package panel

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// notice is a text to store, with the region that a manifest gives it.
type notice struct{ path, region, text string }

var extractor = func() *extract.Extractor {
	x, err := extract.New(lexicon.Files)
	if err != nil {
		panic(err)
	}
	return x
}()

// stored is a database with the notices.
func stored(t *testing.T, notices ...notice) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "targets.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	in := db.BeginRun(sqlite.Run{Version: "1", Ruleset: "r", Started: "2020-01-01T00:00:00Z"}, extractor.Lexicon)
	for _, n := range notices {
		doc, err := corpus.Read(n.path, []byte(n.text))
		if err != nil {
			t.Fatal(err)
		}
		doc.Given.Region = n.region
		in.Begin(sqlite.File{Path: doc.Path, SHA256: doc.SHA256, Given: doc.Given})
		if _, _, err := in.Save(extractor.Extract(doc)); err != nil {
			t.Fatal(err)
		}
		if err := in.End(); err != nil {
			t.Fatal(err)
		}
	}
	if err := in.Finish("2020-01-01T00:00:01Z"); err != nil {
		t.Fatal(err)
	}
	return db
}

// seeds are the five notices.
func seeds(t *testing.T) (list []notice) {
	t.Helper()
	for _, name := range []string{"dengfeng-2020", "xuchang-2012", "xuchang-2018", "zhengzhou-2016", "zhengzhou-2018"} {
		data, err := os.ReadFile("../seeds/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, notice{path: name, text: string(data)})
	}
	return list
}

// read is the panel of an indicator.
func read(t *testing.T, db *sqlite.DB, indicator, measure string, opt Options) *Panel {
	t.Helper()
	f := sqlite.Filter{}
	if indicator != "" {
		x, ok := extractor.Lexicon.Indicators.Lookup(indicator)
		if !ok {
			t.Fatalf("no indicator %s", indicator)
		}
		f.Indicators = []sqlite.Indicator{{ID: x.ID}}
	}
	if measure != "" {
		f.Measures = []string{measure}
	}
	p, err := Read(db, f, extractor.Lexicon.Regions, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shown is a table's columns of these names, a row a line, - for what is empty and nil for what is missing.
func shown(t Table, names string) string {
	var out strings.Builder
	list := strings.Fields(names)
	for _, row := range t.Rows {
		var cells []string
		for _, name := range list {
			for i, c := range t.Columns {
				if c.Name == name {
					cells = append(cells, cell(row[i]))
				}
			}
		}
		out.WriteString(strings.Join(cells, " ") + "\n")
	}
	return out.String()
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return cmp.Or(fmt.Sprint(v), "-")
}

// year is a work report with the aims of a year.
func year(region, year, text string) notice {
	return notice{region + year, region, year + "年政府工作报告\n今年主要目标是：" + text}
}

// TestLong pins cells of the long shape.
func TestLong(t *testing.T) {
	for _, c := range []struct {
		name               string
		notices            []notice
		indicator, measure string
		opt                Options
		columns, want      string
	}{
		{"the seeds", seeds(t), "规模以上工业增加值", "growth", Options{}, "region_code region year_from year per value bound unit candidates path",
			"410185 登封市 2020 2022 年均 6 exact % 1 dengfeng-2020\n"},
		{"a seed's growth", seeds(t), "固定资产投资", "growth", Options{}, "region year value low high bound mentions", "许昌市 2012 30 30 30 exact 1\n"},
		{"most mentions", []notice{year("郑州市", "2018", "今年全市地区生产总值增长8%以上。重点工作：地区生产总值增长8.5%。确保实现。\n力争地区生产总值增长8.5%。")},
			"地区生产总值", "growth", Options{}, "region year value bound mentions candidates", "郑州市 2018 8.5 exact 2 2\n"},
		{"the same value in two documents", []notice{year("郑州市", "2018", "今年地区生产总值增长8%。"),
			{"b", "郑州市", "2018年郑州市国民经济计划\n地区生产总值增长8.5%。"}, {"c", "郑州市", "2018年郑州市重点工作方案\n全市生产总值增长8.5%，城镇新增就业10万人。"}},
			"地区生产总值", "growth", Options{}, "value mentions candidates path", "8.5 2 2 b\n"},
		{"a tie is the first document's", []notice{year("郑州市", "2018", "今年地区生产总值增长8%。"), {"b", "郑州市", "2018年郑州市国民经济计划\n地区生产总值增长8.5%。"}},
			"地区生产总值", "growth", Options{}, "value mentions candidates path", "8 1 2 郑州市2018\n"},
		{"a range has no middle", []notice{year("郑州市", "2018", "今年地区生产总值增长6%－6.5%。")}, "地区生产总值", "growth", Options{},
			"value signed low high bound", "nil nil 6 6.5 range\n"},
		{"a maximum", []notice{year("郑州市", "2018", "城镇登记失业率控制在4.5%以内。")}, "城镇登记失业率", "level", Options{}, "value low high bound", "4.5 nil 4.5 max\n"},
		{"a fall is negative", []notice{year("郑州市", "2018", "单位地区生产总值能耗下降3%。")}, "单位地区生产总值能耗", "growth", Options{}, "value signed direction", "3 -3 down\n"},
		{"units that differ", []notice{year("郑州市", "2018", "完成造林面积30万亩。"), year("郑州市", "2019", "完成造林面积2万公顷。"), year("郑州市", "2020", "完成造林面积100平方公里。")},
			"营造林面积", "", Options{}, "year value unit", "2018 200000000 平方米\n2019 200000000 平方米\n2020 100000000 平方米\n"},
		{"one unit stays", []notice{year("郑州市", "2018", "粮食播种面积稳定在30万亩。"), year("郑州市", "2019", "粮食播种面积稳定在31万亩。")},
			"粮食播种面积", "level", Options{}, "year value unit base_low base_unit", "2018 30 万亩 200000000 平方米\n2019 31 万亩 206666666.6667 平方米\n"},
		{"units that no factor joins", []notice{year("郑州市", "2018", "地区生产总值达到1万亿元。"), year("郑州市", "2019", "地区生产总值达到1500亿美元。")},
			"地区生产总值", "level", Options{}, "year value unit", "2018 1 万亿元\n2019 1500 亿美元\n"},
		{"several years are no one year", []notice{year("郑州市", "2016", "今年地区生产总值增长8%。“十三五”时期，地区生产总值年均增长7%。")},
			"地区生产总值", "growth", Options{}, "year_from year per value", "2016 2016 - 8\n2016 2020 年均 7\n"},
		{"a county made a district", []notice{year("密云县", "2013", "地区生产总值增长11%。"), year("密云区", "2016", "地区生产总值增长8%。")},
			"地区生产总值", "growth", Options{}, "region_code region region_stated year value", "110118 密云区 密云县 2013 11\n110118 密云区 密云区 2016 8\n"},
		{"places merged, one with today's name", []notice{year("崇文区", "2009", "地区生产总值增长9%。再次强调，地区生产总值增长9%。"), year("东城区", "2009", "地区生产总值增长10%。")},
			"地区生产总值", "growth", Options{}, "region_code region region_stated value candidates", "110101 东城区 东城区 10 2\n"},
		{"places merged, none with today's name", []notice{year("塘沽区", "2009", "地区生产总值增长15%。"), year("汉沽区", "2009", "地区生产总值增长13%。")},
			"地区生产总值", "growth", Options{}, "region_code region region_stated value candidates target_id", "120116 滨海新区 - nil 2 -\n"},
		{"places merged that agree", []notice{year("塘沽区", "2009", "地区生产总值增长15%。"), year("汉沽区", "2009", "全区地区生产总值增长15%。确保完成。")},
			"地区生产总值", "growth", Options{}, "region value mentions candidates", "滨海新区 15 2 1\n"},
		{"a region without code", []notice{year("某某新区", "2018", "地区生产总值增长9%。")}, "地区生产总值", "growth", Options{}, "region_code region value", "- 某某新区 9\n"},
		{"the country", []notice{{"n", "", "2018年国务院政府工作报告\n各位代表：\n现在，我代表国务院，向大会作政府工作报告，请予审议。\n今年发展主要预期目标是：国内生产总值增长6.5%左右。"}},
			"地区生产总值", "growth", Options{}, "region_code region year value bound", "000000 全国 2018 6.5 about\n"},
		{"a part is no whole", []notice{year("郑州市", "2018", "全市地区生产总值增长8%。航空港区地区生产总值增长12%。")}, "地区生产总值", "growth", Options{}, "scope value", "- 8\n"},
		{"parts have rows of their own", seeds(t), "固定资产投资", "level", Options{Parts: true}, "region year scope value unit", "许昌市 2012 - 600 亿元\n许昌市 2012 全市产业集聚区 600 亿元\n郑州市 2016 全市省级产业集聚区 2100 亿元\n郑州市 2016 市级工业专业园区 400 亿元\n"},
		{"one level", []notice{year("郑州市", "2018", "地区生产总值增长8%。"), year("登封市", "2018", "地区生产总值增长9%。")}, "地区生产总值", "growth", Options{Level: "county"}, "region value", "登封市 9\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, stored(t, c.notices...), c.indicator, c.measure, c.opt).Long(), c.columns); got != c.want {
				t.Errorf("%s\n%s, want\n%s", c.columns, got, c.want)
			}
		})
	}
}

// gdp is growth of 地区生产总值 in two counties of two years, one of them a range, one stated twice.
func gdp(t *testing.T) *sqlite.DB {
	return stored(t, year("登封市", "2017", "地区生产总值增长9%。"), year("登封市", "2018", "地区生产总值增长6%－6.5%。"),
		year("新郑市", "2018", "地区生产总值下降1%以上。"), notice{"b", "登封市", "2017年登封市重点工作方案\n地区生产总值增长8%，城镇新增就业1万人。"})
}

// TestWide wants a row for each region, and columns for what some cell needs.
func TestWide(t *testing.T) {
	got := read(t, gdp(t), "地区生产总值", "growth", Options{}).Wide()
	var names []string
	for _, c := range got.Columns[10:] {
		names = append(names, c.Name)
	}
	if want := "y2017 y2017_candidates y2017_id y2018 y2018_low y2018_high y2018_id"; strings.Join(names, " ") != want {
		t.Errorf("columns %s, want %s", names, want)
	}
	want := "410184 新郑市 % nil nil -1 nil nil\n410185 登封市 % 9 2 nil 6 6.5\n"
	if text := shown(got, "region_code region unit y2017 y2017_candidates y2018 y2018_low y2018_high"); text != want {
		t.Errorf("%s, want\n%s", text, want)
	}
	if ids := strings.Fields(shown(got, "y2017_id y2018_id")); ids[0] != "-" || strings.Count(strings.Join(ids, ""), "-") != 4 {
		t.Errorf("ids %s", ids)
	}
}

// TestFill wants every region of a level, and no value where there is none.
func TestFill(t *testing.T) {
	db := gdp(t)
	for _, c := range []struct {
		opt   Options
		rows  int
		first string
	}{
		{Options{Fill: true, Codes: []string{"4101"}}, 2 * 12, "410102 中原区 2017 nil nil nil - % 0 nil\n"}, // the counties of 郑州市, for two years
		{Options{Fill: true, Level: "prefecture", Codes: []string{"41"}}, 0, ""},
		{Options{}, 3, "410184 新郑市 2018 1 1 nil min % 1 1\n"},
	} {
		p := read(t, db, "地区生产总值", "growth", c.opt)
		text := shown(p.Long(), "region_code region year value low high bound unit candidates mentions")
		if len(p.Cells) != c.rows || !strings.HasPrefix(text, c.first) {
			t.Errorf("%+v: %d rows, want %d:\n%s, want\n%s", c.opt, len(p.Cells), c.rows, text, c.first)
		}
	}
}

// TestNotes wants to be told what was left out and chosen.
func TestNotes(t *testing.T) {
	db := stored(t, year("崇文区", "2009", "地区生产总值增长9%。"), year("东城区", "2009", "地区生产总值增长10%。"), notice{"x", "", "地区生产总值增长5%。"},
		year("郑州市", "2018", "进出口总额达到4000亿元。"), year("郑州市", "2019", "进出口总额达到600亿美元。全市产业集聚区进出口总额达到100亿美元。"))
	want := `1 target left out, no region: a manifest can name it
1 target left out, of a part of the region, or above a threshold: --parts gives them rows of their own
东城区 2009 地区生产总值 growth: 崇文区 and 东城区 state different values, and the region's own is kept: others has the rest
1 cell chosen from several values: candidates says how many, others has the ids
进出口总额 (level) is stated in units that cannot be compared, each in rows of its own: 元, 美元`
	if got := strings.Join(read(t, db, "", "", Options{}).Notes, "\n"); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
}

// TestUnknownIndicator wants an indicator without an id by its own words, and only where it is asked for.
func TestUnknownIndicator(t *testing.T) {
	db := stored(t, year("郑州市", "2018", "新建口袋花圃30处，地区生产总值增长8%。"))
	for _, c := range []struct {
		words []sqlite.Indicator
		want  string
	}{
		{nil, "gdp 地区生产总值 8 %\n"},
		{[]sqlite.Indicator{{Words: "花圃"}}, "- 口袋花圃 30 处\n"},
	} {
		p, err := Read(db, sqlite.Filter{Indicators: c.words}, extractor.Lexicon.Regions, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(p.Long(), "indicator_id indicator value unit"); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
