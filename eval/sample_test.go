package eval_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/eval"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// plans is what is found in the seeds.
func plans(t *testing.T) (all []*target.Plan) {
	t.Helper()
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := corpus.Read(filepath.Base(path), data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x.Extract(doc))
	}
	return all
}

func TestDraw(t *testing.T) {
	var all []eval.Passage
	for i, p := range plans(t) {
		all = append(all, eval.Passages(p, i)...)
	}
	with := func(ps []eval.Passage) (n int) {
		for _, p := range ps {
			if p.Target {
				n++
			}
		}
		return n
	}
	drawn := eval.Draw(all, 51, 1)
	if len(drawn) != 51 || with(drawn) != 26 {
		t.Errorf("drew %d, %d with a target", len(drawn), with(drawn))
	}
	if !slices.Equal(drawn, eval.Draw(all, 51, 1)) || slices.Equal(drawn, eval.Draw(all, 51, 2)) {
		t.Error("a seed is to give one draw, another seed another")
	}
	for i := 1; i < len(drawn); i++ {
		if a, b := drawn[i-1], drawn[i]; a.Notice > b.Notice || a.Notice == b.Notice && a.End > b.Start {
			t.Errorf("out of order or twice: %+v %+v", a, b)
		}
	}
	if n := len(eval.Draw(all, 1_000_000, 1)); n != len(all) {
		t.Errorf("more than there are: %d of %d", n, len(all))
	}
	few := slices.DeleteFunc(slices.Clone(all), func(p eval.Passage) bool { return p.Target && p.Notice > 0 })
	if drawn := eval.Draw(few, 200, 1); len(drawn) != 200 || with(drawn) != with(few) && with(drawn) != 100 {
		t.Errorf("of %d with a target drew %d", with(few), with(drawn))
	}
}

// TestSkeleton fills in the rows of a skeleton of every passage, and wants each at its own number.
func TestSkeleton(t *testing.T) {
	for i, plan := range plans(t) {
		all := eval.Passages(plan, i)
		skeleton := eval.Skeleton(plan, "a.txt", all)
		if _, err := eval.ReadGold("a.gold", []byte(skeleton)); err == nil || !strings.Contains(err.Error(), "no ind, m, b, v: fill it in") {
			t.Errorf("a skeleton that is not filled in: %v", err)
		}
		filled := strings.ReplaceAll(skeleton, "ind= | m= | b= | v= | u=", "ind=x | m=level | b=exact | v=1 | u=")
		g, err := eval.ReadGold("a.gold", []byte(filled))
		if err == nil {
			err = g.Locate(plan.Document.Runes)
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Sampled) != len(all) {
			t.Errorf("%d passages, %d read back", len(all), len(g.Sampled))
		}
		n := 0
		for _, number := range plan.Numbers {
			if number.Role != target.RoleDate {
				if m := g.Mentions[n]; m.Span != number.Span {
					t.Fatalf("%s at %v stands at %v", number.Text, number.Span, m.Span)
				}
				n++
			}
		}
	}
}
