package read

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mubiao/mubiao/corpus"
)

// fileOf is a file's bytes on their way to a reader, in limits that tests run into quickly.
func fileOf(data string) *file {
	return &file{budget: small(), path: "test", data: []byte(data)}
}

// pageOf reads a web page.
func pageOf(t *testing.T, page string) *corpus.Source {
	t.Helper()
	src, err := fileOf(page).html()
	checkSource(t, src, err)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestHTMLText(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"paragraphs":              {"<p>　　一、目标</p><p>新增就业5万人。</p>", "　　一、目标\n新增就业5万人。\n"},
		"line breaks":             {"一、目标<br>新增就业5万人。<br/>二、措施", "一、目标\n新增就业5万人。\n二、措施\n"},
		"div in div":              {"<div><div>一、目标</div><div><div>新增就业<span>5</span>万人。</div></div></div>", "一、目标\n新增就业5万人。\n"},
		"blanks":                  {"<p>新增就业\n   5万人，  GDP 增长\n8%，a\nb。</p>", "新增就业 5万人， GDP 增长 8%，a b。\n"},
		"a footnote's mark":       {"<p>培育企业<sup>1</sup>200家<sup>[2]</sup>，引进<sup>①</sup>30家<a href='#n3'>[3]</a>。</p>", "培育企业200家，引进30家。\n"},
		"a mark between numbers":  {"<p>34<sup>1</sup>500家</p>", "34 500家\n"},
		"an exponent":             {"<p>绿地300万m<sup>2</sup>，库容5亿m<sup>3</sup>，10<sup>8</sup>千瓦时，PM<sub>2.5</sub>。</p>", "绿地300万m²，库容5亿m³，10⁸千瓦时，PM2.5。\n"},
		"what is not shown":       {"<p>甲。<script>5家</script><style>p{}</style><!-- 6家 --><span style='display: none'>7家</span><del>8家</del></p>", "甲。\n"},
		"numbers that are drawn":  {"<ol start=3><li>建成8家。</li><li>引进9家。</li></ol><ul><li>培育7家。</li></ul>", "3.建成8家。\n4.引进9家。\n培育7家。\n"},
		"entities":                {"<p>增长&ge;8&#37;，A&amp;B，&#x4e09;家&nbsp;。</p>", "增长≥8%，A&B，三家\u00a0。\n"},
		"lines kept":              {"<pre>一、目标\n  新增就业5万人。</pre>", "一、目标\n  新增就业5万人。\n"},
		"a table of places":       {"<table><tr><td><p>一、目标。</p><p>新增5万人。</p><p>增长8%。</p><p>完成。</p></td></tr></table>", "一、目标。\n新增5万人。\n增长8%。\n完成。\n"},
		"a table in a table":      {"<table><tr><td>左</td><td><table><tr><td>指标</td><td>值</td></tr><tr><td>就业</td><td>5</td></tr></table></td></tr></table>", "左\n指标\t值\n就业\t5\n"},
		"cells that span":         {"<table><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr><tr><td>2024</td><td>2025</td></tr><tr><td>就业</td><td>5</td><td>6</td></tr></table>", "指标\t目标\t\n\t2024\t2025\n就业\t5\t6\n"},
		"no room for such a cell": {"<table><tr><td colspan=1000000000 rowspan=1000000000>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>", "甲\t乙\t\n\t丙\t丁\n"},
	} {
		if got := pageOf(t, "<html><body>"+c.page+"</body></html>").Text; got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// portal is a page as the sites of governments are built: the notice between navigation, a table of fields, buttons, links
// and a foot.
const portal = `<!DOCTYPE html><html><head><title>关于印发就业工作方案的通知_某市人民政府</title>
<meta name="ArticleTitle" content="关于印发就业工作方案的通知"><meta name="PubDate" content="2023-03-08 10:00"><meta name="ContentSource" content="某市人力资源和社会保障局">
<style>.a{}</style><script>var n="新增就业99万人。";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; 政策文件</div>
<div class="xxgk"><table><tr><td>索 引 号：</td><td>A001-2023-0007</td><td>发文机关：</td><td>某市人民政府办公室</td></tr>
<tr><td>成文日期：</td><td>2023年3月6日</td><td>发文字号：</td><td>某政办〔2023〕7号</td></tr></table></div>
<h1>关于印发就业工作方案的通知</h1><div class="info"><span>来源：某市人社局</span><span>浏览次数：<b>88</b></span><span>【字体：大 中 小】</span></div>
<form><div id="zoom" class="content"><p style="text-indent:2em">各县（市、区）人民政府：</p>
<p style="text-indent:2em">2023年，全市城镇新增就业5万人，城镇登记失业率控制在4%以内。</p>
<table border=1><tr><td>县区</td><td>新增就业（人）</td></tr><tr><td>甲县</td><td>12000</td></tr><tr><td>乙县</td><td>8000</td></tr></table>
<p align="right">2023年3月6日</p></div></form>
<div class="share">分享到：<a>微信</a><a>微博</a></div><p>【打印本页】 【关闭窗口】</p>
<div class="xgwj"><h3>相关文件</h3><ul><li><a href="/1">某市2022年新增就业6万人，完成任务。</a></li><li><a href="/2">关于开展检查的通知</a></li><li><a href="/3">就业政策问答</a></li></ul></div>
<div class="footer"><p>版权所有：某市人民政府办公室。网站标识码：4100000000</p><p>建议使用1024×768分辨率浏览器，效果最佳。</p></div></body></html>`

func TestHTMLPage(t *testing.T) {
	src := pageOf(t, portal)
	want := "关于印发就业工作方案的通知\n各县（市、区）人民政府：\n2023年，全市城镇新增就业5万人，城镇登记失业率控制在4%以内。\n县区\t新增就业（人）\n甲县\t12000\n乙县\t8000\n2023年3月6日\n"
	if src.Text != want || len(src.Tables) != 1 {
		t.Errorf("got %s with %d tables\nwant %s", src.Text, len(src.Tables), want)
	}
	d := corpus.New(src)
	if d.Issuer != "某市人民政府办公室" || d.Number != "某政办〔2023〕7号" || d.Issued != "2023-03-06" || d.Published != "2023-03-08" || d.Title == "" {
		t.Errorf("head %+v", d.Head)
	}
}

// TestHTMLTraces wants the text of a page whose notice stands in two boxes, and of one that is nothing but a table.
func TestHTMLTraces(t *testing.T) {
	two := pageOf(t, "<body><div class=nav><a>首页</a></div><div><div>一、目标。新增5万人。</div><div>二、措施。培育9家。</div></div><div class=footer>版权所有。</div></body>").Text
	if two != "一、目标。新增5万人。\n二、措施。培育9家。\n" {
		t.Errorf("two boxes: %q", two)
	}
	table := pageOf(t, "<body><ul><li><a>首页</a></li><li><a>新闻</a></li><li><a>公开</a></li></ul><table><tr><td>指标</td><td>2025年</td></tr><tr><td>就业</td><td>5</td></tr></table></body>").Text
	if table != "指标\t2025年\n就业\t5\n" {
		t.Errorf("a table: %q", table)
	}
}

// TestHTMLOld wants the text of a page that is laid out by a table, as old sites are: its menu, its notice with line breaks.
func TestHTMLOld(t *testing.T) {
	const notice = "一、目标。<br>1.新增就业5万人。<br>2.增长8%。<br>二、措施。<br>培育9家。<br>三、保障。<br>加强领导。<br>"
	src := pageOf(t, `<body><table><tr><td colspan=2>某县政府网站欢迎您</td></tr><tr><td><a>首页</a><br><a>新闻</a><br><a>公开</a></td><td id=content>`+notice+
		`</td></tr><tr><td colspan=2>版权所有：某县政府。</td></tr></table></body>`)
	if want := "一、目标。\n1.新增就业5万人。\n2.增长8%。\n二、措施。\n培育9家。\n三、保障。\n加强领导。\n"; src.Text != want || len(src.Tables) > 0 {
		t.Errorf("got %q with %d tables", src.Text, len(src.Tables))
	}
}

// TestHTMLCharset wants a page's encoding told by its bytes, whatever its label says.
func TestHTMLCharset(t *testing.T) {
	const body = "<p>到2025年，全市规模以上工业增加值年均增长7.3%。</p></body></html>"
	gbk := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, page := range map[string]string{
		"gbk that says utf-8":    gbk(`<html><head><meta charset="utf-8"></head><body>` + body),
		"utf-8 that says gb2312": `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>` + body,
		"gbk without a label":    gbk("<html><body>" + body),
	} {
		if src := pageOf(t, page); src.Text != "到2025年，全市规模以上工业增加值年均增长7.3%。\n" {
			t.Errorf("%s: %q (%s)", name, src.Text, src.Encoding)
		}
	}
}

func TestHTMLRefused(t *testing.T) {
	for name, c := range map[string]struct{ page, code string }{
		"nested without end": {"<body><p>增长8%。</p>" + strings.Repeat("<div>", 100000) + "</body>", TooDeep},
		"nothing shown":      {"<html><body><script>x</script></body></html>", "empty"},
	} {
		src, err := fileOf(c.page).html()
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
			t.Errorf("%s: got %v, want %s", name, err, c.code)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(portal))
	seed(f, "html-broken*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := fileOf(string(data)).html()
		checkSource(t, src, err)
	})
}

func FuzzMail(f *testing.F) {
	seed(f, "mht*-*")
	seed(f, "eml-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := fileOf(string(data)).mhtml()
		checkSource(t, src, err)
		readAll(t, data)
	})
}
