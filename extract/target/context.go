package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// context gives the roles that words around the numbers decide.
func (s *state) context() {
	told := ""
	for c := range rule.Clauses(s.line) {
		if told != "" && s.line.Text(c.From, c.From+1) == "其中" { // 现有企业800家,其中产值超亿元的200家
			s.setAll(c, RolePast, told)
			continue
		}
		told = s.contextOf(c.From, c.To)
	}
}

// setAll gives every number of a clause that has none yet a role.
func (s *state) setAll(c rule.Group, r Role, why string) {
	for i := range s.line.Numbers {
		if q := &s.line.Numbers[i]; q.Start >= s.line.At[c.From] && q.Start < s.line.At[c.To] {
			s.set(i, r, why)
		}
	}
}

// contextOf applies the context rules that match the clause [i,j), its mark included. It says which one told that the
// clause is of the past.
func (s *state) contextOf(i, j int) (past string) {
	for _, m := range s.matcher.Contexts(s.line.Part(i, j)) {
		if !m.Rule.Holds(s.doc.Genre) {
			continue
		}
		from, to := s.spread(m, i, j)
		if Role(m.Rule.Role) == RolePast && m.Rule.Spread == "clause" {
			past = m.Rule.ID
		}
		for i := range s.line.Numbers {
			q := &s.line.Numbers[i]
			if q.Start >= from && q.Start < to && m.Rule.Speaks(q.Kind) && !(m.Rule.Role == "subsidy" && s.promised(q)) && !(m.Rule.Spread == "clause" && s.rateReached(q)) {
				s.set(i, Role(m.Rule.Role), m.Rule.ID)
			}
		}
	}
	return past
}

// promised says whether the clause before q promises something: 确保实际融资成本降至1.6%以下 beside a subsidy; or in a
// report to the people's congress, whose money is the government's own, does something: 筹措280亿元实施惠民工程,发放补贴…,
// 安排补贴资金5亿元.
func (s *state) promised(q *measure.Quantity) bool {
	report := s.doc.Genre == "work_report"
	for i := len(s.line.Slots) - 1; i >= 0; i-- {
		switch {
		case s.line.At[i] >= q.Start:
		case rule.EndsClause(s.line.Slots[i]):
			return false
		case s.grammar.is(s.line, i, lexicon.Modal):
			return true
		case report && s.grammar.is(s.line, i, lexicon.Subsidy):
			return s.grammar.is(s.line, i-1, lexicon.Action)
		case report && s.grammar.is(s.line, i, lexicon.Action):
			return true
		}
	}
	return false
}

// rateReached says whether q is what a rate is to reach, whoever it is a rate of: 符合条件的老年人服务覆盖率达到100%.
func (s *state) rateReached(q *measure.Quantity) bool {
	before := string(s.fold.Runes[max(0, q.Start-4):q.Start])
	return q.Kind == measure.Percent && (strings.HasSuffix(before, "率达到") || strings.HasSuffix(before, "率达"))
}

// spread is the range of folded text that match m in the clause [i,j) speaks of.
func (s *state) spread(m rule.Match, i, j int) (from, to int) {
	from, to = i+m.From, i+m.To
	switch m.Rule.Spread {
	case "sentence":
		from, to = 0, len(s.line.Slots)
	case "clause":
		from, to = i, j
	case "after":
		for to < len(s.line.Slots) && !s.turns(to) {
			to++
		}
	}
	return s.line.At[from], s.line.At[to]
}

// turns says whether the sentence turns from what is to what shall be at slot j.
func (s *state) turns(j int) bool {
	if s.grammar.is(s.line, j, lexicon.Modal) || s.line.Slots[j] == ';' {
		return true
	}
	return rule.IsPeriod(s.line.Slots[j]) && !s.line.Periods[-1-s.line.What[j]].Past
}

// tells says whether the sentence goes on telling what has been, as the one before it did: it names no time of the plan's
// and promises nothing.
func (s *state) tells() bool {
	if !s.telling {
		return false
	}
	for i, slot := range s.line.Slots {
		switch {
		case strings.ContainsRune("要将拟把", slot), s.grammar.is(s.line, i, lexicon.Modal):
			return false
		case rule.IsPeriod(slot):
			if p := &s.line.Periods[-1-s.line.What[i]]; !p.Past && !p.Baseline && !pastPeriod(p, s.plan) {
				return false
			}
		}
	}
	return true
}
