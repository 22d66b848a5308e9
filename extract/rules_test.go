package extract

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

var shared = sync.OnceValues(func() (*Extractor, error) { return New(lexicon.Files) })

// extractor is one Extractor for every test: it is safe for concurrent use.
func extractor(tb testing.TB) *Extractor {
	tb.Helper()
	x, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

func read(tb testing.TB, path, text string) *corpus.Document {
	tb.Helper()
	doc, err := corpus.Read(path, []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// planOf is the plan of a notice for 2020–2022 whose body is text.
func planOf(tb testing.TB, text string) *target.Plan {
	tb.Helper()
	doc := read(tb, "test.txt", "某市产业发展工作方案(2020—2022年)\n一、发展目标\n"+text+"\n")
	if doc.PlanFrom != 2020 || doc.PlanTo != 2022 {
		tb.Fatalf("the plan is for %d–%d", doc.PlanFrom, doc.PlanTo)
	}
	return extractor(tb).Extract(doc)
}

// planIn is the same of a document of another kind.
func planIn(tb testing.TB, genres []string, text string) *target.Plan {
	tb.Helper()
	if len(genres) == 0 {
		return planOf(tb, text)
	}
	doc := read(tb, "test.txt", "某市产业发展工作方案(2020—2022年)\n一、发展目标\n"+text+"\n")
	doc.Genre = genres[0]
	return extractor(tb).Extract(doc)
}

// value is bound, value and unit as an example writes them: range 1-2 家.
func value(v measure.Value) string {
	number := func() string {
		switch {
		case v.Bound == measure.Range:
			return v.Low.String() + "-" + v.High.String()
		case v.Low != nil:
			return v.Low.String()
		}
		return v.High.String()
	}
	return strings.TrimSpace(fmt.Sprint(v.Bound, " ", number(), " ", v.Unit))
}

func showTarget(t target.Target) string {
	return t.Indicator + " " + t.Measure + " " + value(t.Value)
}

// claims is what the rule made of the plan's numbers: of a rule that claims a number its targets, of a context
// rule the numbers that it gave their role.
func claims(r *rule.Rule, plan *target.Plan) (mine, all []string) {
	for _, t := range plan.Targets {
		line := showTarget(t)
		all = append(all, t.Rule+": "+line)
		if r.Spread == "" && t.Rule == r.ID {
			mine = append(mine, line)
		}
	}
	for _, n := range plan.Numbers {
		line := string(n.Role) + " " + value(n.Value)
		if n.Role != target.RoleTarget {
			all = append(all, n.Why+": "+line)
		}
		if r.Spread != "" && n.Why == r.ID {
			mine = append(mine, line)
		}
	}
	return mine, all
}

// TestRules runs every example of every rule.
func TestRules(t *testing.T) {
	x := extractor(t)
	for i := range x.rules.Rules {
		r := &x.rules.Rules[i]
		t.Run(r.ID, func(t *testing.T) {
			for _, e := range r.Yes {
				mine, all := claims(r, planIn(t, r.Genres, e.Text))
				if !contains(mine, e.Want) {
					t.Errorf("lexicon/%s:%d: yes %s\n got %s\nwant %s", r.File, e.Line, e.Text, strings.Join(all, "\n     "), e.Want)
				}
			}
			for _, text := range r.No {
				if mine, _ := claims(r, planIn(t, r.Genres, text)); len(mine) > 0 {
					t.Errorf("lexicon/%s:%d: no %s\n got %s", r.File, r.Line, text, strings.Join(mine, "\n     "))
				}
			}
		})
	}
}

func contains(lines []string, want string) bool {
	for _, line := range lines {
		if line == want {
			return true
		}
	}
	return false
}
