package corpus

import "testing"

func TestDateLine(t *testing.T) {
	for line, want := range map[string]string{
		"2016年7月29日":     "2016-07-29",
		"2018 年 6 月 6 日": "2018-06-06",
		"二○一二年四月十六日":     "2012-04-16",
		"二〇〇八年十二月三十一日":   "2008-12-31",
		"2016年8月1日印发":    "2016-08-01",
		"（2020年5月15日）":   "2020-05-15",
		"2012-04-25":     "2012-04-25",
		"2012.4.25":      "2012-04-25",
		"2020年6月":        "",
		"2020年6月1日起施行":   "",
		"2020年13月1日":     "",
		"12020年1月1日":     "",
	} {
		d := &Document{Runes: []rune(line)}
		if got := d.dateLine(Span{0, len(d.Runes)}); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

func TestYears(t *testing.T) {
	for title, want := range map[string][2]int{
		"2018年工作方案":                  {2018, 2018},
		"三年行动计划(2020-2022年)":         {2020, 2022},
		"行动计划(2021年—2023年)":          {2021, 2023},
		"数字强省2021行动方案":               {2021, 2021},
		"“十四五”发展规划":                  {2021, 2025},
		"国民经济第十五五年":                  {2026, 2030},
		"关于促进就业的若干政策措施":              {0, 0},
		"“2623”提速计划":                 {0, 0},
		"2012年“2623”提速计划":            {2012, 2012},
		"贯彻《规划(2018—2022年)》2021行动方案": {2018, 2022},
	} {
		if from, to := yearsIn(title); [2]int{from, to} != want {
			t.Errorf("%s: got %d–%d, want %v", title, from, to, want)
		}
	}
}

func TestPlanLength(t *testing.T) {
	for title, want := range map[string]int{
		"制造业三年行动计划":     3,
		"推进蓝天保卫战三年攻坚方案": 3,
		"五年滚动计划":        5,
		"2018年工作方案":     0,
		"关于改革三年来情况的通报":  0,
	} {
		if n := planLength(title); n != want {
			t.Errorf("%s: got %d years, want %d", title, n, want)
		}
	}
}

func TestIssueYear(t *testing.T) {
	for want, head := range map[int]Head{
		2020: {Issued: "2020-09-14", Number: "某政办〔2019〕16号"},
		2019: {Number: "某政办〔2019〕16号"},
		2012: {Number: "某政办[2012]37号"},
		0:    {Number: "某某市人民政府令第16号"},
	} {
		if got := (&Document{Head: head}).IssueYear(); got != want {
			t.Errorf("%+v: got %d, want %d", head, got, want)
		}
	}
}
