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
		{"industry-and-information", "工业和信息化局 市工信局 市工业和信息化委 省工业和信息化厅 工信委 省经济和信息化厅 市经信委 工业和信息化部 许昌市工业和信息化委员会"},
		{"development-and-reform", "市发展改革委 发改委 市发展和改革委员会 国家发展改革委 许昌市发展改革委 县发改局 省发展改革委 四川发展改革委 河北省清苑县发改局"},
		{"human-resources-and-social-security", "市人社局 人力资源社会保障局 省人力资源社会保障厅 市人力资源和社会保障局"},
		{"natural-resources", "市资源规划局 自然资源局 市自然资源和规划局 省自然资源厅"}, {"land-and-resources", "市国土资源局 国土局"},
		{"ecology-and-environment", "生态环境分局 市生态环境局 市生态环境局登封分局 省生态环境厅"}, {"environmental-protection", "环保局 市环保局 环境保护部"},
		{"housing-and-construction", "住房城乡建设局 省住房城乡建设厅 市住建局 建设部"}, {"taxation", "税务局 市税务局 市国税局 国家税务总局"}, {"local-tax", "地税局 市地税局"},
		{"peoples-bank", "人行登封支行 人民银行广州分行 人行许昌支行 中国人民银行许昌市中心支行 人民银行"}, {"banking-regulation", "许昌银监分局"},
		{"banking-and-insurance-regulation", "广东银保监局"}, {"state-grid", "供电公司 电力公司 市供电公司 国网许昌供电公司 登封供电公司"}, {"customs", "郑州海关 海关总署"},
		{"communications-administration", "省通信管理局 通信管理办公室 市通信管理办公室"}, {"tower", "省铁塔公司"}, {"cyberspace", "省委网信办 市委网信办 网信办"},
		{"institutional-organization", "编办 市编办 市委编办"}, {"organization", "市委组织部 组织部"}, {"local-financial-regulation", "市政府金融办 省地方金融监管局 市金融服务中心 市金融局"},
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
