package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
)

//go:embed diff.html
var diffHTML string

// diffTemplates are the parts of the page. The page needs nothing but itself.
var diffTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"what": whatOf, "values": valuesOf, "difference": differenceOf, "quote": quote, "targets": targetsOf, "lead": answerable, "entrylead": leadOf,
		"status": func(s compare.Status) string { return statusLabels[s] },
		"demand": func(d compare.Demand) string { return demandLabels[d] },
	}).Parse(diffHTML))
})

var statusLabels = map[compare.Status]string{compare.Raised: "上调", compare.Lowered: "下调", compare.Kept: "不变", compare.Tightened: "收紧", compare.Loosened: "放宽",
	compare.Restated: "口径改变", compare.Unsure: "存疑", compare.Dropped: "不再提", compare.Added: "新增", compare.Reassigned: "换牵头"}

var demandLabels = map[compare.Demand]string{compare.Harder: "更难", compare.Easier: "更易", compare.Same: "相同"}

// diffPage writes a page for a browser.
type diffPage struct{ w io.Writer }

func newDiffPage(w io.Writer) (*diffPage, error) {
	p := &diffPage{w}
	return p, p.part("head", nil)
}

func (p *diffPage) part(name string, data any) error {
	if err := diffTemplates().ExecuteTemplate(p.w, name, data); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

func (p *diffPage) Write(c *Comparison) error { return p.part("comparison", pageOf(c)) }

// Close ends the page.
func (p *diffPage) Close() error { return p.part("foot", nil) }

// page is a comparison as the template wants it.
type page struct {
	*Comparison
	Sections []section
}

// section is the pairs of some kinds under one heading.
type section struct {
	Title, Note string
	Pairs       []pairRow
}

// pageSections are the headings of a page, and the kinds of pairs under each.
var pageSections = []struct {
	title, note string
	of          []compare.Status
}{
	{"有变化", "", []compare.Status{compare.Raised, compare.Lowered, compare.Tightened, compare.Loosened, compare.Restated}},
	{"不变", "", []compare.Status{compare.Kept}},
	{"存疑", "两条可能是同一目标，请人工判断。", []compare.Status{compare.Unsure}},
	{"不再提", "", []compare.Status{compare.Dropped}},
	{"新增", "", []compare.Status{compare.Added}},
}

func pageOf(c *Comparison) *page {
	p := &page{Comparison: c}
	for _, s := range pageSections {
		one := section{Title: s.title, Note: s.note}
		for _, pair := range c.pairs() {
			if slices.Contains(s.of, pair.Status) {
				one.Pairs = append(one.Pairs, pair)
			}
		}
		p.Sections = append(p.Sections, one)
	}
	return p
}

// Clusters are the pairs of clusters.
func (p *page) Clusters() []clusterRow { return p.clusters() }

// whatOf says what a pair measures, in the words of both sides.
func whatOf(p pairRow) string {
	parts := []string{both(scopeOf)(p), both(func(e *compare.Entry) string { return e.Cluster })(p),
		both(func(e *compare.Entry) string { return e.Action })(p), both(indicatorOf)(p)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func valuesOf(p pairRow) string { return change(told(p.Old, valueOf), told(p.New, valueOf)) }

// differenceOf tells difference, ratio and yearly change.
func differenceOf(p pairRow) string {
	if p.Difference == nil || p.Difference.IsZero() {
		return ""
	}
	sign := ""
	if p.Difference.IsPositive() {
		sign = "+"
	}
	out := sign + p.Difference.String() + " " + p.Unit
	if p.Ratio != nil {
		out += fmt.Sprintf("（%s 倍）", p.Ratio)
	}
	if p.PerYear != nil {
		out += fmt.Sprintf("，每年 %s%s %s", sign, p.PerYear, p.Unit)
	}
	return out
}

// quotation is a sentence around a value.
type quotation struct{ Before, Value, After string }

// quote is the sentence of a target's first mention.
func quote(e *compare.Entry) quotation {
	if len(e.Mentions) == 0 {
		return quotation{}
	}
	m, doc := e.Mentions[0], e.Document
	if i := doc.SentenceAt(m.Start); i >= 0 && m.End <= doc.Sentences[i].End {
		s := doc.Sentences[i]
		return quotation{doc.Slice(corpus.Span{Start: s.Start, End: m.Start}), doc.Slice(m.Span), doc.Slice(corpus.Span{Start: m.End, End: s.End})}
	}
	return quotation{Before: m.Sentence}
}
