package target

import (
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
)

// counts says whether a count stands before the slot: the value behind it is then the counted things' threshold.
func (s *state) counts(part rule.Line, before int) bool {
	for i := 0; i < before; i++ {
		if rule.IsQuantity(part.Slots[i]) && s.line.Numbers[part.What[i]].Kind == measure.Count {
			return true
		}
	}
	return false
}

// fromThreshold takes 主营业务收入超3500亿元的电子信息产业集群 apart: no count beside it, so the threshold is the target.
func (s *state) fromThreshold(d *draft, left phrase, object string) bool {
	if s.isCluster(object) {
		d.Cluster = object
		d.Indicator = left.core
		switch {
		case left.core == "" && s.carry.prev != nil && s.carry.prev.Cluster != "":
			return s.fromCluster(d)
		case left.core == "" || left.describes:
			d.Indicator, d.Scope = object, "" // 打造在全国有影响力的500亿元以上的装备制造产业集群: its size is not named
			return d.Action != "" && strings.HasSuffix(object, clusterWord)
		}
		return true
	}
	if !s.sized(left.core) {
		return false
	}
	d.Indicator = object + left.core
	return true
}

func (s *state) fromCluster(d *draft) bool {
	p := s.carry.prev
	d.Indicator, d.Action, d.Scope = p.Indicator, p.Action, p.Scope
	return true
}

// sized says whether a phrase names a size that a thing to be built has: 规模, 总投资 does not (it is a threshold).
func (s *state) sized(core string) bool {
	return strings.HasSuffix(core, "规模")
}

// fromScale reads 6个50亿元 of 培育6个50亿元、2个100亿元以上产业集群: the head is the last member's.
func (s *state) fromScale(d *draft, m rule.Match, part rule.Line) bool {
	if d.Action == "" && !s.inheritAction(d) {
		return false
	}
	rest := s.line.Text(0, len(s.line.Slots))
	threshold := clean(part.Text(m.Value+1, len(part.Slots)))
	_, after, ok := strings.Cut(rest, threshold)
	head := s.clusterHead(after)
	d.Indicator, d.counted = threshold+head, true
	return ok && head != ""
}
