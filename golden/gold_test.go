package golden_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/eval"
	"github.com/mubiao/mubiao/extract"
)

// least is what a figure must not fall below: what is asked of the program, or what it last reached less a margin
// of about two mentions.
type least struct {
	f1, strict float64
	fields     map[string]float64
}

// TestGold holds the extraction to the hand-coded notices: the seeds', and where it stands beside the project a larger
// collection.
func TestGold(t *testing.T) {
	for _, c := range []struct {
		gold, text string
		least
	}{
		{"gold", "../seeds", least{0.99, 0.975, map[string]float64{"indicator": 0.975, "year": 0.99, "scope": 0.92, "lead": 0.93, "responsible": 0.89, "cluster": 0.94}}},
		{"../../shared/gold", "../../shared/gold/text", least{0.975, 0.96, map[string]float64{"indicator": 0.98, "year": 0.99, "scope": 0.93, "lead": 0.93, "responsible": 0.91, "cluster": 0.92}}},
	} {
		if _, err := os.Stat(c.gold); err != nil {
			continue // the larger collection is not everywhere
		}
		c.hold(t, c.gold, eval.NewReport(judged(t, c.gold, c.text), eval.ByDocument))
	}
}

// hold logs a report and compares it with what is wanted.
func (l least) hold(t *testing.T, name string, r eval.Report) {
	t.Helper()
	check := func(what string, got eval.Figure, want float64) {
		t.Logf("%s: %s %.3f", name, what, float64(got))
		if !(float64(got) >= want) {
			t.Errorf("%s: %s %.3f, want at least %.3f", name, what, float64(got), want)
		}
	}
	check("F1", r.All.F1.Value, l.f1)
	check("strict F1", r.All.StrictF1.Value, l.strict)
	for _, f := range r.Fields {
		if want := l.fields[f.Field]; want > 0 {
			check(f.Field, f.Accuracy.Value, want)
		}
	}
}

// judged scores every notice that a directory codes.
func judged(t *testing.T, gold, texts string) (docs []eval.Document) {
	t.Helper()
	x := extractor(t)
	paths, err := filepath.Glob(filepath.Join(gold, "*.gold"))
	if err != nil || len(paths) < 5 {
		t.Fatalf("%s: %d codings, %v", gold, len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		g, err := eval.ReadGold(path, data)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, eval.Document{Name: g.File, Score: score(t, x, g, filepath.Join(texts, g.File))})
	}
	return docs
}

func score(t *testing.T, x *extract.Extractor, g *eval.Gold, path string) eval.Score {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := corpus.Read(path, data)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Locate(doc.Runes); err != nil {
		t.Fatal(err)
	}
	return eval.Judge(g, eval.Mentions(x.Extract(doc).Targets))
}

// TestGoldTasks holds the tasks of the two annexes to the hand-coded ones: number, text and departments.
func TestGoldTasks(t *testing.T) {
	x := extractor(t)
	total, found, right := 0, 0, 0
	for _, file := range []string{"dengfeng-2020", "xuchang-2018"} {
		data, err := os.ReadFile("gold/" + file + ".tasks")
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile("../seeds/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		tasks := plan(t, x, seed{file, text}).Tasks
		for _, row := range strings.Split(strings.TrimRight(string(data), "\n"), "\n")[1:] {
			cells := strings.Split(row, "\t") // no group task lead support responsible
			total++
			head := string([]rune(plain(cells[2]))[:min(24, len([]rune(plain(cells[2]))))])
			i := 0
			for i < len(tasks) && (tasks[i].No != cells[0] || !strings.Contains(plain(tasks[i].Task), head)) {
				i++
			}
			if i == len(tasks) {
				t.Logf("%s: no task %s %s", file, cells[0], cells[2])
				continue
			}
			found++
			got := tasks[i]
			if listed(cells[3]) == departments(got.Lead) && listed(cells[4]) == departments(got.Support) && listed(cells[5]) == departments(got.Responsible) {
				right++
			} else {
				t.Logf("%s: departments of %s %s: %v %v %v", file, cells[0], cells[2], got.Lead, got.Support, got.Responsible)
			}
			tasks = slices.Delete(slices.Clone(tasks), i, i+1)
		}
	}
	if total != 74 || found != 74 || right < 72 {
		t.Errorf("of %d tasks %d are found and %d have their departments right, want 74, 74 and 72", total, found, right)
	}
}

var (
	taskNoise  = regexp.MustCompile(`[\s〔〕\[\]【】（）()《》“”"—–\-：:]`)
	nameMark   = regexp.MustCompile(`[、，,]|([局委办镇乡厅部会])和`)
	nameNoise  = regexp.MustCompile(`[\s()（）]`)
	namePrefix = regexp.MustCompile(`^[市省县区州](.{2,})`)
)

func plain(s string) string { return taskNoise.ReplaceAllString(s, "") }

// listed is the departments of a cell, in order of name.
func listed(cell string) string {
	return departments(strings.Split(nameMark.ReplaceAllString(cell, "$1、"), "、"))
}

// departments is names without the 市 before them, each once, in order.
func departments(names []string) string {
	var out []string
	for _, name := range names {
		if name = nameNoise.ReplaceAllString(name, ""); name != "" {
			out = append(out, namePrefix.ReplaceAllString(name, "$1"))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "、")
}
