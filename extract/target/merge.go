package target

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/task"
)

// Plan brings the drafts that state the same together and gives each target its departments and id.
func (a *Assembler) Plan(division *task.Division) *Plan {
	p := &Plan{Document: a.doc, Tasks: division.Tasks, TaskTargets: make([][]string, len(division.Tasks)),
		Targets: make([]Target, 0, len(a.drafts)), Numbers: a.numbers}
	merged := make([]int, len(a.drafts)) // of each draft: index in p.Targets
	keys := make(map[string][]int, len(a.drafts))
	var stated []bool  // of each target: a mention states the year
	var names []string // of each target: its key
	for i, d := range a.drafts {
		assign(d, division)
		k := d.key()
		merged[i] = -1
		for _, j := range keys[k] {
			if compatible(&p.Targets[j], stated[j], d) {
				merged[i] = j
				absorb(&p.Targets[j], d)
				stated[j] = stated[j] || d.stated
				break
			}
		}
		if merged[i] < 0 {
			merged[i] = len(p.Targets)
			keys[k] = append(keys[k], merged[i])
			names = append(names, k)
			p.Targets = append(p.Targets, d.Target)
			stated = append(stated, d.stated)
			p.Targets[merged[i]].Section = d.Mentions[0].Section
		}
	}
	a.identify(p, names)
	a.link(p, merged, division)
	for i, k := range a.owners {
		if k >= 0 {
			p.Numbers[i].Target = p.Targets[merged[k]].ID
		}
	}
	p.Clusters = a.clusters(p)
	p.markOCR()
	return p
}

// markOCR says of each value of a text that a character reader read how sure it was.
func (p *Plan) markOCR() {
	if p.Document.Words == nil {
		return
	}
	for i := range p.Targets {
		for k := range p.Targets[i].Mentions {
			m := &p.Targets[i].Mentions[k]
			m.OCR = p.Document.OCR(m.Span)
		}
	}
	for i := range p.Numbers {
		p.Numbers[i].OCR = p.Document.OCR(p.Numbers[i].Span)
	}
}

// assign gives d the departments of the task that its place belongs to.
func assign(d *draft, division *task.Division) {
	if i := division.At(d.Mentions[0].Span, d.section); i >= 0 {
		t := &division.Tasks[i]
		d.Lead, d.Support, d.Responsible = t.Lead, t.Support, t.Responsible
	}
}

// name is what d measures: its id, of a rate or a change in per cent; else its words, as one id has names of several kinds of
// things (省级龙头企业, 市级龙头企业).
func (d *draft) name() string {
	if d.IndicatorID != "" && d.BaseUnit == "%" {
		return d.IndicatorID
	}
	return plain(d.Action + d.Indicator)
}

// key is what two drafts of one target have in common.
func (d *draft) key() string {
	num := func(v *decimal.Decimal) string {
		if v == nil {
			return ""
		}
		return v.String()
	}
	return strings.Join([]string{d.name(), d.Cluster, d.Measure, d.Direction,
		num(d.BaseLow), num(d.BaseHigh), d.BaseUnit, string(d.Bound), perClass(d.Per)}, "|")
}

// plain drops what two wordings of one thing may differ in: marks, 的, 规模以上 for 规上.
var plainer = strings.NewReplacer("“", "", "”", "", "的", "", "(", "", ")", "", "、", "", "和", "", "规模以上", "规上", " ", "", "力争", "", "以上", "")

func plain(s string) string { return plainer.Replace(s) }

// perClass makes one of the words for a year: 每年, 年均, 年.
func perClass(per string) string {
	switch per {
	case "年", "每年", "年均", "每年度", "平均每年":
		return "年"
	}
	return per
}

// compatible says whether d can be another mention of t: nothing that both state differs.
func compatible(t *Target, stated bool, d *draft) bool {
	same := func(a, b string) bool {
		return a == "" || b == "" || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
	}
	if !same(t.Scope, d.Scope) {
		return false
	}
	return t.YearTo == d.YearTo || t.YearTo == 0 || d.YearTo == 0 || !stated || !d.stated
}

// absorb makes d one more mention of t.
func absorb(t *Target, d *draft) {
	t.Mentions = append(t.Mentions, d.Mentions...)
	if len(d.Scope) > len(t.Scope) {
		t.Scope = d.Scope
	}
	if d.stated && (t.YearTo == 0 || d.Deadline != "" && t.Deadline == "") {
		t.YearFrom, t.YearTo, t.Deadline = d.YearFrom, d.YearTo, d.Deadline
	}
	for _, f := range []struct{ to, from *string }{{&t.Modality, &d.Modality}, {&t.Qualifier, &d.Qualifier}, {&t.IndicatorID, &d.IndicatorID}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	for _, f := range []struct{ to, from *[]string }{{&t.Lead, &d.Lead}, {&t.Support, &d.Support}, {&t.Responsible, &d.Responsible}} {
		if len(*f.to) == 0 {
			*f.to = *f.from
		}
	}
	t.Confidence = max(t.Confidence, d.Confidence)
}

// idLength is the length of a target's id in hexadecimal digits, behind the eight of its document.
const idLength = 10

// identify gives every target an id that depends on its document and on itself alone.
func (a *Assembler) identify(p *Plan, keys []string) {
	seen := make(map[string]int, len(p.Targets))
	for i := range p.Targets {
		t := &p.Targets[i]
		sum := sha256.Sum256([]byte(a.doc.SHA256 + keys[i] + t.Scope + strconv.Itoa(t.YearTo)))
		id := a.doc.SHA256[:8] + "-" + hex.EncodeToString(sum[:idLength/2])
		seen[id]++
		if n := seen[id]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		t.ID = id
	}
}

// link fills, for each task, the ids of the targets whose mentions belong to it.
func (a *Assembler) link(p *Plan, merged []int, division *task.Division) {
	for i, d := range a.drafts {
		if k := division.At(d.Mentions[0].Span, d.section); k >= 0 {
			if id := p.Targets[merged[i]].ID; !slices.Contains(p.TaskTargets[k], id) {
				p.TaskTargets[k] = append(p.TaskTargets[k], id)
			}
		}
	}
}

// industryOf is a cluster's name without its head noun.
func industryOf(name string, heads []string) string {
	best := name
	for _, h := range heads {
		if s, ok := strings.CutSuffix(name, h); ok && s != "" && len(s) < len(best) {
			best = s
		}
	}
	return best
}

// scaleOf is the order of size of a cluster's money target: 千亿级 from 1000 亿元, 百亿级 from 100.
func scaleOf(t *Target) string {
	v := t.BaseLow
	if v == nil || t.BaseUnit != "元" {
		return ""
	}
	for _, s := range []struct {
		name string
		from int64
	}{{"万亿级", 1e12}, {"千亿级", 1e11}, {"百亿级", 1e10}, {"十亿级", 1e9}} {
		if v.GreaterThanOrEqual(decimal.NewFromInt(s.from)) {
			return s.name
		}
	}
	return ""
}
