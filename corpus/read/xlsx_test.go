package read

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// theFile is a file's bytes with the usual limits.
func theFile(data []byte) *file { return &file{budget: &budget{Limits: Default()}, data: data} }

// partsOf packs parts, given by name and text in turn, without compressing them.
func partsOf(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i]})
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// book is a workbook with one sheet.
func book(tb testing.TB, sheet, shared, styles string) []byte {
	return partsOf(tb, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/s.xml"/>`+
			`<Relationship Id="b" Type="t/sharedStrings" Target="/xl/t.xml"/><Relationship Id="c" Type="t/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/s.xml", sheet, "xl/t.xml", shared, "xl/styles.xml", styles)
}

const noShared, noStyles = "<sst/>", "<styleSheet/>"

// grids is what the tables of a Document are, one row a line: | between cells, < and ^ where one goes on.
func grids(src *corpus.Source) string {
	var b strings.Builder
	for _, t := range corpus.New(src).Tables {
		fmt.Fprintf(&b, "%s [%s] %d\n", t.Title, t.Unit, t.Header)
		for r, row := range t.Grid {
			for c, at := range row {
				switch {
				case at < 0:
				case c > 0 && row[c-1] == at:
					b.WriteString("<")
				case r > 0 && t.Grid[r-1][c] == at:
					b.WriteString("^")
				default:
					b.WriteString(t.Cells[at].Text)
				}
				b.WriteString("|")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// indicatorTables is what the samples of indicators hold.
const indicatorTables = `制造业高质量发展主要指标 [] 2
类别|指标|单位|2020年基期值|目标值|<|
^|^|^|^|2023年|2025年|
创新能力|规模以上工业企业研发投入强度|%|1.25%|1.55%|1.80%|
^|高新技术企业数|家|1,280|1,500|2,000|
产业规模|规模以上工业增加值|亿元|1,234.50|1,600.00|2,000.25|
^|主营业务收入超100亿元企业|家|3|5|8|
^|战略性新兴产业占比|%|12.3|15|20|
绿色发展|新增绿色工厂|家|-|20|40|
重点项目投资计划表 [] 1
序号|项目名称|总投资(万元)|开工时间|竣工时间|
1|年产3万吨玄武岩纤维项目|150,000.0|2021年3月|2022/12/31|
2|银河科技24亿只SMD陶瓷底座项目|82,000.5|2020年9月|2022/6/30|
|合计|SUM|||
 [] 0
企业上云覆盖率|100%|
中小工业企业上云覆盖率|90%|
`

func TestXLSXSamples(t *testing.T) {
	for name, sum := range map[string]string{"xlsx-indicators.xlsx": "", "xlsx-calc.xlsx": "232,000.5"} {
		src, err := theFile(sample(t, name)).xlsx()
		checkSource(t, src, err)
		if err != nil {
			t.Fatal(name, err)
		}
		if got, want := grids(src), strings.Replace(indicatorTables, "SUM", sum, 1); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		for _, want := range []string{"主要指标\n附件2", "单位：亿元、%", "注：规模以上工业增加值为2020年价"} {
			if !strings.Contains(src.Text, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
		warnings := strings.Join(src.Warnings, "; ")
		if !strings.Contains(warnings, "hidden sheets are left out: 参数; hidden rows or columns are left out of the sheets 主要指标") ||
			strings.Contains(warnings, "1 formulas") != (sum == "") || strings.Contains(src.Text, "777") || strings.Contains(src.Text, "99999") {
			t.Errorf("%s: %v", name, src.Warnings)
		}
	}
	_, err := theFile(sample(t, "xlsx-broken.xlsx")).xlsx()
	checkSource(t, nil, err)
}

// TestTaskSheets reads the division of tasks of a seed, from each kind of spreadsheet.
func TestTaskSheets(t *testing.T) {
	for _, name := range []string{"xlsx-tasks.xlsx", "xls-tasks.xls", "tsv-tasks.tsv"} {
		f := theFile(sample(t, name))
		read := map[string]func() (*corpus.Source, error){".xlsx": f.xlsx, ".xls": f.xls, ".tsv": f.csv}[filepath.Ext(name)]
		src, err := read()
		checkSource(t, src, err)
		if err != nil {
			t.Fatal(name, err)
		}
		doc := corpus.New(src)
		if len(doc.Tables) != 1 || doc.Tables[0].Title != "登封市制造业高质量发展重点任务分工表(55项)" || doc.Tables[0].Header != 1 {
			t.Errorf("%s: %.300s", name, grids(src))
			continue
		}
		rows := strings.Split(grids(src), "\n")
		if len(rows) != 1+1+55+6+1 || rows[2] != "一、产业升级专项行动|<|<|<|" || !strings.HasPrefix(rows[4], "^|2|发展壮大铝精深加工工业。建成规模以上铝精深加工企业30家") {
			t.Errorf("%s has %d rows: %s", name, len(rows), rows[4])
		}
	}
}

func TestXLSXCells(t *testing.T) {
	const shared = `<sst><si><t>甲</t></si><si><r><t>规上企业</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t>200家</t></r><rPh sb="0" eb="1"><t>gui</t></rPh></si>` +
		`<si><t xml:space="preserve"> a_x000D_b_x005F_x000D_ </t></si><si><r><t>5万m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si></sst>`
	const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>`
	for in, want := range map[string]string{
		`<c r="A1" t="s"><v>0</v></c><c r="C1"><v>0.30000000000000004</v></c>`:            "甲\t0.3",
		`<c t="s"><v>1</v></c><c s="1"><v>0.155</v></c>`:                                  "规上企业200家\t15.5%",
		`<c t="s"><v>3</v></c><c s="2"><v>45838</v></c>`:                                  "5万m²\t2025/6/30",
		`<c t="s"><v>2</v></c><c><v>1E5</v></c>`:                                          "a\nb_x000D_\n100000",
		`<c t="inlineStr"><is><t>乙</t></is></c><c t="b"><v>1</v></c>`:                     "乙\tTRUE",
		`<c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>丙</v></c><c><v>7</v></c>`:         "丙\t7",
		`<c s="3"><v>12.5</v></c><c s="99"><v>1</v></c><c s="-1"><v>2</v></c>`:            "12.5\t1\t2",
		`<c t="d"><v>2025-06-30T00:00:00</v></c><c t="n"><v> 3 </v></c><c t="s"><v/></c>`: "2025-06-30\t3",
	} {
		src, err := theFile(book(t, `<worksheet><sheetData><row r="1">`+in+`</row></sheetData></worksheet>`, shared, styles)).xlsx()
		if err != nil || strings.TrimSpace(src.Text) != want {
			t.Errorf("%s: %v %v, want %q", in, src, err, want)
		}
	}
}

func TestXLSXRefuses(t *testing.T) {
	row := func(cells string) string {
		return `<worksheet><sheetData><row r="1">` + cells + `</row></sheetData></worksheet>`
	}
	for _, c := range []struct {
		code string
		data []byte
	}{
		{Damaged, book(t, row(`<c r="A1" t="s"><v>5</v></c>`), noShared, noStyles)},
		{Damaged, book(t, row(`<c r="A1"><v>x</v></c>`), noShared, noStyles)},
		{Damaged, book(t, row(`<c r="A2"><v>1</v></c>`), noShared, noStyles)},
		{Damaged, book(t, row(`<c r="XFE1"><v>1</v></c>`), noShared, noStyles)},
		{Damaged, book(t, `<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>`, noShared, noStyles)},
		{Damaged, book(t, row(`<c r="A1"><v>1</v></c>`)[:60], noShared, noStyles)},
		{"empty", book(t, row(``), noShared, noStyles)},
		{"empty", book(t, row(`<c r="A1"><f>1+1</f></c>`), noShared, noStyles)},
		{Bomb, book(t, `<!DOCTYPE x [<!ENTITY a "b">]>`+row(`<c r="A1"><v>1</v></c>`), noShared, noStyles)},
		{TooDeep, book(t, strings.Repeat("<a>", 300), noShared, noStyles)},
		{Unsupported, partsOf(t, "xl/workbook.bin", "")},
		{Damaged, partsOf(t, "xl/other.xml", "")},
	} {
		src, err := theFile(c.data).xlsx()
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
			t.Errorf("got %v, want %s", err, c.code)
		}
	}
}

