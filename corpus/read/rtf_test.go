package read

import (
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

func readRTF(data []byte) (*corpus.Source, error) {
	return (&file{budget: small(), data: data}).rtf()
}

func TestRTFSamples(t *testing.T) {
	checkSamples(t, readRTF, []wordSample{
		{"rtf-xuchang-2012.rtf", string(sample(t, "../../../seeds/xuchang-2012.txt")), ""},
		{"rtf-numbered.rtf", numberedLines, numberedCells},
		{"rtf-notes.rtf", "目标到2025年达到34亿元500家企业。\n第二段88个项目。\n框所在段落\n文本框第一行\n第二行99%\n页1，链接，𠮷野家9户。\n" +
			"合计\t\t30\n甲\t乙\t10\n丙\t20\n完\n脚注：按2020年价格计算。\n尾注：含3个县。\n表中脚注2", notesCells},
	})
}

func TestRTFText(t *testing.T) {
	const fonts = `{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset134{\*\falt SimSun}\'cb\'ce\'cc\'e5;}{\f2\fcharset136 MingLiU;}` +
		`{\f3\ftech\fcharset2 Symbol;}{\f4\fcharset1 Any;}{\f5\cpg932 Gothic;}}`
	for _, c := range []struct{ name, rtf, want string }{
		{"code page", `\ansicpg936\'d4\'f6\'b3\'a47%`, "增长7%"},
		{"bytes as they are", "\\ansicpg936 \xd4\xf6\xb3\xa47%", "增长7%"},
		{"a second byte of ASCII", `\ansicpg936 \'81\'40\'81@5\'81\'5c`, "丂丂5乗"},
		{"UTF-8 as it is", `\ansicpg936 增长7%`, "增长7%"},
		{"a font's", `\ansicpg1252` + fonts + `\f0 5\'b0C\f1\'d4\'f6\f2\'a4\'a4\f5\'82\'a0`, "5°C增中あ"},
		{"a Latin font in a Chinese file", `\ansicpg936` + fonts + `\f0\'d4\'f6\'b3\'a4\~5\'b0C`, "增长\u00A05°C"},
		{"a font of the file's code page", `\ansicpg936` + fonts + `\f4\'d4\'f6`, "增"},
		{"Unicode", `\uc1\u22686?\u-27273\'3f7%`, "增長7%"},
		{"Unicode with two bytes for one", `\uc2\u22686\'d4\'f6\u38271 ab7%{\uc0\u22686}\u22686\'d4\'f68`, "增长7%增增8"},
		{"surrogates", `\uc1\u-10174?\u-8265?9`, "𠮷9"},
		{"half a pair", `\uc0\u-10174 9`, "9"},
		{"a symbol font", fonts + `{\f3\'b3}7\u-3917?{\f3 \u-3933?}8`, "≥7≥≤8"},
		{"a symbol as a field", `{\field{\*\fldinst SYMBOL 179 \\f "Symbol" \\s 10}{\fldrslt\f3}}7`, "≥7"},
		{"a field", `见{\field{\*\fldinst{HYPERLINK "http://x/1"}}{\fldrslt{5家}}}。`, "见5家。"},
		{"a field in a field", `{\field{\*\fldinst IF {\field{\*\fldinst A}{\fldrslt 3}}}{\fldrslt 9{\field{\*\fldinst B}{\fldrslt 8}}}}`, "98"},
		{"contents", `{\field{\*\fldinst TOC \\o}{\fldrslt 甲\tab 3\par 乙\tab 4\par}}甲`, "甲"},
		{"deleted", `达到{\deleted 100}{\revised 200}亿`, "达到200亿"},
		{"a deleted end", `前{\deleted\par}后\par 完`, "前后\n完"},
		{"hidden", `可{\v 9}{\v\v0 8}见\v 7\plain 6`, "可8见6"},
		{"raised", `100m{\super 2}，5家{\super [1]}200人H{\sub 2}O，34{\super\chftn{\footnote \chftn 注3}}500，7{\super 1}8，log1{\sub 10}5`, "100m²，5家200人H2O，34 500，7 8，log1₁₀5\n\n注3"},
		{"a note of another program", `甲{\super\chftn}{\*\footnote\chftn\~\pard 注\par 二}5\par 乙`, "甲5\n乙\n\n\u00A0注\n二"},
		{"a deleted note", `甲{\deleted\chftn{\footnote 注3}}乙`, "甲乙"},
		{"destinations", `{\info{\title 9}}{\*\generator 9;}{\header 9\par}{\footerf 9}{\pict\wmetafile8 0102}{\object{\result 9}}{\*\unknown{9}9}甲`, "甲"},
		{"text in Unicode twice", `{\upr{9}{\*\ud{甲}}}乙`, "甲乙"},
		{"a list's number", `{\listtext\pard\plain 一、\tab}总体{\*\bkmkstart a}\par{\pntext\f3\'b7\tab}甲\par{\listtext 2.\tab}5家\par{\listtext 9}\par`, "一、|总体\n•|甲\n2.|5家"},
		{"a text box", `{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv 9}}{\shptxt\pard 框5\par 二\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext 框5}}}}所在\par 后`, "所在\n框5\n二\n后"},
		{"a drawing's text", `{\*\do\dobxpage{\dptxbxtext 框\par}}甲`, "甲\n框"},
		{"binary data", `{\*\x\bin3 }}}}甲\bin2 {{乙`, "甲乙"},
		{"signs", `a\emdash b\~c\_d\-e\line f\tab g\tab h\{\}\\`, "a—b\u00A0c-de\nf\tg\th{}\\"},
		{"an indent and a number", `\tab 1.\tab 甲`, "1. 甲"},
		{"line ends", "甲\r\n乙\\\n丙", "甲乙\n丙"},
		{"a number too long", `\fs99999999999999999999甲\li-99999999999 乙`, "甲乙"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, err := readRTF([]byte(`{\rtf1\ansi\deff0 ` + c.rtf + `}` + "\r\n\x00"))
			checkSource(t, src, err)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(src.Text) != strings.TrimSpace(joined(c.want)) {
				t.Errorf("got %q, want %q", src.Text, c.want)
			}
		})
	}
}

