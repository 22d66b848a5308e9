package compare

import (
	"testing"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// aim makes a target of what Likeness looks at.
func aim(scope, action, indicator, id, kind, unit string) *target.Target {
	return &target.Target{Scope: scope, Action: action, Indicator: indicator, IndicatorID: id, Measure: kind, Direction: "up",
		Value: measure.Value{Unit: unit, BaseUnit: unit}}
}

func TestLikeness(t *testing.T) {
	cluster := func(name string) *target.Target {
		a := aim("", "培育形成", "主营业务收入", "main-business-revenue", "level", "元")
		a.Cluster = name
		return a
	}
	firms := func(scope, threshold string) *target.Target {
		a := aim(scope, "新引进", "龙头企业", "", "added", "家")
		a.Qualifier, a.Per = threshold, "每个"
		return a
	}
	const sure, unsure, other = "sure", "unsure", "other"
	for _, c := range []struct {
		a, b *target.Target
		want string
	}{
		{aim("", "", "国内生产总值", "gdp", "growth", "%"), aim("全国", "", "GDP", "gdp", "growth", "%"), sure},
		{aim("", "", "国内生产总值", "gdp", "growth", "%"), aim("", "", "国内生产总值", "gdp", "level", "元"), other},
		{aim("全市省级产业集聚区", "", "固定资产投资", "investment-fixed-asset", "growth", "%"), aim("全市", "", "产业集聚区固定资产投资", "park-investment", "growth", "%"), sure},
		{aim("市级工业专业园区", "", "固定资产投资", "investment-fixed-asset", "growth", "%"), aim("全市", "", "产业集聚区固定资产投资", "park-investment", "growth", "%"), other},
		{aim("", "", "主营业务收入", "main-business-revenue", "growth", "%"), aim("", "", "规模以上工业企业主营业务收入", "industry-main-revenue-above-size", "growth", "%"), sure},
		{aim("", "", "工业增加值", "industry-value-added", "growth", "%"), aim("", "", "规模以上工业增加值", "industry-value-added-above-size", "growth", "%"), other},
		{aim("", "", "城镇调查失业率", "unemployment-surveyed", "level", "%"), aim("", "", "城镇登记失业率", "unemployment-registered", "level", "%"), other},
		{aim("", "", "污水集中处理率", "env-sewage-rate", "level", "%"), aim("", "", "污水、固废集中处理率", "", "level", "%"), sure},
		{aim("产业集聚区", "培训", "各类技能人员", "", "level", "人"), aim("", "完成", "培训", "", "level", "人次"), unsure},
		{cluster("电子信息产业集群"), cluster("电子信息产业集群"), sure},
		{cluster("装备制造产业集群"), cluster("装备制造业产业集群"), sure},
		{cluster("电子信息产业集群"), cluster("食品加工产业集群"), other},
		{cluster("电子信息产业集群"), cluster(""), other},
		{aim("", "新开工", "重大项目", "project-key", "level", "个"), aim("全市产业集聚区", "新开工", "重大项目", "project-key", "level", "个"), sure},
		{aim("", "新开工", "重大项目", "project-key", "level", "个"), aim("", "建成投产", "重大项目", "project-key", "level", "个"), other},
		{firms("每个产业集聚区", "10亿元以上"), firms("每个省级产业集聚区", "10亿元以上"), sure},
		{firms("每个产业集聚区", "10亿元以上"), firms("每个产业集聚区", "5亿元以上"), other},
		{firms("每个省级产业集聚区", "10亿元以上"), firms("每个市级工业专业园区", "10亿元以上"), other},
		{aim("", "新建", "省级研发中心", "platform-rd", "added", "个"), aim("", "新建", "市级研发中心", "platform-rd", "added", "个"), other},
		{aim("", "新建", "博士后科研工作站", "platform-postdoctoral", "added", "个"), aim("", "新建", "博士后研发基地", "platform-postdoctoral", "added", "个"), unsure},
		{aim("", "建成", "一星级标准的产业集聚区", "", "level", "个"), aim("", "建成", "二星级标准的产业集聚区", "", "level", "个"), other},
		{aim("", "", "中央财政赤字", "", "level", "元"), aim("", "", "地方财政赤字", "", "level", "元"), other},
		{aim("", "", "移动网络流量资费", "", "growth", "%"), aim("", "", "移动网络流量平均资费再", "", "growth", "%"), sure},
		{aim("全市", "", "工业总产值", "", "level", "元"), aim("全省", "", "工业总产值", "", "level", "元"), unsure},
		{aim("我市", "", "工业总产值", "", "level", "元"), aim("全市", "", "工业总产值", "", "level", "元"), sure},
		{aim("市区", "", "工业总产值", "", "level", "元"), aim("全市", "", "工业总产值", "", "level", "元"), unsure},
		{aim("", "安排", "支出", "", "level", "元"), aim("", "", "支出", "", "level", "元"), unsure},
	} {
		likeness := Likeness(c.a, c.b)
		got := other
		switch {
		case likeness >= Sure:
			got = sure
		case likeness >= Doubtful:
			got = unsure
		}
		name := c.a.Scope + c.a.Action + c.a.Indicator + c.a.Cluster + " / " + c.b.Scope + c.b.Action + c.b.Indicator + c.b.Cluster
		if got != c.want {
			t.Errorf("%s: %s (%.2f), want %s", name, got, likeness, c.want)
		}
		if back := Likeness(c.b, c.a); back != likeness {
			t.Errorf("%s: %v, and the other way round %v", name, likeness, back)
		}
	}
}
