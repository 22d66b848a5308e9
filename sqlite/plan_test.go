package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
)

// coded is a target coded by hand in a seed: the value marked in its words, and what the tables are to hold of it.
type coded struct {
	seed, words                        string
	scope, indicator, cluster, measure string
	low, high, base                    string // decimals; base multiplies to base_low and base_high
	bound                              measure.Bound
	unit, baseUnit, per                string
	from, to                           int
	lead, support, responsible         []string
}

// codings are written in the order of the texts.
var codings = []coded{
	{seed: "dengfeng-2020", words: "规上工业增加值年均增速完成⟦6%⟧;", indicator: "规上工业增加值", measure: "growth", low: "6", high: "6", base: "1", bound: measure.Exact, unit: "%", baseUnit: "%", per: "年均", from: 2020, to: 2022, responsible: []string{"科工信局"}},
	{seed: "dengfeng-2020", words: "单位能耗年均下降⟦6.5%⟧", indicator: "单位能耗", measure: "growth", low: "6.5", high: "6.5", base: "1", bound: measure.Exact, unit: "%", baseUnit: "%", per: "年均", from: 2020, to: 2022, responsible: []string{"科工信局", "发改委"}},
	{seed: "dengfeng-2020", words: "1125聚才计划”人才(团队)⟦2个⟧", indicator: "人才(团队)", measure: "added", low: "2", high: "2", base: "1", bound: measure.Exact, unit: "个", baseUnit: "个", per: "年均", from: 2020, to: 2022},
	{seed: "xuchang-2018", words: "万元工业增加值能耗下降 ⟦8%以上⟧", indicator: "万元工业增加值能耗", measure: "growth", low: "8", base: "1", bound: measure.Min, unit: "%", baseUnit: "%", from: 2018, to: 2018},
	{seed: "xuchang-2018", words: "推动⟦425家⟧规上企业", indicator: "规上企业实施技术改造", measure: "level", low: "425", high: "425", base: "1", bound: measure.Exact, unit: "家", baseUnit: "家", from: 2018, to: 2018, lead: []string{"市工业和信息化委"}, support: []string{"市发展改革委", "市科技局", "市财政局"}},
	{seed: "xuchang-2018", words: "技改投资⟦325亿元以上⟧", indicator: "技改投资", measure: "level", low: "325", base: "100000000", bound: measure.Min, unit: "亿元", baseUnit: "元", from: 2018, to: 2018, lead: []string{"市工业和信息化委"}},
	{seed: "zhengzhou-2018", words: "每个省级产业集聚区至少新引进⟦1~2家⟧10亿元以上", scope: "省级产业集聚区", indicator: "龙头企业", measure: "added", low: "1", high: "2", base: "1", bound: measure.Range, unit: "家", baseUnit: "家", per: "每个", from: 2018, to: 2018},
}

var seedNumber = regexp.MustCompile(`[0-9]+(\.[0-9]+)?(亿元|%|家|个|项|年|月|日)`)

