package golden_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
)

// leastEqual is the share of a seed's targets that its conversions must give too.
const leastEqual = 0.98

// conversions makes each format's bytes of a seed; nil where it has none.
var conversions = map[string]func(t *testing.T, s seed) []byte{
	"html":        converted("html"),
	"docx":        converted("docx"),
	"doc":         converted("doc"),
	"rtf":         converted("rtf"),
	"pdf":         converted("pdf"),
	"browser.pdf": converted("browser.pdf"),
	"ofd":         converted("ofd"),
	"xlsx":        converted("xlsx"),
	"gbk": func(t *testing.T, s seed) []byte {
		data, err := simplifiedchinese.GB18030.NewEncoder().Bytes(s.data)
		if err != nil {
			t.Fatal(err)
		}
		return data
	},
	"utf-16": func(_ *testing.T, s seed) (data []byte) {
		for _, u := range utf16.Encode([]rune(string(s.data))) {
			data = append(data, byte(u), byte(u>>8))
		}
		return data
	},
}

// converted reads a file that convert.sh made.
func converted(ending string) func(*testing.T, seed) []byte {
	return func(t *testing.T, s seed) []byte {
		data, err := os.ReadFile(filepath.Join("converted", s.name+"."+ending))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return data
	}
}

// TestConverted wants the same targets of a seed whatever file it is: the value, what it measures, and who answers for it. A
// sheet has only the annex, and is compared with the targets that stand there.
func TestConverted(t *testing.T) {
	x := extractor(t)
	for ending, convert := range conversions {
		t.Run(ending, func(t *testing.T) {
			t.Parallel()
			all, equal, files := 0, 0, 0
			for _, s := range seeds(t) {
				data := convert(t, s)
				if data == nil {
					continue
				}
				files++
				want, got := plan(t, x, s), planOfFile(t, x, s.name+"."+ending, data)
				text := stated(want, ending == "xlsx")
				missing, extra := differ(text, stated(got, ending == "xlsx"))
				all += len(text)
				equal += len(text) - len(missing)
				if len(missing)+len(extra) > 0 {
					t.Logf("%s\n  missing %s\n  extra %s", s.name, strings.Join(missing, "; "), strings.Join(extra, "; "))
				}
			}
			if files == 0 || all < 30 || float64(equal) < leastEqual*float64(all) {
				t.Errorf("%d of %d targets of %d files are equal", equal, all, files)
			}
		})
	}
}

func planOfFile(t *testing.T, x *extract.Extractor, name string, data []byte) (p *target.Plan) {
	t.Helper()
	read.Read(name, data, read.Options{Limits: read.Default()}, func(string) bool { return true }, func(r read.Result) {
		if r.Err != nil {
			t.Fatalf("%s: %v", name, r.Err)
		}
		p = x.Extract(corpus.New(r.Source))
	})
	return p
}

// stated is a plan's targets, each place that states one, in order; of tables only those that stand in one.
func stated(p *target.Plan, tables bool) (all []string) {
	inTable := func(m target.Mention) bool {
		return slices.ContainsFunc(p.Document.Tables, func(t corpus.Table) bool { return t.Start <= m.Start && m.End <= t.End })
	}
	for _, tg := range p.Targets {
		for _, m := range tg.Mentions {
			if !tables || inTable(m) {
				all = append(all, fmt.Sprintf("%s %v %v %s %s %s | %v %v %v", squeezed(m.Text), tg.Low, tg.High, tg.Bound, tg.Unit, tg.Indicator, tg.Lead, tg.Support, tg.Responsible))
			}
		}
	}
	slices.Sort(all)
	return all
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// differ is what is in only one of two lists.
func differ(want, got []string) (missing, extra []string) {
	count := map[string]int{}
	for _, s := range got {
		count[s]++
	}
	for _, s := range want {
		if count[s]--; count[s] < 0 {
			missing = append(missing, s)
		}
	}
	for s, n := range count {
		for range n {
			extra = append(extra, s)
		}
	}
	slices.Sort(extra)
	return missing, extra
}
