package read

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/mubiao/mubiao/corpus"
)

func readDOC(data []byte) (*corpus.Source, error) {
	return (&file{budget: small(), data: data}).doc()
}

// inked is a text's lines without the blanks around them, and without those that are empty.
func inked(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.Trim(line, " \t\r\n\u3000\u00A0"); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// joined is text whose lines have a | between a number that the program drew and what it numbers.
func joined(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if label, rest, found := strings.Cut(line, "|"); found {
			line = labelled(label, rest)
		}
		b.WriteString(line)
	}
	return b.String()
}

// sameLines wants the lines of a text.
func sameLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := inked(got), inked(want)
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("line %d:\n%.200q\nwant\n%.200q", i+1, g[min(i, len(g)):min(i+1, len(g))], w[min(i, len(w)):min(i+1, len(w))])
		}
	}
}

// cells is a Source's tables, a cell as row,column rows×columns text.
func cells(src *corpus.Source) string {
	runes := []rune(src.Text)
	var b strings.Builder
	for _, table := range src.Tables {
		for _, c := range table.Cells {
			fmt.Fprintf(&b, "%d,%d", c.Row, c.Col)
			if c.RowSpan*c.ColSpan > 1 {
				fmt.Fprintf(&b, " %d×%d", c.RowSpan, c.ColSpan)
			}
			fmt.Fprintf(&b, " %q\n", string(runes[c.Start:c.End]))
		}
	}
	return b.String()
}

// What doc-numbered.doc and rtf-numbered.rtf hold.
const (
	numberedLines = `某市制造业行动计划
一、|总体要求
（一）|指导思想
（二）|基本原则
1.|5家企业达标。
2.|年均增长7%以上。
①|第一小项
二、|重点任务
（一）|产业发展
1.|又从一开始
三、|任务
四、|任务
五、|任务
六、|任务
七、|任务
八、|任务
九、|任务
十、|任务
十一、|任务
十二、|任务
一、|另起
1|概述
1.1|2025年目标
2|总结
2.1|其一
第一条|本办法适用。
A.|甲项
i)|乙项
第一章|总则
第二章|分则
•|项目符号
增加值达到200亿元，建成100m²，企业50家200人，H2O。
指标	2020年	目标
2022年	2025年
增加值（亿元）	100	120	150
企业数	10家	12家	合计
15家
表后
0行0列	0行1列	0行2列
1	第一段
第二段	1行2列
2	2行1列	外
内1
内2
尾
完`
	numberedCells = `0,0 2×1 "指标"
0,1 2×1 "2020年"
0,2 1×2 "目标"
1,2 "2022年"
1,3 "2025年"
2,0 "增加值（亿元）"
2,1 "100"
2,2 "120"
2,3 "150"
3,0 2×1 "企业数"
3,1 "10家"
3,2 "12家"
3,3 "合计"
4,3 "15家"
0,0 "0行0列"
0,1 "0行1列"
0,2 "0行2列"
1,0 "1"
1,1 "第一段\n第二段"
1,2 "1行2列"
2,0 "2"
2,1 "2行1列"
2,2 "外\n内1\n内2\n尾"
`
	notesCells = `0,0 1×2 "合计"
0,2 "30"
1,0 2×1 "甲"
1,1 "乙"
1,2 "10"
2,1 "丙"
2,2 "20"
`
)

// wordSample is a sample file with the lines and the cells that it holds.
type wordSample struct{ name, lines, cells string }

// checkSamples wants a reader to draw each sample's lines and cells.
func checkSamples(t *testing.T, read func([]byte) (*corpus.Source, error), samples []wordSample) {
	for _, c := range samples {
		t.Run(c.name, func(t *testing.T) {
			src, err := read(sample(t, c.name))
			checkSource(t, src, err)
			if err != nil {
				t.Fatal(err)
			}
			sameLines(t, src.Text, joined(c.lines))
			if got := cells(src); got != c.cells {
				t.Errorf("cells\n%s\nwant\n%s", got, c.cells)
			}
		})
	}
}

func TestDOCSamples(t *testing.T) {
	checkSamples(t, readDOC, []wordSample{
		{"doc-xuchang-2018.doc", string(sample(t, "../../../seeds/xuchang-2018.txt")), ""},
		{"doc-numbered.doc", numberedLines, numberedCells},
		{"doc-notes.doc", "目标到2025年达到34亿元500家企业。\n第二段88个项目。\n框所在段落\n页1，链接，𠮷野家9户。\n合计\t\t30\n甲\t乙\t10\n丙\t20\n完\n" +
			"文本框第一行\n第二行99%\n脚注：按2020年价格计算。\n表中脚注2\n尾注：含3个县。", notesCells},
	})
}

