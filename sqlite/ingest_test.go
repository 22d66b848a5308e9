package sqlite

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// whole dumps every table but runs, in order of its own columns.
func whole(t testing.TB, db *DB) string {
	t.Helper()
	var out strings.Builder
	for _, table := range texts(t, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'runs' ORDER BY name") {
		out.WriteString("# " + table + "\n")
		names := slices.DeleteFunc(texts(t, db, "SELECT name FROM pragma_table_info(?)", table), func(name string) bool { return name == "run_id" })
		out.WriteString(dump(t, db, "SELECT "+strings.Join(names, ", ")+" FROM "+table+" ORDER BY "+strings.Join(names, ", ")))
	}
	return out.String()
}

// A quotation stands in the text as read where the database says.
func TestSpansAreQuotations(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, readSeeds(t)...)
	for _, table := range []string{"mentions", "number_view"} {
		got := dump(t, db, "SELECT count(*) > 0, coalesce(sum(substr(d.text, q.start + 1, q.end - q.start) <> q.text), 0) FROM "+table+" AS q JOIN documents AS d ON d.id = q.document_id")
		if got != "1 0\n" {
			t.Errorf("%s: any, wrong: %s", table, got)
		}
	}
}

func TestTextIsStoredAsRead(t *testing.T) {
	db := openTemp(t)
	for _, plan := range readSeeds(t) {
		ingest(t, db, plan)
		if got := texts(t, db, "SELECT text FROM documents WHERE path = ?", plan.Document.Path); len(got) != 1 || got[0] != plan.Document.Text {
			t.Errorf("%s is not stored as read", plan.Document.Path)
		}
	}
}

func TestIngestAgainChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "targets.db")
	var files []string
	for _, want := range []string{"added added added added added", "unchanged unchanged unchanged unchanged unchanged"} {
		db := open(t, path)
		if got := ingest(t, db, readSeeds(t)...); got != want {
			t.Errorf("outcomes %s, want %s", got, want)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, string(data))
	}
	if files[0] != files[1] {
		t.Error("the second ingest changed the file")
	}
}

func TestChangedFileReplacesItsOwnRows(t *testing.T) {
	db, fresh := openTemp(t), openTemp(t)
	ingest(t, db, readSeeds(t)...)
	plans := readSeeds(t)
	plans[2].Document.SHA256, plans[2].Targets = "changed", plans[2].Targets[:1]
	plans[2].Tasks, plans[2].TaskTargets, plans[2].Clusters, plans[2].Numbers = nil, nil, nil, plans[2].Numbers[:7]
	if got, want := ingest(t, db, plans...), "unchanged unchanged replaced unchanged unchanged"; got != want {
		t.Errorf("outcomes %s, want %s", got, want)
	}
	ingest(t, fresh, plans...)
	if diff := cmp.Diff(whole(t, fresh), whole(t, db)); diff != "" {
		t.Errorf("replaced rows are not those of a new database:\n%s", diff)
	}
}

func TestWhatIsTheSame(t *testing.T) {
	tests := []struct {
		name string
		run  Run
		edit func(*target.Plan)
		want string
	}{
		{"same", Run{Version: "1", Ruleset: "r"}, func(*target.Plan) {}, "unchanged"},
		{"version", Run{Version: "2", Ruleset: "r"}, func(*target.Plan) {}, "replaced"},
		{"ruleset", Run{Version: "1", Ruleset: "s"}, func(*target.Plan) {}, "replaced"},
		{"bytes", Run{Version: "1", Ruleset: "r"}, func(p *target.Plan) { p.Document.SHA256 = "00" }, "replaced"},
		{"path", Run{Version: "1", Ruleset: "r"}, func(p *target.Plan) { p.Document.Path = "copy.txt" }, "copied"},
		{"given", Run{Version: "1", Ruleset: "r"}, func(p *target.Plan) { p.Document.Given.Year = 2020 }, "replaced"},
		{"force", Run{Version: "1", Ruleset: "r", Force: true}, func(*target.Plan) {}, "replaced"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db, plan := openTemp(t), readSeed(t, "xuchang-2018")
			ingest(t, db, plan)
			test.edit(plan)
			if got := ingestAs(t, db, test.run, plan); got != test.want {
				t.Errorf("outcome %s, want %s", got, test.want)
			}
		})
	}
}

func TestRunsThatChangeNothingAreNotRecorded(t *testing.T) {
	db, plan := openTemp(t), readSeed(t, "xuchang-2018")
	for range 3 {
		ingest(t, db, plan)
	}
	if got, want := dump(t, db, "SELECT * FROM runs"), "1 1 r 2020-01-01T00:00:00Z 2020-01-01T00:00:01Z\n"; got != want {
		t.Errorf("runs\n%s, want\n%s", got, want)
	}
}

