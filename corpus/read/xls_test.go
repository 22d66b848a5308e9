package read

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mubiao/mubiao/corpus"
)

func TestXLSSamples(t *testing.T) {
	src, err := theFile(sample(t, "xls-indicators.xls")).xls()
	checkSource(t, src, err)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := grids(src), strings.Replace(indicatorTables, "SUM", "232,000.5", 1); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if strings.Join(src.Warnings, "; ") != "hidden sheets are left out: 参数; hidden rows or columns are left out of the sheets 主要指标" {
		t.Error(src.Warnings)
	}
	_, err = theFile(sample(t, "xls-broken.xls")).xls()
	checkSource(t, nil, err)
}

// rec is a record: its kind, then numbers of two bytes (int), of four (uint32), of eight (float64), bytes and texts as they are.
func rec(kind int, parts ...any) string {
	var b []byte
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			b = binary.LittleEndian.AppendUint16(b, uint16(p))
		case uint32:
			b = binary.LittleEndian.AppendUint32(b, p)
		case float64:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p))
		case byte:
			b = append(b, p)
		case string:
			b = append(b, p...)
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, uint16(kind))
	return string(binary.LittleEndian.AppendUint16(head, uint16(len(b)))) + string(b)
}

// wide is a text in UTF-16.
func wide(text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// biffBook is a workbook's stream with one sheet.
func biffBook(version int, globals, sheet string) []byte {
	bof, eof := rec(biffBOF, version, 5, 0, 0), rec(biffEOF)
	bound := func(at int) string { return rec(biffBoundSheet, uint32(at), 0, byte(1), byte(0), "S") }
	if version == 0x0500 {
		bound = func(at int) string { return rec(biffBoundSheet, uint32(at), 0, byte(1), "S") }
	}
	at := len(bof) + len(globals) + len(bound(0)) + len(eof)
	return []byte(bof + globals + bound(at) + eof + rec(biffBOF, version, 16, 0, 0) + sheet + eof)
}

func TestBIFFCells(t *testing.T) {
	xf := rec(biffXF, 0, 0) + rec(biffXF, 0, 170) + rec(biffXF, 0, 14)
	format := rec(biffFormat, 170, 4, byte(0), "0.0%")
	short := "\x00\x00"
	fonts := strings.Repeat(rec(biffFont, 200, 0, 0, 400, 0), 4) + rec(biffFont, 200, 0, 0, 400, 1)
	rk := func(x float64, hundredth bool) uint32 {
		v := uint32(math.Float64bits(x)>>32) &^ 3
		if hundredth {
			v |= 1
		}
		return v
	}
	for _, c := range []struct{ name, globals, sheet, want string }{
		{"numbers", xf + format, rec(biffNumber, 0, 0, 1, 0.155) + rec(biffRK, 0, 1, 2, uint32(45838<<2|2)) + rec(biffRK, 0, 2, 0, rk(1234, true)), "15.5%\t2025/6/30\t12.34"},
		{"MULRK", xf + format, rec(biffMulRK, 0, 0, 0, uint32(5<<2|2), 1, rk(0.5, false), 1), "5\t50.0%"},
		{"negative RK", xf, rec(biffRK, 0, 0, 0, uint32(0xFFFFFFE6)) + rec(biffRK, 0, 1, 0, rk(-2, false)), "-7\t-2"},
		{"label", "", rec(biffLabel, 0, 0, 0, 2, byte(1), wide("甲乙")) + rec(biffLabel, 0, 1, 0, 2, byte(0), "ab"), "甲乙\tab"},
		{"text of a formula", xf, rec(biffFormula, 0, 0, 0, short, 0, 0, 0xFFFF, 0, 0, 0, 0) + rec(biffString, 2, byte(1), wide("合计")) +
			rec(biffFormula, 0, 1, 0, 99.5, 0, 0, 0, 0) + rec(biffFormula, 0, 2, 0, "\x01\x00", "\x01\x00", 0, 0xFFFF, 0, 0, 0, 0) + rec(biffFormula, 0, 3, 0, "\x02\x00", 0, 0, 0xFFFF, 0, 0, 0, 0), "合计\t99.5\tTRUE"},
		{"truth and error", "", rec(biffBoolErr, 0, 0, 0, byte(1), byte(0)) + rec(biffBoolErr, 0, 1, 0, byte(42), byte(1)) + rec(biffLabel, 0, 2, 0, 1, byte(0), "x"), "TRUE\tx"},
		{"texts over two records", rec(biffSST, uint32(2), uint32(2), 3, byte(1), wide("甲")) + rec(biffContinue, byte(0), "ab", 2, byte(1), wide("丙")) + rec(biffContinue, byte(1), wide("丁")),
			rec(biffLabelSST, 0, 0, 0, uint32(0)) + rec(biffLabelSST, 0, 1, 0, uint32(1)), "甲ab\t丙丁"},
		{"fonts and readings", fonts + rec(biffSST, uint32(2), uint32(2), 4, byte(1|8|4), 2, uint32(3), wide("规上1家"), 2, 5, 3, 0, "xyz", 1, byte(0), "b"),
			rec(biffLabelSST, 0, 0, 0, uint32(0)) + rec(biffLabelSST, 0, 1, 0, uint32(1)), "规上家\tb"},
		{"1904", rec(biffDate1904, 1) + xf, rec(biffNumber, 0, 0, 2, 44376.0) + rec(biffNumber, 0, 1, 2, 0.0), "2025/6/30\t1904/1/1"},
		{"hidden row", xf, rec(biffRow, 0, 0, 2, 0, 0, 0, 0x20, 0) + rec(biffNumber, 0, 0, 0, 1.0) + rec(biffNumber, 1, 0, 0, 2.0) + rec(biffNumber, 1, 1, 0, 3.0), "2\t3"},
		{"hidden column", xf, rec(biffColInfo, 1, 1, 0, 0, 1) + rec(biffNumber, 0, 0, 0, 1.0) + rec(biffNumber, 0, 1, 0, 2.0) + rec(biffNumber, 0, 2, 0, 3.0), "1\t3"},
		{"chart within", xf, rec(biffBOF, 0x0600, 0x20) + rec(biffNumber, 0, 0, 0, 9.0) + rec(biffEOF) + rec(biffNumber, 0, 0, 0, 1.0) + rec(biffNumber, 0, 1, 0, 2.0), "1\t2"},
	} {
		src, err := theFile(nil).workbook(biffBook(0x0600, c.globals, c.sheet))
		if checkSource(t, src, err); err != nil || strings.TrimSpace(strings.TrimPrefix(src.Text, "S\n")) != c.want {
			t.Errorf("%s: %+v %v, want %q", c.name, src, err, c.want)
		}
	}
}

// TestBIFF5 reads texts in the code page of Chinese Windows.
func TestBIFF5(t *testing.T) {
	gbk := func(text string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	name, unit := gbk("工业增加值"), gbk(`0.0"亿元"`)
	globals := rec(biffCodePage, 936) + rec(biffFormat, 170, byte(len(unit)), unit) + rec(biffXF, 0, 0) + rec(biffXF, 0, 170)
	sheet := rec(biffLabel, 0, 0, 0, len(name), name) + rec(biffRString, 1, 0, 0, len(name), name, byte(1), byte(0), byte(5)) +
		rec(biffNumber, 0, 1, 1, 12.34) + rec(biffFormula, 1, 1, 0, 0, 0, 0, 0xFFFF, 0, 0, 0, 0) + rec(biffString, 4, gbk("合计"))
	src, err := theFile(nil).workbook(biffBook(0x0500, globals, sheet))
	if checkSource(t, src, err); err != nil || src.Text != "S\n工业增加值\t12.3亿元\n工业增加值\t合计\n" {
		t.Errorf("%+v %v", src, err)
	}
}

func TestXLSRefuses(t *testing.T) {
	cell := rec(biffNumber, 0, 0, 0, 1.0)
	good := biffBook(0x0600, "", cell)
	for _, c := range []struct {
		name, code string
		stream     []byte
	}{
		{"encrypted", Encrypted, biffBook(0x0600, rec(biffFilePass, 1, 1, 1), cell)},
		{"no stream", Damaged, nil},
		{"cut in the workbook", Damaged, good[:20]},
		{"cut in a sheet", Damaged, good[:len(good)-6]},
		{"short record", Damaged, biffBook(0x0600, "", rec(biffNumber, 0, 0, 0))},
		{"text that is not there", Damaged, biffBook(0x0600, "", rec(biffLabelSST, 0, 0, 0, uint32(7)))},
		{"texts cut off", Damaged, biffBook(0x0600, rec(biffSST, uint32(9), uint32(1<<31)), cell)},
		{"text cut off", Damaged, biffBook(0x0600, "", rec(biffLabel, 0, 0, 0, 900, byte(1), "ab"))},
		{"sheet out of the stream", Damaged, []byte(rec(biffBOF, 0x0600, 5) + rec(biffBoundSheet, uint32(9999), 0, byte(1), byte(0), "S") + rec(biffEOF))},
		{"sheet that is none", Damaged, []byte(rec(biffBOF, 0x0600, 5) + rec(biffBoundSheet, uint32(8), 0, byte(1), byte(0), "S") + rec(biffEOF))},
		{"sheets that share records", Damaged, []byte(rec(biffBOF, 0x0600, 5) + strings.Repeat(rec(biffBoundSheet, uint32(8+4*13+4), 0, byte(1), byte(0), "S"), 4) + rec(biffEOF) +
			rec(biffBOF, 0x0600, 16) + cell + strings.Repeat(rec(0x1234, "padding"), 20) + rec(biffEOF))},
		{"Excel 4", Unsupported, []byte(rec(0x0409, 0, 0x10, 0) + rec(biffEOF))},
		{"nothing in it", "empty", biffBook(0x0600, "", "")},
	} {
		src, err := theFile(nil).workbook(c.stream)
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
			t.Errorf("%s: got %v, want %s", c.name, err, c.code)
		}
	}
}

func FuzzXLS(f *testing.F) { // the file
	seed(f, "xls-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := (&file{budget: small(), data: data}).xls()
		checkSource(t, src, err)
	})
}

func FuzzBIFF(f *testing.F) { // the stream in it
	for _, name := range []string{"xls-tasks.xls", "xls-indicators.xls"} {
		o, err := theFile(sample(f, name)).openOLE()
		if err != nil {
			f.Fatal(err)
		}
		stream, err := o.stream("Workbook")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(stream)
	}
	f.Add(biffBook(0x0500, rec(biffFormat, 170, byte(3), "0.0"), rec(biffLabel, 0, 0, 0, 2, "ab")+rec(biffMergeCells, 1, 0, 3, 0, 1)))
	f.Fuzz(func(t *testing.T, stream []byte) {
		src, err := (&file{budget: small()}).workbook(stream)
		checkSource(t, src, err)
	})
}