// TestSheetTables divides cells into tables. A cell is written as its place, rows and columns, and text.
func TestSheetTables(t *testing.T) {
	type at struct {
		row, col, rows, cols int
		text                 string
	}
	type runsOf = sheetRuns
	head := []at{{0, 0, 1, 1, "指标"}, {0, 1, 1, 1, "2023"}, {0, 2, 1, 1, "2025"}, {1, 0, 1, 1, "产值"}, {1, 1, 1, 1, "1"}, {1, 2, 1, 1, "2"}}
	for _, c := range []struct {
		name  string
		cells []at
		rows  runsOf
		cols  runsOf
		want  string
	}{
		{"far corner", []at{{0, 0, 1, 1, "a"}, {0, 1, 1, 1, "b"}, {1048575, 0, 1, 1, "c"}, {1048575, 16383, 1, 1, "9"}}, nil, nil, "a|b||/c||9|"},
		{"blank row", append(head[:6:6], at{3, 0, 1, 1, "县区"}, at{3, 1, 1, 1, "项目"}, at{4, 0, 1, 1, "甲"}, at{4, 1, 1, 1, "5"}), nil, nil, "指标|2023|2025|/产值|1|2|//县区|项目|/甲|5|"},
		{"blank row in a table", append(head[:6:6], at{3, 0, 1, 1, "税收"}, at{3, 1, 1, 1, "3"}, at{3, 2, 1, 1, "4"}), nil, nil, "指标|2023|2025|/产值|1|2|/税收|3|4|"},
		{"hidden blank row", append(head[:6:6], at{3, 0, 1, 1, "县区"}, at{3, 1, 1, 1, "项目"}, at{4, 0, 1, 1, "甲"}, at{4, 1, 1, 1, "5"}), runsOf{{2, 2}}, nil, "指标|2023|2025|/产值|1|2|/县区|项目||/甲|5||"},
		{"merged over a blank row", []at{{0, 0, 4, 1, "组"}, {0, 1, 1, 1, "甲"}, {0, 2, 1, 1, "1"}, {3, 1, 1, 1, "乙"}, {3, 2, 1, 1, "2"}}, nil, nil, "组|甲|1|/^|乙|2|"},
		{"hidden head of a merged area", []at{{0, 0, 2, 1, "组"}, {0, 1, 1, 1, "甲"}, {0, 2, 1, 1, "1"}, {1, 1, 1, 1, "乙"}, {1, 2, 1, 1, "2"}}, runsOf{{0, 0}}, nil, "组|乙|2|"},
		{"hidden column", head, nil, runsOf{{1, 1}}, "指标|2025|/产值|2|"},
		{"title", []at{{0, 1, 1, 1, "二〇二五年主要指标"}, {1, 0, 1, 1, "指标"}, {1, 1, 1, 1, "目标"}, {1, 2, 1, 1, "单位"}, {2, 0, 1, 1, "产值"}, {2, 1, 1, 1, "1"}, {2, 2, 1, 1, "亿元"}}, nil, nil, "二〇二五年主要指标|<|<|/指标|目标|单位|/产值|1|亿元|"},
		{"covered cell", []at{{0, 0, 1, 2, "a"}, {0, 1, 1, 1, "under"}, {0, 2, 1, 1, "b"}, {1, 0, 1, 1, "c"}, {1, 1, 1, 1, "d"}}, nil, nil, "a|<|b|/c|d||"},
		{"overlapping areas", []at{{0, 0, 2, 2, "a"}, {1, 1, 2, 2, "b"}, {0, 2, 1, 1, "c"}, {2, 0, 1, 1, "d"}, {2, 3, 1, 1, "e"}}, nil, nil, "a|c||/d||e|"},
	} {
		s := &sheet{name: "Sheet1", hiddenRows: c.rows, hiddenCols: c.cols}
		for _, p := range c.cells {
			s.add(p.row, p.col, p.text)
			if p.rows > 1 || p.cols > 1 {
				s.merged = append(s.merged, sheetArea{p.row, p.col, p.row + p.rows - 1, p.col + p.cols - 1})
			}
		}
		d := newDraft(small())
		if err := s.write(d); err != nil {
			t.Fatal(c.name, err)
		}
		if got := drawn(d); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// drawn is a draft's tables: / between rows, // between tables.
func drawn(d *draft) string {
	var tables []string
	rs := []rune(d.text.String())
	for _, t := range d.tables {
		var rows []string
		for r, row := range t.Grid {
			line := ""
			for c, at := range row {
				switch {
				case at < 0:
				case c > 0 && row[c-1] == at:
					line += "<"
				case r > 0 && t.Grid[r-1][c] == at:
					line += "^"
				default:
					line += string(rs[t.Cells[at].Start:t.Cells[at].End])
				}
				line += "|"
			}
			rows = append(rows, line)
		}
		tables = append(tables, strings.Join(rows, "/"))
	}
	return strings.Join(tables, "//")
}

// TestSheetsAreBounded reads sheets that would fill memory or time if they were taken at their word.
func TestSheetsAreBounded(t *testing.T) {
	var far, merged strings.Builder
	for i := 1; i <= 50000; i++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>5</v></c></row>`, i, i)
		fmt.Fprintf(&merged, `<mergeCell ref="A%d:XFD%d"/>`, i, 1048576)
	}
	long := `<sst><si><t>` + strings.Repeat("长", 1<<20) + `</t></si></sst>`
	for _, data := range [][]byte{
		book(t, `<worksheet><sheetData>`+far.String()+`</sheetData></worksheet>`, noShared, noStyles),
		book(t, `<worksheet><sheetData>`+far.String()+`</sheetData><mergeCells>`+merged.String()+`</mergeCells></worksheet>`, noShared, noStyles),
		book(t, `<worksheet><sheetData><row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 16000)+`</row></sheetData></worksheet>`, long, noStyles),
	} {
		src, err := theFile(data).xlsx()
		checkSource(t, src, err)
	}
}

