package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWordaTmp(t *testing.T) {
	dir := os.Getenv("WORDA")
	if dir == "" {
		t.Skip()
	}
	names, _ := filepath.Glob(dir + "/*")
	for _, n := range names {
		ext := filepath.Ext(n)
		if ext != ".doc" && ext != ".rtf" && ext != ".wps" {
			continue
		}
		data, _ := os.ReadFile(n)
		f := &file{budget: &budget{Limits: Default()}, data: data}
		rd := f.rtf
		if ext != ".rtf" {
			rd = f.doc
		}
		src, err := rd()
		checkSource(t, src, err)
		if err != nil {
			fmt.Println(n, "ERR", err)
			os.Remove(n + ".out")
			continue
		}
		var b strings.Builder
		b.WriteString(src.Text)
		for _, tb := range src.Tables {
			rs := []rune(src.Text)
			b.WriteString("== TABLE\n")
			for _, c := range tb.Cells {
				fmt.Fprintf(&b, "%d,%d %dx%d %q\n", c.Row, c.Col, c.RowSpan, c.ColSpan, string(rs[c.Start:c.End]))
			}
			for _, g := range tb.Grid {
				fmt.Fprintln(&b, g)
			}
		}
		os.WriteFile(n+".out", []byte(b.String()), 0o644)
		fmt.Println(n, "ok", len(src.Text), len(src.Tables))
	}
}
