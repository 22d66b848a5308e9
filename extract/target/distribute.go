package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/rule"
)

// distributed is d and the drafts of the further values that 分别 or a list of equals pairs with its names:
// 化学需氧量、氨氮分别削减2.7%和5.4%.
func (s *state) distributed(m rule.Match, part rule.Line, d *draft) []*draft {
	values := []int{m.Value}
	for i := m.Value + 1; i < len(part.Slots); i++ {
		slot := part.Slots[i]
		if rule.IsQuantity(slot) && s.roles[part.What[i]] == "" && s.sameKind(part, m.Value, i) && joined(part.Slots[values[len(values)-1]+1:i]) {
			values = append(values, i)
		}
	}
	if len(values) == 1 || !s.pairs(part) {
		return []*draft{d}
	}
	names := s.names(strings.ReplaceAll(d.Indicator, "分别", ""), len(values))
	drafts := make([]*draft, len(values))
	for k, i := range values {
		e := *d
		e.number = part.What[i]
		e.Value = s.line.Numbers[e.number].Value
		if q := &s.line.Numbers[d.number]; k > 0 && q.Prefix && !s.line.Numbers[e.number].Prefix {
			e.Value = e.Value.Rebound(q.Bound)
		}
		if names != nil {
			e.Indicator = names[k]
			e.IndicatorText, e.IndicatorID = names[k], ""
			if ind, ok := s.grammar.lex.Indicators.Lookup(names[k]); ok {
				e.IndicatorID = ind.ID
			}
		}
		drafts[k] = &e
	}
	return drafts
}

// firstOfPair is part up to the first of the values that 分别 pairs with names: rules see that one alone.
func (s *state) firstOfPair(part rule.Line) rule.Line {
	if !s.pairs(part) {
		return part
	}
	for i, slot := range part.Slots {
		if rule.IsQuantity(slot) && i+2 < len(part.Slots) && joined(part.Slots[i+1:i+2]) && rule.IsQuantity(part.Slots[i+2]) && s.sameKind(part, i, i+2) {
			return part.Part(0, i+1)
		}
	}
	return part
}

func (s *state) sameKind(part rule.Line, i, j int) bool {
	return s.line.Numbers[part.What[i]].Kind == s.line.Numbers[part.What[j]].Kind
}

// joined says whether only a coordinating mark stands between two values.
func joined(slots []rune) bool {
	return len(slots) > 0 && len(slots) <= 2 && strings.ContainsRune("、和,及与", slots[0])
}

func (s *state) pairs(part rule.Line) bool {
	for _, slot := range part.Slots {
		if s.distributes(slot) {
			return true
		}
	}
	return false
}

// names cuts a coordination into n names; nil where it has another number of members.
func (s *state) names(text string, n int) []string {
	for _, g := range s.grammar.lex.Groups {
		if i := strings.Index(text, g.Word); i >= 0 && len(g.Members) == n {
			out := make([]string, n)
			for k, member := range g.Members {
				out[k] = text[:i] + member + text[i+len(g.Word):]
			}
			return out
		}
	}
	cut := strings.FieldsFunc(strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、").Replace(text), func(r rune) bool { return r == '、' })
	if len(cut) != n {
		return nil
	}
	tail := []rune(cut[n-1])
	for k := 0; k < n-1; k++ {
		// 城镇和农村居民人均可支配收入: the first name lacks the head, which the last has behind as many characters
		if size := len([]rune(cut[k])); size <= 2 && len(tail) >= size+4 {
			cut[k] += string(tail[size:])
		} else if s.isShare(cut[n-1]) && !s.isShare(cut[k]) {
			cut[k] += string(tail[len(tail)-2:])
		}
	}
	return cut
}
