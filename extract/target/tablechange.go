package target

import (
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// change tells growth from level: by the column, the words in the cell or the end of the label.
func (s *state) change(d *draft, i int, t *corpus.Table, sh *shape) {
	q := &s.line.Numbers[i]
	for k := 0; k < s.slotOf(i); k++ {
		switch {
		case s.grammar.is(s.line, k, lexicon.Fall):
			d.Measure, d.Direction = "growth", "down"
		case s.grammar.is(s.line, k, lexicon.Grow):
			d.Measure = "growth"
		}
	}
	changes := s.changing(d)
	if sh.roles[s.sent.Col] == lexicon.ColumnGrowth {
		s.growth(d, q, changes, rate(s.rowUnit(t, sh)))
	}
	if d.Measure == "" {
		d.Measure = s.measureOf(d, rule.Match{Rule: &rule.Rule{}}, q, phrase{})
	}
}

// changing takes the verb off a label that names a change, 单位GDP能源消耗降低, and says whether there is one.
func (s *state) changing(d *draft) bool {
	for _, end := range s.grammar.changes {
		label := d.Indicator
		if end.Has(lexicon.Fall) {
			label = strings.TrimSuffix(label, "率") // 下降率, and not 增长率, which is an indicator's own name
		}
		name, ok := strings.CutSuffix(label, end.Text)
		if !ok || !sensible(name) {
			continue
		}
		d.Indicator, d.Measure = strings.TrimSuffix(name, "累计"), "growth"
		if end.Has(lexicon.Fall) {
			d.Direction = "down"
		}
		return true
	}
	return false
}

// growth reads a value in a column of growth: yearly growth, or in brackets 〔3〕 what the whole plan adds. Of a rate it
// is where the rate is to stand, of a rate in brackets by how many points it is to change.
func (s *state) growth(d *draft, q *measure.Quantity, changes, rate bool) {
	whole := s.bracketed(q)
	switch {
	case changes && whole:
	case whole && rate:
		*q = q.InUnit("个百分点", s.grammar.lex)
		d.Value, d.Measure = q.Value, "growth"
	case whole:
		d.Measure = "added"
	case rate && s.stands(d.Indicator):
	default:
		d.Measure, d.Per = "growth", "年均"
	}
}

// bracketed says whether a cell gives the sum of the plan's years: 〔3〕.
func (s *state) bracketed(q *measure.Quantity) bool {
	return s.inside(q, '〔', '〕', 8) || s.inside(q, '[', ']', 8) || s.inside(q, '(', ')', 8)
}

func rate(unit string) bool { return unit == "%" || unit == "‰" }

// stands says whether an indicator is a rate that has a level of its own: 失业率, 占比.
func (s *state) stands(indicator string) bool {
	return strings.HasSuffix(indicator, "率") || s.isShare(indicator)
}
