package compare_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// bench is what the tests compare plans with.
type bench struct {
	x   *extract.Extractor
	lex *lexicon.Lexicon
}

func newBench(t testing.TB) *bench {
	t.Helper()
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{x, lex}
}

// plan reads a notice.
func (b *bench) plan(t testing.TB, path string) []*target.Plan {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return []*target.Plan{b.text(t, filepath.Base(path), string(data))}
}

func (b *bench) text(t testing.TB, name, text string) *target.Plan {
	t.Helper()
	doc, err := corpus.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b.x.Extract(doc)
}

// told is the pairs of a comparison, a line each, without what stands in one plan alone, which is counted.
func told(d *compare.Diff) (lines []string, dropped, added int) {
	for _, p := range d.Targets {
		switch p.Status {
		case compare.Dropped:
			dropped++
		case compare.Added:
			added++
		default:
			lines = append(lines, tell(p))
		}
	}
	return lines, dropped, added
}

// tell is a pair on one line: raised harder 电子信息产业集群 主营业务收入 超 3000 亿元 → 超3500亿元, 500 亿元, 250 a year.
func tell(p compare.Pair) string {
	what := strings.TrimSpace(p.New.Cluster + " " + p.New.Action + p.New.Indicator)
	line := fmt.Sprintf("%s %s %s %s → %s", p.Status, p.Demand, what, p.Old.Mentions[0].Text, p.New.Mentions[0].Text)
	if p.Difference != nil {
		line += fmt.Sprintf(", %s %s", p.Difference, p.Unit)
	}
	if p.PerYear != nil {
		line += fmt.Sprintf(", %s a year", p.PerYear)
	}
	return line
}

// complete checks that each target of both plans stands in one pair and no other.
func complete(t *testing.T, d *compare.Diff, old, new []*target.Plan) {
	t.Helper()
	seen := map[string]int{}
	for _, p := range d.Targets {
		for _, e := range []*compare.Entry{p.Old, p.New} {
			if e != nil {
				seen[e.ID]++
			}
		}
	}
	for _, plan := range append(old, new...) {
		for _, x := range plan.Targets {
			if seen[x.ID] != 1 {
				t.Errorf("%s %s stands in %d pairs", x.ID, x.Indicator, seen[x.ID])
			}
		}
	}
}

func TestSeeds(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		old, new       string
		pairs          []string
		dropped, added int
	}{
		{"zhengzhou-2016", "zhengzhou-2018", []string{
			"lowered easier 产业集聚区固定资产投资 18% 以上 → 10%以上, -8 个百分点, -4 a year",
			"lowered easier 实现规模以上工业企业主营业务收入 12% → 10%左右, -2 个百分点, -1 a year",
			"tightened harder 新引进知名品牌或龙头企业 1 家以上 → 1~2家, 0 家, 0 a year",
			"tightened harder 新引进知名品牌或龙头企业 1 家以上 → 1~2家, 0 家, 0 a year",
			"raised harder 电子信息产业集群 培育形成主营业务收入 超 3000 亿元 → 超3500亿元, 500 亿元, 250 a year",
			"kept same 汽车及零部件产业集群 培育形成主营业务收入 超 1500 亿元 → 超1500亿元, 0 亿元, 0 a year",
			"raised harder 装备制造产业集群 培育形成主营业务收入 超 1200 亿元 → 超1600亿元, 400 亿元, 200 a year",
			"raised harder 食品加工产业集群 培育形成主营业务收入 超 800 亿元 → 超1000亿元, 200 亿元, 100 a year",
			"lowered easier 新开工重大项目 100 个 → 60个, -40 个, -20 a year",
			"lowered easier 建成投产重大项目 100 个 → 60个, -40 个, -20 a year",
		}, 27, 15},
		{"xuchang-2012", "xuchang-2018", []string{
			"lowered easier 规模以上工业企业主营业务收入 40% → 10%以上, -30 个百分点, -5 a year",
			"raised harder 污水、固废集中处理率 80%以上 → 95%以上, 15 个百分点, 2.5 a year",
			"unsure easier 新增从业人员 3万人以上 → 1.5万人以上, -1.5 万人, -0.25 a year",
			"unsure harder 新增市级研发平台 10个以上 → 20 家以上, 10 家, 1.6667 a year",
			"unsure harder 新增省级研发平台 3个以上 → 6 家以上, 3 家, 0.5 a year",
			"unsure  完成培训 3万人以上 → 9万人次以上",
		}, 42, 26},
	} {
		t.Run(c.old, func(t *testing.T) {
			old, new := b.plan(t, "../seeds/"+c.old+".txt"), b.plan(t, "../seeds/"+c.new+".txt")
			d := compare.Compare(b.lex, old, new)
			pairs, dropped, added := told(d)
			if diff := cmp.Diff(c.pairs, pairs); diff != "" || dropped != c.dropped || added != c.added {
				t.Errorf("%d dropped, %d added, want %d and %d\n%s", dropped, added, c.dropped, c.added, diff)
			}
			complete(t, d, old, new)
		})
	}
}

