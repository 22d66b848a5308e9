package target

import (
	"strings"
	"unicode"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// draft (草稿) is a target as one place states it, before the places that state the same are brought together.
type draft struct {
	Target
	number  int // index in the sentence's numbers
	section int
	stated  bool // the text states the year
	subject string
	counted bool // a count of things, whose action the next count may share
}

// build makes the draft of claim m in part, or says that it is none.
func (s *state) build(m rule.Match, part rule.Line) (*draft, bool) {
	d := draft{number: part.What[m.Value], section: s.sent.Section}
	q := &s.line.Numbers[d.number]
	d.Value, d.Rule, d.Confidence = q.Value, m.Rule.ID, m.Rule.Sure
	switch {
	case m.Rule.Bound != "":
		d.Value = d.Value.Rebound(measure.Bound(m.Rule.Bound))
	case d.Bound == measure.Exact && strings.Contains(part.Text(m.From, m.Value), "至少"): // 至少降低30%
		d.Value = d.Value.Rebound(measure.Min)
	}
	d.Direction = "up"
	if m.Rule.Direction != "" {
		d.Direction = m.Rule.Direction
	}
	if q.Direction != "" {
		d.Direction = q.Direction
	}
	left := s.left(m, part)
	d.Modality, d.Per, d.Scope, d.Action = left.modality, left.per, left.scope, left.action
	ok := false
	switch m.Rule.Indicator {
	case "previous":
		ok = s.fromPrevious(&d)
		if g, acted := m.Group("act"); ok && acted {
			s.again(&d, part.Text(g.From, g.To))
		}
	case "previous+np":
		ok = s.joinPrevious(&d, m, part, left)
	case "object", "threshold":
		ok = s.fromObject(&d, m, part, left)
	case "whole":
		ok = s.fromWhole(&d, m, part, left)
	default:
		if s.amount(part, left) {
			left.core = "" // 由去年的1076亿元增加到
		}
		ok = !doubled(part, m.Value) && s.fromPhrase(&d, m, left, q)
	}
	if !ok || !sensible(d.Indicator) {
		return nil, false
	}
	d.Measure = s.measureOf(&d, m, q, left)
	s.baseline(&d, m, part)
	s.verbPer(&d, m, part)
	if !s.plausible(&d) {
		return nil, false
	}
	kept := d // on the heap: many drafts do not get here
	return &kept, true
}

// amount says whether the phrase is a number of things or a sum, which measures nothing.
func (s *state) amount(part rule.Line, p phrase) bool {
	return p.to-p.from == 1 && rule.IsQuantity(part.Slots[p.from]) && s.line.Numbers[part.What[p.from]].Kind != measure.Time
}

// doubled says whether another number stands right before the one at slot i: 粮食产量 599 600 万吨, two cells of a table that
// came apart.
func doubled(part rule.Line, i int) bool {
	for i > 0 && part.Slots[i-1] == ' ' {
		i--
	}
	return i > 0 && rule.IsQuantity(part.Slots[i-1])
}

// left is the phrase before the value.
func (s *state) left(m rule.Match, part rule.Line) phrase {
	to := m.Value
	for _, name := range []string{"np", "left"} {
		if g, ok := m.Group(name); ok {
			to = g.To
			break
		}
	}
	return s.grammar.read(part, m.From, min(to, m.Value), m.Rule.Indicator == "object" || m.Rule.Indicator == "threshold")
}

// fromPhrase takes the indicator from what stands before the value.
func (s *state) fromPhrase(d *draft, m rule.Match, left phrase, q *measure.Quantity) bool {
	d.Indicator = left.core
	if left.core == "" {
		return s.fromPrevious(d) || s.fromAction(d, left) // 建成投用14所: what it is done to stands before
	}
	if w, ok := s.words[left.core]; ok && w.Has(lexicon.Grow|lexicon.Fall) {
		return false // 增长 of what was not said
	}
	if w := s.relative(left.core); w && s.carry.prev != nil {
		d.Indicator = s.carry.prev.Indicator + left.core
		s.inheritPlace(d)
		return true
	}
	if s.carry.prev != nil {
		d.Indicator = s.complete(left.core, s.carry.prev.Indicator)
	}
	if q.Kind == measure.Implicit && q.Unit == "%" && q.Measure == "level" && !s.achieved(d) {
		return false
	}
	d.counted = q.Kind == measure.Count || q.Kind == measure.Amount
	bare := m.Rule.Indicator == "bare" || m.Rule.Indicator == "object"
	if bare && (s.scaled(q) || q.Kind == measure.Time && !q.Prefix) {
		return false
	}
	if d.counted {
		d.IndicatorText = left.core
		d.Indicator = s.grammar.member(left.core)
	}
	if bare && d.Action == "" {
		s.inheritAction(d)
	}
	s.clusterOf(d)
	return true
}

// fromAction names the verb itself as what is measured: 全年开行200班.
func (s *state) fromAction(d *draft, left phrase) bool {
	d.Indicator, d.Action = d.Action, ""
	return !left.added
}

// scaled says whether q stands right behind a count, as the size of what is counted: 12个百亿元(项目).
func (s *state) scaled(q *measure.Quantity) bool {
	for i := range s.line.Numbers {
		if o := &s.line.Numbers[i]; o.End == q.Start && o.Kind == measure.Count {
			return true
		}
	}
	return false
}

// relative says whether a head needs the subject before it: 总数, 强度.
func (s *state) relative(core string) bool {
	w, ok := s.words[core]
	return ok && w.Has(lexicon.Relative)
}

// achieved says whether 全覆盖 is something reached, not a work going on (推进…全覆盖).
func (s *state) achieved(d *draft) bool {
	text := s.line.Text(0, len(s.line.Slots))
	return strings.Contains(text, "实现") || strings.Contains(text, "达到") || d.Action == ""
}

// fromWhole keeps the words on both sides of the value: 新增建设用地指标 … 用于工业项目; and what is measured
// against another's growth stands before: 主营业务收入 … 高出全市平均增速.
func (s *state) fromWhole(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	if text := part.Text(m.From, m.Value); strings.HasPrefix(text, "高出") || strings.HasPrefix(text, "高于") {
		if s.carry.prev == nil {
			return false
		}
		s.inheritPlace(d)
		d.Indicator = s.carry.prev.Indicator + clean(text)
		d.Baseline = &Baseline{Text: clean(text)}
		return true
	}
	after := ""
	if g, ok := m.Group("object"); ok {
		after = part.Text(m.Value+1, g.To)
	}
	to := m.Value
	if part.Slots[to-1] == '的' {
		to--
	}
	d.Indicator = clean(part.Text(left.from, to)) + after
	if strings.HasSuffix(part.Text(m.From, left.from), d.Action) {
		d.Indicator, d.Action = d.Action+d.Indicator, ""
	}
	return true
}

// sensible says whether text can name what is measured: at least two Chinese characters or a known word.
func sensible(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n >= 2 && n <= 60 && !strings.HasSuffix(text, "第")
}

// plausible refuses what only looks like a target in a document that is no plan.
func (s *state) plausible(d *draft) bool {
	return !s.rulesOnly || d.Modality != "" && d.stated
}
