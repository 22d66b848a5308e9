// Package when finds the times of a sentence: years, spans of years, deadlines.
package when

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/lexicon"
)

// Period (时间) is a time that a sentence names. Offsets are in the folded sentence.
type Period struct {
	Start, End int
	From, To   int    // years; From is 0 for «by To»
	Deadline   string // YYYY-MM-DD where it is finer than a year
	Stated     bool   // the text gives the year in figures or as a five-year plan
	Baseline   bool   // what a change is compared with: 较2020年
	Past       bool   // 去年, or 截至 before it
	Whole      bool   // the length of the plan: 三年内
	Then       bool   // when the target before is due: 届时
	Years      int    // of a Whole: how many
}

// Plan is the span of years that the document plans for; zero where it is not known.
type Plan struct{ From, To int }

// Find finds the periods of a folded sentence, in order. Numbers that are part of a period, or of another
// date, get the Kind measure.Date; a number of years that is a quantity (平均受教育年限11年) gets measure.Time.
func Find(text []rune, numbers []measure.Quantity, plan Plan, lex *lexicon.Lexicon) []Period {
	return Append(nil, text, numbers, plan, lex)
}

// Append is Find with room to find in, which is empty.
func Append(found []Period, text []rune, numbers []measure.Quantity, plan Plan, lex *lexicon.Lexicon) []Period {
	f := finder{text, numbers, plan}
	for i := range numbers {
		if p, ok := f.number(i); ok {
			found = append(found, p)
		}
	}
	found = f.words(found, lex.Periods)
	slices.SortStableFunc(found, func(a, b Period) int { return a.Start - b.Start })
	return f.join(found)
}

type finder struct {
	text    []rune
	numbers []measure.Quantity
	plan    Plan
}

func (f *finder) rune(i int) rune {
	if i < 0 || i >= len(f.text) {
		return 0
	}
	return f.text[i]
}

func (f *finder) has(i int, word string) bool {
	for _, r := range word {
		if f.rune(i) != r {
			return false
		}
		i++
	}
	return true
}

func (f *finder) hasAny(i int, words ...string) int {
	for _, w := range words {
		if f.has(i, w) {
			return utf8.RuneCountInString(w)
		}
	}
	return 0
}

func (f *finder) endsAny(end int, words ...string) int {
	for _, w := range words {
		if n := utf8.RuneCountInString(w); f.has(end-n, w) {
			return n
		}
	}
	return 0
}

// number reads the date or duration that numbers[i] is part of.
func (f *finder) number(i int) (Period, bool) {
	q := &f.numbers[i]
	switch {
	case q.Kind == measure.Year && yearOf(q) > 0:
		q.Kind = measure.Date
		return f.year(q), true
	case q.Kind == measure.Year:
		return f.duration(q)
	case q.Kind == measure.Date:
		return f.monthDay(i)
	case q.Kind == measure.Bare && yearOf(q) > 0 && f.endsAny(q.NumStart, "至", "到", "自") > 0 && f.hasAny(q.End, "以来") > 0:
		q.Kind = measure.Date
	}
	return Period{}, false
}

// The years that a notice may name.
const firstYear, lastYear = 1949, 2100

// yearOf is the year that q states, or 0.
func yearOf(q *measure.Quantity) int {
	v := q.High
	if v == nil {
		v = q.Low
	}
	if v == nil || !v.IsInteger() || v.Exponent() != 0 {
		return 0
	}
	if y := int(v.IntPart()); y >= firstYear && y <= lastYear {
		return y
	}
	return 0
}

func (f *finder) year(q *measure.Quantity) Period {
	p := Period{Start: q.Start, End: q.UnitEnd, To: yearOf(q), Stated: true}
	if q.Bound == measure.Range {
		if from := int(q.Low.IntPart()); from >= firstYear && from <= p.To {
			p.From = from
		}
	}
	return f.around(p)
}

