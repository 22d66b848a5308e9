package target_test

import "testing"

// TestIndicatorTables wants the targets of tables whose cells are divided by tabs, or stand one on a line.
func TestIndicatorTables(t *testing.T) {
	const title = "某市“十四五”产业发展规划(2021—2025年)\n一、发展目标\n"
	const head = "指标\t2020年\t2025年\t属性\n"
	for _, c := range []struct{ name, table, want string }{
		{"a bound sign", head + "森林覆盖率(%)\t62.5\t>64\t约束性\n", "森林覆盖率 level ≥64% 2025 from 62.5% 约束性"},
		{"an upper bound", head + "城镇调查失业率(%)\t5.2\t≤5.5\t预期性\n", "城镇调查失业率 level ≤5.5% 2025 from 5.2% 预期性"},
		{"a range", head + "高等教育毛入学率(%)\t55\t60-65\t预期性\n", "高等教育毛入学率 level 60-65% 2025 from 55% 预期性"},
		{"a unit in the label", head + "地区生产总值(亿元)\t1850\t2800\t预期性\n", "地区生产总值 level 2800亿元 2025 from 1850亿元 预期性"},
		{"a unit in the cell", head + "农村卫生厕所普及率(%)\t72\t90%以上\t预期性\n", "农村卫生厕所普及率 level ≥90% 2025 from 72% 预期性"},
		{"a total in brackets", head + "城镇新增就业(万人)\t5\t[25]\t预期性\n", "城镇新增就业 added 25万人 2025 from 5万人 预期性"},
		{"a label that falls", head + "单位GDP能耗下降(%)\t-\t15\t约束性\n", "单位GDP能耗 growth↓ 15% 2025 约束性"},
		{"growth of what is not in %", "指标\t2020年\t2025年\t年均增长(%)\n社会消费品零售总额(亿元)\t900\t1300\t9左右\n", "社会消费品零售总额 level 1300亿元 2025 from 900亿元; 社会消费品零售总额 growth ≈9% 2025 年均"},
		{"a column of units", "指标\t单位\t2020年\t2025年\t属性\n粮食综合生产能力\t万吨\t210\t≥215\t约束性\n", "粮食综合生产能力 level ≥215万吨 2025 from 210万吨 约束性"},
		{"a column of growth", "指标\t单位\t2025年\t年均增速\n全员劳动生产率\t万元/人\t17\t6.5%\n", "全员劳动生产率 level 17万元/人 2025; 全员劳动生产率 growth 6.5% 2025 年均"},
		{"two years", "序号\t指标\t单位\t2020年\t2023年\t2025年\n1\t高新技术企业数\t家\t120\t200\t300\n", "高新技术企业数 level 200家 2023 from 120家; 高新技术企业数 level 300家 2025 from 120家"},
		{"yearly growth", "指标\t2020年\t2025年\t年均增速〔累计〕\n全员劳动生产率(万元/人)\t12.3\t17\t6.7\n", "全员劳动生产率 level 17万元/人 2025 from 12.3万元/人; 全员劳动生产率 growth 6.7% 2025 年均"},
		{"points that the whole plan adds", "指标\t2020年\t2025年\t年均增速〔累计〕\n森林覆盖率(%)\t42\t-\t〔1.5〕\n", "森林覆盖率 growth 1.5个百分点 2025"},
		{"things that the whole plan adds", "指标\t2020年\t2025年\t年均增速〔累计〕\n每万人口发明专利拥有量(件)\t4.5\t-\t〔3〕\n", "每万人口发明专利拥有量 added 3件 2025"},
		{"a rate that is to stay", "指标\t2020年\t2025年\t年均增速〔累计〕\n城镇调查失业率(%)\t5.2\t-\t<5.5\n", "城镇调查失业率 level ≤5.5% 2025"},
		{"what falls in the whole plan", "指标\t2020年\t2025年\t年均增速〔累计〕\n单位GDP能源消耗降低(%)\t-\t-\t〔13.5〕\n", "单位GDP能源消耗 growth↓ 13.5% 2025"},
		{"shares of a task", "各县区任务分解表\n序号\t县区\t新增装机容量(MW)\t新增示范工程\n1\t甲县\t0.3-0.4\t1\n2\t合计\t38\t34\n", "甲县新增装机容量 added 0.3-0.4MW 2025; 甲县新增示范工程 added 1 2025; 新增装机容量 added 38MW 2025; 新增示范工程 added 34 2025"},
		{"cells that ran together", "指标2020年2025年属性1.森林覆盖率（%）62.5＞64约束性2.主要污染物排放总量减少（%）化学需氧量-8约束性氨氮5-7约束性3.城镇调查失业率（%）-≤5.5预期性4.森林蓄积量（亿立方米）1517.3约束性5.粮食综合生产能力（万吨）210≥215约束性6.人均预期寿命（岁）-79.5预期性\n",
			"森林覆盖率 level ≥64% 2025 from 62.5% 约束性; 化学需氧量排放总量 growth↓ 8% 2025 约束性; 氨氮排放总量 growth↓ 7% 2025 约束性; 城镇调查失业率 level ≤5.5% 2025 预期性; 粮食综合生产能力 level ≥215万吨 2025 from 210万吨 约束性; 人均预期寿命 level 79.5岁 2025 预期性"},
		{"where it stands", "指标名称\t现状值\t2025年目标\n数字经济占比(%)\t30\t45%以上\n", "数字经济占比 share ≥45% 2025 from 30%"},
		{"a cell on each line", "指标\n2020年\n2025年\n属性\n森林覆盖率(%)\n62.5\n64\n约束性\n人均预期寿命(岁)\n77.5\n78.5\n预期性\n", "森林覆盖率 level 64% 2025 from 62.5% 约束性; 人均预期寿命 level 78.5岁 2025 from 77.5岁 预期性"},
	} {
		p := planOf(t, "table.txt", []byte(title+c.table))
		for i := range p.Targets {
			if b := p.Targets[i].Baseline; b != nil {
				b.Text = "" // the header and the cell
			}
		}
		if got := told(p); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestTableRoles wants a role for every figure of a table: heads, row numbers, and what was.
func TestTableRoles(t *testing.T) {
	p := planOf(t, "table.txt", []byte("某市产业发展规划(2021—2025年)\n一、发展目标\n序号\t指标\t单位\t2020年\t2025年\n1\t高新技术企业数\t家\t120\t300\n"))
	want := "2021—2025年 date; 2020年 date; 2025年 date; 1 name; 120 baseline; 300 target"
	if got := roles(p); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}
