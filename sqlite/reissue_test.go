package sqlite

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// paper is a plan without targets whose sentences are these numbers' own.
func paper(path string, sentences ...int) *target.Plan {
	var text strings.Builder
	for _, n := range sentences {
		fmt.Fprintf(&text, "第%d条措施要落实到每一个县区和部门。\n", n)
	}
	doc := corpus.Stored(text.String(), lines(text.String()))
	doc.Path, doc.SHA256 = path, path+fmt.Sprint(sentences)
	return &target.Plan{Document: doc}
}

// to is 1 … n and then others.
func to(n int, others ...int) (list []int) {
	for i := range n {
		list = append(list, i+1)
	}
	return append(list, others...)
}

func TestReissues(t *testing.T) {
	changed := func(plan *target.Plan, edit func(*corpus.Document)) *target.Plan {
		edit(plan.Document)
		return plan
	}
	tests := []struct {
		name  string
		plans []*target.Plan
		want  string
	}{
		{"small edits", []*target.Plan{paper("a", to(40)...), paper("b", to(38, 91, 92)...)}, "2 1 0.90\n"},
		{"a longer one", []*target.Plan{paper("a", to(40)...), paper("b", to(40, 91, 92, 93)...)}, "2 1 0.93\n"},
		{"the first of several", []*target.Plan{paper("a", to(40)...), paper("b", to(39)...), paper("c", to(38)...)}, "2 1 0.97\n3 1 0.95\n"},
		{"another notice", []*target.Plan{paper("a", to(40)...), paper("b", to(20, 91, 92)...)}, ""},
		{"another region", []*target.Plan{
			changed(paper("a", to(40)...), func(d *corpus.Document) { d.Region.Code = "410100" }),
			changed(paper("b", to(39)...), func(d *corpus.Document) { d.Region.Code = "411000" })}, ""},
		{"another year", []*target.Plan{
			changed(paper("a", to(40)...), func(d *corpus.Document) { d.PlanTo = 2018 }),
			changed(paper("b", to(39)...), func(d *corpus.Document) { d.PlanTo = 2019 })}, ""},
		{"a year in one alone", []*target.Plan{paper("a", to(40)...),
			changed(paper("b", to(39)...), func(d *corpus.Document) { d.PlanTo = 2019 })}, "2 1 0.97\n"},
		{"too short to tell", []*target.Plan{paper("a"), paper("b")}, ""},
		{"the first one changed", []*target.Plan{paper("a", to(40)...), paper("b", to(39)...), paper("c", to(38)...), paper("a", 91, 92, 93)}, "3 2 0.97\n"},
		{"the first one comes to be like others", []*target.Plan{paper("a", 91, 92, 93), paper("b", to(39)...), paper("c", to(38)...), paper("a", to(40)...)}, "2 1 0.97\n3 1 0.95\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db := openTemp(t)
			ingest(t, db, test.plans...)
			if got := dump(t, db, "SELECT document_id, of_id, printf('%.2f', similarity) FROM reissues ORDER BY 1"); got != test.want {
				t.Errorf("got\n%s, want\n%s", got, test.want)
			}
			sound(t, db)
		})
	}
}

func TestReissuesOfWhatIsRemoved(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, paper("a", to(40)...), paper("b", to(39)...), paper("c", to(38)...))
	in := db.BeginRun(Run{Version: "1", Ruleset: "r"}, lex)
	if err := in.Remove("a"); err != nil {
		t.Fatal(err)
	}
	if err := in.Finish(""); err != nil {
		t.Fatal(err)
	}
	if got, want := dump(t, db, "SELECT document_id, of_id FROM reissues"), "3 2\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
