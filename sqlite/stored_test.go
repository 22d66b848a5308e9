package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// extracted has what the program finds in every seed.
func extracted(t *testing.T) (plans []*target.Plan) {
	t.Helper()
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := corpus.Read(path, data)
		if err != nil {
			t.Fatal(err)
		}
		plans = append(plans, x.Extract(doc))
	}
	return plans
}

// A plan that was stored is read back as it was.
func TestPlanIsReadBack(t *testing.T) {
	db, plans := openTemp(t), extracted(t)
	ingest(t, db, plans...)
	for i, plan := range plans {
		got, err := db.Plan(int64(i + 1))
		if err != nil {
			t.Fatal(err)
		}
		if len(plan.Targets) == 0 || got.Document.Text != plan.Document.Text {
			t.Fatalf("%s: %d targets, or another text", plan.Document.Path, len(plan.Targets))
		}
		same := cmp.Options{cmpopts.EquateEmpty()}
		for _, diff := range []string{
			cmp.Diff(plan.Document.Head, got.Document.Head, same), cmp.Diff(plan.Targets, got.Targets, same),
			cmp.Diff(plan.Tasks, got.Tasks, same), cmp.Diff(plan.TaskTargets, got.TaskTargets, same), cmp.Diff(plan.Clusters, got.Clusters, same),
		} {
			if diff != "" {
				t.Errorf("%s: %s", plan.Document.Path, diff)
			}
		}
	}
	if _, err := db.Plan(99); err == nil || !strings.Contains(err.Error(), "read document 99: there is no such document") {
		t.Error(err)
	}
}

// A filter leaves the rows that agree with all that is asked.
func TestFilter(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, extracted(t)...)
	if _, err := db.conn.exec("INSERT INTO reviews SELECT id, 'rejected', '' FROM targets WHERE cluster = '电子信息产业集群'"); err != nil {
		t.Fatal(err)
	}
	city := func(name string) []Area {
		return []Area{{Codes: lex.Regions.Codes(lex.Regions.Given(name)), Name: name}}
	}
	count := func(what What, where string) string {
		return strings.TrimSpace(dump(t, db, "SELECT count(*) FROM "+what.view()+" WHERE "+where))
	}
	tests := []struct {
		what  What
		f     Filter
		where string // the same, asked of the view by hand
	}{
		{Targets, Filter{}, "true"},
		{Targets, Filter{Regions: city("河南省")}, "region_code LIKE '41%'"},
		{Targets, Filter{Regions: city("许昌市")}, "region_code = '411000'"},
		{Targets, Filter{Regions: city("登封市")}, "path LIKE '%dengfeng%'"},
		{Targets, Filter{From: 2018, To: 2018}, "year_to >= 2018 AND coalesce(year_from, year_to) <= 2018"},
		{Targets, Filter{Indicators: []Indicator{{ID: "industry-main-revenue-above-size"}}}, "indicator_id = 'industry-main-revenue-above-size'"},
		{Targets, Filter{Indicators: []Indicator{{Words: "主营业务收入"}}, Clusters: []string{"电子信息"}}, "indicator LIKE '%主营业务收入%' AND cluster LIKE '%电子信息%'"},
		{Targets, Filter{Measures: []string{"growth", "share"}, Confidence: 0.9}, "measure IN ('growth', 'share') AND confidence >= 0.9"},
		{Targets, Filter{Reviews: []string{"rejected"}}, "cluster = '电子信息产业集群'"},
		{Targets, Filter{Texts: []string{"郑州"}, Where: "low > 10 -- more than ten"}, "sentence LIKE '%郑州%' AND low > 10"},
		{Mentions, Filter{Measures: []string{"growth"}}, "measure = 'growth'"},
		{Tasks, Filter{Departments: []string{"市发展改革委"}}, "lead || '、' || support || '、' || responsible LIKE '%市发展改革委%'"},
		{Clusters, Filter{Clusters: []string{"汽车"}}, "name LIKE '%汽车%'"},
		{Documents, Filter{Texts: []string{"产业集聚区"}}, "text LIKE '%产业集聚区%'"},
		{Numbers, Filter{Genres: []string{"plan"}}, "genre = 'plan'"},
	}
	for _, test := range tests {
		n := 0
		if err := db.Rows(test.what, []string{"document_id"}, test.f, func([]any) error { n++; return nil }); err != nil {
			t.Errorf("%s %+v: %v", test.what, test.f, err)
		}
		if want := count(test.what, test.where); fmt.Sprint(n) != want || n == 0 {
			t.Errorf("%s %+v: %d rows, want %s", test.what, test.f, n, want)
		}
	}
	for want, f := range map[string]Filter{
		"--measure does not apply to numbers": {Measures: []string{"growth"}},
		"no such column: indicater":           {Where: "indicater = 'x'"},
	} {
		if err := db.Rows(Numbers, []string{"start"}, f, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// Every column of a view has its meaning and its Chinese label in the schema.
func TestColumnsAreDescribed(t *testing.T) {
	db := openTemp(t)
	for _, what := range Whats {
		if label, meaning := What(what).Title(); label == "" || meaning == "" {
			t.Errorf("%s has no title", what)
		}
		list, err := db.Columns(What(what))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			if c.Meaning == "" || c.Label == "" {
				t.Errorf("%s.%s is not described", what, c.Name)
			}
		}
	}
}

// The sentence that Rows cuts out of the text is the view's own.
func TestRowsQuoteTheSentence(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, readSeeds(t)...)
	for what, where := range map[What]string{Targets: "target_view ORDER BY document_id, ordinal", Mentions: "mention_view ORDER BY document_id, start",
		Numbers: "number_view ORDER BY document_id, start"} {
		var got []string
		err := db.Rows(what, []string{"sentence"}, Filter{}, func(row []any) error {
			got = append(got, row[0].(string))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(texts(t, db, "SELECT sentence FROM "+where), got); diff != "" || len(got) == 0 {
			t.Errorf("%s: %d sentences: %s", what, len(got), diff)
		}
	}
}