func TestRTFTables(t *testing.T) {
	for _, c := range []struct{ name, rtf, want string }{
		{"edges", `\trowd\cellx2000\cellx3000\pard\intbl 甲\cell 乙\cell\row\trowd\cellx1000\cellx2010\cellx3000 1\cell 2\cell 3\cell\row`,
			"0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n"},
		{"the definition behind, and kept", `{\pard\intbl 甲\cell 乙\cell}{\trowd\trleft-108\cellx1000\cellx2000\row}{\pard\intbl 1\cell 2\cell\row}`,
			"0,0 \"甲\"\n0,1 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n"},
		{"merged in a row", `\trowd\clmgf\cellx1\clmrg\cellx2\cellx3\intbl 甲\cell\cell 乙\cell\row\trowd\cellx1\cellx2\cellx3 1\cell 2\cell 3\cell\row`,
			"0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n"},
		{"merged down", `\trowd\clvmgf\cellx1\cellx2\intbl 甲\cell 1\cell\row\trowd\clvmrg\cellx1\cellx2\intbl\cell 2\cell\row`,
			"0,0 2×1 \"甲\"\n0,1 \"1\"\n1,1 \"2\"\n"},
		{"paragraphs that do not say so", `\trowd\cellx1\cellx2 甲\cell 1\par 2\cell\row\trowd\cellx1\cellx2 3\cell 4\cell\row\pard 后\par`,
			"0,0 \"甲\"\n0,1 \"1\\n2\"\n1,0 \"3\"\n1,1 \"4\"\n"},
		{"a table in a cell", `\trowd\cellx1\cellx2\pard\intbl 甲\par\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par 9}` +
			`\pard\intbl 尾\cell 乙\cell\row\trowd\cellx1\cellx2 丙\cell 丁\cell\row`, "0,0 \"甲\\n1\\n2\\n尾\"\n0,1 \"乙\"\n1,0 \"丙\"\n1,1 \"丁\"\n"},
		{"two tables", `\trowd\cellx1\cellx2\intbl a\cell b\cell\row\pard\par\trowd\cellx1\cellx2\intbl c\cell d\cell\row`,
			"0,0 \"a\"\n0,1 \"b\"\n0,0 \"c\"\n0,1 \"d\"\n"},
		{"a number alone", `\trowd\cellx1\cellx2\intbl 序号\cell b\cell\row\intbl{\listtext 1}\cell d\cell\row`, "0,0 \"序号\"\n0,1 \"b\"\n1,0 \"1\"\n1,1 \"d\"\n"},
		{"more cells than edges", `\trowd\cellx100\intbl a\cell b\cell\row\intbl c\cell d\cell\row`, "0,0 \"a\"\n0,1 \"b\"\n1,0 \"c\"\n1,1 \"d\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, err := readRTF([]byte(`{\rtf1 ` + c.rtf + `}`))
			checkSource(t, src, err)
			if err != nil {
				t.Fatal(err)
			}
			if cells(src) != c.want {
				t.Errorf("cells\n%s\nwant\n%s", cells(src), c.want)
			}
			if c.name == "paragraphs that do not say so" && !strings.HasSuffix(src.Text, "\n后\n") {
				t.Errorf("got %q", src.Text)
			}
		})
	}
}

func TestRTFRefused(t *testing.T) {
	for _, c := range []struct{ name, code, rtf string }{
		{"cut off", Damaged, string(sample(t, "rtf-broken.rtf"))},
		{"cut off in a word", Damaged, `{\rtf1 甲\`},
		{"cut off in a byte", Damaged, `{\rtf1 甲\'d`},
		{"cut off in data", Damaged, `{\rtf1 甲\bin99999999 9}`},
		{"a brace too many", Damaged, `{\rtf1 甲}\par 乙\par}`},
		{"no RTF", Damaged, `{\html1 甲}`},
		{"too deep", TooDeep, `{\rtf1 ` + strings.Repeat("{", 5000)},
		{"empty", "empty", `{\rtf1 {\info 9}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, err := readRTF([]byte(c.rtf))
			checkSource(t, src, err)
			if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func FuzzRTF(f *testing.F) {
	seed(f, "rtf-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := readRTF(data)
		checkSource(t, src, err)
	})
}

func BenchmarkRTF(b *testing.B) {
	data := sample(b, "rtf-xuchang-2012.rtf")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := readRTF(data); err != nil {
			b.Fatal(err)
		}
	}
}
