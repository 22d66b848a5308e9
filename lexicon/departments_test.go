package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func testDepartments(t testing.TB) *Departments {
	t.Helper()
	var problems Problems
	d := loadDepartments(Files, testRegions(t), &problems)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func TestDepartmentCounts(t *testing.T) {
	d := testDepartments(t)
	if len(d.all) < 120 || len(d.byName)-len(d.all) < 300 {
		t.Errorf("%d departments, %d names", len(d.all), len(d.byName))
	}
}

func TestDepartmentLookup(t *testing.T) {
	d := testDepartments(t)
	for _, c := range []struct{ id, names string }{
		{"industry-and-information", "工业和信息化局 市工信局 省工业和信息化厅 省经济和信息化厅 工业和信息化部"},
		{"industry-and-information-commission", "市工业和信息化委 工信委 市经信委 许昌市工业和信息化委员会 省经济和信息化委"},
		{"development-and-reform", "市发展改革委 发改委 市发展和改革委员会 国家发展改革委 许昌市发展改革委 县发改局 省发展改革委 四川发展改革委 河北省清苑县发改局"},
		{"human-resources-and-social-security", "市人社局 人力资源社会保障局 省人力资源社会保障厅 市人力资源和社会保障局"},
		{"natural-resources", "市资源规划局 自然资源局 市自然资源和规划局 省自然资源厅"}, {"land-and-resources", "市国土资源局 国土局"},
		{"ecology-and-environment", "生态环境分局 市生态环境局 市生态环境局登封分局 省生态环境厅"}, {"environmental-protection", "环保局 市环保局 环境保护部"},
		{"housing-and-construction", "住房城乡建设局 省住房城乡建设厅 市住建局"}, {"construction", "建设部 市建委"}, {"taxation", "税务局 市税务局 国家税务总局 国家税务总局许昌市税务局"}, {"state-tax", "市国税局 省国家税务局"}, {"local-tax", "地税局 市地税局"},
		{"peoples-bank", "人行登封支行 人民银行广州分行 人行许昌支行 中国人民银行许昌市中心支行 人民银行"}, {"banking-regulation", "许昌银监分局"},
		{"banking-and-insurance-regulation", "广东银保监局"}, {"state-grid", "供电公司 电力公司 市供电公司 国网许昌供电公司 登封供电公司"}, {"customs", "郑州海关 海关总署"},
		{"communications-administration", "省通信管理局 通信管理办公室 市通信管理办公室"}, {"tower", "省铁塔公司"}, {"cyberspace", "省委网信办 市委网信办 网信办"},
		{"institutional-organization", "编办 市编办 市委编办"}, {"organization", "市委组织部 组织部"}, {"local-financial-regulation", "省地方金融监管局 市金融局"}, {"financial-work-office", "市政府金融办 市金融服务中心"},
		{"big-data", "省大数据局 市政务服务大数据局"}, {"market-regulation", "市市场监管局 市场监管局 省市场监管局 市场监督管理局"}, {"talent-office", "市人才办"},
		{"disabled-persons-federation", "省残联"}, {"trade-union", "省总工会"}, {"government-office", "省政府办公厅 市政府办公室 国务院办公厅"}, {"development-zone", "登封新区管委会 经开区管委会"},
		{"state-owned-assets", "省国资委"}, {"medical-security", "省医保局"}, {"emergency-management", "应急局 市应急管理局"}, {"work-safety", "安全监管局 市安监局"},
	} {
		for name := range strings.FieldsSeq(c.names) {
			if got, ok := d.Lookup(name); !ok || got.ID != c.id {
				t.Errorf("Lookup(%s) = %s, want %s", name, got.ID, c.id)
			}
		}
	}
	for _, name := range []string{"", "市", "市亩评办", "中岳办", "大冶镇", "水利部门", "有关部门", "产业集聚区", "电力"} {
		if got, ok := d.Lookup(name); ok {
			t.Errorf("Lookup(%s) = %s", name, got.ID)
		}
	}
}

// TestDepartmentToday wants names of all times under the one that reforms have left.
func TestDepartmentToday(t *testing.T) {
	d := testDepartments(t)
	for _, c := range []struct{ today, names string }{
		// 2003, 2008
		{"发展和改革委员会", "国家计委 市计委 发展计划委员会 省发展计划委 体改委 物价局 市发展改革委"}, {"商务局", "外经贸局 商业局 省外经贸厅 商务部"},
		{"工业和信息化局", "市工信委 市工业和信息化委 省经信委 信息产业部 省信息产业厅 经贸委 市经委 工业和信息化部 省工信厅"},
		{"人力资源和社会保障局", "人事局 市劳动和社会保障局 劳动局 市人社局"}, {"住房和城乡建设局", "建设局 建设部 市建委 城乡建设局 房管局 市住建局"},
		{"交通运输局", "交通局 省交通厅 交通部 铁道部 市交通运输局"},
		// 2013, 2018
		{"自然资源局", "土地管理局 国土资源局 市国土局 国土资源部 规划局 城乡规划局 市测绘地理信息局 自然资源和规划局"},
		{"生态环境局", "环境保护局 市环保局 国家环保总局 环境保护部 生态环境厅"}, {"农业农村局", "农业局 农业部 市农委 畜牧局 农机局 农工办 农业综合开发办公室 扶贫办 市扶贫开发办公室 乡村振兴局"},
		{"文化和旅游局", "文化局 文广新局 旅游局 市旅游发展委员会 国家旅游局 文化广电旅游局"}, {"卫生健康委员会", "卫生局 卫生部 人口计生委 计生委 市卫计委 卫生和计划生育委员会 卫健委"},
		{"市场监督管理局", "工商局 工商行政管理局 质监局 质检总局 市质量技术监督局 食药监局 食品药品监督管理局 工商质监局 市市场监管局"},
		{"应急管理局", "安监局 市安全生产监督管理局 国家安全监管总局 应急局"}, {"税务局", "国税局 市地税局 省国家税务局 地方税务局 国家税务总局"}, {"海关", "出入境检验检疫局 商检局"},
		{"林业和草原局", "林业局 国家林业局"}, {"粮食和物资储备局", "粮食局 市粮食局 国家粮食局"}, {"司法局", "法制办 市政府法制办 司法厅"}, {"水利局", "南水北调办 水务局"},
		{"纪律检查委员会", "监察局 监察部 监委"}, {"统战部", "侨办 侨务局"}, {"消防救援支队", "公安消防支队 市公安消防大队"}, {"广播电视局", "广播电影电视局 新闻出版广电局 省新闻出版广电局 广电局"}, {"能源局", "电监会"},
		// 2020 to 2024
		{"矿山安全监察局", "煤监局 煤矿安全监察局 国家矿山安全监察局"}, {"金融监督管理局", "银监局 保监局 许昌银监分局 银保监局 中国银保监会 国家金融监督管理总局"},
		{"地方金融管理局", "市金融办 市政府金融办 省地方金融监管局 地方金融管理局"}, {"数据局", "大数据局 省大数据管理局 国家数据局"}, {"国防动员办公室", "人防办 国动办"},
		// no reform
		{"财政局", "市财政局 财政部"}, {"教育局", "教育厅"}, {"统计局", "国家统计局"},
	} {
		for name := range strings.FieldsSeq(c.names) {
			x, ok := d.Lookup(name)
			if got := d.Today(x); !ok || got.Name != c.today {
				t.Errorf("%s is %s today, want %s", name, got.Name, c.today)
			}
		}
	}
}

// TestSuccessors wants every chain of successors to end.
func TestSuccessors(t *testing.T) {
	d := testDepartments(t)
	for _, x := range d.all {
		if end := d.Today(x); end.Successor != "" {
			t.Errorf("%s ends in %s, which has the successor %s: a circle", x.ID, end.ID, end.Successor)
		}
	}
}

func TestBrokenDepartments(t *testing.T) {
	text := "id\tname\tlevel\taliases\tsuccessor\nfinance\t财政局\tgovernment\t财政厅|财政厅\t\naudit\t审计局\tstate\t财政局||\tnone\n"
	want := `departments.tsv:2: 财政厅 stands twice, the first time in finance
departments.tsv:3: audit does not stand in order after finance
departments.tsv:3: no level "state"
departments.tsv:3: 财政局 stands twice, the first time in finance
departments.tsv:3: empty name or alias
departments.tsv:3: empty name or alias
departments.tsv:3: no department has id "none"`
	if got := broken("departments.tsv", text, func(fsys fstest.MapFS, ps *Problems) { loadDepartments(fsys, &Regions{}, ps) }); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkLoadDepartments(b *testing.B) {
	regions := testRegions(b)
	b.ReportAllocs()
	for b.Loop() {
		var problems Problems
		loadDepartments(Files, regions, &problems)
	}
}
