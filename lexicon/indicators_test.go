package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func testIndicators(t testing.TB) *Indicators {
	t.Helper()
	var problems Problems
	x := loadIndicators(Files, &problems)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return x
}

func TestIndicatorCounts(t *testing.T) {
	x := testIndicators(t)
	families := map[string]int{}
	for _, ind := range x.all {
		families[ind.Family]++
	}
	if len(x.all) < 350 || len(x.byName) < 2000 || len(families) != len(indicatorFamilies) {
		t.Errorf("%d indicators, %d words, families %v", len(x.all), len(x.byName), families)
	}
}

func TestIndicatorLookup(t *testing.T) {
	x := testIndicators(t)
	for _, c := range []struct{ id, phrases string }{
		{"industry-value-added-above-size", "规上工业增加值 规模以上工业增加值 规模以上工业企业增加值 规模以上工业的增加值 全市规模以上工业增加值"},
		{"gdp", "地区生产总值 生产总值 GDP 全县地区生产总值 地区生产总值(GDP)"}, {"investment-fixed-asset", "固定资产投资 全市固定资产投资"},
		{"investment-fixed-asset-total", "全社会固定资产投资"}, {"retail-sales", "社会消费品零售总额"}, {"fiscal-general-budget-revenue", "一般公共预算收入 公共财政预算收入"},
		{"fiscal-revenue-total", "财政总收入 财政收入"}, {"unemployment-registered", "城镇登记失业率"}, {"employment-new-urban", "城镇新增就业 新增城镇就业"},
		{"rd-intensity", "R&D经费投入强度 全社会研发投入强度 研发投入强度"}, {"env-forest-coverage", "森林覆盖率"}, {"env-pm25", "PM2.5平均浓度 细颗粒物（PM2.5）浓度 PM2.5浓度"},
		{"energy-intensity", "万元GDP能耗 单位生产总值能耗 单位地区生产总值能耗"}, {"grain-output", "粮食产量 粮食总产量"}, {"enterprise-high-tech", "高新技术企业"},
		{"enterprise-specialized", "专精特新中小企业 “专精特新”中小企业"}, {"urbanization-resident", "常住人口城镇化率"}, {"income-resident", "居民人均可支配收入 全体居民人均可支配收入"},
		{"income-urban", "城镇居民人均可支配收入"}, {"income-rural", "农村居民人均可支配收入"}, {"income-rural-net", "农民人均纯收入"},
		{"patent-invention-density", "每万人口发明专利拥有量"}, {"enterprise-cloud", "上云企业"}, {"base-station-5g", "5G基站"}, {"resource-standard-land", "标准地 “标准地”"},
		{"housing-affordable-rental", "保障性租赁住房"}, {"high-standard-farmland", "高标准农田"}, {"eldercare-bed", "养老床位"}, {"labour-productivity", "全员劳动生产率"},
		{"trade-total", "进出口总额 进出口总值"}, {"cpi", "居民消费价格指数 居民消费价格涨幅"}, {"energy-intensity-industry", "万元工业增加值能耗"}, {"env-wetland-area", "湿地保有量"},
	} {
		for phrase := range strings.FieldsSeq(c.phrases) {
			if got, ok := x.Lookup(phrase); !ok || got.ID != c.id {
				t.Errorf("Lookup(%s) = %s, want %s", phrase, got.ID, c.id)
			}
		}
	}
	for _, phrase := range []string{"", "的", "全市", "许昌市地区生产总值", "增加值", "项目"} {
		if got, ok := x.Lookup(phrase); ok {
			t.Errorf("Lookup(%s) = %s", phrase, got.ID)
		}
	}
	if got, _ := x.Lookup("城镇登记失业率"); got != (Indicator{"unemployment-registered", "城镇登记失业率", "%", "就业", "down"}) {
		t.Errorf("%+v", got)
	}
}

func TestBrokenIndicators(t *testing.T) {
	text := "id\tname\taliases\tunit\tfamily\tpolarity\nb\t产量\t的产量\t吨\t农业\tup\na\t面积\t\t亩\t天\tmore\n"
	want := `indicators.tsv:2: 的产量 stands twice, the first time in b
indicators.tsv:3: a does not stand in order after b
indicators.tsv:3: no family "天"
indicators.tsv:3: polarity "more" is not up, down or none`
	if got := broken("indicators.tsv", text, func(fsys fstest.MapFS, ps *Problems) { loadIndicators(fsys, ps) }); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkLoadIndicators(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		testIndicators(b)
	}
}
