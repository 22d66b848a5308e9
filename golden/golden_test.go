// Package golden_test pins what the program says of each seed: golden/<seed>.txt has its head, its tasks and its
// targets, one a line, so that a change of behaviour is a diff that a person can read. `make golden` rewrites.
//
// A line «GAP quotation | indicator» is a target that is known to be missed; the value stands in ⟦⟧ in the quotation.
// The test fails when the program finds it, so that the mark comes off. An empty indicator is any.
package golden_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// seed is one of the raw notices that the project began from.
type seed struct {
	name string
	data []byte
}

func seeds(t testing.TB) []seed {
	t.Helper()
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	var out []seed
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, seed{strings.TrimSuffix(filepath.Base(path), ".txt"), data})
	}
	return out
}

func extractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func plan(t testing.TB, x *extract.Extractor, s seed) *target.Plan {
	t.Helper()
	doc, err := corpus.Read("seeds/"+s.name+".txt", s.data)
	if err != nil {
		t.Fatal(err)
	}
	return x.Extract(doc)
}

func TestGolden(t *testing.T) {
	x := extractor(t)
	for _, s := range seeds(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			p, file := plan(t, x, s), s.name+".txt"
			said := describe(p)
			pinned, gaps, found := readGolden(t, file, p)
			if *update {
				if err := os.WriteFile(file, []byte(strings.Join(append(said, gaps...), "\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, line := range found {
				t.Errorf("a known gap is found now: take its mark off (make golden)\n%s", line)
			}
			if diff := cmp.Diff(pinned, said); diff != "" {
				t.Errorf("not what golden/%s says (- pinned, + now; make golden rewrites):\n%s", file, diff)
			}
		})
	}
}

// readGolden divides a golden file into what is pinned, the gaps that stand, and the gaps that p has found.
func readGolden(t *testing.T, file string, p *target.Plan) (pinned, gaps, found []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatalf("%v: make golden writes it", err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		gap, isGap := strings.CutPrefix(line, "GAP ")
		switch {
		case !isGap:
			pinned = append(pinned, line)
		case has(t, p, gap):
			found = append(found, line)
		default:
			gaps = append(gaps, line)
		}
	}
	return pinned, gaps, found
}

// has says whether p has a target at a gap's place that measures what the gap wants.
func has(t *testing.T, p *target.Plan, gap string) bool {
	t.Helper()
	quotation, indicator, _ := strings.Cut(gap, " | ")
	before, rest, opened := strings.Cut(quotation, "⟦")
	value, after, shut := strings.Cut(rest, "⟧")
	text := compact(p.Document.Text)
	if !opened || !shut || strings.Count(text, compact(before+value+after)) != 1 {
		t.Errorf("gap %q must quote one place of the text, with its value in ⟦⟧", gap)
		return false
	}
	at := len(compact(text[:strings.Index(text, compact(before+value+after))])) + len(compact(before))
	for _, tg := range p.Targets {
		for _, m := range tg.Mentions {
			start := len(compact(string(p.Document.Runes[:m.Start])))
			end := start + len(compact(m.Text))
			if start < at+len(compact(value)) && at < end && strings.Contains(compact(tg.Action+tg.Indicator), compact(indicator)) {
				return true
			}
		}
	}
	return false
}

// compact drops blanks and line ends, which a quotation leaves out.
func compact(s string) string { return strings.Join(strings.Fields(s), "") }
