package when

import (
	"fmt"

	"github.com/mubiao/mubiao/lexicon"
)

// words adds the periods that words stand for.
func (f *finder) words(found []Period, words *lexicon.Periods) []Period {
	for i, w, n := words.Next(f.text, 0); n > 0; i, w, n = words.Next(f.text, i) {
		p, ok := f.word(i, n, w)
		i++
		if ok && !overlaps(found, p) {
			found = append(found, p)
			i = p.End
		}
	}
	return found
}

// word reads the word of n characters at i.
func (f *finder) word(i, n int, w lexicon.PeriodWord) (Period, bool) {
	p := Period{Start: i, End: i + n}
	if w.Then {
		p.Then = true
		return p, true
	}
	if w.Century > 0 {
		p.To, p.Stated = f.century()+w.Century, true
		return f.around(p), true
	}
	if w.From > 100 {
		if f.rune(i) == '十' && (isNumeral(f.rune(i-1)) || f.hasAny(p.End, "期", "时", "末", "规", "以", "”") == 0) {
			return p, false
		}
		if f.rune(p.End) == '”' {
			p.End++
		}
		p.From, p.To, p.Stated = w.From, w.To, true
		return f.around(p), true
	}
	if f.rune(p.End) == '均' {
		return p, false // 在…基础上年均增长
	}
	p.Past = w.From < 0
	if f.plan.To > 0 {
		p.From, p.To = f.plan.From+w.From, f.plan.From+w.To
		if w.From == 0 {
			p.To = f.plan.To
		}
		if w.Deadline != "" && f.plan.From == f.plan.To {
			p.Deadline = fmt.Sprintf("%d-%s", p.To, w.Deadline)
		}
	}
	if n := f.endsAny(i, "比", "较", "与"); n > 0 && p.Past {
		p.Start -= n
		p.Baseline = true
	}
	p.Baseline = p.Baseline || p.Past && f.has(p.End, "的") && f.endsAny(i, "由", "从") > 0 // 从去年的2.1%提高到2.3%
	return p, true
}

// century is the last year before the plan's century, of a plan without years before ours.
func (f *finder) century() int {
	if f.plan.From == 0 {
		return 2000
	}
	return (f.plan.From - 1) / 100 * 100
}

func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || r == '二' || r == '三'
}

func overlaps(ps []Period, p Period) bool {
	for _, o := range ps {
		if p.Start < o.End && o.Start < p.End {
			return true
		}
	}
	return false
}
