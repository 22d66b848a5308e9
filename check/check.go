// Package check finds statements of plans that contradict each other (矛盾), so that a person can judge them. What each kind of
// contradiction is, rules/*.check say, with examples; how it is found is a file a kind.
package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// Finding (矛盾) is two statements that do not go together.
type Finding struct {
	Kind      string      `json:"kind"`
	About     string      `json:"about"`
	Sure      float64     `json:"sure"` // 0..1
	Why       string      `json:"why"`  // the reckoning: 80 − 75 = 5, stated 6
	Documents []string    `json:"documents"`
	A         Statement   `json:"a"`
	B         Statement   `json:"b"`
	Parts     []Statement `json:"parts,omitempty"` // what was added up, B the first of them
}

// Statement (表述) is one value where it stands. Start and End count the code points of its document's text.
type Statement struct {
	Document  string   `json:"document"` // path
	Target    string   `json:"target"`   // id, empty for a number that is no target
	Indicator string   `json:"indicator"`
	Value     string   `json:"value"` // as written
	Unit      string   `json:"unit"`
	Sentence  string   `json:"sentence"`
	Section   []string `json:"section"`
	corpus.Span

	order int // of its document
}

// Checker (核查) is given plans, and finds what in them or between them does not go together.
type Checker struct {
	lex      *lexicon.Lexicon
	rules    []Rule
	plans    int // added so far
	targets  []stated
	reached  []reached
	findings []Finding
}

// New is a Checker by the rules.
func New(lex *lexicon.Lexicon, rules []Rule) *Checker { return &Checker{lex: lex, rules: rules} }

// Add looks for what is in one plan, and keeps of it what the rules over several documents need.
func (c *Checker) Add(plan *target.Plan) {
	d := c.document(plan)
	for i := range c.rules {
		r := &c.rules[i]
		if find := within[r.ID]; find != nil {
			find(r, d)
		}
	}
	c.findings = append(c.findings, d.findings...)
	c.keep(d)
	c.plans++
}

// Findings are those of all the plans added, by the document, the place and the kind of their first statement.
func (c *Checker) Findings() []Finding {
	all := slices.Clone(c.findings)
	for i := range c.rules {
		r := &c.rules[i]
		if find := between[r.ID]; find != nil {
			all = append(all, find(r, c)...)
		}
	}
	rank := func(kind string) int { return slices.IndexFunc(c.rules, func(r Rule) bool { return r.ID == kind }) }
	slices.SortStableFunc(all, func(x, y Finding) int {
		return cmp.Or(x.A.compare(y.A), cmp.Compare(rank(x.Kind), rank(y.Kind)), x.B.compare(y.B))
	})
	return all
}

func (s Statement) compare(other Statement) int {
	return cmp.Or(cmp.Compare(s.order, other.order), cmp.Compare(s.Start, other.Start), cmp.Compare(s.End, other.End))
}

// within finds the contradictions of a kind in one document, between those of several.
var (
	within = map[string]func(*Rule, *document){
		"two-values": twoValues, "restated": restated, "parts": partsOfSentence, "table-sum": tableSum, "growth": growth,
	}
	between = map[string]func(*Rule, *Checker) []Finding{"region-sum": regionSum, "last-year": lastYear}
)

// finding is a contradiction by the rule, as sure as the rule times share.
func (r *Rule) finding(share float64, why string, a, b Statement, parts ...Statement) Finding {
	f := Finding{Kind: r.ID, About: r.About, Sure: decimal.NewFromFloat(r.Sure * share).Round(2).InexactFloat64(), Why: why, A: a, B: b, Parts: parts}
	f.Documents = []string{a.Document}
	for _, s := range []*Statement{&f.A, &f.B} {
		if s.Section == nil {
			s.Section = []string{}
		}
	}
	for _, s := range append([]Statement{b}, parts...) {
		if !slices.Contains(f.Documents, s.Document) {
			f.Documents = append(f.Documents, s.Document)
		}
	}
	return f
}

// document (文件) is a plan under check.
type document struct {
	*target.Plan
	lex        *lexicon.Lexicon
	order      int
	reached    []reached
	times      []string        // words that say when an indicator is counted
	places     []place         // every mention, in the order of the text
	bySentence map[int][]place // the places in each sentence
	findings   []Finding
	pairs      []pair
	compared   int                // pairs that were looked at
	paired     map[[2]string]bool // ids of targets of which something was found
}

// place is one mention of a target.
type place struct {
	t *target.Target
	m *target.Mention
}

func (c *Checker) document(plan *target.Plan) *document {
	d := &document{Plan: plan, lex: c.lex, order: c.plans, times: c.words("two-values", "time"), bySentence: map[int][]place{}, paired: map[[2]string]bool{}}
	for i := range plan.Targets {
		t := &plan.Targets[i]
		for k := range t.Mentions {
			d.places = append(d.places, place{t, &t.Mentions[k]})
		}
	}
	slices.SortStableFunc(d.places, func(a, b place) int { return cmp.Compare(a.m.Start, b.m.Start) })
	for _, p := range d.places {
		at := plan.Document.SentenceAt(p.m.Start)
		d.bySentence[at] = append(d.bySentence[at], p)
	}
	d.pair()
	d.reached = d.reachedValues(c.words("last-year", "skip"))
	return d
}

// words are the words of a name that a rule has.
func (c *Checker) words(rule, name string) []string {
	for i := range c.rules {
		if c.rules[i].ID == rule {
			return c.rules[i].Words[name]
		}
	}
	return nil
}

// statement is a mention as a finding shows it.
func (d *document) statement(p place) Statement {
	return Statement{Document: d.Document.Path, Target: p.t.ID, Indicator: p.t.Action + p.t.Indicator, Value: p.m.Text, Unit: p.t.Unit,
		Sentence: strings.Clone(p.m.Sentence), Section: p.m.Section, Span: p.m.Span, order: d.order}
}

// sentence is the places of the sentence that p stands in, in the order of the text.
func (d *document) sentence(p place) []place { return d.bySentence[d.Document.SentenceAt(p.m.Start)] }

// counts says whether values like this can be added up: amounts and counts, never rates, values per head, ages or times.
func counts(t *target.Target) bool {
	return (t.Measure == "level" || t.Measure == "added") && baseOf(t) != nil && t.Per == "" && !isRate(t.Value) && !slices.Contains(lasting, t.BaseUnit)
}

// lasting are units of what nobody adds up.
var lasting = []string{"年", "个月", "月", "周", "天", "日", "小时", "分钟", "秒", "岁", "分", "℃", "分贝", "名次"}

// isRate says whether a value is in percent, per mille or per something.
func isRate(v measure.Value) bool {
	return v.BaseUnit == "" || strings.ContainsAny(v.BaseUnit, "%‰/") || strings.HasSuffix(v.BaseUnit, "百分点") || strings.Contains(v.BaseUnit, "倍")
}
