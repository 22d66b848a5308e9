package read

import (
	"fmt"
	"strings"
	"testing"
)

// wLevel is a w:lvl of a number format and its text.
func wLevel(i int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, i, format, text, strings.Join(more, ""))
}

func wAbstract(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func wNum(id, wAbstract int, more ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, wAbstract, strings.Join(more, ""))
}

func wNumPr(id, wLevel int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, wLevel, id)
}

// wItems are paragraphs of a list at levels given as digits, with their level as text.
func wItems(id int, levels string) string {
	var b strings.Builder
	for _, l := range levels {
		b.WriteString(wPara(wRun("L"+string(l)), wNumPr(id, int(l-'0'))))
	}
	return b.String()
}

func wStartAt(wLevel, n int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, wLevel, n)
}

func wStyle(id, more string) string {
	return `<w:style w:type="paragraph" w:styleId="` + id + `">` + more + `</w:style>`
}

func TestDOCXLists(t *testing.T) {
	notice := wAbstract(1, wLevel(0, "chineseCounting", "%1、"), wLevel(1, "chineseCounting", "（%2）"), wLevel(2, "decimal", "%3."), wLevel(3, "decimal", "（%4）"))
	legal := wAbstract(2, wLevel(0, "chineseCounting", "第%1章"), wLevel(1, "decimal", "%1.%2", `<w:isLgl/>`), wLevel(2, "decimal", "%1.%2.%3"))
	plain := wAbstract(3, wLevel(0, "decimal", "%1."))
	restarts := wAbstract(4, wLevel(0, "decimal", "%1、"), wLevel(1, "decimal", "（%2）", `<w:lvlRestart w:val="0"/>`), wLevel(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`))
	lists := notice + legal + plain + restarts + wAbstract(5, wLevel(0, "bullet", "\uF06C"), wLevel(1, "bullet", "-"), wLevel(2, "none", "附")) +
		wAbstract(6, wLevel(0, "decimal", "%1、", `<w:pStyle w:val="h1"/>`), wLevel(1, "decimal", "（%2）", `<w:pStyle w:val="h2"/>`)) +
		wAbstract(7, `<w:numStyleLink w:val="linked"/>`) + wAbstract(8, wLevel(0, "decimal", "[%1]", `<w:rPr><w:vanish/></w:rPr>`)) +
		wNum(1, 1) + wNum(2, 2) + wNum(3, 3) + wNum(4, 3, wStartAt(0, 5)) + wNum(5, 3) + wNum(6, 4) + wNum(7, 5) + wNum(8, 6) + wNum(9, 7) +
		wNum(10, 1) + wNum(11, 8) + wNum(12, 3, `<w:lvlOverride w:ilvl="0">`+wLevel(0, "upperLetter", "%1.")+`</w:lvlOverride>`)
	styles := wStyle("h0", `<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>`) + wStyle("h1", `<w:basedOn w:val="h0"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>`) +
		wStyle("h2", `<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>`) + wStyle("off", `<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`) +
		wStyle("loop", `<w:basedOn w:val="pool"/>`) + wStyle("pool", `<w:basedOn w:val="loop"/>`) +
		`<w:style w:type="numbering" w:styleId="linked"><w:pPr><w:numPr><w:numId w:val="10"/></w:numPr></w:pPr></w:style>`
	styled := func(id string) string { return wPara(wRun("甲"), `<w:pStyle w:val="`+id+`"/>`) }
	for _, c := range []struct{ name, body, want string }{
		{"levels", wItems(1, "01122301"), "一、L0/（一）L1/（二）L1/1.L2/2.L2/（1）L3/二、L0/（一）L1"},
		{"legal", wItems(2, "0112011"), "第一章 L0/1.1 L1/1.2 L1/一.2.1 L2/第二章 L0/2.1 L1/2.2 L1"},
		{"a digit behind 1.", wPara(wRun("5家企业"), wNumPr(3, 0)), "1、5家企业"},
		{"a digit behind 1.1", wItems(2, "0") + wPara(wRun("5家企业"), wNumPr(2, 1)), "第一章 L0/1.1 5家企业"},
		{"a digit behind a bullet", wPara(wRun("5家企业"), wNumPr(7, 0)), "•5家企业"},
		{"start again", wItems(3, "00") + wItems(4, "00") + wItems(3, "0") + wItems(5, "0"), "1.L0/2.L0/5.L0/6.L0/7.L0/8.L0"},
		{"restart", wItems(6, "011212012"), "1、L0/（1）L1/（2）L1/1)L2/（3）L1/2)L2/2、L0/（4）L1/1)L2"},
		{"bullets", wItems(7, "012"), "•L0/•L1/附 L2"},
		{"styles", styled("h1") + styled("h2") + styled("h2") + styled("off") + styled("loop") + styled("h1"), "1、甲/（1）甲/（2）甲/甲/甲/2、甲"},
		{"linked", wItems(9, "01"), "一、L0/（一）L1"},
		{"one definition, two lists", wItems(1, "00") + wItems(10, "0"), "一、L0/二、L0/三、L0"},
		{"own level", wItems(12, "00"), "A.L0/B.L0"},
		{"hidden number", wItems(11, "0"), "L0"},
		{"none", wPara(wRun("甲"), wNumPr(0, 0)) + wPara(wRun("乙"), wNumPr(99, 0)), "甲/乙"},
		{"level without the first", wItems(1, "2"), "1.L2"},
		{"deleted end", wPara(`<w:del><w:r><w:delText>x</w:delText></w:r></w:del>`, wNumPr(1, 0), wMarkGone) + wItems(1, "0"), "一、L0"},
		{"heading joined to text", wPara(wRun("总体要求。"), wNumPr(1, 0), wMarkHidden) + wPara(wRun("全面贯彻")), "一、总体要求。全面贯彻"},
		{"empty", wPara("", wNumPr(1, 0)) + wItems(1, "0"), "二、L0"},
		{"serial numbers in cells", `<w:tbl>` + strings.Repeat(`<w:tr><w:tc>`+wPara("", wNumPr(3, 0))+`</w:tc><w:tc>`+wPara(wRun("甲"), wNumPr(7, 0))+`</w:tc></w:tr>`, 2) + `</w:tbl>`, "1.|甲/2.|甲"},
	} {
		if got := docxLine(t, docxOf(t, c.body, "numbering", lists, "styles", styles)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDOCXNumbers(t *testing.T) {
	for _, c := range []struct{ format, want string }{
		{"decimal", "1 2 10 11 20 105 1110"},
		{"decimalZero", "01 02 10 11 20 105 1110"},
		{"decimalFullWidth", "１ ２ １０ １１ ２０ １０５ １１１０"},
		{"chineseCounting", "一 二 十 十一 二十 一百〇五 一千一百一十"},
		{"chineseCountingThousand", "一 二 十 十一 二十 一百〇五 一千一百一十"},
		{"japaneseCounting", "一 二 十 十一 二十 百五 千百十"},
		{"ideographDigital", "一 二 一〇 一一 二〇 一〇五 一一一〇"},
		{"chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 壹佰零伍 壹仟壹佰壹拾"},
		{"decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 105 1110"},
		{"ideographTraditional", "甲 乙 癸 11 20 105 1110"},
		{"ideographZodiac", "子 丑 酉 戌 20 105 1110"},
		{"upperRoman", "I II X XI XX CV MCX"},
		{"lowerLetter", "a b j k t aaaaa 1110"},
		{"ordinal", "1 2 10 11 20 105 1110"},
	} {
		var got []string
		for _, n := range []int{1, 2, 10, 11, 20, 105, 1110} {
			got = append(got, docxNumber(c.format, "", n))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", c.format, got, c.want)
		}
	}
}

func wCell(text string, props ...string) string {
	return `<w:tc><w:tcPr>` + strings.Join(props, "") + `</w:tcPr>` + wPara(wRun(text)) + `</w:tc>`
}

func wRow(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func TestDOCXTables(t *testing.T) {
	const down, more = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	wide := func(n int) string { return fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n) }
	for _, c := range []struct{ name, rows, want, grid string }{
		{"plain", wRow(wCell("a"), wCell("b")) + wRow(wCell("1"), wCell("2")), "a|b/1|2", "01 23"},
		{"wide", wRow(wCell("a", wide(2)), wCell("b")) + wRow(wCell("1"), wCell("2"), wCell("3")), "a||b/1|2|3", "001 234"},
		{"down", wRow(wCell("a", down), wCell("b")) + wRow(wCell("", more), wCell("2")) + wRow(wCell("", more), wCell("3")) + wRow(wCell("c"), wCell("4")), "a|b/|2/|3/c|4", "01 02 03 45"},
		{"down and wide", wRow(wCell("a", wide(2), down), wCell("b")) + wRow(wCell("", wide(2), more), wCell("2")) + wRow(wCell("c"), wCell("d"), wCell("e")), "a||b/||2/c|d|e", "001 002 345"},
		{"two merged downwards", wRow(wCell("a", down), wCell("b")) + wRow(wCell("", more), wCell("2")) + wRow(wCell("c", down), wCell("3")) + wRow(wCell("", more), wCell("4")), "a|b/|2/c|3/|4", "01 02 34 35"},
		{"nothing above", wRow(wCell("a", more), wCell("b")) + wRow(wCell("c"), wCell("d")), "a|b/c|d", "01 23"},
		{"other width", wRow(wCell("a", down), wCell("b"), wCell("c")) + wRow(wCell("x", more, wide(2)), wCell("2")), "a|b|c/x||2", "012 334"},
		{"old merge", wRow(wCell("a", `<w:hMerge w:val="restart"/>`), wCell("", `<w:hMerge/>`), wCell("b")) + wRow(wCell("1"), wCell("2"), wCell("3")), "a||b/1|2|3", "001 234"},
		{"before and after", `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + wCell("b") + wCell("c") + `</w:tr>` + `<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>` + wCell("1") + `</w:tr>`,
			"|b|c/1||", "-01 2--"},
		{"deleted row", wRow(wCell("a"), wCell("b")) + `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + wCell("1") + wCell("2") + `</w:tr>` + wRow(wCell("3"), wCell("4")), "a|b/3|4", "01 23"},
		{"deleted cell", wRow(wCell("a"), wCell("x", `<w:cellDel w:id="1"/>`), wCell("b")) + wRow(wCell("3"), wCell("4")), "a|b/3|4", "01 23"},
		{"row in a control", wRow(wCell("a"), wCell("b")) + `<w:sdt><w:sdtContent>` + wRow(wCell("1"), `<w:sdt><w:sdtContent>`+wCell("2")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "a|b/1|2", "01 23"},
		{"paragraphs in a cell", wRow(`<w:tc>`+wPara(wRun("甲"))+wPara(wRun("乙\t1"))+`</w:tc>`, wCell("b")) + wRow(wCell("1"), wCell("2")), "甲/乙 1|b/1|2", "01 23"},
		{"table in a cell", wRow(`<w:tc>`+wPara(wRun("甲"))+`<w:tbl>`+wRow(wCell("x"), wCell("y"))+wRow(wCell("1"), wCell("2"))+`</w:tbl>`+wPara("")+`</w:tc>`, wCell("b")) + wRow(wCell("1"), wCell("2")), "甲/x　y/1　2|b/1|2", "01 23"},
		{"table in a frame", wRow(`<w:tc>` + wPara(wRun("甲")) + `<w:tbl>` + wRow(wCell("x"), wCell("y")) + wRow(wCell("1"), wCell("2")) + `</w:tbl>` + wPara("") + `</w:tc>`), "甲/x|y/1|2", "01 23"},
	} {
		src, err := readDocx(t, docxOf(t, `<w:tbl><w:tblPr/><w:tblGrid/>`+c.rows+`</w:tbl>`))
		checkSource(t, src, err)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var grid []string
		for _, table := range src.Tables {
			for _, row := range table.Grid {
				line := ""
				for _, at := range row {
					line += strings.Replace(fmt.Sprint(at), "-1", "-", 1)
				}
				grid = append(grid, line)
			}
		}
		text := strings.NewReplacer("\n", "/", "\t", "|").Replace(strings.TrimSuffix(src.Text, "\n"))
		if got := strings.Join(grid, " "); text != c.want || got != c.grid {
			t.Errorf("%s: got %q %s, want %q %s", c.name, text, got, c.want, c.grid)
		}
	}
}
