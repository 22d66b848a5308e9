package eval_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/eval"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// coding is a .gold file with the text that it codes.
type coding struct {
	name string
	gold *eval.Gold
	doc  *corpus.Document
}

// codings reads the .gold files that a pattern names, and their notices.
func codings(t *testing.T, pattern, texts string) (all []coding) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %v", pattern, err)
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
		notice, err := os.ReadFile(filepath.Join(texts, g.File))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := corpus.Read(g.File, notice)
		if err != nil {
			t.Fatal(err)
		}
		if err := g.Locate(doc.Runes); err != nil {
			t.Fatal(err)
		}
		all = append(all, coding{strings.TrimSuffix(filepath.Base(path), ".gold"), g, doc})
	}
	return all
}

// printed is what score.py --json prints.
type printed struct {
	All       figures
	Documents map[string]figures
	Fields    map[string]struct{ Right, Of int }
}

type figures struct {
	Targets               int
	Precision, Recall, F1 float64
	Strict                float64  `json:"strict_f1"`
	Implicit              *float64 `json:"implicit_recall"`
}

// agree compares a report with what score.py printed of the same answers. Where nothing can be said, score.py prints 0.
func agree(t *testing.T, want printed, got eval.Report) {
	t.Helper()
	same := func(name string, w float64, g eval.Figure) {
		if math.IsNaN(float64(g)) {
			g = 0
		}
		if math.Abs(w-float64(g)) > 1e-9 {
			t.Errorf("%s: score.py %v, eval %v", name, w, g)
		}
	}
	group := func(w figures, g eval.Group) {
		if w.Targets != g.Targets || (w.Implicit == nil) != math.IsNaN(float64(g.ImplicitRecall.Value)) {
			t.Errorf("%s: score.py %+v, eval %+v", g.Name, w, g)
		}
		same(g.Name+" precision", w.Precision, g.Precision.Value)
		same(g.Name+" recall", w.Recall, g.Recall.Value)
		same(g.Name+" F1", w.F1, g.F1.Value)
		same(g.Name+" strict F1", w.Strict, g.StrictF1.Value)
		if w.Implicit != nil {
			same(g.Name+" implicit", *w.Implicit, g.ImplicitRecall.Value)
		}
	}
	group(want.All, got.All)
	if len(want.Documents) != len(got.Groups) {
		t.Errorf("%d documents, eval has %d", len(want.Documents), len(got.Groups))
	}
	for _, g := range got.Groups {
		group(want.Documents[g.Name], g)
	}
	for _, f := range got.Fields {
		if w := want.Fields[f.Field]; w.Right != f.Right || w.Of != f.Of {
			t.Errorf("%s: score.py %d of %d, eval %d of %d", f.Field, w.Right, w.Of, f.Right, f.Of)
		}
	}
}

// TestPinnedFigures holds eval to what score.py printed of testdata/answers.jsonl, answers with every kind of error.
func TestPinnedFigures(t *testing.T) {
	data, err := os.ReadFile("testdata/answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string][]target.Target{}
	for line := range bytes.Lines(data) {
		var a export.Target
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(a.Document.Path)
		answers[name] = append(answers[name], a.Target)
	}
	var want printed
	if data, err = os.ReadFile("testdata/score.json"); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	var docs []eval.Document
	for _, c := range codings(t, "../golden/gold/*-2018.gold", "../seeds") {
		docs = append(docs, eval.Document{Name: c.name, Score: eval.Judge(c.gold, eval.Mentions(answers[c.gold.File]))})
	}
	agree(t, want, eval.NewReport(docs, eval.ByDocument))
}

// scorer is the script whose figures eval's must agree with, and beside it the codings that it comes with.
const scorer = "../../shared/score/score.py"

// TestAgreesWithScorer runs both over every coding there is, with answers that are made worse on purpose.
func TestAgreesWithScorer(t *testing.T) {
	gold, texts := "../golden/gold", "../seeds"
	if _, err := os.Stat(scorer); err != nil {
		return // TestPinnedFigures has what it printed
	}
	if _, err := os.Stat("../../shared/gold"); err == nil {
		gold, texts = "../../shared/gold", "../../shared/gold/text"
	}
	x, err := extract.New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	var docs []eval.Document
	var lines bytes.Buffer
	for _, c := range codings(t, gold+"/*.gold", texts) {
		plan := x.Extract(c.doc)
		spoil(plan)
		for _, r := range export.Records(plan, export.Targets) {
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&lines, "%s\n", line)
		}
		docs = append(docs, eval.Document{Name: c.name, Score: eval.Judge(c.gold, eval.Mentions(plan.Targets))})
	}
	pred := filepath.Join(t.TempDir(), "answers.jsonl")
	if err := os.WriteFile(pred, lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", scorer, "--gold", gold, "--source", texts, "--pred", pred, "--json").Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	var want printed
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	report := eval.NewReport(docs, eval.ByDocument)
	agree(t, want, report)
	if f1 := float64(report.All.F1.Value); f1 < 0.6 || f1 > 0.97 || report.All.StrictF1.Value > 0.8 {
		t.Errorf("the answers are to be worse than the program's, and not much: F1 %.3f", f1)
	}
}

// spoil makes a plan's answers wrong in every way, a few each.
func spoil(plan *target.Plan) {
	for i := range plan.Targets {
		t := &plan.Targets[i]
		switch i % 13 {
		case 0:
			t.Mentions = nil
		case 1:
			t.Bound = "min"
		case 2:
			t.Indicator, t.IndicatorText, t.Action = string([]rune(t.Indicator + "产值")[1:3]), "", ""
		case 3:
			t.YearTo++
		case 4:
			t.Measure, t.Direction = "growth", "down"
		case 5:
			t.Unit = "万" + t.Unit
		case 6:
			t.Cluster, t.Scope = "钢铁产业集群", "全省"
		case 7:
			t.Lead, t.Responsible = []string{"市财政局"}, nil
		case 8:
			t.Low, t.High = t.High, nil
		case 9:
			m := t.Mentions[0]
			m.Start, m.End = m.Start-5, m.End-1
			t.Mentions = append(slices.Clone(t.Mentions), m)
		case 10:
			t.Per = ""
		}
	}
}
