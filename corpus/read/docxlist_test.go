package read

import (
	"fmt"
	"strings"
	"testing"
)

// level is a w:lvl of a number format and its text.
func level(i int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, i, format, text, strings.Join(more, ""))
}

func abstract(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func list(id, abstract int, more ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, strings.Join(more, ""))
}

func numPr(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

// items are paragraphs of a list at levels given as digits, with their level as text.
func items(id int, levels string) string {
	var b strings.Builder
	for _, l := range levels {
		b.WriteString(para(run("L"+string(l)), numPr(id, int(l-'0'))))
	}
	return b.String()
}

func startAt(level, n int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, level, n)
}

func style(id, more string) string {
	return `<w:style w:type="paragraph" w:styleId="` + id + `">` + more + `</w:style>`
}

func TestDOCXLists(t *testing.T) {
	notice := abstract(1, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3."), level(3, "decimal", "（%4）"))
	legal := abstract(2, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", `<w:isLgl/>`), level(2, "decimal", "%1.%2.%3"))
	plain := abstract(3, level(0, "decimal", "%1."))
	restarts := abstract(4, level(0, "decimal", "%1、"), level(1, "decimal", "（%2）", `<w:lvlRestart w:val="0"/>`), level(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`))
	lists := notice + legal + plain + restarts + abstract(5, level(0, "bullet", "\uF06C"), level(1, "bullet", "-"), level(2, "none", "附")) +
		abstract(6, level(0, "decimal", "%1、", `<w:pStyle w:val="h1"/>`), level(1, "decimal", "（%2）", `<w:pStyle w:val="h2"/>`)) +
		abstract(7, `<w:numStyleLink w:val="linked"/>`) + abstract(8, level(0, "decimal", "[%1]", `<w:rPr><w:vanish/></w:rPr>`)) +
		list(1, 1) + list(2, 2) + list(3, 3) + list(4, 3, startAt(0, 5)) + list(5, 3) + list(6, 4) + list(7, 5) + list(8, 6) + list(9, 7) +
		list(10, 1) + list(11, 8) + list(12, 3, `<w:lvlOverride w:ilvl="0">`+level(0, "upperLetter", "%1.")+`</w:lvlOverride>`)
	styles := style("h0", `<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>`) + style("h1", `<w:basedOn w:val="h0"/><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>`) +
		style("h2", `<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>`) + style("off", `<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`) +
		style("loop", `<w:basedOn w:val="pool"/>`) + style("pool", `<w:basedOn w:val="loop"/>`) +
		`<w:style w:type="numbering" w:styleId="linked"><w:pPr><w:numPr><w:numId w:val="10"/></w:numPr></w:pPr></w:style>`
	styled := func(id string) string { return para(run("甲"), `<w:pStyle w:val="`+id+`"/>`) }
	for _, c := range []struct{ name, body, want string }{
		{"levels", items(1, "01122301"), "一、L0/（一）L1/（二）L1/1.L2/2.L2/（1）L3/二、L0/（一）L1"},
		{"legal", items(2, "0112011"), "第一章 L0/1.1 L1/1.2 L1/一.2.1 L2/第二章 L0/2.1 L1/2.2 L1"},
		{"a digit behind 1.", para(run("5家企业"), numPr(3, 0)), "1、5家企业"},
		{"a digit behind 1.1", items(2, "0") + para(run("5家企业"), numPr(2, 1)), "第一章 L0/1.1 5家企业"},
		{"a digit behind a bullet", para(run("5家企业"), numPr(7, 0)), "•5家企业"},
		{"start again", items(3, "00") + items(4, "00") + items(3, "0") + items(5, "0"), "1.L0/2.L0/5.L0/6.L0/7.L0/8.L0"},
		{"restart", items(6, "011212012"), "1、L0/（1）L1/（2）L1/1)L2/（3）L1/2)L2/2、L0/（4）L1/1)L2"},
		{"bullets", items(7, "012"), "•L0/•L1/附 L2"},
		{"styles", styled("h1") + styled("h2") + styled("h2") + styled("off") + styled("loop") + styled("h1"), "1、甲/（1）甲/（2）甲/甲/甲/2、甲"},
		{"linked", items(9, "01"), "一、L0/（一）L1"},
		{"one definition, two lists", items(1, "00") + items(10, "0"), "一、L0/二、L0/三、L0"},
		{"own level", items(12, "00"), "A.L0/B.L0"},
		{"hidden number", items(11, "0"), "L0"},
		{"none", para(run("甲"), numPr(0, 0)) + para(run("乙"), numPr(99, 0)), "甲/乙"},
		{"level without the first", items(1, "2"), "1.L2"},
		{"deleted end", para(`<w:del><w:r><w:delText>x</w:delText></w:r></w:del>`, numPr(1, 0), markGone) + items(1, "0"), "一、L0"},
		{"heading joined to text", para(run("总体要求。"), numPr(1, 0), markHidden) + para(run("全面贯彻")), "一、总体要求。全面贯彻"},
		{"empty", para("", numPr(1, 0)) + items(1, "0"), "二、L0"},
		{"serial numbers in cells", `<w:tbl>` + strings.Repeat(`<w:tr><w:tc>`+para("", numPr(3, 0))+`</w:tc><w:tc>`+para(run("甲"), numPr(7, 0))+`</w:tc></w:tr>`, 2) + `</w:tbl>`, "1.|甲/2.|甲"},
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

func tc(text string, props ...string) string {
	return `<w:tc><w:tcPr>` + strings.Join(props, "") + `</w:tcPr>` + para(run(text)) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func TestDOCXTables(t *testing.T) {
	const down, more = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	wide := func(n int) string { return fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n) }
	for _, c := range []struct{ name, rows, want, grid string }{
		{"plain", tr(tc("a"), tc("b")) + tr(tc("1"), tc("2")), "a|b/1|2", "01 23"},
		{"wide", tr(tc("a", wide(2)), tc("b")) + tr(tc("1"), tc("2"), tc("3")), "a||b/1|2|3", "001 234"},
		{"down", tr(tc("a", down), tc("b")) + tr(tc("", more), tc("2")) + tr(tc("", more), tc("3")) + tr(tc("c"), tc("4")), "a|b/|2/|3/c|4", "01 02 03 45"},
		{"down and wide", tr(tc("a", wide(2), down), tc("b")) + tr(tc("", wide(2), more), tc("2")) + tr(tc("c"), tc("d"), tc("e")), "a||b/||2/c|d|e", "001 002 345"},
		{"two merged downwards", tr(tc("a", down), tc("b")) + tr(tc("", more), tc("2")) + tr(tc("c", down), tc("3")) + tr(tc("", more), tc("4")), "a|b/|2/c|3/|4", "01 02 34 35"},
		{"nothing above", tr(tc("a", more), tc("b")) + tr(tc("c"), tc("d")), "a|b/c|d", "01 23"},
		{"other width", tr(tc("a", down), tc("b"), tc("c")) + tr(tc("x", more, wide(2)), tc("2")), "a|b|c/x||2", "012 334"},
		{"old merge", tr(tc("a", `<w:hMerge w:val="restart"/>`), tc("", `<w:hMerge/>`), tc("b")) + tr(tc("1"), tc("2"), tc("3")), "a||b/1|2|3", "001 234"},
		{"before and after", `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc("b") + tc("c") + `</w:tr>` + `<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>` + tc("1") + `</w:tr>`,
			"|b|c/1||", "-01 2--"},
		{"deleted row", tr(tc("a"), tc("b")) + `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + tc("1") + tc("2") + `</w:tr>` + tr(tc("3"), tc("4")), "a|b/3|4", "01 23"},
		{"deleted cell", tr(tc("a"), tc("x", `<w:cellDel w:id="1"/>`), tc("b")) + tr(tc("3"), tc("4")), "a|b/3|4", "01 23"},
		{"row in a control", tr(tc("a"), tc("b")) + `<w:sdt><w:sdtContent>` + tr(tc("1"), `<w:sdt><w:sdtContent>`+tc("2")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "a|b/1|2", "01 23"},
		{"paragraphs in a cell", tr(`<w:tc>`+para(run("甲"))+para(run("乙\t1"))+`</w:tc>`, tc("b")) + tr(tc("1"), tc("2")), "甲/乙 1|b/1|2", "01 23"},
		{"table in a cell", tr(`<w:tc>`+para(run("甲"))+`<w:tbl>`+tr(tc("x"), tc("y"))+tr(tc("1"), tc("2"))+`</w:tbl>`+para("")+`</w:tc>`, tc("b")) + tr(tc("1"), tc("2")), "甲/x　y/1　2|b/1|2", "01 23"},
		{"table in a frame", tr(`<w:tc>` + para(run("甲")) + `<w:tbl>` + tr(tc("x"), tc("y")) + tr(tc("1"), tc("2")) + `</w:tbl>` + para("") + `</w:tc>`), "甲/x|y/1|2", "01 23"},
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
