package export

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
)

// pairRow is a pair of targets of one comparison.
type pairRow struct {
	region string
	*compare.Pair
}

func (c *Comparison) pairs() (list []pairRow) {
	for i := range c.Diff.Targets {
		list = append(list, pairRow{c.Region, &c.Diff.Targets[i]})
	}
	return list
}

// told is what a side's target says, or nothing where there is none.
func told(e *compare.Entry, say func(*compare.Entry) string) string {
	if e == nil {
		return ""
	}
	return say(e)
}

// both tells old and new by one word where they are the same.
func both(say func(*compare.Entry) string) func(pairRow) string {
	return func(p pairRow) string { return change(told(p.Old, say), told(p.New, say)) }
}

// pairColumns are the columns of a comparison's targets.
var pairColumns = append([]fact[pairRow]{
	words("region", "地区", "region, where regions are compared", func(p pairRow) string { return p.region }),
	words("status", "变化", "raised, lowered, kept, tightened, loosened, restated, unsure, dropped or added", func(p pairRow) string { return string(p.Status) }).shown(10),
	words("scope", "范围", "whose the value is: old → new where they differ", both(scopeOf)).shown(20),
	words("action", "动作", "verb: old → new where they differ", both(func(e *compare.Entry) string { return e.Action })).shown(12),
	words("indicator", "指标", "what is measured: old → new where they differ", both(indicatorOf)).shown(36),
	words("cluster", "产业集群", "industry cluster", both(func(e *compare.Entry) string { return e.Cluster })).shown(18),
	words("measure", "度量", "level, growth, share or added", both(func(e *compare.Entry) string { return e.Measure })).shown(8),
	words("old", "原值", "value in the old plan, as written", func(p pairRow) string { return told(p.Old, valueOf) }).shown(16),
	words("new", "新值", "value in the new plan, as written", func(p pairRow) string { return told(p.New, valueOf) }).shown(16),
	numbers("difference", "增减", "new less old", "as the column unit says", func(p pairRow) any { return real(p.Difference) }).shown(10),
	words("unit", "单位", "unit of the difference, as the new plan writes it", func(p pairRow) string { return p.Unit }).shown(8),
	numbers("ratio", "新旧比", "new by old", "", func(p pairRow) any { return real(p.Ratio) }).shown(8),
	numbers("per_year", "年均增减", "difference by the years between, where these are not one", "as the column unit says, a year", func(p pairRow) any { return real(p.PerYear) }).shown(8),
	words("demand", "难度", "harder, easier or same; empty where that cannot be told", func(p pairRow) string { return string(p.Demand) }).shown(6),
	numbers("sure", "把握", "how sure both measure the same thing", "0 to 1", func(p pairRow) any { return certainty(p.Sure, p.Old != nil && p.New != nil) }).shown(4),
}, append(sideColumns("old", "原", func(p pairRow) *compare.Entry { return p.Old }), sideColumns("new", "新", func(p pairRow) *compare.Entry { return p.New })...)...)

// sideColumns are what a row tells of the target on one side.
func sideColumns(name, label string, side func(pairRow) *compare.Entry) []fact[pairRow] {
	word := func(what, called, meaning string, say func(*compare.Entry) string) fact[pairRow] {
		return words(name+"_"+what, label+called, meaning, func(p pairRow) string { return told(side(p), say) })
	}
	number := func(what, called, meaning, unit string, say func(*compare.Entry) any) fact[pairRow] {
		return numbers(name+"_"+what, label+called, meaning, unit, func(p pairRow) any {
			if side(p) == nil {
				return nil
			}
			return say(side(p))
		})
	}
	decimalOf := func(of func(*compare.Entry) *decimal.Decimal) func(*compare.Entry) any {
		return func(e *compare.Entry) any { return real(of(e)) }
	}
	return []fact[pairRow]{
		number("low", "下限", "lower end of the value", "as the unit says", decimalOf(func(e *compare.Entry) *decimal.Decimal { return e.Low })),
		number("high", "上限", "upper end of the value", "as the unit says", decimalOf(func(e *compare.Entry) *decimal.Decimal { return e.High })),
		word("bound", "界", "exact, min, max, about or range", func(e *compare.Entry) string { return string(e.Bound) }),
		word("unit", "单位", "unit as written", func(e *compare.Entry) string { return e.Unit }),
		number("year", "年份", "last year that the value is due in", "year", func(e *compare.Entry) any { return known(e.YearTo) }),
		word("indicator_id", "标准指标", "canonical indicator", func(e *compare.Entry) string { return e.IndicatorID }),
		word("lead", "牵头", "departments that lead or, where none is said to, answer for it", leadOf).shown(18),
		word("sentence", "原句", "sentence of the first mention", func(e *compare.Entry) string { return line(sentenceOf(e)) }),
		word("document", "文件", "title of the document", func(e *compare.Entry) string { return cmp.Or(e.Document.Title, e.Document.Path) }),
		word("id", "编号", "id of the target", func(e *compare.Entry) string { return e.ID }),
	}
}

func scopeOf(e *compare.Entry) string     { return e.Scope }
func indicatorOf(e *compare.Entry) string { return line(cmp.Or(e.IndicatorText, e.Indicator)) }

func valueOf(e *compare.Entry) string {
	if len(e.Mentions) == 0 {
		return ""
	}
	return line(e.Mentions[0].Text)
}

func sentenceOf(e *compare.Entry) string {
	if len(e.Mentions) == 0 {
		return ""
	}
	return e.Mentions[0].Sentence
}

func leadOf(e *compare.Entry) string { return leaders(e.Lead, e.Responsible) }

// leaders is who leads or, where nobody is said to, who answers.
func leaders(lead, responsible []string) string {
	if len(lead) == 0 {
		lead = responsible
	}
	return strings.Join(lead, listMark)
}

// known is a year, or nil.
func known(year int) any {
	if year == 0 {
		return nil
	}
	return year
}

// certainty is how sure a pair is, to two places; nothing where there is no pair.
func certainty(sure float64, pair bool) any {
	if !pair {
		return nil
	}
	return decimal.NewFromFloat(sure).Round(2).InexactFloat64()
}
