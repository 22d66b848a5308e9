package target_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// number is a value as a reader writes it: ≥30%, 5-8个, ≈10%.
func number(v measure.Value) string {
	switch v.Bound {
	case measure.Min:
		return "≥" + v.Low.String() + v.Unit
	case measure.Max:
		return "≤" + v.High.String() + v.Unit
	case measure.Range:
		return v.Low.String() + "-" + v.High.String() + v.Unit
	case measure.About:
		return "≈" + v.Low.String() + v.Unit
	}
	return v.Low.String() + v.Unit
}

// tell is a target on one line: whose, what and how it is measured, its value, and what else is known of it.
func tell(t target.Target) string {
	out := []string{t.Scope + t.Action + t.Indicator, t.Measure, number(t.Value), fmt.Sprint(t.YearTo)}
	if t.Direction == "down" {
		out[1] += "↓"
	}
	if b := t.Baseline; b != nil {
		out = append(out, strings.Join(strings.Fields("from "+b.Value+b.Unit+" "+b.Text), " "))
	}
	for _, word := range []string{t.Per, t.Modality, t.Binding} {
		if word != "" {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// told is every target of a plan, one behind another.
func told(p *target.Plan) string {
	var out []string
	for _, t := range p.Targets {
		out = append(out, tell(t))
	}
	return strings.Join(out, "; ")
}

// TestStatements wants what one sentence says beside its value: per, baseline, modality, and a subject left out.
func TestStatements(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// measure and bound
		{"地区生产总值增长7%左右,规模以上工业增加值增长8%以上。", "地区生产总值 growth ≈7% 2022; 规模以上工业增加值 growth ≥8% 2022"},
		{"城镇登记失业率控制在4%以内。", "城镇登记失业率 level ≤4% 2022"},
		{"地表水优良比例不低于85%。", "地表水优良比例 share ≥85% 2022"},
		{"居民消费价格涨幅控制在3%左右。", "居民消费价格涨幅 growth ≈3% 2022"},
		// a subject left out
		{"亩均税收提高到20万元以上,增长15%。", "亩均税收 level ≥20万元 2022; 亩均税收 growth 15% 2022"},
		{"到2021年,高新技术企业达到300家,年均增加40家。", "高新技术企业 level 300家 2021; 增加高新技术企业 added 40家 2021 年均"},
		{"研发经费投入强度达到2.5%,力争达到2.8%。", "研发经费投入强度 level 2.5% 2022; 研发经费投入强度 level 2.8% 2022 力争"},
		// per
		{"力争地区生产总值年均增长6.5%。", "地区生产总值 growth 6.5% 2022 年均 力争"},
		{"每年新增就业2万人以上,引进高层次人才100名。", "新增就业 added ≥2万人 2022 每年; 引进高层次人才 level 100名 2022 每年"},
		{"原则上每个县建设1个以上现代农业产业园。", "每个县建设现代农业产业园 level ≥1个 2022 每个 原则上"},
		// baselines
		{"科技进步贡献率由58%提高到65%。", "科技进步贡献率 level 65% 2022 from 58% 由58%"},
		{"城镇化率由2019年的52%提高到2021年的58%,新增企业3家。", "城镇化率 level 58% 2021 from 52% 由2019年的52%; 新增企业 added 3家 2021"},
		{"城镇化率从2019年的52%提高到58%。", "城镇化率 level 58% 2022 from 52% 从2019年的52%"},
		{"森林覆盖率从62.5%提高到63.8%以上。", "森林覆盖率 level ≥63.8% 2022 from 62.5% 从62.5%"},
		{"单位工业增加值能耗较2019年下降12%。", "单位工业增加值能耗 growth↓ 12% 2022 from 较2019年"},
		{"居民人均可支配收入比2019年翻一番。", "居民人均可支配收入 growth 100% 2022 from 比2019年"},
		{"常住人口城镇化率比全省平均水平高2个百分点。", "常住人口城镇化率 growth 2个百分点 2022 from 比全省平均水平"},
		{"数字经济核心产业增加值占GDP比重达到12%,比2019年提高3个百分点。", "数字经济核心产业增加值占GDP比重 share 12% 2022; 数字经济核心产业增加值占GDP比重 growth 3个百分点 2022 from 比2019年"},
		{"到2022年,数字经济规模为2019年的2倍以上。", "数字经济规模 level ≥2倍 2022 from 2019年"},
		// time
		{"加快建设“十四五”批复的6个产业基地。", "加快建设产业基地 level 6个 2022"},
		{"到2021年,建成标准厂房50万平方米;新增充电桩800个。", "建成标准厂房 level 50万平方米 2021; 新增充电桩 added 800个 2021"},
		// subjects and places
		{"全县完成造林5万亩,森林覆盖率达到45%。", "全县完成造林 level 5万亩 2022; 全县森林覆盖率 level 45% 2022"},
		{"各县(市、区)均建成特色产业园区2个以上。", "各县(市、区)均建成特色产业园区 level ≥2个 2022"},
		{"居民收入增长与经济增长同步,粮食产量稳定在120万吨以上。", "粮食产量 level ≥120万吨 2022"},
		{"高新技术企业突破300家,其中营业收入超10亿元的企业20家。", "高新技术企业 level ≥300家 2022; 营业收入超10亿元的企业 level 20家 2022"},
		{"现有高新技术企业800家,其中产值超亿元的200家。", ""},
		{"完成易地扶贫搬迁500户1800人,带动1000户4200人脱贫。", "完成易地扶贫搬迁 level 500户 2022; 完成易地扶贫搬迁 level 1800人 2022; 带动脱贫 level 1000户 2022; 带动脱贫 level 4200人 2022"},
		{"甲村、乙村等5个贫困村出列。", "贫困村出列 level 5个 2022"},
		{"新增特色道路10条,总计20条。", "新增特色道路 added 10条 2022; 特色道路 level 20条 2022"},
		{"新建学校12所(小学8所、中学4所)。", "新建学校 added 12所 2022; 新建小学 added 8所 2022; 新建中学 added 4所 2022"},
		{"(1)绿地改造提升面积达到90公顷;(2)公园建设项目共计9个。", "绿地改造提升面积 level 90公顷 2022; 公园建设项目 level 9个 2022"},
		{"完成2个贫困县摘帽的任务。", "完成贫困县摘帽 level 2个 2022"},
		{"确保23个重点项目11月底前全部竣工。", "重点项目 level 23个 2022 确保"},
		{"可吸入颗粒物浓度下降2%。", "可吸入颗粒物浓度 growth↓ 2% 2022"},
		{"粮食产量 599 600 万吨。", ""},
		// an indicator of the lexicon behind other words
		{"省委提出今年经济增长预期目标为7%左右。", "经济增长 growth ≈7% 2022"},
		{"五年城镇新增就业4500万人。", "城镇新增就业 added 4500万人 2022"},
		{"计划规定2022年工业总产值计划增长8%。", "工业总产值 growth 8% 2022"},
		{"新增城镇就业900万人,粮食产量要稳定在120万吨以上。", "新增城镇就业 added 900万人 2022; 粮食产量 level ≥120万吨 2022"},
		{"今年经济增长速度的宏观调控目标,定为百分之八至九。", "经济增长速度 growth 8-9% 2022"},
		{"积累率由2019年的36.5%,降为2022年的33.6%。", "积累率 level 33.6% 2022"},
		{"财政赤字从2017年的170亿元、2018年的127亿元,预计降低到今年的27亿元。", ""},
		{"国内生产总值增长8%左右。经济增长预期8%左右,考虑了需要和可能。", "国内生产总值 growth ≈8% 2022"},
		// time that another sentence tells
		{"到2024年,粮食产量达到120万吨。届时,森林覆盖率达到45%。", "粮食产量 level 120万吨 2024; 森林覆盖率 level 45% 2024"},
		{"“十四五”时期,粮食产量达到120万吨。今年增长1%。这五年平均每年新建公路30公里。", "粮食产量 level 120万吨 2025; 新建公路 added 30公里 2025 平均每年"},
		{"到2024年,粮食产量平均每年增长2%。", "粮食产量 growth 2% 2024 平均每年"},
		{"全市在农业方面有很大进步。2018年农业总产值增长8.6%。粮食产量3321万吨。", ""},
		{"赤字率从去年的2.1%提高到2.3%。", "赤字率 level 2.3% 2022 from 2.1% 从去年的2.1%"},
		// modality
		{"预计到2022年,快递业务量突破5亿件。", "快递业务量 level ≥5亿件 2022 预计"},
		{"研发经费投入强度确保达到2.5%。", "研发经费投入强度 level 2.5% 2022 确保"},
	} {
		if got := told(body(t, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
