package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

// broken loads a table's text and gives every problem of it, one a line.
func broken(file, text string, load func(fstest.MapFS, *Problems)) string {
	var problems Problems
	load(fstest.MapFS{file: {Data: []byte(text)}}, &problems)
	return problems.Error()
}

func testRegions(t testing.TB) *Regions {
	t.Helper()
	var problems Problems
	r := loadRegions(Files, &problems)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func TestRegionCounts(t *testing.T) {
	r := testRegions(t)
	count := map[string]int{}
	for _, x := range r.current {
		count[x.Level]++
	}
	if count["province"] != 34 || count["prefecture"] != 333 || count["county"] < 2840 || len(r.former) < 300 {
		t.Errorf("%v and %d former names", count, len(r.former))
	}
}

// Every region is found by its own name, and every former name leads to a region of today.
func TestRegionsClosed(t *testing.T) {
	r := testRegions(t)
	for _, x := range append(r.current, r.former...) {
		found := false
		for _, y := range r.ByName(x.Name) {
			found = found || y == x
		}
		if !found {
			t.Errorf("%+v is not among %v", x, r.ByName(x.Name))
		}
		if x.Now != "" && !r.known(x.Now) {
			t.Errorf("%s became %s, which is none", x.Name, x.Now)
		}
	}
}

func TestRegionByName(t *testing.T) {
	r := testRegions(t)
	for _, c := range []struct {
		name  string
		count int
		first string
	}{
		{"郑州市", 1, "410100"}, {"郑州", 1, "410100"}, {"河南省", 1, "410000"}, {"登封市", 1, "410185"}, {"鼓楼区", 4, "320106"},
		{"清苑县", 1, "130622"}, {"襄樊市", 1, "420600"}, {"襄樊", 1, "420600"}, {"莱芜市", 1, "371200"}, {"思茅市", 1, "530800"},
		{"阿坝州", 1, "513200"}, {"锡林郭勒盟", 1, "152500"}, {"内蒙古", 1, "150000"}, {"济源市", 1, "419001"}, {"许昌县", 1, "411023"},
		{"威宁县", 1, "520526"}, {"神农架林区", 1, "429021"}, {"万盛区", 1, "500110"}, {"无此县", 0, ""}, {"", 0, ""},
	} {
		got := r.ByName(c.name)
		if len(got) != c.count || c.count > 0 && got[0].Code != c.first {
			t.Errorf("ByName(%s) = %v, want %d, first %s", c.name, got, c.count, c.first)
		}
	}
}

func TestRegionPrefix(t *testing.T) {
	r := testRegions(t)
	for _, c := range []struct{ text, name, code, now string }{
		{"郑州市人民政府办公厅", "郑州市", "410100", ""}, {"贵州省2026年政府工作报告", "贵州省", "520000", ""}, {"山东加快数字化", "山东省", "370000", ""},
		{"许昌市产业集聚区", "许昌市", "411000", ""}, {"登封市制造业", "登封市", "410185", ""}, {"河南省郑州市登封市大冶镇", "登封市", "410185", ""},
		{"河北省清苑县国民经济", "清苑县", "130622", "130608"}, {"清苑县人民政府", "清苑县", "130622", "130608"}, {"河北保定市清苑区", "清苑区", "130608", ""},
		{"福州市鼓楼区", "鼓楼区", "350102", ""}, {"江苏省徐州市鼓楼区", "鼓楼区", "320302", ""}, {"鼓楼区人民政府", "鼓楼区", "", ""},
		{"吉林省吉林市", "吉林市", "220200", ""}, {"吉林市人民政府", "吉林市", "220200", ""}, {"吉林经济", "吉林省", "220000", ""},
		{"济南市中区", "市中区", "370103", ""}, {"济南市市中区", "市中区", "370103", ""}, {"济南市人民政府", "济南市", "370100", ""},
		{"襄樊市人民政府", "襄樊市", "420600", "420600"}, {"湖北省襄樊市襄阳区", "襄阳区", "420607", "420607"}, {"贵州省毕节地区大方县", "大方县", "520521", ""},
		{"铜仁市人民政府", "铜仁市", "520600", ""}, {"阿坝藏族羌族自治州数据", "阿坝藏族羌族自治州", "513200", ""}, {"阿坝州政务", "阿坝藏族羌族自治州", "513200", ""},
		{"四川省阿坝州马尔康县", "马尔康县", "513229", "513201"}, {"锡林郭勒盟行政公署", "锡林郭勒盟", "152500", ""}, {"广西壮族自治区人民政府", "广西壮族自治区", "450000", ""},
		{"重庆市开县人民政府", "开县", "500234", "500154"}, {"北京市崇文区", "崇文区", "110103", "110101"}, {"黑龙江省齐齐哈尔市", "齐齐哈尔市", "230200", ""},
		{"山西省阳泉市城区", "城区", "140302", ""}, {"海南省海口市", "海口市", "460100", ""}, {"西安市长安区", "长安区", "610116", ""},
		{"威宁县人民政府", "威宁彝族回族苗族自治县", "520526", ""}, {"攀枝花市米易县", "米易县", "510421", ""}, {"新疆伊犁州", "伊犁哈萨克自治州", "654000", ""},
	} {
		got, n, ok := r.Prefix([]rune(c.text))
		if !ok || got.Name != c.name || got.Code != c.code || got.Now != c.now || n > len([]rune(c.text)) {
			t.Errorf("Prefix(%s) = %+v %d %v, want %s %s %s", c.text, got, n, ok, c.name, c.code, c.now)
		}
	}
	for _, text := range []string{"", "2018年许昌市", "关于印发", "城区集中供热普及率", "来宾登记", "阿里云", "数字山东", "公安局", "新兴产业", "市人民政府"} {
		if got, n, ok := r.Prefix([]rune(text)); ok {
			t.Errorf("Prefix(%s) = %v %d", text, got, n)
		}
	}
	for text, want := range map[string]int{"郑州市人民政府": 3, "河北省清苑县人民": 6, "河南登封": 2, "山东省济南市中区": 8} {
		if _, n, _ := r.Prefix([]rune(text)); n != want {
			t.Errorf("Prefix(%s) takes %d, want %d", text, n, want)
		}
	}
}

func TestBrokenRegions(t *testing.T) {
	text := strings.ReplaceAll(`# head
code name short level parent former
410000 河南省 河南 province - -
410100 郑州市 郑州 province 410000 -
410100 郑州市 郑州 prefecture 990000 -
41018 登封市 - county 410100 -
130608 清苑区 - county 410100 清苑县@13062
410185
`, " ", "\t")
	want := `regions.tsv:8: 1 cells, want 6
regions.tsv:4: level of 410100 is "province", want prefecture
regions.tsv:5: 410100 stands twice
regions.tsv:5: no region above has code "990000"
regions.tsv:6: code "41018" is not six digits
regions.tsv:7: 130608 does not stand in order after 41018
regions.tsv:7: former name "清苑县@13062" is not name or name@code`
	got := broken("regions.tsv", strings.ReplaceAll(text, "-", ""), func(fsys fstest.MapFS, ps *Problems) { loadRegions(fsys, ps) })
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkLoadRegions(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		testRegions(b)
	}
}

func BenchmarkIndexRegions(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		testRegions(b).ByName("郑州市")
	}
}

func BenchmarkRegionPrefix(b *testing.B) {
	r, text := testRegions(b), []rune("河北省保定市清苑县人民政府办公室")
	b.ReportAllocs()
	for b.Loop() {
		r.Prefix(text)
	}
}
