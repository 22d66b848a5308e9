package target

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// fromObject takes the indicator from what stands behind the value.
func (s *state) fromObject(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	q := &s.line.Numbers[d.number]
	g, ok := m.Group("object")
	if !ok { // count/scale: the thing's name stands in the next member
		return s.fromScale(d, m, part)
	}
	text := clean(part.Text(g.From, g.To))
	d.Indicator = s.object(part, g)
	if rule.IsQuantity(part.Slots[g.To-1]) {
		return false // the value stands at the end: 存栏2000头现代示范奶牛场16个
	}
	switch {
	case strings.HasPrefix(text, "等") && left.core != "":
		return s.fromPhrase(d, m, left, q) // 平板玻璃3500万标准箱等落后产能
	case m.Rule.Indicator == "threshold":
		return !s.counts(part, m.Value) && s.fromThreshold(d, left, text)
	case q.Kind == measure.Amount && q.Bound == measure.Min && g.From > m.Value+1:
		return false // 千亩以上的…: 的 behind a bound makes it a description
	case q.Kind == measure.Amount && q.Bound == measure.Max:
		return false // 30万千瓦以下煤电机组
	case q.Kind == measure.Percent:
		d.Indicator += s.predicate()
		return true
	case q.Kind == measure.Money:
		return q.Bound != measure.Min && (d.Action != "" || d.Modality != "") && (left.core == "" || s.pays(left.core))
	case q.Bound == measure.Min && d.Action == "实现":
		return false // 实现20人以上自然村网络覆盖
	}
	d.counted = true
	d.IndicatorText = text
	if d.Action == "" && strings.HasPrefix(left.core, "新") && len([]rune(left.core)) <= 4 {
		d.Action, d.Measure = left.core, "added" // 新筹建: a verb that the lexicon lacks
	}
	if d.Scope == "" && d.Action == "" {
		d.Scope = left.each()
	}
	if d.Action == "" && !s.inheritAction(d) {
		return d.Scope != "" || d.Modality != "" || (left.core == "" || strings.HasSuffix(left.core, "等")) && s.acts(part, g.From)
	}
	if left.core != "" && s.grammar.placeEnd(left.core) && d.Scope == "" {
		d.Scope = left.core
	}
	if head := s.headBehind(text); head != "" {
		d.Indicator = head
	}
	return true
}

// pays says whether a phrase names only who gives money: 中央财政, 国家.
func (s *state) pays(core string) bool {
	core = strings.TrimRight(core, "再将今年拟一二三四五两0123456789")
	return core == "" || core == "国家" || core == "各级" || strings.HasSuffix(core, "财政") || strings.HasSuffix(core, "政府")
}

// headBehind is the counted thing's name where a clause that only describes it comes first:
// 20名以中小企业为重点，具有发展潜力的成长型企业家.
func (s *state) headBehind(object string) string {
	if !strings.HasPrefix(object, "以") && !strings.HasPrefix(object, "具有") || strings.Contains(object, "的") {
		return ""
	}
	slots := s.line.Slots
	end := s.chunkEnd + 1
	for end < len(slots) && !rule.EndsClause(slots[end]) {
		end++
	}
	if s.chunkEnd >= len(slots) || end > len(slots) || rule.HasQuantity(slots[s.chunkEnd:end]) {
		return ""
	}
	text := s.line.Text(s.chunkEnd+1, end)
	if i := strings.LastIndex(text, "的"); i >= 0 {
		return clean(text[i:])
	}
	return ""
}

// predicate is what the members of a coordination share: 达到三星级 of 90%的市和70%的县达到三星级.
func (s *state) predicate() string {
	slots := s.line.Slots
	if s.chunkEnd >= len(slots) || rule.EndsClause(slots[s.chunkEnd]) {
		return ""
	}
	for i := s.chunkEnd; i < len(slots) && !rule.EndsClause(slots[i]); i++ {
		if s.grammar.is(s.line, i, lexicon.Reach) || s.grammar.is(s.line, i, lexicon.Action) {
			end := i
			for end < len(slots) && !rule.EndsClause(slots[end]) {
				end++
			}
			return s.line.Text(i, end)
		}
	}
	return ""
}

// acts says whether the counted things are told to do something: 在30个县建设运营服务中心, 甲村、乙村等5个贫困村出列.
func (s *state) acts(part rule.Line, from int) bool {
	for i := from; i < len(part.Slots); i++ {
		if s.grammar.is(part, i, lexicon.Action) {
			return true
		}
	}
	return false
}

// object is the counted thing's name: without thresholds, descriptions that end in 的, and what is done with it.
func (s *state) object(part rule.Line, g rule.Group) string {
	from := g.From
	for i := from; i < g.To; i++ {
		if rule.IsQuantity(part.Slots[i]) && i+1 < g.To && (part.Slots[i+1] == '、' || part.Slots[i+1] == ',') {
			from = i + 2 // 10亿元以上、…
		}
	}
	for i := g.To - 2; i > from; i-- {
		if part.Slots[i] == '的' && !rule.HasQuantity(part.Slots[from:i]) && s.aim(part.Text(i, g.To)) == "" {
			from = i + 1
			break
		}
	}
	if i := slices.IndexFunc(part.Slots[from:g.To], rule.IsPeriod); i > 0 && strings.HasSuffix(part.Text(from+i, from+i+1), "前") {
		g.To = from + i // 47个重点项目10月底前全部开工
	}
	text, _, _ := strings.Cut(part.Text(from, g.To), "进行") // 企业进行重点培育: what is done with them is no name
	return s.grammar.member(strings.TrimPrefix(clean(strings.TrimSuffix(text, s.aim(text))), "且"))
}

// aim is 的任务 where text ends in it.
func (s *state) aim(text string) string { return s.grammar.lex.Endings.Ends(text, lexicon.Aim) }

// member is what examples are examples of: 新材料企业 of 非晶、玄武岩等新材料企业.
func (g *grammar) member(text string) string {
	i := strings.LastIndex(text, "等")
	if i <= 0 || len([]rune(text[i:])) < 4 || strings.Contains(text[i:], "、") {
		return text
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	etc := string(before) + "等"
	if g.lex.Endings.Ends(etc, lexicon.NotEtc) != "" || g.lex.Endings.Begins([]rune(text[i:]), lexicon.NotEtc) != "" {
		return text
	}
	return text[i+len("等"):]
}
