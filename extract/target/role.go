package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
)

// known gives the roles that a number's own form decides.
func (s *state) known() {
	bracketed := slices.ContainsFunc(s.fold.Runes, marksName)
	for i := range s.line.Numbers {
		q := &s.line.Numbers[i]
		switch {
		case q.Kind == measure.Date || s.inPeriod(q):
			s.set(i, RoleDate, "a date")
		case q.Kind != measure.Times && s.began(q):
			s.set(i, RoleBaseline, "where a change began")
		case q.Kind == measure.Name, q.Kind == measure.Grade:
			s.set(i, RoleName, "part of a name")
		case q.Kind == measure.Size:
			s.set(i, RoleQualifier, "the size of a thing")
		case q.Kind == measure.Count && q.NumStart > 0 && s.fold.Runes[q.NumStart-1] == '每':
			s.set(i, RoleName, "what a rate is reckoned on: 每千名")
		case s.listMark(q):
			s.set(i, RoleReference, "a list number")
		case s.sent.Kind == corpus.Cell && q.Kind == measure.Bare && q.NumStart == 0 && q.NumEnd == len(s.fold.Runes) && s.shapes[s.sent.Table] == nil:
			s.set(i, RoleReference, "a row's number")
		case q.NumStart > 0 && strings.ContainsRune("×÷=", s.fold.Runes[q.NumStart-1]):
			s.set(i, RoleReference, "in a formula")
		case bracketed && s.reference(q):
			s.set(i, RoleReference, "inside 《》 or 〔〕")
		case bracketed && s.quoted(q):
			s.set(i, RoleName, "inside a quoted name")
		case s.sent.Kind == corpus.Front || s.sent.Kind == corpus.Back:
			s.set(i, RoleReference, "outside the plan's body")
		case s.sent.Kind == corpus.Heading:
			s.set(i, RoleName, "in a heading")
		}
	}
}

func (s *state) set(i int, r Role, why string) {
	if s.said[i].Role == "" {
		s.said[i].Role, s.said[i].Why = r, why
	}
}

func (s *state) inPeriod(q *measure.Quantity) bool {
	for _, p := range s.line.Periods {
		if q.NumStart >= p.Start && q.NumEnd <= p.End {
			return true
		}
	}
	return false
}

// began says whether q is said of the time that a change is reckoned from: 从1979年的170亿元.
func (s *state) began(q *measure.Quantity) bool {
	for _, p := range s.line.Periods {
		if p.Baseline && p.End+1 == q.Start && s.fold.Runes[p.End] == '的' {
			return true
		}
	}
	return false
}

// listMark says whether q numbers the sentence, 1. or (3) at its head, or a clause: ;(3).
func (s *state) listMark(q *measure.Quantity) bool {
	text, i := s.fold.Runes, q.NumStart
	if q.NumEnd >= len(text) || i > 1 && !strings.ContainsRune(";:", text[i-2]) {
		return false
	}
	r := text[q.NumEnd]
	return i == 0 && (r == '.' || r == '、') || i > 0 && text[i-1] == '(' && r == ')'
}

// marksName says whether r stands at a title, a document number or a quotation: see reference and quoted.
func marksName(r rune) bool {
	switch r {
	case '《', '〔', '〕', '[', ']', '“':
		return true
	}
	return false
}

// reference says whether q stands inside a title or a document number.
func (s *state) reference(q *measure.Quantity) bool {
	return s.inside(q, '《', '》', 60) || s.inside(q, '〔', '〕', 8) || s.inside(q, '[', ']', 8) ||
		q.NumStart > 0 && (s.fold.Runes[q.NumStart-1] == '〕' || s.fold.Runes[q.NumStart-1] == ']')
}

// maxQuotedName is the longest quotation, in characters, that is taken for a name and not for a statement.
const maxQuotedName = 14

func (s *state) quoted(q *measure.Quantity) bool { return s.inside(q, '“', '”', maxQuotedName) }

// inside says whether q stands between open and shut that are at most width characters apart.
func (s *state) inside(q *measure.Quantity, open, shut rune, width int) bool {
	text := s.fold.Runes
	for i := q.NumStart - 1; i >= max(0, q.NumStart-width); i-- {
		if text[i] == shut {
			return false
		}
		if text[i] == open {
			j := slices.Index(text[q.NumEnd:max(q.NumEnd, min(len(text), i+width+2))], shut)
			return j >= 0
		}
	}
	return false
}

// rest gives a role to the numbers of a chunk that nothing claimed.
func (s *state) rest(part rule.Line, took bool) {
	for i, slot := range part.Slots {
		if !rule.IsQuantity(slot) {
			continue
		}
		n := part.What[i]
		if s.said[n].Role != "" {
			continue
		}
		q := &s.line.Numbers[n]
		switch {
		case q.Kind == measure.Great:
			s.set(n, RoleName, "things counted by their number: 三大")
		case took || q.Kind == measure.Scale || q.Vague():
			s.set(n, RoleQualifier, "a threshold beside the value")
			if p := s.carry.prev; took && p != nil && p.Qualifier == "" {
				p.Qualifier = string(s.fold.Runes[q.Start:q.End])
			}
		case q.Bound == measure.Min || q.Bound == measure.Max:
			s.set(n, RoleCondition, "a threshold with no value beside it")
		case slot == rule.SmallSlot:
			s.set(n, RoleName, "a small count in words, inside a phrase")
		}
	}
}
