package corpus

import "testing"

func TestMarkAt(t *testing.T) {
	for _, c := range []struct {
		line    string
		style   style
		no      string
		ordinal int
		words   string
	}{
		{"一、总体思路", han, "一", 1, "总体思路"},
		{"二十一、附则", han, "二十一", 21, "附则"},
		{"（一）集群", hanParen, "（一）", 1, "集群"},
		{"(十二) 大力", hanParen, "(十二)", 12, "大力"},
		{"（ 二 ）、目标", hanParen, "（ 二 ）", 2, "目标"},
		{"1. 电子", arabic, "1", 1, "电子"},
		{"1．电子", arabic, "1", 1, "电子"},
		{"14、电子", arabic, "14", 14, "电子"},
		{"(3)电子", arabicParen, "(3)", 3, "电子"},
		{"3）电子", arabicParen, "3", 3, "电子"},
		{"2.1 布局", dotted, "2.1", 1, "布局"},
		{"2.1.3 布局", dotted + 1, "2.1.3", 3, "布局"},
		{"③电子", circled, "③", 3, "电子"},
		{"第一章　总则", chapter, "第一章", 1, "总则"},
		{"第二节 目标", division, "第二节", 2, "目标"},
		{"第十二条　为了", article, "第十二条", 12, "为了"},
		{"第三部分 任务", part, "第三部分", 3, "任务"},
		{"专栏1  工程", box, "专栏1", 1, "工程"},
		{"附 件", annex, "附 件", 0, ""},
		{"附件2：分工表", annex, "附件2", 2, "分工表"},
		{"1.5亿元", unmarked, "", 0, ""},
		{"2018年", unmarked, "", 0, ""},
		{"一是做强", unmarked, "", 0, ""},
		{"一、二类企业", unmarked, "", 0, ""},
		{"一、二〇二四年工作", han, "一", 1, "二〇二四年工作"},
		{"(市发展改革委)", unmarked, "", 0, ""},
		{"第三产业", unmarked, "", 0, ""},
		{"附近", unmarked, "", 0, ""},
		{"专项", unmarked, "", 0, ""},
		{"", unmarked, "", 0, ""},
	} {
		rs := []rune(c.line)
		m := markAt(rs, 0, len(rs))
		if m.style != c.style || string(rs[m.no.Start:m.no.End]) != c.no || m.ordinal != c.ordinal || m.style != unmarked && string(rs[m.end:]) != c.words {
			t.Errorf("%s: got %+v", c.line, m)
		}
	}
}
