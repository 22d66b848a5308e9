package corpus

import (
	"strings"
	"unicode/utf8"
)

// stackedLine is a line that may be a cell, or a part of one, and what its words can be.
type stackedLine struct {
	Span
	text    string // folded; empty for a line too long to be more than prose
	size    int    // code points of text
	ordinal int    // its number, where it holds nothing else
	dash    bool   // —, /: nothing to state
	nature  bool   // 约束性, 预期性
	han     bool
	digits  bool
	number  bool // begins or ends as a value does
	stopped bool // holds a full stop
	marked  bool // a heading's number stands before it
}

const longestCell = 60 // code points of a cell in a table of values

func (d *Document) stackedLine(s Span) stackedLine {
	l := stackedLine{Span: s, size: s.End - s.Start, han: true, stopped: true}
	if l.size > 4*longestCell {
		return l
	}
	l.text = d.text(s)
	l.size = utf8.RuneCountInString(l.text)
	l.dash = strings.Trim(l.text, "-—–―─/\\") == ""
	l.nature = isNature(l.text)
	m := markAt(d.Runes, s.Start, s.End)
	l.marked = m.style != unmarked && m.end < s.End
	l.ordinal = d.cellOrdinal(s)
	l.han, l.stopped = false, false
	for _, r := range l.text {
		l.han = l.han || r >= 0x3400 && r <= 0x9FFF
		l.digits = l.digits || digit(r)
		l.stopped = l.stopped || fullStop(r)
	}
	l.number = l.digits && !l.marked && valued(l.text)
	return l
}

func isNature(text string) bool {
	switch text {
	case "约束性", "预期性", "约束", "预期", "指导性", "引导性", "导向性", "约束性指标", "预期性指标":
		return true
	}
	return false
}

// valued says whether text begins or ends as values do: >92.7, 〔3.9〕, 重点城市≥30, 下降10%以上.
func valued(text string) bool {
	rs := []rune(text)
	switch first, last := rs[0], rs[len(rs)-1]; {
	case strings.ContainsRune("≥≤><±〔[约+-", first), digit(last), last == '%', last == '〕', last == ']':
		return true
	case digit(first) && len(rs) <= longestHead:
		return len(rs) < 2 || rs[1] < 'A' || rs[1] > 'Z'
	}
	for _, w := range []string{"以上", "以下", "以内", "左右", "个百分点"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// never is the cost of what cannot be; a row may cost dearest at most.
const (
	never   = 1000
	dearest = 9
)

// cellCost says how unlike a cell of this role the lines are: 0 for a plain one.
func (k *stack) cellCost(r role, lines []stackedLine) int {
	if len(lines) == 0 {
		return k.emptyCost(r)
	}
	cost := 0
	for i := range lines {
		c := k.lineCost(r, &lines[i])
		if len(lines) == 2 && r == natures && isNature(lines[0].text+lines[1].text) {
			c = 0
		}
		cost = max(cost, c)
	}
	for i := 1; i < len(lines) && cost < never; i++ {
		cost += k.joinCost(r, &lines[i-1], &lines[i])*i + i - 1
	}
	return cost
}

// emptyCost is that of a cell that hangs from the row above.
func (k *stack) emptyCost(r role) int {
	switch {
	case r == groups:
		return 1
	case k.first || !k.valued:
	case r == ordinals, r == natures, r == units:
		return 4
	}
	return never
}

func (k *stack) lineCost(r role, l *stackedLine) int {
	switch {
	case k.valued && (l.stopped || l.size > longestCell), headRoles[l.text] != noRole:
		return never
	case r == ordinals && l.ordinal > 0 && (k.first || l.ordinal == k.last+1 || l.ordinal == 1 && k.grouped):
		return 0
	case r == groups && l.han && !l.digits && l.size <= longestHead && !l.nature && !strings.HasSuffix(l.text, ")"), r == texts && l.han && !l.number && !l.nature:
		return 0
	case r == groups && l.han && !l.number && !l.nature && l.size <= longestHead, r == texts && l.han && !l.nature:
		return 4
	case r == units:
		return unitCost(l)
	case r == values && (l.dash || l.number):
		return 0
	case r == values && !l.marked && !l.nature && l.size <= longestCell/2 && l.text != "%":
		return map[bool]int{true: 2, false: 4}[l.digits]
	case r == natures && (l.nature || l.dash):
		return map[bool]int{true: 0, false: 2}[l.nature]
	case r == names && l.han && !l.number && !l.stopped && !l.nature:
		return map[bool]int{true: 0, false: 2}[organ(l.text) || strings.Contains(l.text, "、")]
	case r == names && l.dash, r == remarks && l.size <= longestCell && l.ordinal == 0 && !l.stopped:
		return 1
	}
	return never
}

// unitRunes are characters of which one stands in nearly every unit.
const unitRunes = "%‰起元吨米里顷亩克人个家户件项所座台套辆位名次次年月日天时倍度分级瓦焦伏美升类条处种张株头只艘架间床公万亿"

func unitCost(l *stackedLine) int {
	switch {
	case l.nature || l.number || l.marked || l.ordinal > 0 || l.size > 12:
		return never
	case strings.ContainsAny(l.text, unitRunes), l.dash:
		return 0
	}
	return 4
}

// joinCost is that of one cell's going on from line a to line b.
func (k *stack) joinCost(r role, a, b *stackedLine) int {
	switch {
	case a.dash || b.dash || r == ordinals || b.marked && !a.stopped || a.ordinal > 0 && b.ordinal > 0:
		return never
	case r == natures:
		if isNature(a.text + b.text) {
			return 1
		}
		return never
	case r == values:
		if a.han && b.han {
			return 1
		}
		return never
	case strings.HasSuffix(a.text, "、") || strings.HasSuffix(a.text, ",") || strings.Count(a.text, "(") > strings.Count(a.text, ")"):
		return 0
	case r == groups && b.size <= a.size, r == units && a.size+b.size <= 12 && strings.ContainsAny(a.text+b.text, "/·"):
		return 1
	case (r == texts || r == names) && a.size >= 8 && b.size <= a.size+1:
		return 2
	case r == texts && a.stopped && b.stopped && !k.valued:
		return 2
	case r == names && b.size <= 2: // 地铁|集团
		return 3
	}
	return never
}