// readSeed reads a seed and numbers its runs of digits; what stands on its lines is not known here.
func readSeed(t testing.TB, name string) *target.Plan {
	t.Helper()
	path := filepath.Join("..", "seeds", name+".txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, sum := strings.TrimPrefix(string(data), "\ufeff"), sha256.Sum256(data)
	size := utf8.RuneCountInString(text)
	doc := corpus.Stored(text, lines(text))
	doc.Path, doc.SHA256, doc.Format, doc.Encoding = path, hex.EncodeToString(sum[:]), "text", "utf-8"
	doc.Warnings, doc.Words = []string{"目录未核对"}, []corpus.Word{{Span: corpus.Span{Start: 0, End: 2}, Confidence: 0.5}}
	doc.Title, doc.Region, doc.PlanTo = name, corpus.Region{Name: "河南省", Code: "410000"}, 2018
	doc.Sections = []corpus.Section{{Span: corpus.Span{End: size}}, {Span: corpus.Span{Start: 10, End: size}, Heading: corpus.Span{Start: 10, End: 20}, No: "一", Level: 1}}
	plan := &target.Plan{Document: doc}
	for _, at := range seedNumber.FindAllStringIndex(text, -1) {
		span := runes(text, at[0], at[1])
		plan.Numbers = append(plan.Numbers, target.Number{Span: span, Text: text[at[0]:at[1]], Role: target.RoleUnknown, Sentence: line(text, at[0])})
	}
	for _, c := range codings {
		if c.seed == name {
			plan.Targets = append(plan.Targets, c.target(t, text))
		}
	}
	if n := len(plan.Targets); n > 0 {
		addTask(plan, plan.Targets[n-1])
	}
	return plan
}

// addTask gives a plan a task and a cluster that hold one of its targets.
func addTask(plan *target.Plan, last target.Target) {
	mention := last.Mentions[0]
	plan.Tasks = []task.Task{{Span: mention.Span, No: "1", Task: last.Indicator, Lead: last.Lead, Support: last.Support, Responsible: last.Responsible}}
	plan.TaskTargets = [][]string{{last.ID}}
	plan.Clusters = []target.Cluster{{Name: "电力装备集群", Scale: "千亿级", Places: []string{"许昌", "长葛"}, Firms: []string{"许继"}, Targets: []string{last.ID}}}
	own := target.Number{Span: mention.Span, Text: mention.Text, Value: last.Value, Role: target.RoleTarget, Target: last.ID}
	plan.Numbers = append(slices.DeleteFunc(plan.Numbers, func(q target.Number) bool { return q.Start == own.Start }), own)
}

// target finds the coding's every place in the text.
func (c coded) target(t testing.TB, text string) target.Target {
	t.Helper()
	before, rest, _ := strings.Cut(c.words, "⟦")
	value, after, _ := strings.Cut(rest, "⟧")
	q := target.Target{ID: "t-" + value, Indicator: c.indicator, Scope: c.scope, Cluster: c.cluster, Measure: c.measure, Direction: "up",
		YearFrom: c.from, YearTo: c.to, Per: c.per, Lead: c.lead, Support: c.support, Responsible: c.responsible,
		Section: []string{"总体要求", "主要目标"}, Rule: "test/coded", Confidence: 0.9}
	q.Bound, q.Unit, q.BaseUnit = c.bound, c.unit, c.baseUnit
	q.Low, q.BaseLow = decimals(c.low, c.base)
	q.High, q.BaseHigh = decimals(c.high, c.base)
	for at := 0; ; {
		i := strings.Index(text[at:], before+value+after)
		if i < 0 {
			break
		}
		start := at + i + len(before)
		at = start + len(value)
		q.Mentions = append(q.Mentions, target.Mention{Span: runes(text, start, at), Text: value, Sentence: line(text, start), Section: q.Section})
	}
	if len(q.Mentions) == 0 {
		t.Fatalf("%s does not say %s", c.seed, c.words)
	}
	return q
}

func decimals(value, base string) (plain, multiplied *decimal.Decimal) {
	if value == "" {
		return nil, nil
	}
	d := decimal.RequireFromString(value)
	m := d.Mul(decimal.RequireFromString(base))
	return &d, &m
}

// runes turns a range of bytes into a range of code points.
func runes(text string, start, end int) corpus.Span {
	first := utf8.RuneCountInString(text[:start])
	return corpus.Span{Start: first, End: first + utf8.RuneCountInString(text[start:end])}
}

// lines is the spans of a text's lines.
func lines(text string) (spans []corpus.Span) {
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		end := start + utf8.RuneCountInString(line)
		spans, start = append(spans, corpus.Span{Start: start, End: end}), end+1
	}
	return spans
}

// line is the line of the text that a byte stands on.
func line(text string, at int) string {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	whole, _, _ := strings.Cut(text[start:], "\n")
	return whole
}

var seedNames = []string{"dengfeng-2020", "xuchang-2012", "xuchang-2018", "zhengzhou-2016", "zhengzhou-2018"}

func readSeeds(t testing.TB) (plans []*target.Plan) {
	t.Helper()
	for _, name := range seedNames {
		plans = append(plans, readSeed(t, name))
	}
	return plans
}
