package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// carry (承前) is what a sentence has said so far that a later clause may leave out.
type carry struct {
	prev     *draft
	topic    string   // the indicator whose value the next clause tells: 今年经济增长的预期目标,定为8%
	pair     []string // the indicators to which 分别 gave the last values
	scope    string
	cluster  string
	label    string // 装备制造业: at the paragraph's head
	modality string
	period   *when.Period
	per      string // 每年
}

// chunk works on one chunk: who claims its numbers, and what later chunks may leave out.
func (s *state) chunk(c rule.Chunk) {
	part := s.line.Part(c.From, c.To)
	value := firstQuantity(part)
	s.times(part.Part(0, value))
	s.chunkEnd, s.mark = c.To, c.Mark
	defer s.times(part.Part(value, len(part.Slots))) // a time behind the value is for what follows
	if !s.open(part) {
		s.announce(part)
		s.remember(part)
		return
	}
	took := false
	first := s.matcher.FirstOfPair(part)
	for m := range s.matcher.Claims(first) {
		n := part.What[m.Value]
		if s.said[n].Role != "" {
			continue
		}
		if d, ok := s.build(m, first); ok {
			s.times(part.Part(min(value, m.Value), m.Value)) // 由52%提高到2022年的58%
			s.accept(d, m, part)
			took = true
			break
		}
	}
	s.rest(part, took)
	s.remember(part)
}

// firstQuantity is the first slot of part that is a number, or its end.
func firstQuantity(part rule.Line) int {
	for i, slot := range part.Slots {
		if rule.IsQuantity(slot) {
			return i
		}
	}
	return len(part.Slots)
}

// maxValues is the most numbers that one chunk of prose holds; more are a row of figures that lost its cells.
const maxValues = 12

// open says whether part is prose and holds a number that has no role yet.
func (s *state) open(part rule.Line) bool {
	open, values := false, 0
	for i, slot := range part.Slots {
		if rule.IsQuantity(slot) {
			values++
			open = open || s.said[part.What[i]].Role == ""
		}
	}
	return open && values <= maxValues
}

// times takes up the chunk's periods.
func (s *state) times(part rule.Line) {
	for i, slot := range part.Slots {
		if rule.IsPeriod(slot) {
			if p := s.then(&part.Periods[-1-part.What[i]]); p != nil && !p.Baseline && !s.attributive(part, i) {
				s.carry.period, s.carry.per = p, ""
			}
		}
	}
}

// then is p, or for 届时 the time by which the last target with a time of its own is due, and for 这五年 the last span of as
// many years that the text named; nil where there is none.
func (s *state) then(p *when.Period) *when.Period {
	switch {
	case p.Then && p.Years == 0 && s.lastDue.To > 0:
		return &s.lastDue
	case p.Then && p.Years > 1 && s.lastSpan.To-s.lastSpan.From+1 == p.Years:
		return &s.lastSpan
	case p.Then:
		return nil
	case p.Stated && !p.Baseline && p.From > 0 && p.To > p.From:
		s.lastSpan = *p
	}
	return p
}

// attributive says whether the time at slot i tells which things are meant and not when something is due:
// 建设“十四五”批复的6个基地.
func (s *state) attributive(part rule.Line, i int) bool {
	if !s.grammar.is(part, i-1, lexicon.Action) {
		return false
	}
	of := slices.Index(part.Slots[i:], '的')
	return of > 1 && !strings.ContainsRune("年度", part.Slots[i+1]) && !slices.ContainsFunc(part.Slots[i+1:i+of], func(r rune) bool {
		return rule.IsQuantity(r) || rule.EndsClause(r) || r == '、'
	})
}

// accept enters d, and the further values that share its verb: 分别增长8%、10%.
func (s *state) accept(d *draft, m rule.Match, part rule.Line) {
	s.date(d)
	if s.isPast(d) {
		s.set(d.number, RolePast, "its time is before the plan's")
		s.telling = true
		return
	}
	s.telling, s.carry.topic = false, ""
	if p := s.carry.period; p != nil && p.To > 0 {
		s.lastDue = *p
	}
	s.settle(d)
	values := s.distributed(m, part, d)
	for _, v := range values {
		s.enter(v)
		s.twin(v)
	}
	s.carry.prev, s.carry.pair = values[len(values)-1], nil
	for _, v := range values {
		s.carry.pair = append(s.carry.pair, v.Indicator)
	}
	s.carry.prev.subject = subjectOf(d.Indicator)
}

func (s *state) enter(d *draft) {
	s.owner[d.number] = len(s.drafts)
	s.set(d.number, RoleTarget, d.Rule)
	s.drafts = append(s.drafts, d)
}

// twin enters the count that stands right behind d's and is said of the same thing: 5086户20402人.
func (s *state) twin(d *draft) {
	if n := d.number + 1; rule.Twins(s.line.Numbers, d.number) && s.said[n].Role == "" {
		e := *d
		e.number, e.Value = n, s.line.Numbers[n].Value
		s.enter(&e)
	}
}

