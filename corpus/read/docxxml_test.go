package read

import (
	"bytes"
	"encoding/xml"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

func readWordXML(text string) (*corpus.Source, error) {
	return (&file{budget: &budget{Limits: Default()}, data: []byte(text)}).wordXML()
}

func wFlatPart(name, xml string) string {
	return `<pkg:part pkg:name="` + name + `"><pkg:xmlData>` + xml + `</pkg:xmlData></pkg:part>`
}

const word2003 = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"` +
	` xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xml:space="preserve"><w:body><wx:sect>`

func TestWordXML(t *testing.T) {
	flat := `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage" ` + wSpaces + `>` +
		wFlatPart("/_rels/.rels", relsOf("officeDocument", "word/document.xml")) + wFlatPart("/word/_rels/document.xml.rels", relsOf("numbering", "numbering.xml")) +
		wFlatPart("/word/numbering.xml", `<w:numbering>`+wAbstract(1, wLevel(0, "chineseCounting", "%1、"))+wNum(1, 1)+`</w:numbering>`) +
		wFlatPart("/word/document.xml", `<w:document><w:body>`+wItems(1, "00")+`</w:body></w:document>`) + `</pkg:package>`
	drawn := func(text, number string) string {
		return wPara(wRun(text), `<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="`+number+`"/></w:listPr>`)
	}
	change := func(kind, inner string) string {
		return `<aml:annotation aml:id="1" w:type="Word.` + kind + `"><aml:content>` + inner + `</aml:content></aml:annotation>`
	}
	for _, c := range []struct{ name, xml, want string }{
		{"flat package", flat, "一、L0/二、L0"},
		{"numbers as drawn", word2003 + drawn("甲", "一、") + drawn("乙", "\u00B7") + wPara(wRun("丙")) + `</wx:sect></w:body></w:wordDocument>`, "一、甲/•乙/丙"},
		{"changes", word2003 + wPara(wRun("增长")+change("Deletion", `<w:r><w:delText>8%</w:delText></w:r>`)+change("Insertion", wRun("9%"))+`<w:r>`+change("Comment", wPara(wRun("no")))+`</w:r>`) +
			wPara("", `<w:rPr>`+change("Deletion", "")+`</w:rPr>`) + wPara(wRun("乙")) + `</wx:sect></w:body></w:wordDocument>`, "增长9%/乙"},
		{"note", word2003 + wPara(wRun("200家")+`<w:r><w:footnote>`+wPara(wRun("注"))+`</w:footnote></w:r>`+wRun("以上")) + `</wx:sect></w:body></w:wordDocument>`, "200家以上//注"},
		{"merged", word2003 + `<w:tbl>` + wRow(wCell("a", `<w:vmerge w:val="restart"/>`), wCell("b")) + wRow(wCell("", `<w:vmerge/>`), wCell("2")) + `</w:tbl></wx:sect></w:body></w:wordDocument>`, "a|b/|2"},
	} {
		src, err := readWordXML(c.xml)
		checkSource(t, src, err)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := strings.NewReplacer("\n", "/", "\t", "|").Replace(strings.TrimRight(src.Text, "\n")); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	for _, c := range []struct{ code, xml string }{
		{Unsupported, `<html/>`}, {Damaged, word2003}, {Damaged, `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>`}, {Damaged, ``},
	} {
		_, err := readWordXML(c.xml)
		var u *corpus.Unreadable
		if !errors.As(err, &u) || u.Code != c.code {
			t.Errorf("%.40s: got %v, want %s", c.xml, err, c.code)
		}
	}
}

// TestDOCXSamples reads what programs made of the seeds: no line may be lost, doubled or changed.
func TestDOCXSamples(t *testing.T) {
	blanks := strings.NewReplacer(" ", "", "\t", "", "\u3000", "", "\uFEFF", "")
	lines := func(text string) (out []string) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(blanks.Replace(line)); line != "" {
				out = append(out, line)
			}
		}
		return out
	}
	for name, seed := range map[string]string{"docx-libreoffice.docx": "xuchang-2012", "docx-pandoc.docx": "zhengzhou-2018"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "seeds", seed+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		src, err := readDocx(t, sample(t, name))
		checkSource(t, src, err)
		if err != nil {
			t.Fatal(name, err)
		}
		got, want := lines(src.Text), lines(string(text))
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s differs in line %d: %q", name, i+1, got[min(i, len(got)-1)])
				break
			}
		}
	}
}