func TestNational(t *testing.T) {
	if _, err := os.Stat("../../shared/bulk"); err != nil {
		t.Skip("the national reports are not here")
	}
	b := newBench(t)
	for _, c := range []struct {
		old, new string
		holds    []string
	}{
		{"2018", "2019", []string{
			"lowered easier 国内生产总值 6.5%左右 → 6%－6.5%, -0.5 个百分点", "kept same 居民消费价格涨幅 3%左右 → 3%左右, 0 个百分点",
			"kept same 城镇新增就业 1100万人以上 → 1100万人以上, 0 万人", "loosened easier 城镇调查失业率 5.5%以内 → 5.5%左右, 0 个百分点",
			"kept same 城镇登记失业率 4.5%以内 → 4.5%以内, 0 个百分点", "raised easier 赤字率 2.6% → 2.8%, 0.2 个百分点",
		}},
		{"2023", "2024", []string{
			"kept same 国内生产总值 5%左右 → 5%左右, 0 个百分点", "kept same 居民消费价格涨幅 3%左右 → 3%左右, 0 个百分点",
			"tightened harder 城镇新增就业 1200万人左右 → 1200万人以上, 0 万人", "kept same 城镇调查失业率 5.5%左右 → 5.5%左右, 0 个百分点", "kept same 赤字率 3% → 3%, 0 个百分点",
		}},
	} {
		t.Run(c.new, func(t *testing.T) {
			old, new := b.plan(t, "../../shared/bulk/national-"+c.old+".txt"), b.plan(t, "../../shared/bulk/national-"+c.new+".txt")
			d := compare.Compare(b.lex, old, new)
			pairs, _, _ := told(d)
			all := "\n" + strings.Join(pairs, "\n") + "\n"
			for _, want := range c.holds {
				if !strings.Contains(all, "\n"+want+"\n") {
					t.Errorf("no pair %s in%s", want, all)
				}
			}
			complete(t, d, old, new)
		})
	}
}

// year is the plan of a year with one sentence to a paragraph.
func (b *bench) year(t *testing.T, year int, sentences string) *target.Plan {
	text := fmt.Sprintf("许昌市人民政府关于印发%d年许昌市工作要点的通知\n\n一、主要目标\n\n%s\n", year, strings.ReplaceAll(sentences, "。", "。\n\n"))
	return b.text(t, fmt.Sprint(year), text)
}

func TestChange(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ old, new, want string }{
		{"固定资产投资增长8%以上。", "固定资产投资增长10%以上。", "raised harder 固定资产投资 8%以上 → 10%以上, 2 个百分点"},
		{"固定资产投资增长8%左右。", "固定资产投资增长8%以上。", "tightened harder 固定资产投资 8%左右 → 8%以上, 0 个百分点"},
		{"固定资产投资增长8%以上。", "固定资产投资增长8%。", "loosened easier 固定资产投资 8%以上 → 8%, 0 个百分点"},
		{"城镇登记失业率控制在4.5%以内。", "城镇登记失业率控制在4%以内。", "lowered harder 城镇登记失业率 控制在4.5%以内 → 控制在4%以内, -0.5 个百分点"},
		{"万元生产总值能耗下降3%。", "万元生产总值能耗下降4%。", "raised harder 万元生产总值能耗 3% → 4%, 1 个百分点"},
		{"固定资产投资达到9000万元。", "固定资产投资达到1.2亿元。", "raised harder 固定资产投资 9000万元 → 1.2亿元, 0.3 亿元"},
		{"粮食产量达到100万斤。", "粮食产量达到500吨。", "kept same 粮食产量 100万斤 → 500吨, 0 吨"},
		{"新建高标准农田3万亩。", "新建高标准农田2500公顷。", "raised harder 新建高标准农田 3万亩 → 2500公顷, 500 公顷"},
		{"进出口总额达到100亿元。", "进出口总额达到20亿美元。", "restated  进出口总额 100亿元 → 20亿美元"},
		{"新建公园3个。", "新建公园3个。", "kept same 新建公园 3个 → 3个, 0 个"},
		{"培育龙头企业3个。", "培育龙头企业5家。", "raised harder 培育龙头企业 3个 → 5家, 2 家"},
	} {
		old, new := []*target.Plan{b.year(t, 2017, c.old)}, []*target.Plan{b.year(t, 2018, c.new)}
		pairs, dropped, added := told(compare.Compare(b.lex, old, new))
		if got := strings.Join(pairs, "\n"); got != c.want || dropped+added > 0 {
			t.Errorf("%s / %s:\n got %s (%d dropped, %d added)\nwant %s", c.old, c.new, got, dropped, added, c.want)
		}
	}
}

