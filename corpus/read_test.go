package corpus

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// seeds reads the raw notices of the repository.
func seeds(tb testing.TB) map[string][]byte {
	tb.Helper()
	notices := files(tb, "../seeds/*.txt")
	if len(notices) < 5 {
		tb.Fatalf("%d seeds", len(notices))
	}
	return notices
}

// files reads the files that a pattern names.
func files(tb testing.TB, pattern string) map[string][]byte {
	tb.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		tb.Fatal(err)
	}
	read := map[string][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		read[filepath.Base(path)] = data
	}
	return read
}

func mustRead(tb testing.TB, text string) *Document {
	tb.Helper()
	d, err := Read("test.txt", []byte(text))
	if err != nil {
		tb.Fatalf("Read: %v", err)
	}
	return d
}

func seed(tb testing.TB, name string) *Document {
	tb.Helper()
	return mustRead(tb, string(seeds(tb)[name]))
}

func TestUnreadable(t *testing.T) {
	for name, c := range map[string]struct{ data, code string }{
		"empty":     {"", "empty"},
		"mark only": {"\ufeff", "empty"},
		"blanks":    {" \r\n\t　\u00a0\n", "empty"},

		"NULs":         {strings.Repeat("\x00", 100), "binary"},
		"NULs in text": {strings.Repeat("a\x00\x00\x01b\x02", 100), "binary"},
		"random":       {randomBytes(4096), "binary"},
	} {
		_, err := Read(name, []byte(c.data))
		var u *Unreadable
		if !errors.As(err, &u) || u.Code != c.code || !strings.Contains(u.Message, ":") {
			t.Errorf("%s: got %v, want code %s with a remedy", name, err, c.code)
		}
	}
}

