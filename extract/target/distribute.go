package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// distributed is d and the drafts of the further values that 分别 or a list of equals pairs with its names:
// 化学需氧量、氨氮分别削减2.7%和5.4%.
func (s *state) distributed(m rule.Match, part rule.Line, d *draft) []*draft {
	values := []int{m.Value}
	for i := m.Value + 1; i < len(part.Slots); i++ {
		slot := part.Slots[i]
		if rule.IsQuantity(slot) && s.said[part.What[i]].Role == "" && part.SameKind(m.Value, i) && rule.Joined(part.Slots[values[len(values)-1]+1:i]) {
			values = append(values, i)
		}
	}
	if len(values) == 1 || !s.pairs(part) {
		return []*draft{d}
	}
	names := s.names(strings.ReplaceAll(d.Indicator, "分别", ""), len(values))
	if m.Rule.Indicator == "previous" && len(s.carry.pair) == len(values) {
		names = s.carry.pair
	}
	last := s.line.Numbers[part.What[values[len(values)-1]]].Bound
	clusters := s.names(d.Cluster, len(values))
	years := s.years(part, m.Value, len(values))
	drafts := make([]*draft, len(values))
	for k, i := range values {
		e := *d
		e.number = part.What[i]
		e.Value = s.line.Numbers[e.number].Value
		if q := &s.line.Numbers[d.number]; k > 0 && q.Prefix && !s.line.Numbers[e.number].Prefix && e.Bound == measure.Exact {
			e.Value = e.Value.Rebound(q.Bound)
		}
		if e.Bound == measure.Exact && last == measure.Max { // 分别控制在10.4万吨、9.9万吨以内
			e.Value = e.Value.Rebound(last)
		}
		switch {
		case names != nil:
			s.name(&e, names[k])
		case clusters != nil && s.ofEconomy(clusters[k]):
			e.Cluster = ""
			s.name(&e, clusters[k]+d.Indicator)
		case clusters != nil:
			e.Cluster = clusters[k]
		}
		if years != nil && names == nil && clusters == nil {
			e.YearFrom, e.YearTo, e.Deadline = years[k].From, years[k].To, years[k].Deadline
		}
		drafts[k] = &e
	}
	return drafts
}

// years is n times that stand side by side before the value at slot i: 2025年、2030年 of 2025年、2030年分别达到10%和15%; nil
// where there are not so many.
func (s *state) years(part rule.Line, i, n int) (run []*when.Period) {
	end := part.At[i]
	var last int
	for k, slot := range s.line.Slots {
		if s.line.At[k] >= end {
			break
		}
		if !rule.IsPeriod(slot) {
			continue
		}
		if run != nil && (k != last+2 || !rule.Joined(s.line.Slots[last+1:k])) {
			run = nil
		}
		run, last = append(run, &s.line.Periods[-1-s.line.What[k]]), k
	}
	if len(run) != n {
		return nil
	}
	return run
}

// name gives d another indicator.
func (s *state) name(d *draft, indicator string) {
	d.Indicator, d.IndicatorText = indicator, indicator
	s.canonical(d)
}

func (s *state) pairs(part rule.Line) bool {
	return slices.ContainsFunc(part.Slots, s.matcher.Distributes)
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
	if i := strings.IndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		text = text[:i]
	}
	cut := strings.FieldsFunc(strings.NewReplacer("以及", "、", "和", "、", "与", "、", "及", "、").Replace(text), func(r rune) bool { return r == '、' })
	if len(cut) != n {
		return nil
	}
	for k := range n - 1 {
		cut[k] += s.headLeftOut(cut[k], cut[n-1])
	}
	for k := 1; k < n; k++ {
		cut[k] = s.complete(cut[k], cut[0])
	}
	return cut
}

// longestSubject is the longest beginning that an indicator leaves to the one before it, in characters.
const longestSubject = 10

// complete is name with the beginning that it leaves to the name before it, where the lexicon knows only the two
// together: 产量 behind 粮食播种面积 is 粮食产量, 二氧化碳排放 behind 单位GDP能耗 is 单位GDP二氧化碳排放.
func (s *state) complete(name, before string) string {
	indicators := s.grammar.lex.Indicators
	if _, whole := indicators.Lookup(name); whole || len(name) > 3*longestSubject {
		return name
	}
	r := []rune(before)
	for n := min(longestSubject, len(r)-2); n >= 2; n-- {
		if _, ok := indicators.Lookup(string(r[:n]) + name); ok {
			return string(r[:n]) + name
		}
	}
	return name
}

// headLeftOut is what name shares with the last name of its list and leaves to it: 居民收入 in 城镇和农村居民收入,
// 产量 in 粮食、油料产量. It is empty where name is whole.
func (s *state) headLeftOut(name, last string) string {
	short, long := []rune(name), []rune(last)
	if size := len(short); len(long) >= size+2 && s.alike(short, long[:size]) {
		return string(long[size:])
	}
	lex := s.grammar.lex
	for _, kind := range []lexicon.Ending{lexicon.ShareOf, lexicon.AmountOf} {
		head := lex.Endings.Ends(last, kind)
		if head == "" || head == last || lex.Endings.Ends(name, kind) != "" {
			continue
		}
		_, whole := lex.Indicators.Lookup(name)
		if _, longer := lex.Indicators.Lookup(name + head); longer || !whole {
			return head
		}
	}
	if s.isCluster(last) && s.clusterHead(name) == "" {
		return s.clusterHead(last)
	}
	return ""
}

// alike says whether a and b, of one length, tell apart things of one kind: 第一 and 第三, 省级 and 市级, or members of
// one group.
func (s *state) alike(a, b []rune) bool {
	if a[0] == b[0] || a[len(a)-1] == b[len(b)-1] {
		return len(a) == 2
	}
	return slices.ContainsFunc(s.grammar.lex.Groups, func(g lexicon.Group) bool {
		return slices.Contains(g.Members, string(a)) && slices.Contains(g.Members, string(b))
	})
}
