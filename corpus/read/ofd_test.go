package read

import (
	"math"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

func TestOFDSamples(t *testing.T) {
	for name, want := range map[string][]string{
		"ofd-xuchang.ofd": {"许昌市产业集聚区发展联席会议办公室文件\n", "对全市规模以上工业增加值的增长贡献率保持在90%左右。\n",
			"质量效益。智能制造普及率大幅提高，全员劳动生产率达到了22万元/人·年；规模以上工业企业主营业务收入增长10%以上，利润总额力争突破400亿元", "\n附件：重点工作部门分工"},
		"ofd-zhengzhou.ofd": {"力争每个省级产业集聚区至少新引进1~2家10亿元以上、具有国际竞争力的知名品牌或龙头企业,", "\n2018年郑州市产业集聚区建设专项工作方案\n"},
	} {
		src, err := theFile(sample(t, name)).ofd()
		checkSource(t, src, err)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, w := range want {
			if !strings.Contains(src.Text, w) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
		if strings.Contains(src.Text, "— 1 —") || strings.Contains(src.Text, "— 2 —") {
			t.Errorf("%s has page numbers", name)
		}
	}
	src, _ := theFile(sample(t, "ofd-xuchang.ofd")).ofd()
	for _, row := range []string{"2|加快绿色化改造|市工业和信息化委|市发展改革委、环保局|", "1|大力推进智能制造|市工业和信息化委|市发展改革委、财政局|"} {
		if got := grids(src); !strings.Contains(got, row) {
			t.Errorf("no row %s in\n%s", row, got)
		}
	}
	_, err := theFile(sample(t, "ofd-broken.ofd")).ofd()
	checkSource(t, nil, err)
}

// ofdOf is an OFD file with one page.
func ofdOf(tb testing.TB, content string, more ...string) []byte {
	return partsOf(tb, append([]string{
		"OFD.xml", `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
		"Doc_0/Document.xml", `<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><TemplatePage ID="7" BaseLoc="T.xml"/></CommonData>` +
			`<Pages><Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></Pages></Document>`,
		"Doc_0/Pages/Page_0/Content.xml", content}, more...)...)
}

func TestOFDText(t *testing.T) {
	object := func(attrs, codes string) string {
		return `<Page><Content><Layer><TextObject Boundary="30 40 150 8" Size="5" ` + attrs + `>` + codes + `</TextObject></Layer></Content></Page>`
	}
	for in, want := range map[string]string{
		object(``, `<TextCode X="0" Y="4.4" DeltaX="g 3 5">增加值达</TextCode><TextCode X="20" DeltaX="2.5 2.5 2.5">1234</TextCode>`):                                                                    "增加值达1234",
		object(``, `<TextCode X="0" Y="4.4" DeltaX="5 5">一二三</TextCode><TextCode X="15" Y="12.4" DeltaX="5 5">四五六</TextCode>`):                                                                       "一二三\n四五六",
		object(``, `<TextCode X="0" Y="4.4">增长8%</TextCode>`):                                                                                                                                        "增长8%",
		object(``, `<TextCode X="0" Y="4.4" DeltaX="0 0" DeltaY="8 8">甲乙丙</TextCode>`):                                                                                                               "甲\n乙\n丙",
		object(`CTM="0.5 0 0 0.5 0 0"`, `<TextCode X="0" Y="8.8" DeltaX="10">半大</TextCode>`):                                                                                                         "半大",
		object(`Visible="false"`, `<TextCode X="0" Y="4.4">不显示</TextCode>`):                                                                                                                          "",
		object(`CTM="0.7 0.7 -0.7 0.7 0 0"`, `<TextCode X="0" Y="4.4">水印</TextCode>`):                                                                                                                "",
		`<Page><Template TemplateID="7"/><Content><Layer><PageBlock><TextObject Boundary="30 60 9 9" Size="5"><TextCode X="0" Y="5">正文</TextCode></TextObject></PageBlock></Layer></Content></Page>`: "某市文件\n正文",
		`<Page><Content><Layer><ImageObject Boundary="0 0 1 1"/></Layer></Content></Page>`:                                                                                                           "",
	} {
		data := ofdOf(t, in, "Doc_0/T.xml", `<Page><Content><Layer><TextObject Boundary="30 20 99 12" Size="9"><TextCode X="0" Y="8">某市文件</TextCode></TextObject></Layer></Content></Page>`)
		src, err := theFile(data).ofd()
		checkSource(t, src, err)
		if want == "" && err != nil {
			continue
		}
		if err != nil || strings.TrimSpace(src.Text) != want {
			t.Errorf("%s: %+v %v, want %q", in, src, err, want)
		}
	}
}

func TestOFDRefuses(t *testing.T) {
	page := `<Page><Content/></Page>`
	for _, c := range []struct {
		code string
		data []byte
	}{
		{Encrypted, ofdOf(t, page, "Encryptions.xml", "")},
		{Encrypted, partsOf(t, "OFD.xml", `<OFD><DocBody><Encryption/><DocRoot>d.xml</DocRoot></DocBody></OFD>`)},
		{Damaged, partsOf(t, "OFD.xml", `<OFD/>`)},
		{Damaged, partsOf(t, "OFD.xml", `<OFD><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>`)},
		{NoText, ofdOf(t, page)},
		{TooDeep, ofdOf(t, strings.Repeat("<a>", 300))},
	} {
		src, err := theFile(c.data).ofd()
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
			t.Errorf("got %v, want %s", err, c.code)
		}
	}
}

func TestOFDDeltas(t *testing.T) {
	for in, want := range map[string][]float64{
		"": nil, "1 2.5": {1, 2.5}, "g 3 2 1": {2, 2, 2, 1}, "1 g 2 5": {1, 5, 5}, "g 999999999 1": {1, 1, 1, 1, 1, 1}, "x": nil, "g 2": nil, "1 NaN": {1}, "g -1 2": nil,
	} {
		got := ofdDeltas(in, 6)
		if len(got) != len(want) {
			t.Errorf("%q: %v, want %v", in, got, want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-want[i]) > 1e-9 {
				t.Errorf("%q: %v, want %v", in, got, want)
			}
		}
	}
}

func FuzzOFD(f *testing.F) { // a page's part
	for _, name := range []string{"ofd-xuchang.ofd", "ofd-zhengzhou.ofd"} {
		p, err := theFile(sample(f, name)).openPackage(".ofd")
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range []string{"Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_9/Content.xml"} {
			if m, err := p.part(part); err == nil {
				f.Add([]byte(m.text))
			}
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		src, err := (&file{budget: small(), data: ofdOf(t, string(content))}).ofd()
		checkSource(t, src, err)
	})
}