// around widens p by the words before and after it: 到2022年底前, 较2020年.
func (f *finder) around(p Period) Period {
	if n := f.hasAny(p.End, "年底前", "底前", "末前", "年底", "年末", "期末", "度内", "末", "底", "度", "期间", "时期", "前", "内", "以来", "初"); n > 0 {
		if f.has(p.End, "以来") {
			p.Past = true
		}
		p.End += n
	}
	p.Baseline = f.has(p.End, "的") && (f.endsAny(p.Start, "由", "从") > 0 || f.multiplied(p.End+1)) // 由2019年的52%提高到58%
	by := false
	for {
		n := f.endsAny(p.Start, "截至到", "截止到", "截至", "截止", "到", "至", "于", "在", "从", "自")
		if n == 0 {
			break
		}
		by = by || f.has(p.Start-n, "到") || f.has(p.Start-n, "至") || f.endsAny(p.Start, "到", "至") > 0
		p.Past = p.Past || f.has(p.Start-n, "截")
		by = by || p.Past
		p.Start -= n
	}
	if n := f.endsAny(p.Start, "相比于", "相较于", "相比", "比", "较", "与", "基于", "以"); n > 0 && !by {
		p.Baseline = true
		p.Start -= n
	}
	if p.From == 0 && !by {
		p.From = p.To
	}
	return p
}

// multiplied says whether a number of times begins at i: 2020年的2倍.
func (f *finder) multiplied(i int) bool {
	return slices.ContainsFunc(f.numbers, func(q measure.Quantity) bool { return q.NumStart == i && q.Unit == "倍" })
}

// duration reads a length of time that stands for the plan's own years: 三年内, 用3年时间.
func (f *finder) duration(q *measure.Quantity) (Period, bool) {
	before := f.endsAny(q.Start, "未来", "今后", "近", "用", "经过", "通过", "每")
	after := f.hasAny(q.UnitEnd, "内", "时间", "期间", "左右时间", "左右的时间", "以内", "之内")
	if f.endsAny(q.NumStart, "每") > 0 {
		return Period{}, false
	}
	if before+after == 0 && f.endsAny(q.Start, "这") > 0 {
		n := int(q.First().IntPart())
		q.Kind = measure.Date
		return Period{Start: q.Start - 1, End: q.UnitEnd, Then: true, Years: n}, true
	}
	if before+after == 0 && f.endsAny(q.Start, "力争") == 0 || f.hasAny(q.UnitEnd, "以上") > 0 {
		q.Kind = measure.Time
		if f.hasAny(q.End, "行动", "计划", "倍增", "规划", "攻坚", "期", "级", "制") > 0 {
			q.Kind = measure.Name
		}
		return Period{}, false
	}
	n := int(q.First().IntPart())
	p := Period{Start: q.Start - before, End: max(q.UnitEnd+after, q.End), Whole: true, Years: n}
	q.Kind = measure.Date
	if n < 1 || n > 50 || f.plan.From == 0 {
		return p, true
	}
	p.From, p.To = f.plan.From, f.plan.From+n-1
	return p, true
}

// monthDay reads 6月底前 and 4月20日前 in the plan's year. The day's own number is read with its month.
func (f *finder) monthDay(i int) (Period, bool) {
	q := &f.numbers[i]
	v := q.High
	if v == nil {
		v = q.Low
	}
	month := int(v.IntPart())
	if q.Unit != "月" || month < 1 || month > 12 {
		return Period{}, false
	}
	p := Period{Start: q.Start, End: q.UnitEnd}
	day := lastDay[month]
	if i+1 < len(f.numbers) && f.numbers[i+1].Start == q.UnitEnd && (f.numbers[i+1].Unit == "日" || f.numbers[i+1].Unit == "号") {
		next := &f.numbers[i+1]
		if next.Low != nil {
			day = min(31, max(1, int(next.Low.IntPart())))
		}
		p.End = next.UnitEnd
	}
	if f.plan.To > 0 {
		p.From, p.To = f.plan.From, f.plan.To
		if f.plan.From == f.plan.To {
			p.Deadline = fmt.Sprintf("%04d-%02d-%02d", f.plan.To, month, day)
		}
	}
	if n := f.hasAny(p.End, "底之前", "底以前", "底前", "末前", "上旬", "中旬", "下旬", "份", "底", "末", "之前", "以前", "前"); n > 0 {
		p.End += n
	}
	return p, true
}

var lastDay = [13]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// join makes one period of a year and the month that follows it: 2018年6月底前.
func (f *finder) join(ps []Period) []Period {
	out := ps[:0]
	for _, p := range ps {
		if k := len(out) - 1; k >= 0 && p.Start <= out[k].End && p.To > 0 && p.Deadline != "" && out[k].Stated {
			out[k].Deadline = fmt.Sprintf("%04d%s", out[k].To, p.Deadline[4:])
			out[k].End = p.End
			continue
		} else if k >= 0 && p.Start <= out[k].End && out[k].Stated && !p.Stated {
			out[k].End = max(out[k].End, p.End)
			continue
		}
		out = append(out, p)
	}
	return out
}
