package lexicon

import "testing"

func TestRegionToday(t *testing.T) {
	r := testRegions(t)
	for _, c := range []struct{ code, name, want string }{
		{"410100", "郑州市", "410100 郑州市"}, {"410185", "登封市", "410185 登封市"}, {"410185", "", "410185 登封市"}, {"110228", "密云县", "110118 密云区"}, {"110228", "", "110118 密云区"},
		{"110103", "崇文区", "110101 东城区"}, {"120107", "塘沽区", "120116 滨海新区"}, {"130622", "清苑县", "130608 清苑区"},
		{"130503", "桥西区", "130503 信都区"}, // a former name with its code of today
		{"000000", "全国", "000000 全国"}, {"", "全国", "000000 全国"}, {"", "某某新区", ""}, {"999999", "某某新区", ""}, {"", "", ""},
	} {
		got, ok := r.Today(c.code, c.name)
		if text := got.Code + " " + got.Name; ok != (c.want != "") || ok && text != c.want {
			t.Errorf("Today(%s, %s) = %s %v, want %s", c.code, c.name, text, ok, c.want)
		}
	}
}

// TestEveryFormerRegion wants each former region to be one of today.
func TestEveryFormerRegion(t *testing.T) {
	r := testRegions(t)
	for _, f := range r.former {
		if now, ok := r.Today(f.Code, f.Name); !ok || now.Code != f.Now && now.Name != f.Name {
			t.Errorf("%s %s is %s %s %v today, want %s", f.Code, f.Name, now.Code, now.Name, ok, f.Now)
		}
	}
}

func TestRegionList(t *testing.T) {
	r := testRegions(t)
	for _, c := range []struct {
		level string
		codes []string
		n     int
		first string
	}{
		{"province", nil, 34, "北京市"}, {"prefecture", []string{"41"}, 17, "郑州市"}, {"county", []string{"4101"}, 12, "中原区"}, {"county", []string{"110118"}, 1, "密云区"}, {"nation", nil, 0, ""},
	} {
		got := r.List(c.level, c.codes)
		if len(got) != c.n || c.n > 0 && got[0].Name != c.first {
			t.Errorf("List(%s, %s) has %d, first %v, want %d, first %s", c.level, c.codes, len(got), got[:min(1, len(got))], c.n, c.first)
		}
	}
}

func TestWholeRegion(t *testing.T) {
	city, province := Region{Name: "郑州市", Level: "prefecture"}, Region{Name: "河南省", Level: "province"}
	for _, c := range []struct {
		region Region
		scope  string
		want   bool
	}{
		{city, "", true}, {city, "全市", true}, {city, "我市", true}, {city, "郑州市", true}, {city, "全省", false}, {city, "全国", false}, {city, "市区", false}, {city, "产业集聚区", false},
		{province, "全省", true}, {province, "我省", true}, {province, "全国", false}, {Nation, "全国", true}, {Nation, "我国", true}, {Nation, "全省", false}, {Nation, "全市", false},
	} {
		if got := c.region.Whole(c.scope); got != c.want {
			t.Errorf("%s: Whole(%s) = %v", c.region.Name, c.scope, got)
		}
	}
}

func TestNational(t *testing.T) {
	for _, test := range []struct {
		issuer, title string
		want          bool
	}{
		{"国务院办公厅", "", true}, {"国家能源局", "", true}, {"", "1979年中华人民共和国国务院政府工作报告", true}, {"", "国务院关于印发某规划的通知", true},
		{"", "国家森林城市建设方案", false}, {"市人民政府", "贯彻国务院文件的方案", false}, {"", "", false},
	} {
		if got := National(test.issuer, test.title); got != test.want {
			t.Errorf("%s, %s: %v", test.issuer, test.title, got)
		}
	}
}
