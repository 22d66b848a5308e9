package corpus

import (
	"strings"
	"testing"
)

func TestRunTables(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"专栏1 “十四五”主要指标 指标2020年2025年〔五年累计〕属性1.森林覆盖率（%）21.624.1—约束性2.湿地保护率（%）5255—预期性3.新增造林面积（万亩）——〔300〕预期性4.森林蓄积量（亿立方米）1.8≥2.1—约束性。",
			"1: 指标 < 2020年 2025年 〔五年累计〕 属性/森林覆盖率(%)21.624.1— < - - - 约束性/湿地保护率(%)5255— < - - - 预期性/新增造林面积(万亩) < — — 〔300〕 预期性/森林蓄积量(亿立方米) < 1.8 ≥2.1 — 约束性"},
		{"表1 主要指标 类别指标2020年2025年属性绿色发展1.单位地区生产总值能源消耗降低（%）-〔14〕约束性2.主要污染物排放总量减少（%）化学需氧量-〔8〕约束性氨氮-〔8〕挥发性有机物-〔10〕约束性3.城市2空气质量优良天数比例（%）86 87.5 约束性4.地表水优良比例（%）80以上85左右约束性",
			"1: 类别指标 < 2020年 2025年 属性/单位地区生产总值能源消耗降低(%) < - 〔14〕 约束性/主要污染物排放总量减少(%) 化学需氧量 - 〔8〕 约束性/^ 氨氮 - 〔8〕 ^/^ 挥发性有机物 - 〔10〕 约束性/城市空气质量优良天数比例(%) < 86 87.5 约束性/地表水优良比例(%) < 80以上 85左右 约束性"},
	} {
		d := mustRead(t, c.text)
		check(t, d)
		if len(d.Tables) != 1 || drawn(&d.Tables[0]) != c.want {
			t.Errorf("%q: got %d tables, %s", c.text, len(d.Tables), drawn(&d.Tables[0]))
		}
	}
}

// TestRunTablesAmongProse wants the words around two such tables on one line to stay sentences.
func TestRunTablesAmongProse(t *testing.T) {
	const table = "主要指标 指标2020年2025年属性林地保有量（万亩）-3500约束性湿地保有量（万亩）-280约束性自然岸线保有率（%）-35约束性古树名木保护率（%）-100预期性公园绿地面积（公顷）-900预期性"
	d := mustRead(t, strings.Repeat("　　严格保护生态空间，"+table+" 到2025年，新增绿道60公里，约束性指标全部完成。", 2))
	check(t, d)
	if len(d.Tables) != 2 {
		t.Fatalf("got %d tables, want 2", len(d.Tables))
	}
	for i := range d.Tables {
		if rows := len(d.Tables[i].Grid); rows != 6 {
			t.Errorf("table %d has %d rows, want a header and 5: %s", i, rows, drawn(&d.Tables[i]))
		}
	}
	if got := listed(d, Body); strings.Count(got, "新增绿道60公里") != 2 {
		t.Errorf("the words behind a table are lost: %s", got)
	}
}