// isPast says whether d's time lies before the plan.
func (s *state) isPast(d *draft) bool {
	p := s.carry.period
	return p != nil && (p.Past || p.Stated && pastPeriod(p, s.plan))
}

// date gives d its years: of the nearest time before it in the sentence, of its section's heading, of the plan.
func (s *state) date(d *draft) {
	p := s.carry.period
	if p == nil || p.To == 0 {
		p = s.due
	}
	if p == nil || p.To == 0 {
		p = s.sectionPeriod()
	}
	if p != nil && p.To > 0 {
		d.YearFrom, d.YearTo, d.Deadline, d.stated = p.From, p.To, p.Deadline, true
		if d.YearFrom == 0 && (d.Per == "年均" || d.Per == "平均每年") {
			d.YearFrom = s.plan.From
		}
		return
	}
	d.YearFrom, d.YearTo = s.plan.From, s.plan.To
}

// sectionPeriod is the time that the nearest heading above the sentence names.
func (s *state) sectionPeriod() *when.Period {
	if s.topic != nil && s.topic.To > 0 {
		return s.topic
	}
	for i := s.sent.Section; i > 0; i = s.doc.Sections[i].Parent {
		if p := s.periods[i]; p != nil && p.To > 0 && !p.Past {
			return p
		}
	}
	return nil
}

// settle fills what the sentence said before: place, cluster, modality; and the threshold beside a count.
func (s *state) settle(d *draft) {
	if d.Scope == "" && d.Cluster == "" && s.isTurnover(d.Indicator) {
		s.ownerOf(d)
	}
	if d.Scope == "" {
		d.Scope = s.carry.scope
	}
	if d.Modality == "" {
		d.Modality = s.carry.modality
	}
	if d.Per == "" && d.Action != "" {
		d.Per = s.carry.per
	}
	if d.Scope != "" && strings.HasPrefix(d.Scope, "每") && d.Per == "" {
		d.Per = string([]rune(d.Scope)[:min(2, len([]rune(d.Scope)))])
	}
	s.canonical(d)
	if d.IndicatorText == "" {
		d.IndicatorText = d.Indicator
	}
}

// canonical gives d the id of its indicator; empty where the lexicon has none.
func (s *state) canonical(d *draft) {
	ind, ok := s.grammar.lex.Indicators.Lookup(d.Indicator)
	if !ok && d.Action != "" {
		ind, _ = s.grammar.lex.Indicators.Lookup(d.Action + d.Indicator) // 新增 | 城镇就业
	}
	d.IndicatorID = ind.ID
}

// announce keeps the indicator that a clause names without its value: as what is aimed at, or with where a change began
// (积累率由1978年的36.5%,降为33.6%).
func (s *state) announce(part rule.Line) {
	n := len(part.Slots)
	began := n > 3 && rule.IsQuantity(part.Slots[n-1]) && part.Slots[n-2] == '的' && rule.IsPeriod(part.Slots[n-3])
	switch {
	case began && s.said[part.What[n-1]].Role == RoleBaseline:
		n -= 3
		if strings.ContainsRune("由从", part.Slots[n-1]) {
			n--
		}
	case n < 2 || s.grammar.lex.Endings.Ends(part.Text(max(0, n-maxExpected), n), lexicon.Expected) == "":
		return
	}
	if name := s.grammar.read(part, 0, n, false).core; sensible(name) && (began || s.grammar.indicator(name)) {
		s.carry.topic = name
	}
}

// maxExpected is the length of the longest word, in characters, that says that a value is aimed at.
const maxExpected = 7

// remember keeps what later chunks may leave out.
func (s *state) remember(part rule.Line) {
	for i, slot := range part.Slots {
		if !rule.IsWord(slot) {
			continue
		}
		w := &s.grammar.words[rule.Word(slot)]
		switch {
		case w.Has(lexicon.Area) && !strings.HasPrefix(w.Text, "全国") && !s.beside(part, i):
			s.carry.scope = w.Text
		case w.Has(lexicon.Per) && yearly(w.Text):
			s.carry.per = w.Text
		case w.Has(lexicon.Modal):
			s.carry.modality = w.Text
		}
	}
	if p := s.carry.prev; p != nil && p.Scope != "" {
		s.carry.scope = p.Scope
	}
	if holds(part.Slots, '集', '群') {
		if name := s.clusterIn(clean(part.Text(0, len(part.Slots)))); name != "" {
			s.carry.cluster = name
		}
	}
}

// beside says whether a place word only describes something: 在全市有影响的, 占全市的, 全市最大的.
func (s *state) beside(part rule.Line, i int) bool {
	return i > 0 && strings.ContainsRune("在占居为高", part.Slots[i-1]) || i+1 < len(part.Slots) && part.Slots[i+1] == '的'
}

// yearly says whether a value is for each year, month or week: later verbs of the sentence share that.
func yearly(per string) bool {
	return per == "每年" || per == "每月" || per == "每季度" || per == "每周"
}
