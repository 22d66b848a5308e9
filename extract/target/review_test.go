package target_test

import (
	"strings"
	"testing"

	"github.com/mubiao/mubiao/extract/target"
)

// roles is every number of a plan with its role.
func roles(p *target.Plan) string {
	var out []string
	for _, n := range p.Numbers {
		out = append(out, n.Text+" "+string(n.Role))
	}
	return strings.Join(out, "; ")
}

// TestReviews wants no target of the part of a work report that tells what has been, and the year of the part ahead.
func TestReviews(t *testing.T) {
	const report = "某县2026年政府工作报告\n"
	for _, c := range []struct {
		name, text, want string
		past             int
	}{
		{"under headings", "某县人民政府工作报告\n一、2023年工作回顾\n地区生产总值增长6.1%。新增规上企业15家。\n二、2024年工作安排\n地区生产总值增长6.5%左右。新增规上企业20家。\n",
			"地区生产总值 growth ≈6.5% 2024; 新增规上企业 added 20家 2024", 2},
		{"the year just past", report + "刚刚过去的2025年,地区生产总值突破300亿元,一般公共预算收入增长5.2%。\n2026年,地区生产总值增长6%,新增高新技术企业15家。\n",
			"地区生产总值 growth 6% 2026; 新增高新技术企业 added 15家 2026", 2},
		{"five years past", report + "一、工作回顾\n过去五年,地区生产总值年均增长6.2%。\n二、2026年工作安排\n地区生产总值增长6%。\n", "地区生产总值 growth 6% 2026", 2},
		{"lines of another year", report + "一、过去五年工作回顾\n过去五年,建成标准厂房50万平方米。\n二、今后五年目标任务\n“十五五”时期主要目标\n地区生产总值突破500亿元。\n森林覆盖率达到65%。\n2026年重点工作\n新建标准厂房20万平方米。\n",
			"地区生产总值 level ≥500亿元 2030; 森林覆盖率 level 65% 2030; 新建标准厂房 added 20万平方米 2026", 2},
		{"a date in the review", "某区2024年政府工作报告\n一、2023年工作回顾\n一年来,我们新建公园10个。\n到2023年底,城镇化率达到60%。\n二、2024年工作安排\n今年改造老旧小区30个。\n", "改造老旧小区 level 30个 2024", 3},
		{"a look back ahead", "某区2024年政府工作报告\n一、2024年工作安排\n过去五年,改造老旧小区80个。今年改造老旧小区30个。\n", "改造老旧小区 level 30个 2024", 2},
		{"no headings", "某市2025年政府工作报告\n2024年,全市引进项目120个,完成投资300亿元。\n2025年经济社会发展主要预期目标:地区生产总值增长5.5%左右,城镇新增就业3万人。\n",
			"地区生产总值 growth ≈5.5% 2025; 城镇新增就业 added 3万人 2025", 2},
		{"a piece of a report", "过去一年,全县生产总值增长5.8%,新增规上企业12家。\n建成高标准农田6万亩。\n今年发展的主要预期目标是:生产总值增长6%,新增规上企业15家。\n建设高标准农田8万亩。\n",
			"生产总值 growth 6% 0; 新增规上企业 added 15家 0; 建设高标准农田 level 8万亩 0", 4},
	} {
		p := planOf(t, "report.txt", []byte(c.text))
		if got := told(p); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
		if got := strings.Count(roles(p), " past"); got != c.past {
			t.Errorf("%s: %d numbers of the past, want %d: %s", c.name, got, c.past, roles(p))
		}
	}
}