func TestDOCRefused(t *testing.T) {
	data := sample(t, "doc-notes.doc")
	head := bytes.Index(data, []byte{0xEC, 0xA5})
	if head < 0 {
		t.Fatal("no FIB")
	}
	put := func(at int, bytes ...byte) []byte {
		out := append([]byte{}, data...)
		copy(out[head+at:], bytes)
		return out
	}
	pair := func(n int, bytes ...byte) []byte { return put(fibPairs+8*n, bytes...) }
	for _, c := range []struct {
		name, code string
		data       []byte
	}{
		{"cut off", Damaged, sample(t, "doc-broken.doc")},
		{"encrypted", Encrypted, put(fibFlags+1, data[head+fibFlags+1]|1)},
		{"Word 95", Unsupported, put(0, 0xDC, 0xA5)},
		{"no Word document", Damaged, put(0, 0, 0)},
		{"more text than bytes", Damaged, put(fibCounts+12, 0xFF, 0xFF, 0xFF, 0x7F)},
		{"more text than pieces", Damaged, put(fibCounts+12, 0xFF, 0x0F)},
		{"no pieces", Damaged, pair(pairPieces, 0, 0, 0, 0, 0, 0, 0, 0)},
		{"pieces outside", Damaged, pair(pairPieces, 0xFF, 0xFF, 0xFF)},
		{"properties outside", Damaged, pair(pairParas, 0xFF, 0xFF, 0xFF)},
		{"lists outside", Damaged, pair(pairLists, 0xFF, 0xFF, 0xFF, 0, 9)},
		{"no OLE file", Damaged, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more")},
		{"empty", Damaged, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, err := readDOC(c.data)
			checkSource(t, src, err)
			if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

// oleOf is an OLE file whose directory is a chain of n sectors, each entry in the one before. Round, the chain
// has no end.
func oleOf(n int, round bool) []byte {
	const sector, entries = 512, 128
	fats := n/entries + 1
	out := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, sector*(1+fats+n)-8)...)
	put := func(at, v int) { binary.LittleEndian.PutUint32(out[at:], uint32(v)) }
	put(24, 3<<16)
	put(28, 9<<16|0xFFFE)
	put(44, fats)
	put(48, fats) // where the directory begins
	put(60, 0xFFFFFFFE)
	put(68, 0xFFFFFFFE)
	for i := range 109 {
		put(76+4*i, 0xFFFFFFFF)
	}
	for i := range fats {
		put(76+4*i, i)
	}
	for i := range n {
		next := fats + i + 1
		if i == n-1 {
			if next = 0xFFFFFFFE; round {
				next = fats
			}
		}
		put(sector+4*(fats+i), next)
	}
	for i := range 4 * n {
		at := sector*(1+fats) + 128*i
		out[at+66] = 1
		put(at+68, 0xFFFFFFFF)
		put(at+72, 0xFFFFFFFF)
		put(at+76, (i+1)%(4*n))
	}
	return out
}

// TestOLEHostile wants little work on directories that are long, deep or endless.
func TestOLEHostile(t *testing.T) {
	for _, data := range [][]byte{oleOf(2, true), oleOf(400, false), oleOf(400, true), oleOf(9000, false)} {
		src, err := readDOC(data)
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != Damaged {
			t.Errorf("got %v", err)
		}
	}
}

// wordFixture builds a Word document of pieces in memory, without the OLE file around it.
type wordFixture struct {
	pieces  []fixturePiece
	changes []string // grpprls that pieces name by number
	data    string   // the stream Data
	styles  []string // of each: modifiers of characters
}

// fixturePiece is text: each | ends a run whose modifiers stand in chars, \r and \a end paragraphs whose modifiers stand in paras.
type fixturePiece struct {
	text         string
	wide         bool
	prm          int
	chars, paras []string
}

// grpprl is modifiers and their operands as bytes: numbers of two bytes, and strings.
func grpprl(parts ...any) string {
	var b []byte
	for _, part := range parts {
		switch part := part.(type) {
		case int:
			b = binary.LittleEndian.AppendUint16(b, uint16(part))
		case string:
			b = append(b, part...)
		}
	}
	return string(b)
}

func u32s(values ...int) (out string) {
	for _, v := range values {
		out += grpprl(v&0xFFFF, v>>16)
	}
	return out
}

// fkp is a page of properties: the runs' ends, and each one's entry at the end of the page.
func fkp(ends []int, entry int, properties []string) string {
	page := []byte(u32s(ends...) + strings.Repeat("\x00", fkpSize))[:fkpSize]
	page[fkpSize-1] = byte(len(properties))
	at := fkpSize - 1
	for i, p := range properties {
		if p != "" {
			at = (at - len(p)) &^ 1
			copy(page[at:], p)
			page[4*len(ends)+entry*i] = byte(at / 2)
		}
	}
	return string(page)
}

func (x wordFixture) doc() *wordDoc {
	const fibSize, first = 0x400, 0x400
	text, cps, pcds := "", []int{0}, ""
	charEnds, paraEnds := []int{first}, []int{first}
	var chars, paras []string
	for _, p := range x.pieces {
		fc, n := first+len(text), 0
		run, para := 0, 0
		endRun := func() {
			chpx := ""
			if run < len(p.chars) && p.chars[run] != "" {
				chpx = string(rune(len(p.chars[run]))) + p.chars[run]
			}
			if end := first + len(text); end > charEnds[len(charEnds)-1] {
				charEnds, chars = append(charEnds, end), append(chars, chpx)
			}
			run++
		}
		for _, r := range p.text {
			if r == '|' {
				endRun()
				continue
			}
			if !p.wide {
				text += string([]byte{byte(r)})
				n++
			} else {
				for _, u := range utf16.Encode([]rune{r}) {
					text += grpprl(int(u))
					n++
				}
			}
			if r == '\r' || r == '\a' {
				papx := "\x00\x00"
				if para < len(p.paras) {
					papx = p.paras[para]
				}
				if len(papx)%2 == 1 {
					papx += "\x00"
				}
				paraEnds, paras = append(paraEnds, first+len(text)), append(paras, "\x00"+string(rune(len(papx)/2))+papx)
				para++
			}
		}
		endRun()
		cps = append(cps, cps[len(cps)-1]+n)
		if p.wide {
			pcds += "\x00\x00" + u32s(fc) + grpprl(p.prm)
		} else {
			pcds += "\x00\x00" + u32s(2*fc|0x40000000) + grpprl(p.prm)
		}
	}
	main := []byte(strings.Repeat("\x00", fibSize) + text)
	main = append(main, make([]byte, fkpSize-len(main)%fkpSize)...)
	charPage := len(main) / fkpSize
	main = append(main, fkp(charEnds, 1, chars)...)
	main = append(main, fkp(paraEnds, bxPap, paras)...)
	var table []byte
	pair := func(n int, part string) {
		binary.LittleEndian.PutUint32(main[fibPairs+8*n:], uint32(len(table)))
		binary.LittleEndian.PutUint32(main[fibPairs+8*n+4:], uint32(len(part)))
		table = append(table, part...)
	}
	clx := ""
	for _, c := range x.changes {
		clx += "\x01" + grpprl(len(c)) + c
	}
	plc := u32s(cps...) + pcds
	pair(pairPieces, clx+"\x02"+u32s(len(plc))+plc)
	pair(pairChars, u32s(charEnds[0], charEnds[len(charEnds)-1], charPage))
	pair(pairParas, u32s(paraEnds[0], paraEnds[len(paraEnds)-1], charPage+1))
	sheet := grpprl(4, len(x.styles), 10)
	for _, chpx := range x.styles {
		std := grpprl(0, stylePara|noStyle<<4, 2, 0, 0, 0, 0, 2, 0, len(chpx)) + chpx
		sheet += grpprl(len(std)) + std
	}
	pair(pairStyles, sheet)
	font := "\x00\x00\x00\x00\x00" + strings.Repeat("\x00", 34)
	for _, u := range utf16.Encode([]rune("Symbol\x00")) {
		font += grpprl(int(u))
	}
	pair(pairFonts, grpprl(1, 0)+string(rune(len(font)))+font)
	binary.LittleEndian.PutUint32(main[fibCounts+12:], uint32(cps[len(cps)-1]))
	return &wordDoc{main: main, table: table, data: wordBytes(x.data)}
}

func TestDOCText(t *testing.T) {
	deleted, vanish := grpprl(sprmCFRMarkDel, "\x01"), grpprl(sprmCFVanish, "\x01")
	plain := func(text string, chars ...string) wordFixture {
		return wordFixture{pieces: []fixturePiece{{text: text, wide: true, chars: chars}}}
	}
	for _, c := range []struct {
		name, want string
		doc        wordFixture
	}{
		{"UTF-16", "增长7%", plain("增长7%\r")},
		{"cp1252", "5–7%…", wordFixture{pieces: []fixturePiece{{text: "5\u00967%\u0085\r"}}}},
		{"pieces", "甲5乙", wordFixture{pieces: []fixturePiece{{text: "甲", wide: true}, {text: "5"}, {text: "乙\r", wide: true}}}},
		{"surrogates", "𠮷5", plain("𠮷5\r")},
		{"a field", "见5家。", plain("见\x13 HYPERLINK \"x\" \x145家\x15。\r")},
		{"a field in a field", "甲9乙", plain("甲\x13 IF \x13 A \x148\x15 \x149\x15乙\r")},
		{"a field in a result", "甲98乙", plain("甲\x13 IF \x149\x13 A \x148\x15\x15乙\r")},
		{"a field without a result", "甲≥7乙", plain("甲\x13 SYMBOL 179 \\f \"Symbol\" \x157乙\r")},
		{"a circle", "①甲", plain("\x13 EQ \\o\\ac(○,1) \x15甲\r")},
		{"a field that does not end", "甲 A 乙", plain("甲\x13 A 乙\r")},
		{"contents", "甲\n乙", plain("甲\r\x13 TOC \\o \x14一、甲\t3\r二、乙\t5\x15\r乙\r")},
		{"deleted", "达到200亿", plain("达到|100|200亿\r", "", deleted)},
		{"a deleted end", "前后", plain("前|\r|后\r", "", deleted)},
		{"hidden", "可见", plain("可|9|见\r", "", vanish)},
		{"shown again", "可9见", plain("可|9|见\r", "", vanish+grpprl(sprmCFVanish, "\x00"))},
		{"hidden by style", "可见", wordFixture{pieces: []fixturePiece{{text: "隐9\r可见\r", wide: true, paras: []string{"\x01\x00", "\x00\x00"}}},
			styles: []string{"", vanish}}},
		{"deleted piece", "甲乙", wordFixture{pieces: []fixturePiece{{text: "甲", wide: true}, {text: "5", prm: 0x0100 | 0x41<<1}, {text: "乙\r", wide: true}}}},
		{"deleted piece by number", "甲乙", wordFixture{changes: []string{"", deleted},
			pieces: []fixturePiece{{text: "甲", wide: true}, {text: "5", prm: 1<<1 | 1}, {text: "乙\r", wide: true}}}},
		{"an exponent", "100m²，5家", plain("100m|2|，5|1|家\r", "", grpprl(sprmCIss, "\x01"), "", grpprl(sprmCIss, "\x01"))},
		{"a note between numbers", "34 500", plain("34\x02500\r")},
		{"a symbol", "≥7", plain("|(|7\r", "", grpprl(sprmCSymbol, 0, 0xF0B3))},
		{"marks", "甲-乙\n丙 丁", plain("\x01甲\x1E乙\x0B丙\x1F\x05\u00A0丁\x08\r")},
		{"a page's end", "甲\n乙", plain("甲\x0C乙\r")},
		{"tabs", "一、 甲\n甲\t2\t3", plain("\t一、\t甲\r甲\t2\t3\t\r")},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := c.doc.doc()
			d := newDraft(small())
			err := w.properties()
			if err == nil {
				err = w.stories(d)
			}
			got := strings.TrimSpace(strings.ReplaceAll(d.text.String(), "\u00A0", " "))
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

// row is a row's mark: its cells' edges and flags, and what is changed in it behind.
func rowMark(more string, left int, edgesAndFlags ...int) string {
	n := len(edgesAndFlags) / 2
	operand := string(rune(n)) + grpprl(left)
	tcs := ""
	for i := range n {
		operand += grpprl(edgesAndFlags[2*i])
		tcs += grpprl(edgesAndFlags[2*i+1]) + strings.Repeat("\x00", tc80Size-2)
	}
	return "\x00\x00" + grpprl(sprmPFInTable, "\x01", sprmPFTtp, "\x01", sprmTDefTable, len(operand)+len(tcs)+1) + operand + tcs + more
}

func TestDOCTables(t *testing.T) {
	cell := "\x00\x00" + grpprl(sprmPFInTable, "\x01")
	inner := "\x00\x00" + grpprl(sprmPFInTable, "\x01", sprmPItap, 2, 0)
	far := "\x00\x00" + grpprl(sprmPHugePapx, 4, 0)
	insert := "\x00\x00" + grpprl(sprmPFInTable, "\x01", sprmPFTtp, "\x01", sprmTInsert, "\x00\x03", 500)
	for _, c := range []struct {
		name, text, want string
		data             string
		paras            []string
	}{
		{"edges", "甲\a乙\a\a1\a2\a3\a\a", "0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n", "",
			[]string{cell, cell, rowMark("", 0, 2000, 0, 3010, 0), cell, cell, cell, rowMark("", 0, 1000, 0, 1990, 0, 3000, 0)}},
		{"an indented row", "甲\a乙\a\a1\a\a", "0,0 \"甲\"\n0,1 \"乙\"\n1,1 \"1\"\n", "",
			[]string{cell, cell, rowMark("", 0, 1000, 0, 2000, 0), cell, rowMark("", 1000, 2000, 0)}},
		{"merged in a row", "甲\a\a乙\a\a1\a2\a3\a\a", "0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n", "",
			[]string{cell, cell, cell, rowMark("", 0, 100, 1, 200, fMerged, 300, 0), cell, cell, cell, rowMark("", 0, 100, 0, 200, 0, 300, 0)}},
		{"merged by a modifier", "甲\a\a乙\a\a1\a2\a3\a\a", "0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n", "",
			[]string{cell, cell, cell, rowMark(grpprl(sprmTMerge, "\x00\x02"), 0, 100, 0, 200, 0, 300, 0), cell, cell, cell, rowMark("", 0, 100, 0, 200, 0, 300, 0)}},
		{"merged down", "甲\a1\a\a\a2\a\a", "0,0 2×1 \"甲\"\n0,1 \"1\"\n1,1 \"2\"\n", "",
			[]string{cell, cell, rowMark("", 0, 100, fVertMerge|fVertRestart, 200, 0), cell, cell, rowMark("", 0, 100, fVertMerge, 200, 0)}},
		{"merged down by a modifier", "甲\a1\a\a\a2\a\a", "0,0 2×1 \"甲\"\n0,1 \"1\"\n1,1 \"2\"\n", "",
			[]string{cell, cell, rowMark(grpprl(sprmTVertMerge, "\x02\x00\x03"), 0, 100, 0, 200, 0), cell, cell,
				rowMark(grpprl(sprmTVertMerge, "\x02\x00\x01"), 0, 100, 0, 200, 0)}},
		{"inserted cells", "甲\a乙\a丙\a\a", "0,0 \"甲\"\n0,1 \"乙\"\n0,2 \"丙\"\n", "", []string{cell, cell, cell, insert}},
		{"a row defined in Data", "甲\a乙\a\a1\a2\a3\a\a", "0,0 1×2 \"甲\"\n0,2 \"乙\"\n1,0 \"1\"\n1,1 \"2\"\n1,2 \"3\"\n",
			"1234" + grpprl(len(rowMark("", 0, 2000, 0, 3000, 0))-2) + rowMark("", 0, 2000, 0, 3000, 0)[2:],
			[]string{cell, cell, far, cell, cell, cell, rowMark("", 0, 1000, 0, 2000, 0, 3000, 0)}},
		{"a table in a cell", "甲\r1\r2\r\r尾\a乙\a\a丙\a\a\a", "0,0 \"甲\\n1\\n2\\n尾\"\n0,1 \"乙\"\n1,0 \"丙\"\n", "",
			[]string{cell, inner, inner, inner + grpprl(sprmPFInnerTtp, "\x01"), cell, cell, rowMark("", 0, 100, 0, 200, 0),
				cell, cell, rowMark("", 0, 100, 0, 200, 0)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wordFixture{pieces: []fixturePiece{{text: c.text, wide: true, paras: c.paras}}, data: c.data}.doc()
			d := newDraft(small())
			err := w.properties()
			if err == nil {
				err = w.stories(d)
			}
			if err != nil {
				t.Fatal(err)
			}
			src, err := d.source("doc")
			checkSource(t, src, err)
			if err != nil || cells(src) != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, cells(src), c.want)
			}
		})
	}
}

// lvl is a list's level: what it begins with, its format, its flags, and its text with a level's number for %1 to %9.
func lvl(start, format, flags, restart int, text string) string {
	var units []int
	for i := 0; i < len(text); {
		r := []rune(text[i:])[0]
		i += len(string(r))
		if r == '%' {
			units = append(units, int(text[i]-'1'))
			i++
			continue
		}
		units = append(units, int(r))
	}
	out := u32s(start) + string([]byte{byte(format), byte(flags)}) + strings.Repeat("\x00", 20) + string([]byte{byte(restart), 0}) + grpprl(len(units))
	for _, u := range units {
		out += grpprl(u)
	}
	return out
}

func TestDOCLists(t *testing.T) {
	levels := func(all ...string) (out []wordLevel) {
		for k, b := range all {
			level, size, ok := readLevel(wordBytes(b), k)
			if !ok || size != len(b) {
				t.Fatalf("level %d: %d of %d bytes", k, size, len(b))
			}
			out = append(out, level)
		}
		return out
	}
	official := levels(lvl(1, 0x27, 0, 0, "%1、"), lvl(1, 0x25, 0, 0, "（%2）"), lvl(1, 0, 0, 0, "%3."))
	for _, c := range []struct {
		name   string
		levels []wordLevel
		steps  []int // levels
		want   string
	}{
		{"an outline", official, []int{0, 1, 1, 2, 2, 1, 2, 0, 1}, "一、 （一） （二） 1. 2. （三） 1. 二、 （一）"},
		{"a level without the one above", official, []int{1, 1}, "（一） （二）"},
		{"from eleven", levels(lvl(11, 0x0B, 0, 0, "%1")), []int{0, 0}, "十一 十二"},
		{"legal", levels(lvl(2, 0x27, 0, 0, "第%1章"), lvl(1, 0, 4, 0, "%1.%2")), []int{0, 1, 1}, "第二章 2.1 2.2"},
		{"going on", levels(lvl(1, 0, 0, 0, "%1"), lvl(1, 0, 8, 0, "(%2)")), []int{0, 1, 0, 1}, "1 (1) 2 (2)"},
		{"a circle, no number", levels(lvl(1, 0x12, 0, 0, "%1"), lvl(1, formatNone, 0, 0, "附件%2")), []int{0, 0, 1}, "① ② 附件"},
		{"a bullet", levels(lvl(1, formatBullet, 0, 0, "\uF0B7")), []int{0}, "•"},
	} {
		t.Run(c.name, func(t *testing.T) {
			use := wordUse{list: &wordList{levels: c.levels}}
			for k := range use.starts {
				use.starts[k] = unsaid
			}
			l := &wordLists{uses: []wordUse{use}}
			var got []string
			for _, k := range c.steps {
				label, _ := l.label(1, k)
				got = append(got, label)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for _, n := range []int{0, 2, -2, notListed} {
		if label, _ := (&wordLists{uses: make([]wordUse, 1)}).label(n, 0); label != "" {
			t.Errorf("list %d: %q", n, label)
		}
	}
}

func TestTableEdges(t *testing.T) {
	w := func(left int, cells ...gridCell) gridRow { return gridRow{left, cells} }
	c := func(text string, width int) gridCell { return gridCell{text: text, width: width} }
	for _, x := range []struct {
		name string
		rows []gridRow
		want string
	}{
		{"as many cells, whatever their widths", []gridRow{w(0, c("a", 10), c("b", 900)), w(0, c("c", 500), c("d", 5))}, "a b / c d"},
		{"edges a hair apart", []gridRow{w(0, c("a", 3000)), w(5, c("b", 1000), c("c", 2030))}, "a×2 / b c"},
		{"a cell without width", []gridRow{w(0, c("", 0), c("a", 1000), c("b", 500)), w(0, c("c", 1000), c("d", 500))}, "a b / c d"},
		{"widths turned", []gridRow{w(0, c("a", -500), c("b", 100)), w(0, c("c", 300))}, "_×2 a b / _×2 c"},
	} {
		var rows []string
		for _, row := range gridTable(x.rows) {
			var texts []string
			for _, c := range row {
				text := c.text
				if text == "" {
					text = "_"
				}
				if c.cols > 1 {
					text += fmt.Sprintf("×%d", c.cols)
				}
				texts = append(texts, text)
			}
			rows = append(rows, strings.Join(texts, " "))
		}
		if got := strings.Join(rows, " / "); got != x.want {
			t.Errorf("%s: got %q, want %q", x.name, got, x.want)
		}
	}
}

func FuzzDOC(f *testing.F) {
	seed(f, "doc-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := readDOC(data)
		checkSource(t, src, err)
	})
}

func BenchmarkDOC(b *testing.B) {
	data := sample(b, "doc-xuchang-2018.doc")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := readDOC(data); err != nil {
			b.Fatal(err)
		}
	}
}
