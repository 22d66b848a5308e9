package golden_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// faults is everything that is wrong with a plan whatever its text says: quotations that are not the text's, numbers
// that are counted twice, references that lead nowhere.
func faults(p *target.Plan) (out []string) {
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	quoted := func(what string, s corpus.Span, text string) {
		if s.Start < 0 || s.End > len(p.Document.Runes) || s.Start >= s.End {
			fault("%s %q at %d-%d lies outside the text", what, text, s.Start, s.End)
		} else if got := string(p.Document.Runes[s.Start:s.End]); got != text {
			fault("%s %q at %d-%d is %q in the text", what, text, s.Start, s.End, got)
		}
	}
	ids, owned := map[string]bool{}, map[string]int{}
	for _, t := range p.Targets {
		if ids[t.ID] || t.ID == "" {
			fault("id %q stands twice or is empty", t.ID)
		}
		ids[t.ID] = true
		if len(t.Mentions) == 0 {
			fault("target %s has no mention", t.ID)
		}
		for _, m := range t.Mentions {
			quoted("mention", m.Span, m.Text)
			if !strings.Contains(p.Document.Text, m.Sentence) || !strings.Contains(m.Sentence, m.Text) {
				fault("sentence %q of %q is not in the text", m.Sentence, m.Text)
			}
		}
	}
	last := -1
	for _, n := range p.Numbers {
		quoted("number", n.Span, n.Text)
		if n.Start < last {
			fault("number %q at %d comes before the end of the one before it, %d", n.Text, n.Start, last)
		}
		last = n.End
		if (n.Role == target.RoleTarget) != (n.Target != "") || n.Target != "" && !ids[n.Target] {
			fault("number %q is %s of target %q", n.Text, n.Role, n.Target)
		}
		owned[n.Target]++
	}
	for _, t := range p.Targets {
		if owned[t.ID] != len(t.Mentions) {
			fault("target %s has %d mentions and %d numbers", t.ID, len(t.Mentions), owned[t.ID])
		}
	}
	if len(p.TaskTargets) != len(p.Tasks) {
		fault("%d tasks, targets of %d", len(p.Tasks), len(p.TaskTargets))
	}
	return out
}

func TestSeedsHoldTogether(t *testing.T) {
	x := extractor(t)
	for _, s := range seeds(t) {
		t.Run(s.name, func(t *testing.T) {
			for _, f := range faults(plan(t, x, s)) {
				t.Error(f)
			}
		})
	}
}

// One extractor serves many workers, and another one says the same.
func TestSameFromManyWorkers(t *testing.T) {
	x, other := extractor(t), extractor(t)
	all := seeds(t)
	want := make([][]byte, len(all))
	for i, s := range all {
		want[i] = encode(t, plan(t, other, s))
	}
	var wg sync.WaitGroup
	for range 3 {
		for i, s := range all {
			wg.Go(func() {
				if got := encode(t, plan(t, x, s)); !bytes.Equal(got, want[i]) {
					t.Errorf("%s: another worker says something else", s.name)
				}
			})
		}
	}
	wg.Wait()
}

func encode(t *testing.T, p *target.Plan) []byte {
	data, err := json.Marshal([]any{p.Targets, p.Numbers, p.Tasks, p.TaskTargets, p.Clusters})
	if err != nil {
		t.Error(err)
	}
	return data
}

// Whatever the bytes are, what is found is in the text as read, and the head's years are years.
func FuzzExtract(f *testing.F) {
	for _, s := range seeds(f) {
		for part := range bytes.SplitSeq(s.data, []byte("。")) {
			f.Add(part)
		}
	}
	for _, text := range []string{"增长5-20%", "力争达到2\f\n100\n亿元", "１２３％以上", "一万五千亿元", "分别增长8%、10%", "(其中:3个)", "\ufeff5家", "至少…以上9家"} {
		f.Add([]byte(text))
	}
	x := extractor(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := corpus.Read("fuzz", data)
		if err != nil {
			return
		}
		p := x.Extract(doc)
		for _, fault := range faults(p) {
			t.Error(fault)
		}
		if _, err := json.Marshal(p.Targets); err != nil {
			t.Error(err)
		}
		x.Explain(string(data))
	})
}