const noticeText = `关于印发某市2021年产业集聚区建设专项工作方案的通知
某政办〔2021〕12号
各县（市、区）人民政府，市人民政府各部门：
一、总体要求
以习近平新时代中国特色社会主义思想为指导，加快推进产业集聚区建设。
二、发展目标
（一）质量效益
新增规模以上工业企业200家以上，利润总额增长10%以上，新建标准厂房30万m²。
（二）项目建设
1.实施亿元以上项目120个。
2.完成投资500亿元。
力争全年新开工项目60个。
专栏1　重点产业：装备制造产业主营业务收入突破2300亿元。
三、任务分工
附件1
主要指标（单位：亿元）
序号	县（市、区）	主营业务收入	
		2020年	2021年
1	长葛市	1800	2000
2	鄢陵县	300	350
2021年3月5日

规模以上工业企业，指年主营业务收入2000万元以上的企业。
`

func TestDOCXNotice(t *testing.T) {
	src, err := readDocx(t, sample(t, "docx-notice.docx"))
	checkSource(t, src, err)
	if err != nil || src.Text != noticeText {
		t.Errorf("got %v\n%s", err, src.Text)
	}
	src, err = readDocx(t, sample(t, "docx-broken.docx"))
	var u *corpus.Unreadable
	if checkSource(t, src, err); !errors.As(err, &u) || u.Code != Damaged {
		t.Errorf("broken: got %v", err)
	}
}

func FuzzDOCX(f *testing.F) {
	seed(f, "docx-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := (&file{budget: small(), data: data}).docx()
		checkSource(t, src, err)
	})
}

// docxTags are what FuzzDOCXBody builds documents of: elements, and texts where no < stands.
var docxTags = []string{`<w:p`, `<w:pPr`, `<w:rPr`, `<w:r`, `<w:t`, `<w:tbl`, `<w:tr`, `<w:tc`, `<w:tcPr`, `<w:trPr`, `<w:gridSpan w:val="2"`, `<w:gridSpan w:val="99999"`,
	`<w:gridBefore w:val="1"`, `<w:gridAfter w:val="3"`, `<w:vMerge w:val="restart"`, `<w:vMerge`, `<w:hMerge`, `<w:hMerge w:val="restart"`, `<w:cellDel`, `<w:hidden`, `<w:del`, `<w:ins`,
	`<w:moveFrom`, `<w:vanish`, `<w:vertAlign w:val="superscript"`, `<w:fldChar w:fldCharType="begin"`, `<w:fldChar w:fldCharType="separate"`, `<w:fldChar w:fldCharType="end"`,
	`<w:instrText`, `<w:fldSimple w:instr="TOC"`, `<w:fldSimple w:instr="SEQ"`, `<w:sdt`, `<w:sdtContent`, `<w:tab`, `<w:br`, `<w:sym w:font="Symbol" w:char="F0B3"`, `<w:drawing`, `<w:txbxContent`,
	`<mc:AlternateContent`, `<mc:Choice Requires="wps"`, `<mc:Fallback`, `<w:numPr`, `<w:numId w:val="1"`, `<w:numId w:val="2"`, `<w:ilvl w:val="1"`, `<w:ilvl w:val="8"`, `<w:pStyle w:val="h1"`,
	`<w:framePr w:dropCap="drop"`, `<w:footnoteReference w:id="1"`, `<w:footnote`, `<m:oMath`, `<m:sSup`, `<m:sup`, `<m:den`, `<m:t`, `<v:textpath string="x"`, `<aml:annotation w:type="Word.Deletion"`,
	`<aml:content`, `1`, `2`, `甲`, ` `, `[1]`, `m`, `EQ \o\ac(○,3)`, `TOC`, `目录`}

// wBuilt is XML of docxTags as a fuzzer's bytes choose them: always well-formed, never as Word would write it. A byte that
// names no tag ends an element.
func wBuilt(ops []byte) string {
	var b strings.Builder
	var open []string
	wEnd := func() {
		b.WriteString("</" + open[len(open)-1] + ">")
		open = open[:len(open)-1]
	}
	for _, op := range ops[:min(len(ops), 4000)] {
		switch {
		case int(op) >= len(docxTags) && len(open) > 0:
			wEnd()
		case int(op) >= len(docxTags):
		case docxTags[op][0] == '<':
			b.WriteString(docxTags[op] + ">")
			name, _, _ := strings.Cut(docxTags[op][1:], " ")
			open = append(open, name)
		default:
			b.WriteString(docxTags[op])
		}
	}
	for len(open) > 0 {
		wEnd()
	}
	return b.String()
}

