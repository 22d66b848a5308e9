package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/lexicon"
)

// bench is what the examples are read with.
func bench(t testing.TB) (*extract.Extractor, []Rule) {
	t.Helper()
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	return x, rules
}

// findings is what is found in an example's notices.
func findings(x *extract.Extractor, rules []Rule, e Example) []Finding {
	c := New(x.Lexicon, rules)
	for i, text := range e.Notices {
		path := fmt.Sprintf("%d.txt", i+1)
		c.Add(x.Extract(corpus.New(&corpus.Source{Path: path, SHA256: corpus.Hash([]byte(text)), Format: "text", Text: text})))
	}
	return c.Findings()
}

func TestExamples(t *testing.T) {
	x, rules := bench(t)
	for i := range rules {
		r := &rules[i]
		for kind, examples := range map[string][]Example{"yes": r.Yes, "no": r.No} {
			for _, e := range examples {
				t.Run(fmt.Sprintf("%s/%s/%d", r.ID, kind, e.Line), func(t *testing.T) { runExample(t, x, rules, r, e) })
			}
		}
	}
}

// runExample wants the values of a yes, and of a no that its kind finds nothing.
func runExample(t *testing.T, x *extract.Extractor, rules []Rule, r *Rule, e Example) {
	var mine, all []string
	for _, f := range findings(x, rules, e) {
		values := f.A.Value + " / " + f.B.Value
		all = append(all, f.Kind+" "+values+" ("+f.Why+")")
		if f.Kind == r.ID {
			mine = append(mine, values)
		}
	}
	if strings.Join(mine, "\n") != e.Want {
		t.Errorf("%s:%d: want %q, got %q of %q", r.File, e.Line, e.Want, mine, all)
	}
}
