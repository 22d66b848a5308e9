package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// TestReached reads what sentences of a review say was reached: year, indicator, measure, value.
func TestReached(t *testing.T) {
	x, rules := bench(t)
	c := New(x.Lexicon, rules)
	for _, s := range []struct{ text, want string }{
		{"全市生产总值完成650亿元，增长8.7%。", "2018 生产总值 level 650亿元; 2018 生产总值 growth 8.7%"},
		{"粮食产量达到5.3亿斤，比上年增长3%。", "2018 粮食产量 level 5.3亿斤; 2018 粮食产量 growth 3%"},
		{"2017年，全市财政收入完成30亿元。", "2017 财政收入 level 30亿元"},
		{"单位生产总值能耗下降4.1%。", "2018 单位生产总值能耗 growth 4.1%"},
		{"全年城镇新增就业12.5万人。", "2018 城镇新增就业 added 12.5万人"},
		{"新建农村公路120公里。", "2018 农村公路 added 120公里"},
		// of other years, and values of which none has a name of its own
		{"粮食两年增长46%。", ""},
		{"2019年是关键一年。财政收入完成30亿元。", "2018 财政收入 level 30亿元"},
		{"2017年粮食产量达到5亿斤，比2012年的4亿斤增长25%；财政收入30亿元。", "2017 粮食产量 level 5亿斤; 2017 财政收入 level 30亿元"},
		{"二〇一七年工业总产值有所增长。其中，手工业总产值达到12亿元。", "2017 手工业总产值 level 12亿元"},
		{"粮食产量5.3亿斤，连续6年增产；财政收入30亿元。", "2018 粮食产量 level 5.3亿斤; 2018 财政收入 level 30亿元"},
		{"五年来，新增高速公路300公里。", ""},
		{"五年来成绩显著。新增高速公路300公里。", ""},
		{"城镇居民收入3万元，农村居民收入2万元，分别增长7%和8%。", "2018 城镇居民收入 level 3万元; 2018 农村居民收入 level 2万元"},
		{"上半年财政收入完成30亿元。", ""},
	} {
		text := "郑州市2019年政府工作报告\n\n一、2018年工作回顾\n\n" + s.text + "\n"
		plan := x.Extract(corpus.New(&corpus.Source{Path: "t.txt", SHA256: corpus.Hash([]byte(text)), Format: "text", Text: text}))
		var list []string
		for _, r := range c.document(plan).reached {
			list = append(list, fmt.Sprintf("%d %s %s %s", r.year, r.value.Indicator, r.value.Measure, r.said.Value))
		}
		if got := strings.Join(list, "; "); got != s.want {
			t.Errorf("%s\n got %s\nwant %s", s.text, got, s.want)
		}
	}
}
