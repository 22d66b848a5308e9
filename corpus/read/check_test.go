package read

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// sample is the bytes of a file of testdata.
func sample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// seed gives a fuzz target every sample that the pattern names.
func seed(f *testing.F, pattern string) {
	f.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(names) == 0 {
		f.Fatal(pattern, names, err)
	}
	for _, name := range names {
		f.Add(sample(f, filepath.Base(name)))
	}
}

// small is limits that a fuzz target's inputs keep within or run into quickly.
func small() *budget {
	l := Default()
	l.Inflated, l.Part = 16<<20, 4<<20
	return &budget{Limits: l}
}

// checkSource wants what every reader promises: a Source with text whose tables lie in it, one after the other, or an
// error that says what to do.
func checkSource(t *testing.T, src *corpus.Source, err error) {
	t.Helper()
	if err != nil {
		var u *corpus.Unreadable
		if !errors.As(err, &u) || u.Code == "" || len(u.Message) < 20 || src != nil {
			t.Fatalf("got %v and error %v", src, err)
		}
		return
	}
	if !utf8.ValidString(src.Text) || strings.TrimSpace(src.Text) == "" || src.Format != "text" && strings.ContainsRune(src.Text, 0) || src.Format == "" {
		t.Fatalf("%s: text %.100q", src.Format, src.Text)
	}
	at, size := 0, utf8.RuneCountInString(src.Text)
	for _, table := range src.Tables {
		if table.Start < at || table.End > size || len(table.Grid) == 0 {
			t.Fatalf("a table at %d-%d behind %d in %d", table.Start, table.End, at, size)
		}
		at = table.Start
		for _, c := range table.Cells {
			if c.Start < at || c.End <= c.Start || c.End > table.End {
				t.Fatalf("a cell at %d-%d behind %d in a table up to %d", c.Start, c.End, at, table.End)
			}
			at = c.End
		}
		for _, row := range table.Grid {
			if len(row) != len(table.Grid[0]) {
				t.Fatal("rows of several widths")
			}
			for _, k := range row {
				if k < -1 || k >= len(table.Cells) {
					t.Fatalf("no cell %d", k)
				}
			}
		}
	}
	corpus.New(src)
}
