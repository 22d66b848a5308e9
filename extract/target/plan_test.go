package target_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(lexicon.Files) })

func planOf(tb testing.TB, path string, data []byte) *target.Plan {
	tb.Helper()
	x, err := extractor()
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := corpus.Read(path, data)
	if err != nil {
		tb.Fatal(err)
	}
	return x.Extract(doc)
}

// body is the plan of a notice for 2020–2022 with these paragraphs.
func body(tb testing.TB, paragraphs string) *target.Plan {
	tb.Helper()
	return planOf(tb, "test.txt", []byte("某市产业发展工作方案(2020—2022年)\n一、发展目标\n"+paragraphs+"\n"))
}

// notices is the seeds' plans, and those of the hand-coded collection where it is present.
func notices(tb testing.TB) []*target.Plan {
	tb.Helper()
	seeds, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(seeds) < 5 {
		tb.Fatalf("seeds: %v %v", seeds, err)
	}
	more, err := filepath.Glob("../../../shared/gold/text/*.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var plans []*target.Plan
	for _, path := range append(seeds, more...) {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		plans = append(plans, planOf(tb, filepath.Base(path), data))
	}
	return plans
}

// show is a plan's targets, a mention count behind each.
func show(p *target.Plan) string {
	var out []string
	for _, t := range p.Targets {
		out = append(out, fmt.Sprintf("%s%s%s %d ×%d", t.Scope, t.Action, t.Indicator, t.YearTo, len(t.Mentions)))
	}
	return strings.Join(out, "; ")
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"stated twice", "到2022年,科技型企业达到220家以上。\n二、重点任务\n力争到2022年,科技型企业达到220家以上。", "科技型企业 2022 ×2"},
		{"three times", "科技型企业达到220家。\n科技型企业达到220家。\n科技型企业达到220家。", "科技型企业 2022 ×3"},
		{"two years", "到2021年,科技型企业达到220家以上。到2022年,科技型企业达到220家以上。", "科技型企业 2021 ×1; 科技型企业 2022 ×1"},
		{"two values", "到2022年,科技型企业达到220家以上。\n科技型企业达到230家以上。", "科技型企业 2022 ×1; 科技型企业 2022 ×1"},
		{"two bounds", "科技型企业达到220家以上。\n科技型企业达到220家左右。", "科技型企业 2022 ×1; 科技型企业 2022 ×1"},
		{"two units of one size", "投资达到1.2亿元。\n投资达到12000万元。", "投资 2022 ×2"},
		{"one says whose", "科技型企业达到220家。\n全市科技型企业达到220家。", "全市科技型企业 2022 ×2"},
		{"marks aside", "新增“专精特新”企业20家。\n新增专精特新企业20家。", "新增“专精特新”企业 2022 ×2"},
		{"one says the year", "科技型企业达到220家。\n到2022年,科技型企业达到220家。", "科技型企业 2022 ×2"},
		{"an action and none", "新建厂房20座。\n厂房达到20座。", "新建厂房 2022 ×1; 厂房 2022 ×1"},
	} {
		if got := show(body(t, c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestIDs wants ids that are unique in a document and the same in every run.
func TestIDs(t *testing.T) {
	first, again := notices(t), notices(t)
	for i, p := range first {
		seen := map[string]bool{}
		for k, tg := range p.Targets {
			if seen[tg.ID] || !strings.HasPrefix(tg.ID, p.Document.SHA256[:8]+"-") {
				t.Errorf("%s: id %s of %s is not its own", p.Document.Path, tg.ID, tg.Indicator)
			}
			seen[tg.ID] = true
			if other := again[i].Targets[k].ID; other != tg.ID {
				t.Errorf("%s: ids %s and %s of one target", p.Document.Path, tg.ID, other)
			}
		}
	}
}

// TestMentions wants every mention, and every number, to be the text at its place.
func TestMentions(t *testing.T) {
	for _, p := range notices(t) {
		at := map[corpus.Span]string{}
		for _, n := range p.Numbers {
			if got := p.Document.Slice(n.Span); got != n.Text || n.Text == "" || !strings.Contains(n.Sentence, n.Text) {
				t.Errorf("%s: number %q stands at %v, the text there is %q", p.Document.Path, n.Text, n.Span, got)
			}
			if n.Target != "" {
				at[n.Span] = n.Target
			}
		}
		for _, tg := range p.Targets {
			if len(tg.Mentions) == 0 || !reflect.DeepEqual(tg.Section, tg.Mentions[0].Section) {
				t.Errorf("%s: target %s has %d mentions", p.Document.Path, tg.ID, len(tg.Mentions))
			}
			for _, m := range tg.Mentions {
				if got := string(p.Document.Runes[m.Start:m.End]); got != m.Text || at[m.Span] != tg.ID {
					t.Errorf("%s: mention %q of %s is %q in the text and a number of %q", p.Document.Path, m.Text, tg.ID, got, at[m.Span])
				}
				delete(at, m.Span)
			}
		}
		if len(at) > 0 {
			t.Errorf("%s: numbers of no mention: %v", p.Document.Path, at)
		}
	}
}

// TestNothingIsDropped wants each figure of a text inside a number, the numbers in order, and each with a role.
func TestNothingIsDropped(t *testing.T) {
	roles := []target.Role{target.RoleTarget, target.RoleQualifier, target.RoleBaseline, target.RolePast, target.RoleName,
		target.RoleDate, target.RoleReference, target.RoleCondition, target.RoleSubsidy, target.RoleUnknown}
	for _, p := range notices(t) {
		covered, end := make([]bool, len(p.Document.Runes)), 0
		for _, n := range p.Numbers {
			if n.Start < end {
				t.Errorf("%s: number %s at %d stands before the end of another, %d", p.Document.Path, n.Text, n.Start, end)
			}
			end = n.End
			if !slices.Contains(roles, n.Role) || n.Why == "" || (n.Role == target.RoleTarget) != (n.Target != "") {
				t.Errorf("%s: number %s has role %q, why %q, target %q", p.Document.Path, n.Text, n.Role, n.Why, n.Target)
			}
			for i := n.Start; i < n.End; i++ {
				covered[i] = true
			}
		}
		for i, r := range p.Document.Runes {
			if r >= '0' && r <= '9' && !covered[i] && !pageNumber(p.Document.Runes, i) {
				t.Errorf("%s: no number at %d: …%s…", p.Document.Path, i, string(p.Document.Runes[max(0, i-12):min(len(p.Document.Runes), i+12)]))
			}
		}
	}
}

// pageNumber says whether the line around i holds nothing but figures and dashes: — 9 —.
func pageNumber(text []rune, i int) bool {
	from, to := i, i
	for from > 0 && text[from-1] != '\n' {
		from--
	}
	for to < len(text) && text[to] != '\n' {
		to++
	}
	return strings.Trim(string(text[from:to]), "0123456789-— \r\f") == ""
}

// TestLinks wants every id that a task or a cluster names to be a target's.
func TestLinks(t *testing.T) {
	for _, p := range notices(t) {
		known := func(ids []string) bool {
			return !slices.ContainsFunc(ids, func(id string) bool {
				return !slices.ContainsFunc(p.Targets, func(tg target.Target) bool { return tg.ID == id })
			})
		}
		if len(p.TaskTargets) != len(p.Tasks) {
			t.Errorf("%s: %d tasks and targets of %d", p.Document.Path, len(p.Tasks), len(p.TaskTargets))
		}
		for i, ids := range p.TaskTargets {
			if !known(ids) {
				t.Errorf("%s: task %s has targets %v", p.Document.Path, p.Tasks[i].Task, ids)
			}
		}
		for _, c := range p.Clusters {
			if !known(c.Targets) || c.Name == "" || c.Industry == "" || !strings.Contains(c.Name, c.Industry) {
				t.Errorf("%s: cluster %q has targets %v", p.Document.Path, c.Name, c.Targets)
			}
		}
	}
}

// TestValues wants bound and value of every target to agree, and its years to be a span.
func TestValues(t *testing.T) {
	for _, p := range notices(t) {
		for _, tg := range p.Targets {
			if tg.Low == nil && tg.High == nil || (tg.Low == nil) != (tg.Bound == "max") || (tg.High == nil) != (tg.Bound == "min") ||
				tg.Low != nil && tg.High != nil && tg.High.LessThan(*tg.Low) || tg.YearFrom > tg.YearTo ||
				!slices.Contains([]string{"level", "growth", "share", "added"}, tg.Measure) || tg.Indicator == "" ||
				!slices.Contains([]string{"", "up", "down"}, tg.Direction) || tg.Confidence <= 0 || tg.Confidence > 1 || tg.Rule == "" {
				t.Errorf("%s: %+v", p.Document.Path, tg)
			}
		}
	}
}
