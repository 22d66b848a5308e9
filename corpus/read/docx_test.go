package read

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

const (
	wSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:odd="urn:odd"`
	wRelationship = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// zipOf is a zip file of parts, given as name and content by turns.
func zipOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func relsOf(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+1 < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="r` + pairs[i] + `" Type="` + wRelationship + pairs[i] + `" Target="` + pairs[i+1] + `"/>`)
	}
	return b.String() + `</Relationships>`
}

// docxOf is a document of a body and of what its parts hold within their roots: styles, numbering, footnotes, endnotes.
func docxOf(t testing.TB, body string, parts ...string) []byte {
	all := []string{"_rels/.rels", relsOf("officeDocument", "word/document.xml"),
		"word/document.xml", `<w:document ` + wSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`}
	var links []string
	for i := 0; i+1 < len(parts); i += 2 {
		links = append(links, parts[i], parts[i]+".xml")
		all = append(all, "word/"+parts[i]+".xml", `<w:`+parts[i]+` `+wSpaces+`>`+parts[i+1]+`</w:`+parts[i]+`>`)
	}
	return zipOf(t, append(all, "word/_rels/document.xml.rels", relsOf(links...))...)
}

func readDocx(t testing.TB, data []byte) (*corpus.Source, error) {
	t.Helper()
	return (&file{budget: &budget{Limits: Default()}, data: data}).docx()
}

// docxLine is a document's text on one line, with / for line ends and | for tabs.
func docxLine(t *testing.T, data []byte) string {
	t.Helper()
	src, err := readDocx(t, data)
	checkSource(t, src, err)
	if err != nil {
		return err.Error()
	}
	return strings.NewReplacer("\n", "/", "\t", "|").Replace(strings.TrimRight(src.Text, "\n"))
}

// wRun and wPara write w:r and w:p around text, with properties before it.
func wRun(text string, props ...string) string {
	return `<w:r><w:rPr>` + strings.Join(props, "") + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func wPara(content string, props ...string) string {
	return `<w:p><w:pPr>` + strings.Join(props, "") + `</w:pPr>` + content + `</w:p>`
}

const (
	wRaised     = `<w:vertAlign w:val="superscript"/>`
	wBegin      = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	wSeparate   = `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	wEnd        = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	wMarkGone   = `<w:rPr><w:del w:id="1"/></w:rPr>`
	wMarkHidden = `<w:rPr><w:vanish/></w:rPr>`
)

func wCode(text string) string {
	return `<w:r><w:instrText xml:space="preserve">` + text + `</w:instrText></w:r>`
}

func wBox(text string) string { return `<w:txbxContent>` + wPara(wRun(text)) + `</w:txbxContent>` }

func TestDOCXText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs", wPara(wRun("总产值") + wRun("达到2") + wRun("00亿元")), "总产值达到200亿元"},
		{"blanks", wPara(`<w:r><w:t> 增长 </w:t><w:t xml:space="preserve"> 8%</w:t></w:r>`), "增长 8%"},
		{"line ends in XML", wPara("<w:r>\n  <w:t xml:space=\"preserve\">A\n B</w:t>\n</w:r>"), "A  B"},
		{"entities", wPara(wRun("R&amp;D &lt;3% &#x2265;5 &#8804;6")), "R&D <3% ≥5 ≤6"},
		{"CDATA", wPara(`<w:r><w:t><![CDATA[R&D]]>经费<!-- 3 -->占2%</w:t></w:r>`), "R&D经费占2%"},
		{"tab", wPara(`<w:r><w:tab/><w:t>目标</w:t><w:tab/><w:t>10</w:t></w:r><w:r><w:tab/><w:t>20</w:t></w:r>`), "目标 10 20"},
		{"breaks", wPara(`<w:r><w:br/><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/></w:r>`) + wPara(wRun("三")), "/一/二/三"},
		{"hyphens", wPara(`<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>8%增</w:t><w:softHyphen/><w:t>长</w:t></w:r>`), "5-8%增长"},
		{"symbols", wPara(`<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t><w:sym w:font="Wingdings" w:char="F082"/><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>`), "≥90%②\uFFFD"},
		{"symbol fonts", wPara(wRun("\uF0B3", `<w:rFonts w:ascii="Symbol"/>`) + wRun("5")), "≥5"},
		{"links", wPara(`<w:hyperlink r:id="x">` + wRun("3家") + `</w:hyperlink><w:smartTag>` + wRun("5家") + `</w:smartTag><w:customXml>` + wRun("6") + `</w:customXml>`), "3家5家6"},
		{"control", `<w:sdt><w:sdtPr/><w:sdtContent>` + wPara(wRun("甲")) + `</w:sdtContent></w:sdt>` + wPara(`<w:sdt><w:sdtContent>`+wRun("乙")+`</w:sdtContent></w:sdt>`), "甲/乙"},
		{"prompt", wPara(wRun("日期") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + wRun("单击此处输入") + `</w:sdtContent></w:sdt>`), "日期"},
		{"hidden", wPara(wRun("2020", `<w:vanish/>`) + wRun("2021", `<w:vanish w:val="0"/>`)), "2021"},
		{"ruby", wPara(`<w:r><w:ruby><w:rubyPr/><w:rt>` + wRun("hàn") + `</w:rt><w:rubyBase>` + wRun("汉") + `</w:rubyBase></w:ruby></w:r>`), "汉"},
		{"unknown elements", wPara(`<w:proofErr/><odd:p>` + wRun("no") + `</odd:p>` + wRun("甲")), "甲"},
		{"header kept out", wPara(wRun("甲"), `<w:sectPr><w:p>`+wRun("no")+`</w:p></w:sectPr>`), "甲"},
		{"initial", wPara(wRun("2"), `<w:framePr w:dropCap="drop"/>`) + wPara(wRun("018年")), "2018年"},
	} {
		if got := docxLine(t, docxOf(t, c.body)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXRaised(t *testing.T) {
	for _, c := range []struct{ before, raised, after, want string }{
		{"达到200家", "1", "以上", "达到200家以上"},
		{"达到200", "1", "家", "达到200家"},
		{"达到200", "[1]", "家", "达到200家"},
		{"企业", "①", "200家", "企业200家"},
		{"5000m", "2", "厂房", "5000m²厂房"},
		{"600km", "2", "", "600km²"},
		{"3万m", "3", "/日", "3万m³/日"},
		{"2×10", "4", "吨", "2×10⁴吨"},
		{"2", "nd", "次", "2nd次"},
		{"25", "0", "C", "25°C"},
		{"", "1", "指规模以上企业", "指规模以上企业"},
		{"", "12", "", "12"},
		{"增长8", "2018年", "", "增长8 2018年"},
		{"截至2020", "1", "15家", "截至2020 15家"},
	} {
		mark := ""
		for _, sign := range c.raised { // one run each, as Word divides them
			mark += wRun(string(sign), wRaised)
		}
		body := wPara(wRun(c.before) + mark + wRun(c.after))
		if got := docxLine(t, docxOf(t, body)); got != c.want {
			t.Errorf("%s^%s: got %q, want %q", c.before, c.raised, got, c.want)
		}
	}
	low := `<w:vertAlign w:val="subscript"/>`
	for body, want := range map[string]string{
		wPara(wRun("CO") + wRun("2", low) + wRun("下降5%")):                "CO2下降5%",
		wPara(wRun("CO") + wRun("2", low) + wRun("15%")):                 "CO2 15%",
		wPara(wRun("引进1") + wRun("2", low) + wRun("0", low) + wRun("家")): "引进1₂₀家",
		wPara(wRun("C") + wRun("1", low) + wRun("0", low)):               "C10",
	} {
		if got := docxLine(t, docxOf(t, body)); got != want {
			t.Errorf("lowered: got %q, want %q", got, want)
		}
	}
	styles := `<w:style w:type="character" w:styleId="base"><w:rPr>` + wRaised + `</w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="mark"><w:basedOn w:val="base"/></w:style>`
	body := wPara(wRun("200") + wRun("1", `<w:rStyle w:val="mark"/>`) + wRun("家"))
	if got := docxLine(t, docxOf(t, body, "styles", styles)); got != "200家" {
		t.Errorf("a style that raises: got %q", got)
	}
}

func TestDOCXFields(t *testing.T) {
	entry := func(text string) string {
		return wRun(text) + wBegin + wCode(" PAGEREF _Toc1 ") + wSeparate + wRun("3") + wEnd
	}
	for _, c := range []struct{ name, body, want string }{
		{"result", wPara(wBegin + wCode(" SEQ 表 ") + wSeparate + wRun("12") + wEnd + wRun("表")), "12表"},
		{"simple", wPara(`<w:fldSimple w:instr=" REF x ">` + wRun("12") + `</w:fldSimple>`), "12"},
		{"nested", wPara(wBegin + wCode(" IF ") + wBegin + wCode("DATE") + wSeparate + wRun("9") + wEnd + wCode(" = 9 ") + wSeparate + wRun("甲") +
			wBegin + wCode("SEQ") + wSeparate + wRun("7") + wEnd + wEnd + wRun("乙")), "甲7乙"},
		{"no result", wPara(wRun("甲") + wBegin + wCode(" XE \"甲\" ") + wEnd + wRun("乙")), "甲乙"},
		{"circle", wPara(wBegin + wCode(` eq \o\ac(○,12)`) + wEnd + wRun("甲") + wBegin + wCode(`EQ \f(1,3)`) + wEnd), "⑫甲1/3"},
		{"contents", wPara(wRun("目　录")) + wPara(wBegin+wCode(` TOC \o "1-3" `)+wSeparate+entry("一、总体要求")) + wPara(entry("二、任务")) +
			wPara(wEnd) + wPara(wRun("一、总体要求")), "一、总体要求"},
		{"note's mark again", wPara(wRun("200") + wBegin + wCode(" NOTEREF n ") + wSeparate + wRun("1") + wEnd + wRun("家")), "200家"},
		{"hidden field", wPara(`<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>` + wCode("TC x") + `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>` + wRun("甲")), "甲"},
		{"deleted field", wPara(`<w:del>` + wBegin + wCode("SEQ") + wSeparate + `<w:r><w:delText>8</w:delText></w:r>` + wEnd + `</w:del>` + wRun("甲")), "甲"},
		{"end without begin", wPara(wEnd + wSeparate + wRun("甲")), "甲"},
	} {
		if got := docxLine(t, docxOf(t, c.body)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXChanges(t *testing.T) {
	gone := `<w:del w:id="2"><w:r><w:delText>30%</w:delText></w:r></w:del>`
	for _, c := range []struct{ name, body, want string }{
		{"words", wPara(wRun("增长") + gone + `<w:ins w:id="1">` + wRun("50%") + `</w:ins>`), "增长50%"},
		{"moved", wPara(`<w:moveFrom>`+wRun("甲")+`</w:moveFrom>`+wRun("乙")) + wPara(`<w:moveTo>`+wRun("甲")+`</w:moveTo>`), "乙/甲"},
		{"inserted in deleted", wPara(wRun("甲") + `<w:ins><w:del><w:r><w:t>乙</w:t></w:r></w:del></w:ins>`), "甲"},
		{"end", wPara(wRun("力争达到2"), wMarkGone) + wPara(wRun("00家")), "力争达到200家"},
		{"whole paragraph", wPara(wRun("甲")) + wPara(gone, wMarkGone) + wPara(wRun("乙")), "甲/乙"},
		{"moved paragraph", wPara(`<w:moveFrom>`+wRun("甲")+`</w:moveFrom>`, `<w:rPr><w:moveFrom/></w:rPr>`) + wPara(wRun("乙")), "乙"},
		{"three", wPara(wRun("1"), wMarkGone) + wPara(wRun("2"), wMarkGone) + wPara(wRun("3")), "123"},
		{"last end", wPara(wRun("甲"), wMarkGone), "甲"},
		{"before a table", wPara(wRun("甲"), wMarkGone) + `<w:tbl><w:tr><w:tc>` + wPara(wRun("1")) + `</w:tc><w:tc>` + wPara(wRun("2")) + `</w:tc></w:tr></w:tbl>`, "甲/1|2"},
		{"inserted paragraph", wPara(`<w:ins>`+wRun("甲")+`</w:ins>`, `<w:rPr><w:ins w:id="1"/></w:rPr>`) + wPara(wRun("乙")), "甲/乙"},
		{"hidden paragraph", wPara(wRun("甲", `<w:vanish/>`), wMarkHidden) + wPara(wRun("乙")), "乙"},
		{"change of properties", wPara(wRun("甲", `<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>`), `<w:pPrChange><w:pPr>`+wMarkGone+`</w:pPr></w:pPrChange>`) + wPara(wRun("乙")), "甲/乙"},
	} {
		if got := docxLine(t, docxOf(t, c.body)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXAside(t *testing.T) {
	alternate := func(first, second string) string {
		return `<mc:AlternateContent><mc:Choice Requires="` + first + `"><w:drawing><wps:txbx>` + wBox("框内") + `</wps:txbx></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:textbox>` + wBox(second) + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"text box", wPara(wRun("甲")+`<w:r>`+alternate("wps", "框内")+`</w:r>`+wRun("乙")) + wPara(wRun("丙")), "甲乙/框内/丙"},
		{"fallback", wPara(`<w:r>` + alternate("odd", "旧框") + `</w:r>`), "旧框"},
		{"paragraphs", `<mc:AlternateContent><mc:Choice Requires="w">` + wPara(wRun("1")) + `</mc:Choice><mc:Fallback>` + wPara(wRun("2")) + `</mc:Fallback></mc:AlternateContent>`, "1"},
		{"deleted box", wPara(wRun("甲") + `<w:del><w:r>` + alternate("wps", "框内") + `</w:r></w:del>`), "甲"},
		{"WordArt", wPara(`<w:r><w:pict><v:shape><v:textpath string="许昌市人民政府文件"/></v:shape></w:pict></w:r>`), "许昌市人民政府文件"},
		{"fraction", wPara(wRun("占") + `<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`), "占1/2"},
		{"power", wPara(`<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>`), "10⁴"},
		{"note between digits", wPara(wRun("2020") + `<w:r><w:footnoteReference w:id="9"/></w:r>` + wRun("15家")), "2020 15家"},
		{"notes", wPara(wRun("200家")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+wRun("以上")+`<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>①</w:t></w:r>`) +
			wPara(wRun("3个")+`<w:r><w:endnoteReference w:id="2"/></w:r>`+`<w:r><w:commentReference w:id="2"/></w:r>`), "200家以上/3个//二/一/尾注"},
	} {
		note := func(kind, id, text string) string {
			return `<w:` + kind + ` w:id="` + id + `">` + wPara(`<w:r><w:footnoteRef/></w:r>`+wRun(text)) + `</w:` + kind + `>`
		}
		data := docxOf(t, c.body, "footnotes", note("footnote", "0", "no")+note("footnote", "1", "一")+note("footnote", "2", "二"),
			"endnotes", note("endnote", "2", "尾注"), "comments", note("comment", "2", "批注"))
		if got := docxLine(t, data); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXPackage(t *testing.T) {
	doc := func(text string) string {
		return `<w:document ` + wSpaces + `><w:body>` + wPara(wRun(text)) + `</w:body></w:document>`
	}
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/doc/main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", "w:", "q:", ":w=", ":q=").Replace(doc("严格"))
	utf16 := append([]byte{0xFF, 0xFE}, func() (b []byte) {
		for _, r := range doc("宽") {
			b = append(b, byte(r), byte(r>>8))
		}
		return b
	}()...)
	for _, c := range []struct {
		name, want string
		parts      []string
	}{
		{"by relationship", "甲", []string{"_rels/.rels", relsOf("officeDocument", "/Docs/d.xml"), "docs/D.xml", doc("甲"), "word/document.xml", doc("乙")}},
		{"by content type", "甲", []string{"[Content_Types].xml", types, "doc/main.xml", doc("甲")}},
		{"by name", "甲", []string{"word\\document.xml", doc("甲")}},
		{"strict", "严格", []string{"word/document.xml", strict}},
		{"UTF-16", "宽", []string{"word/document.xml", string(utf16)}},
		{"byte-order mark", "甲", []string{"word/document.xml", "\uFEFF<?xml version=\"1.0\"?>\n" + doc("甲") + "\n"}},
	} {
		if got := docxLine(t, zipOf(t, c.parts...)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXRefused(t *testing.T) {
	body := func(xml string) []byte {
		return zipOf(t, "word/document.xml", `<w:document `+wSpaces+`><w:body>`+xml+`</w:body></w:document>`)
	}
	whole := docxOf(t, wPara(wRun("甲")))
	wrong := bytes.Replace(zipOf(t, "word/document.xml", "x"), []byte("word/document.xml"), []byte("word/documenT.xmx"), -1)
	crc := bytes.Clone(whole)
	crc[bytes.Index(crc, []byte("PK\x01\x02"))+16] ^= 1
	locked := bytes.Clone(whole)
	for i := 0; i >= 0 && i < len(locked); {
		n := bytes.Index(locked[i:], []byte("PK\x01\x02"))
		if n < 0 {
			break
		}
		locked[i+n+8] |= 1
		i += n + 4
	}
	for _, c := range []struct {
		name, code, about string
		data              []byte
	}{
		{"cut off", Damaged, "cut off", whole[:len(whole)-40]},
		{"no document", Damaged, "word/document.xml", wrong},
		{"missing styles", Damaged, "styles.xml", zipOf(t, "word/document.xml", `<w:document `+wSpaces+`/>`, "word/_rels/document.xml.rels", relsOf("styles", "styles.xml"))},
		{"twice", Damaged, "twice", zipOf(t, "word/document.xml", "<a/>", "word/document.xml", "<b/>")},
		{"sum", Damaged, "checksum", crc},
		{"encrypted", Encrypted, "password", locked},
		{"no Word document", Damaged, "no Word document", zipOf(t, "word/document.xml", "<a/>")},
		{"cut XML", Damaged, "cut off", zipOf(t, "word/document.xml", `<w:document `+wSpaces+`><w:body><w:p>`)},
		{"crossed tags", Damaged, "end tag", body(`<w:p><w:r></w:p></w:r>`)},
		{"unknown entity", Damaged, "entity", body(wPara(wRun("&nbsp;")))},
		{"bad UTF-8", Damaged, "UTF-8", body(wPara(wRun("\xC3\x28")))},
		{"entities", Bomb, "entities", zipOf(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><w:document `+wSpaces+`/>`)},
		{"deep", TooDeep, "deep", body(strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300))},
		{"bomb", Bomb, "100 times", body(strings.Repeat("<w:p/>", 1<<20))},
		{"another file in it", Unsupported, "altChunk", body(`<w:altChunk r:id="a"/>`)},
		{"field without end", Damaged, "field", body(wPara(wBegin + wCode("X") + wRun("30%")))},
		{"empty", "empty", "no text", body(wPara(""))},
		{"pictures only", NoText, "pictures", body(wPara(`<w:r><w:drawing/></w:r>`))},
	} {
		src, err := readDocx(t, c.data)
		checkSource(t, src, err)
		var u *corpus.Unreadable
		if !errors.As(err, &u) || u.Code != c.code || !strings.Contains(u.Message, c.about) {
			t.Errorf("%s: got %v, want %s with %q", c.name, err, c.code, c.about)
		}
	}
}