func randomBytes(n int) string {
	r, b := rand.New(rand.NewPCG(1, 2)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

func TestReadIsLinear(t *testing.T) {
	for name, text := range map[string]string{
		"digits":         strings.Repeat("1", 1<<20),
		"one line":       strings.Repeat("增长10%左右，", 1<<19),
		"one line flat":  strings.Repeat("增长10%左右。 ", 1<<18),
		"brackets":       strings.Repeat("（", 1<<20),
		"brackets mixed": strings.Repeat("（“《[", 1<<18) + strings.Repeat("）", 1<<18),
		"blanks":         "a" + strings.Repeat(" ", 1<<21) + "b",
		"line ends":      "a" + strings.Repeat("\n", 1<<21) + "b",
		"marks":          strings.Repeat("（一）", 1<<19),
		"bars":           strings.Repeat("|", 1<<20),
		"rows":           strings.Repeat("a|b\n", 1<<17),
		"wide and short": strings.Repeat("a\tb\n", 1<<16) + strings.Repeat("x\t", 1<<16),
		"page numbers":   strings.Repeat("— 9 —\n中文，\n", 1<<16),
		"open lines":     strings.Repeat("一，\n", 1<<17),
		"run tables":     strings.Repeat("指标2020年属性1.约束性", 1<<17) + strings.Repeat("指标2020年属性", 1<<17),
		"run rows":       "指标2020年属性" + strings.Repeat("林地5约束性", 1<<18),
		"headings":       strings.Repeat("一、甲\n（一）乙\n", 1<<16),
	} {
		start := time.Now()
		d, err := Read(name, []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, d)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// check states what holds of every Document.
func check(tb testing.TB, d *Document) {
	tb.Helper()
	inside := func(what string, s, in Span) {
		if s.Start < in.Start || s.End > in.End || s.Start > s.End {
			tb.Errorf("%s %v is not inside %v", what, s, in)
		}
	}
	whole := Span{0, len(d.Runes)}
	runes := []rune(d.Text)
	if len(runes) != len(d.Runes) || d.Slice(Span{0, len(d.Runes)}) != d.Text {
		tb.Error("Runes are not Text")
	}
	for i, s := range d.Sentences {
		if got := d.Slice(s.Span); got != string(runes[s.Start:s.End]) {
			tb.Errorf("sentence %d is sliced as %q", i, got)
		}
	}
	for i, s := range d.Sections {
		inside("heading", s.Heading, s.Span)
		if i > 0 && (s.Parent >= i || s.Level <= d.Sections[s.Parent].Level || s.Start < d.Sections[i-1].Start) {
			tb.Errorf("section %d %+v does not nest", i, s)
		}
		inside("section", s.Span, d.Sections[s.Parent].Span)
	}
	for i := range d.Tables {
		checkTable(tb, d, &d.Tables[i])
	}
	last := 0
	for i, s := range d.Sentences {
		inside("sentence", s.Span, whole)
		if s.Start < last || s.Start == s.End {
			tb.Fatalf("sentence %d %v overlaps the one before or is empty", i, s.Span)
		}
		last = s.End
		inside("sentence", s.Span, d.Sections[s.Section].Span)
		if (s.Kind == Cell) != (s.Table >= 0) {
			tb.Errorf("sentence %d: kind %s with table %d", i, s.Kind, s.Table)
		}
		checkFold(tb, d, s.Span)
	}
}

func checkTable(tb testing.TB, d *Document, t *Table) {
	tb.Helper()
	for _, c := range t.Cells {
		if c.Start < t.Start || c.End > t.End || c.Start >= c.End {
			tb.Errorf("cell %+v is not inside table %v", c, t.Span)
		}
		if t.Grid[c.Row][c.Col] < 0 || t.Cells[t.Grid[c.Row][c.Col]].Span != c.Span {
			tb.Errorf("cell %+v is not at its place", c)
		}
	}
	for _, row := range t.Grid {
		if len(row) != len(t.Grid[0]) {
			tb.Error("the grid is not rectangular")
		}
	}
}

func checkFold(tb testing.TB, d *Document, s Span) {
	tb.Helper()
	f := d.Fold(s)
	if len(f.At) != len(f.Runes)+1 || f.At[len(f.Runes)] != s.End {
		tb.Fatalf("fold of %v: %d places for %d runes", s, len(f.At), len(f.Runes))
	}
	for i, at := range f.At[:len(f.Runes)] {
		if at < s.Start || at >= f.At[i+1] {
			tb.Fatalf("fold of %v: places do not increase at %d", s, i)
		}
	}
}

func TestReadSeeds(t *testing.T) {
	for name, data := range seeds(t) {
		d, err := Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if len(d.Warnings) > 0 || d.Text != string(data) || d.Encoding != "utf-8" {
			t.Errorf("%s: encoding %s, warnings %v", name, d.Encoding, d.Warnings)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data[:min(len(data), 6000)])
		f.Add(data[len(data)*2/3:])
	}
	f.Add([]byte("序号\t事项\n一\t甲\n1\t乙\n\n— 3 —\n序号\t事项\n2\t丙"))
	f.Add([]byte("a | b |\n1 | x\n| y |\n|---|"))
	f.Add([]byte("序号\n类别\n指标\n2025年\n属性\n1\n综合\n治理\n甲率（%）\n甲市≥3\n乙市≥2\n约束性\n2\n乙率（%）\n95\n预期性"))
	f.Add([]byte("第一章　总则　　第一条 　为。\\r\\n附件：1. 甲\n附件1\n2016年7月29日"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("fuzz", data)
		if err != nil {
			return
		}
		check(t, d)
		checkFold(t, d, Span{0, len(d.Runes)})
		if again, _ := Read("fuzz", data); !reflect.DeepEqual(d, again) {
			t.Error("a second reading differs")
		}
	})
}

// BenchmarkRead reads the seeds and, where they are beside the repository, long texts.
func BenchmarkRead(b *testing.B) {
	for name, pattern := range map[string]string{"seeds": "../seeds/*.txt", "bulk": "../../shared/bulk/*.txt"} {
		b.Run(name, func(b *testing.B) {
			notices, size := files(b, pattern), 0
			if len(notices) == 0 {
				b.Skip("no texts in " + pattern)
			}
			for _, data := range notices {
				size += len(data)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for name, data := range notices {
					if _, err := Read(name, data); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkFold(b *testing.B) {
	d := seed(b, "zhengzhou-2016.txt")
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		for _, s := range d.Sentences {
			d.Fold(s.Span)
		}
	}
}

// TestReadSameInOtherDress reads each seed with other line ends and in another encoding.
func TestReadSameInOtherDress(t *testing.T) {
	for name, data := range seeds(t) {
		want := mustRead(t, string(data))
		gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data)
		if err != nil {
			t.Fatal(err)
		}
		for dress, text := range map[string]string{
			"GB18030":    string(gb),
			"CRLF":       strings.ReplaceAll(string(data), "\n", "\r\n"),
			"page marks": strings.ReplaceAll(string(data), "\n", "\f\n"),
		} {
			got := mustRead(t, text)
			if got.Head != want.Head || sketch(got) != sketch(want) || len(got.Tables) != len(want.Tables) {
				t.Errorf("%s in %s: head or outline differs: %+v", name, dress, got.Head)
			}
			for _, kind := range []Kind{Front, Body, Heading, Cell, Back} {
				if listed(got, kind) != listed(want, kind) {
					t.Errorf("%s in %s: %s sentences differ", name, dress, kind)
				}
			}
		}
	}
}
