package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// inheritAction gives a further member of a list the action that opened the list.
func (s *state) inheritAction(d *draft) bool {
	p := s.carry.prev
	if p == nil || p.Action == "" || !p.counted || !d.counted {
		return false
	}
	if amount := s.line.Numbers[d.number].Kind == measure.Amount; (s.mark == ',' || amount) && p.BaseUnit != d.BaseUnit {
		return false // 新增装机3000万千瓦、发电量超3000亿度
	}
	d.Action, d.Per = p.Action, p.Per
	if p.Measure == "added" {
		d.Measure = "added"
	}
	return true
}

// inheritPlace gives d the place and the cluster of the target before.
func (s *state) inheritPlace(d *draft) {
	p := s.carry.prev
	if d.Scope == "" {
		d.Scope = p.Scope
	}
	if d.Cluster == "" {
		d.Cluster = p.Cluster
	}
	if d.Per == "" && strings.HasPrefix(p.Scope, "每") {
		d.Per = p.Per
	}
}

// fromPrevious takes the indicator of the target before.
func (s *state) fromPrevious(d *draft) bool {
	if s.carry.topic != "" {
		d.Indicator = s.carry.topic
		return true
	}
	p := s.carry.prev
	if p == nil {
		return false
	}
	d.Indicator = p.Indicator
	s.inheritPlace(d)
	return true
}

// again names what another verb is said of: 竣工项目50个、投产40个 is 投产 项目.
func (s *state) again(d *draft, verb string) {
	d.Action = verb
	for _, n := range []int{4, 2} {
		r := []rune(d.Indicator)
		if len(r) < n+2 {
			continue
		}
		if w := s.words[string(r[:n])]; w != nil && w.Has(lexicon.Action) {
			d.Indicator = string(r[n:])
			return
		}
	}
}

// joinPrevious builds the indicator from the one before and what is said here: 占全市的比重, 超500亿元的.
func (s *state) joinPrevious(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	p := s.carry.prev
	if p == nil {
		return false
	}
	s.inheritPlace(d)
	if m.Rule.Measure == "share" {
		d.Indicator = p.Indicator + s.shareText(m, part)
		return true
	}
	head := p.Indicator
	if i := strings.LastIndex(head, "的"); i >= 0 {
		head = head[i+len("的"):]
	}
	here := left.core
	if i := strings.LastIndex(p.Indicator, p.Qualifier); p.Qualifier != "" && i >= 0 {
		here = p.Indicator[:i] + left.core
	}
	d.Indicator, d.counted = here+"的"+head, true
	d.Action = p.Action
	if p.Measure == "added" {
		d.Measure = "added"
	}
	return true
}

// shareText is 占全市的比重 as written: from 占 to the verb or the value.
func (s *state) shareText(m rule.Match, part rule.Line) string {
	np, _ := m.Group("np")
	from, to := np.From-1, m.Value
	for to > from && (s.grammar.is(part, to-1, lexicon.Reach) || strings.ContainsRune("达为在", part.Slots[to-1])) {
		to--
	}
	return clean(part.Text(from, to))
}