// TestDamagedSheets cuts samples off and changes bytes of them.
func TestDamagedSheets(t *testing.T) {
	for _, pattern := range []string{"xlsx-*", "xls-*", "ofd-*"} {
		names, _ := filepath.Glob(filepath.Join("testdata", pattern))
		for _, name := range names {
			data := sample(t, filepath.Base(name))
			for i := range 120 {
				bad := bytes.Clone(data)
				if at := i * len(data) / 120; i%3 == 0 {
					bad = bad[:at]
				} else {
					bad[at] ^= byte(1 << (i % 8))
				}
				f := &file{budget: small(), data: bad}
				read := map[string]func() (*corpus.Source, error){".xlsx": f.xlsx, ".xls": f.xls, ".ofd": f.ofd}[filepath.Ext(name)]
				src, err := read()
				checkSource(t, src, err)
			}
		}
	}
}

func FuzzXLSX(f *testing.F) {
	for _, name := range []string{"xlsx-tasks.xlsx", "xlsx-indicators.xlsx", "xlsx-calc.xlsx"} {
		p, err := theFile(sample(f, name)).openPackage(".xlsx")
		if err != nil {
			f.Fatal(err)
		}
		text := func(part string) []byte {
			m, err := p.part(part)
			if err != nil {
				return nil
			}
			return []byte(m.text)
		}
		f.Add(text("xl/worksheets/sheet1.xml"), text("xl/sharedStrings.xml"), text("xl/styles.xml"))
	}
	f.Add([]byte(`<x><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c s="1"><v>1</v></c></row><row><c r="B2" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></x>`),
		[]byte(`<sst><si><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><rPh><t>x</t></rPh></si></sst>`), []byte(`<s><numFmts><numFmt numFmtId="7" formatCode="[&gt;5]0.0,%;yyyy-mm"/></numFmts><cellXfs><xf/><xf numFmtId="7"/></cellXfs></s>`))
	f.Fuzz(func(t *testing.T, sheet, shared, styles []byte) {
		src, err := (&file{budget: small(), data: book(t, string(sheet), string(shared), string(styles))}).xlsx()
		checkSource(t, src, err)
	})
}

func FuzzNumberFormat(f *testing.F) {
	for _, code := range builtinFormats {
		f.Add(code, 1234.5)
	}
	f.Add("E+", 1.0)
	f.Add(`[>=10000]0!.0,"万";[Red]-0.0#%;"-";@"元"`, -0.5)
	f.Fuzz(func(t *testing.T, code string, x float64) {
		nf := parseFormat(code)
		nf.show(x, epoch1900)
		nf.show(x, epoch1904)
		nf.showText(code)
	})
}
