package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// measureOf tells what kind of value d has.
func (s *state) measureOf(d *draft, m rule.Match, q *measure.Quantity, left phrase) string {
	switch {
	case d.Measure != "":
		return d.Measure
	case m.Rule.Measure != "":
		return m.Rule.Measure
	case q.Measure != "":
		return q.Measure
	case q.Kind == measure.Percent && s.isShare(d.Indicator):
		return "share"
	case q.Kind == measure.Points, q.Kind == measure.Percent && s.isGrowth(d.Indicator):
		return "growth"
	case (left.added || strings.Contains(d.Indicator, "新增")) && q.Kind != measure.Percent && q.Kind != measure.Time && q.Kind != measure.Age:
		return "added"
	}
	return "level"
}

func (s *state) isShare(indicator string) bool {
	return s.grammar.lex.Endings.Ends(indicator, lexicon.ShareOf) != ""
}

func (s *state) isGrowth(indicator string) bool {
	return s.grammar.lex.Endings.Ends(indicator, lexicon.RateOf) != ""
}

// baseline keeps what the value is compared with: what the rule captured as base (由75%, 比全省平均), or 较2020年, 同比.
func (s *state) baseline(d *draft, m rule.Match, part rule.Line) {
	if g, ok := m.Group("base"); ok {
		d.Baseline = &Baseline{Text: clean(part.Text(g.From, g.To))}
		for i := g.From; i < g.To; i++ {
			if rule.IsQuantity(part.Slots[i]) {
				q := &s.line.Numbers[part.What[i]]
				d.Baseline.Value, d.Baseline.Unit = q.First().String(), q.Unit
				s.set(part.What[i], RoleBaseline, m.Rule.ID)
			}
		}
		return
	}
	for i := m.From; i < m.Value && d.Baseline == nil; i++ {
		if rule.IsPeriod(part.Slots[i]) && s.line.Periods[-1-part.What[i]].Baseline || s.grammar.is(part, i, lexicon.Baseline) {
			d.Baseline = &Baseline{Text: part.Text(i, i+1)}
		}
	}
}

// verbPer reads 年均 inside the verb itself, 年均增长, and 平均每年 before what the value was.
func (s *state) verbPer(d *draft, m rule.Match, part rule.Line) {
	for i := m.From; i < m.Value; i++ {
		w := s.grammar.word(part, i)
		switch {
		case w == nil || d.Per != "":
		case strings.HasPrefix(w.Text, "年均"):
			d.Per = "年均"
		case w.Text == "平均每年":
			d.Per = w.Text // 由原定平均每年6%调高到8%
		}
	}
	d.yearly()
}

// yearly takes 年均 off the head of the indicator.
func (d *draft) yearly() {
	if name, ok := strings.CutPrefix(d.Indicator, "年均"); ok {
		d.Indicator, d.Per = name, "年均"
	}
}
