package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// TestNationalReports reads the State Council's reports, where they are there. What they promised and the next of them says was
// reached is told, and no report is said to contradict itself: whoever finds that one does must have read it.
func TestNationalReports(t *testing.T) {
	paths, err := filepath.Glob("../../shared/bulk/national-*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		return
	}
	x, rules := bench(t)
	c := New(x.Lexicon, rules)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := corpus.Read(filepath.Base(path), data)
		if err != nil {
			t.Fatal(err)
		}
		c.Add(x.Extract(doc))
	}
	var told strings.Builder
	for _, f := range c.Findings() {
		told.WriteString(f.A.Document + " " + f.Why + "\n")
		if f.Kind != "last-year" {
			t.Errorf("%s: %s\n%s\n%s", f.Kind, f.Why, f.A.Sentence, f.B.Sentence)
		}
	}
	for _, want := range []string{
		"national-2007.txt 2007: target 3%以内, which is less than 4.8%\n",
		"national-2012.txt 2012: target 7.5％, below the stated 7.8%\n",
		"national-2021.txt 2021: target 5.3万个, below the stated 5.6万个\n",
		"national-2022.txt 2022: target 5.5%左右, reached only 3%\n",
	} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("not found: %s", want)
		}
	}
}