func TestAmbiguous(t *testing.T) {
	b := newBench(t)
	old, new := b.year(t, 2017, "固定资产投资增长8%。"), b.year(t, 2018, "固定资产投资增长9%。固定资产投资增长12%。")
	pairs, dropped, added := told(compare.Compare(b.lex, []*target.Plan{old}, []*target.Plan{new}))
	if len(pairs) != 1 || !strings.HasPrefix(pairs[0], "unsure") || dropped != 0 || added != 1 {
		t.Errorf("two values would do as well: %v, %d dropped, %d added", pairs, dropped, added)
	}
}

func TestBackwards(t *testing.T) {
	b := newBench(t)
	old, new := b.year(t, 2017, "到2020年,固定资产投资达到900亿元。"), b.year(t, 2018, "固定资产投资达到700亿元。")
	pairs, dropped, added := told(compare.Compare(b.lex, []*target.Plan{old}, []*target.Plan{new}))
	if len(pairs) != 1 || !strings.HasPrefix(pairs[0], "unsure") || dropped+added != 0 {
		t.Errorf("a value of 2018 is no later state of one of 2020: %v, %d dropped, %d added", pairs, dropped, added)
	}
}

func TestTasks(t *testing.T) {
	b := newBench(t)
	plan := func(year int, tasks string) []*target.Plan {
		return []*target.Plan{b.text(t, fmt.Sprint(year), fmt.Sprintf("%d年许昌市产业集聚区工作方案\n\n一、重点任务\n\n%s", year, tasks))}
	}
	d := compare.Compare(b.lex, plan(2017, `1.推进集中供热设施建设,加快管网延伸,提高供热能力。(牵头单位:市住房城乡建设局)

2.开展企业分类综合评价,实行差别化资源配置。(牵头单位:市发改委)

3.加强人才引进,建设人才公寓。(牵头单位:市人力资源社会保障局)
`), plan(2018, `1.推进集中供热设施建设,加快管网延伸,提高供热能力。(牵头单位:市城市管理局)

2.开展企业分类综合评价,实行差别化资源配置。(牵头单位:市发展改革委)

3.建设智慧园区,推进两化融合。(牵头单位:市工业和信息化局)
`))
	var got []string
	for _, p := range d.Tasks {
		line := string(p.Status)
		for _, side := range []*compare.Duty{p.Old, p.New} {
			if side != nil {
				line += " " + strings.Join(side.Lead, "、")
			}
		}
		got = append(got, line)
	}
	want := []string{"reassigned 市住房城乡建设局 市城市管理局", "kept 市发改委 市发展改革委", "dropped 市人力资源社会保障局", "added 市工业和信息化局"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestClusters(t *testing.T) {
	b := newBench(t)
	d := compare.Compare(b.lex, b.plan(t, "../seeds/zhengzhou-2016.txt"), b.plan(t, "../seeds/zhengzhou-2018.txt"))
	var got []string
	for _, p := range d.Clusters {
		line := string(p.Status)
		for _, side := range []*compare.Group{p.Old, p.New} {
			if side != nil {
				line += " " + side.Name
			}
		}
		got = append(got, fmt.Sprintf("%s ×%d", line, len(p.Targets)))
	}
	want := []string{"raised 电子信息产业集群 电子信息产业集群 ×1", "kept 汽车及零部件产业集群 汽车及零部件产业集群 ×1", "raised 装备制造产业集群 装备制造产业集群 ×1",
		"raised 食品加工产业集群 食品加工产业集群 ×1", "dropped 现代物流产业集群 ×0", "dropped 生物医药产业集群 ×0", "added 新材料产业集群 ×0", "added 食品制造产业集群 ×0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTrend(t *testing.T) {
	b := newBench(t)
	var list []*compare.Entry
	for _, p := range []*target.Plan{
		b.year(t, 2016, "固定资产投资增长8%以上。固定资产投资达到900亿元。"),
		b.year(t, 2018, "固定资产投资增长10%左右。固定资产投资增长9%。"),
		b.year(t, 2019, "固定资产投资增长6%至7%。"),
	} {
		for i := range p.Targets {
			list = append(list, &compare.Entry{Document: p.Document, Target: &p.Targets[i]})
		}
	}
	s := compare.Trend(list)
	var got []string
	for _, p := range s.Points {
		got = append(got, fmt.Sprintf("%d %s +%d", p.Year, p.Mentions[0].Text, p.Others))
	}
	if diff := cmp.Diff([]string{"2016 8%以上 +0", "2018 10%左右 +1", "2019 6%至7% +0"}, got); diff != "" {
		t.Error(diff)
	}
	if s.Measure != "growth" || s.Unit != "%" || len(s.Left) != 1 || s.Left[0].Count != 1 || s.Left[0].Unit != "元" {
		t.Errorf("followed %+v, left out %+v", s.Kind, s.Left)
	}
}
