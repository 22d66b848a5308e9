package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// known says whether the slots [from,to) are an indicator of the lexicon, word for word.
func (g *grammar) known(l rule.Line, from, to int) bool {
	if to-from < 2 {
		return false
	}
	_, ok := g.lex.Indicators.Lookup(g.statistic(l.Text(from, to)))
	return ok
}

// statistic is an indicator of the lexicon without the words that say its value is aimed at: 经济增长 of 经济增长预期目标;
// other text as it stands.
func (g *grammar) statistic(text string) string {
	if end := g.lex.Endings.Ends(text, lexicon.Expected); end != "" {
		if name := strings.TrimSuffix(text, end); g.indicator(name) {
			return name
		}
	}
	return text
}

func (g *grammar) indicator(name string) bool {
	_, ok := g.lex.Indicators.Lookup(name)
	return ok
}

// skip passes over what is said before an indicator of the lexicon: who says it, and when it is due (中央提出今年|经济增长,
// 五年|城镇新增就业). It says whether the rest is one.
func (g *grammar) skip(l rule.Line, p *phrase) bool {
	if g.known(l, p.from, p.to) {
		return true
	}
	for i := p.from + 1; i+1 < p.to; i++ {
		start := i
		for start > p.from && g.timed(l, start-1) {
			start--
		}
		if (start == p.from || g.is(l, start-1, lexicon.Conj)) && l.Slots[i] != '”' && g.known(l, i, p.to) {
			p.from = i
			return true
		}
	}
	return false
}

// timed says whether slot i is a time, a length of time, 平均每年 or the 有 behind it.
func (g *grammar) timed(l rule.Line, i int) bool {
	return rule.IsPeriod(l.Slots[i]) || g.is(l, i, lexicon.Per) || l.Slots[i] == '有' || rule.IsQuantity(l.Slots[i]) && l.Numbers[l.What[i]].Kind == measure.Time
}