// FuzzDOCXBody reads bodies that no program would write, in each of the three dresses of Word's XML.
func FuzzDOCXBody(f *testing.F) {
	const up = 255
	f.Add([]byte{0, 3, 4, 58, up, up, 3, 2, 24, up, up, 4, 59, up, up, up, 5, 6, 7, 8, 14, up, up, 0, 3, 4, 60, up, up, up, up, up, up})
	f.Add([]byte{0, 1, 41, 42, up, 44, up, up, 2, 20, up, up, up, 3, 25, up, 28, 65, up, 26, up, 4, 58, up, 27, up, up, up})
	f.Add([]byte{0, 3, 38, 39, 36, 37, 0, 3, 4, 60, up, up, up, up, up, up, up, 40, up, up, up, 50, 51, 54, 58, up, 52, 54, 59})
	lists := `<w:n>` + wAbstract(1, wLevel(0, "chineseCounting", "%1、"), wLevel(1, "decimal", "%1.%2", `<w:isLgl/>`), wLevel(8, "bullet", "")) + wNum(1, 1) + wNum(2, 1, wStartAt(0, 3)) +
		wStyle("h1", `<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`) + `<w:footnote w:id="1">` + wPara(wRun("注")) + `</w:footnote></w:n>`
	f.Fuzz(func(t *testing.T, ops []byte) {
		body := wBuilt(ops)
		src, err := readWordXML(word2003 + body + `</wx:sect></w:body></w:wordDocument>`)
		checkSource(t, src, err)
		flat := `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" ` + wSpaces + `>` +
			wFlatPart("/word/_rels/document.xml.rels", relsOf("numbering", "n.xml", "styles", "s.xml", "footnotes", "f.xml")) +
			wFlatPart("/word/n.xml", lists) + wFlatPart("/word/s.xml", lists) + wFlatPart("/word/f.xml", lists) +
			wFlatPart("/word/document.xml", `<w:document><w:body>`+body+`</w:body></w:document>`) + `</pkg:package>`
		src, err = readWordXML(flat)
		checkSource(t, src, err)
	})
}

// FuzzMarkup holds the reader of XML against encoding/xml: what that accepts, this reads the same.
func FuzzMarkup(f *testing.F) {
	f.Add(`<?xml version="1.0"?><a xmlns:w="x" b='1'><!-- c --><w:t>x &amp; &#x4E00;<![CDATA[<y>]]></w:t><w:p/></a>`)
	f.Add(`<w:document ` + wSpaces + `><w:body>` + wPara(wRun("甲")) + `</w:body></w:document>`)
	f.Fuzz(func(t *testing.T, text string) {
		want, err := stdTokens(text)
		if err != nil || strings.Contains(text, "<!DOCTYPE") || strings.Contains(text, "\r") {
			return
		}
		m, err := newMarkup([]byte(text), "x", 1<<20)
		if err != nil {
			return
		}
		var got []string
		for m.err == nil {
			switch m.next() {
			case atTag:
				got = append(got, "<"+m.element.name)
			case atEndTag:
				got = append(got, ">")
			case atChars:
				got = append(got, m.chars)
			case atEnd:
				if m.err == nil && strings.Join(got, "") != want {
					t.Fatalf("%q: got %q, want %q", text, strings.Join(got, ""), want)
				} else if m.err != nil && !strings.Contains(text, "<!") {
					t.Fatalf("%q: %v, want %q", text, m.err, want)
				}
				return
			}
		}
	})
}

func stdTokens(text string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	var b bytes.Buffer
	for {
		token, err := d.Token()
		if token == nil {
			if err.Error() == "EOF" {
				err = nil
			}
			return b.String(), err
		}
		switch token := token.(type) {
		case xml.StartElement:
			b.WriteString("<" + token.Name.Local)
		case xml.EndElement:
			b.WriteString(">")
		case xml.CharData:
			b.Write(token)
		}
	}
}

func BenchmarkDOCX(b *testing.B) {
	for _, name := range []string{"docx-libreoffice.docx", "docx-pandoc.docx", "docx-notice.docx"} {
		data := sample(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := readDocx(b, data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
		})
	}
}