// A plan that breaks the tables' rules leaves no trace, and the run goes on.
func TestBrokenPlanIsNotStored(t *testing.T) {
	tests := []struct {
		name string
		edit func(*target.Plan)
		want string
	}{
		{"id twice", func(p *target.Plan) { p.Targets[1].ID = p.Targets[0].ID }, "UNIQUE"},
		{"NUL", func(p *target.Plan) { p.Document.Text = "增长\x0010%" }, "NUL at byte 6"},
		{"baseline", func(p *target.Plan) { p.Targets[0].Baseline = &target.Baseline{Value: "七成"} }, "store a number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db, good, broken := openTemp(t), readSeed(t, "dengfeng-2020"), readSeed(t, "xuchang-2018")
			ingest(t, db, broken)
			before := whole(t, db)
			broken.Document.SHA256 = "changed"
			test.edit(broken)
			in := db.BeginRun(Run{Version: "1", Ruleset: "r"}, lex)
			if _, err := save(in, broken); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v does not say %s", err, test.want)
			}
			if diff := cmp.Diff(before, whole(t, db)); diff != "" {
				t.Error(diff)
			}
			if _, err := in.Fail(Failure{Path: broken.Document.Path, SHA256: "changed", Code: "internal"}); err != nil || in.End() != nil {
				t.Errorf("the failure is not recorded: %v", err)
			}
			if got := dump(t, db, "SELECT x.code, f.sha256 FROM failures AS x JOIN files AS f ON f.path = x.file"); got != "internal changed\n" {
				t.Errorf("failures: %s", got)
			}
			if outcome, err := save(in, good); outcome != Added || err != nil {
				t.Errorf("the next plan: %s, %v", outcome, err)
			}
		})
	}
}

func TestFailures(t *testing.T) {
	db, plan := openTemp(t), readSeed(t, "xuchang-2018")
	in := db.BeginRun(Run{Version: "1"}, lex)
	path := plan.Document.Path
	good := func() (Outcome, error) { return save(in, plan) }
	fail := func(code string) func() (Outcome, error) {
		return func() (Outcome, error) {
			in.Begin(File{Path: path, SHA256: "00"})
			outcome, err := in.Fail(Failure{path, "00", code, "not a text"})
			return outcome, errors.Join(err, in.End())
		}
	}
	steps := []struct {
		name     string
		do       func() (Outcome, error)
		outcome  Outcome
		failures string
		targets  int64
	}{
		{"fails", fail("binary"), Added, "binary", 0},
		{"fails again", fail("binary"), Unchanged, "binary", 0},
		{"fails otherwise", fail("empty"), Replaced, "empty", 0},
		{"is good", good, Added, "", 3},
		{"fails later", fail("binary"), Added, "binary", 3},
		{"is as it was", good, Unchanged, "", 3},
	}
	for _, step := range steps {
		outcome, err := step.do()
		if err != nil {
			t.Fatal(err)
		}
		counts := tallyOf(t, db)
		failures := strings.Join(texts(t, db, "SELECT code FROM failures"), " ")
		if outcome != step.outcome || failures != step.failures || counts.Targets != step.targets {
			t.Errorf("%s: %s, failures %q, %d targets", step.name, outcome, failures, counts.Targets)
		}
	}
}

func TestDepartmentsFollowTheLexicon(t *testing.T) {
	db, plan := openTemp(t), readSeed(t, "xuchang-2018")
	ingest(t, db, plan)
	const query = "SELECT id, canonical, level, series FROM departments WHERE name IN ('市科技局', '市工业和信息化委') ORDER BY name"
	want := "industry-and-information-commission 工业和信息化委员会 government 工业和信息化局\nscience-and-technology 科学技术局 government 科学技术局\n"
	if got := dump(t, db, query); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := save(db.BeginRun(Run{Version: "2"}, reformed(t)), plan); err != nil {
		t.Fatal(err)
	}
	if got, want := dump(t, db, query), strings.ReplaceAll(want, "科学技术局", "科创试行局"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// reformed is the lexicon in which 科学技术局 has another name.
func reformed(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(lexicon.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(lexicon.Files, path)
		files[path] = &fstest.MapFile{Data: bytes.Replace(data, []byte("\t科学技术局\t"), []byte("\t科创试行局\t"), 1)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCounts(t *testing.T) {
	db := openTemp(t)
	plans := readSeeds(t)
	ingest(t, db, plans...)
	want := tally{Documents: 5, Sections: 10, Targets: int64(len(codings)), Tasks: 3, Clusters: 3, Departments: 6, Runs: 1}
	for _, plan := range plans {
		want.Numbers += int64(len(plan.Numbers))
		for _, q := range plan.Targets {
			want.Mentions += int64(len(q.Mentions))
		}
	}
	if diff := cmp.Diff(want, tallyOf(t, db)); diff != "" {
		t.Error(diff)
	}
}

// A number longer than any double costs its value, not the document: its text stands beside it.
func TestNumberBeyondADouble(t *testing.T) {
	db, plan := openTemp(t), readSeed(t, "xuchang-2018")
	plan.Numbers[0].Low, plan.Numbers[0].High = decimals("1"+strings.Repeat("0", 400), "1")
	ingest(t, db, plan)
	if got, want := dump(t, db, "SELECT low FROM numbers ORDER BY start LIMIT 1"), "<nil>\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func BenchmarkSave(b *testing.B) {
	plans, size := readSeeds(b), 0
	for _, plan := range plans {
		size += len(plan.Document.Text)
	}
	db := openTemp(b)
	b.SetBytes(int64(size))
	for n := 0; b.Loop(); n++ {
		ingestAs(b, db, Run{Version: strconv.Itoa(n)}, plans...) // another version replaces every row
	}
}
