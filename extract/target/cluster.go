package target

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/lexicon"
)

// isCluster says whether text is a cluster's name: it ends in 集群 or 产业.
func (s *state) isCluster(text string) bool {
	head := ""
	for _, h := range s.grammar.lex.Clusters.Heads() {
		if len(h) > len(head) && strings.HasSuffix(text, h) {
			head = h
		}
	}
	return head != "" && utf8.RuneCountInString(text) >= utf8.RuneCountInString(head)+2 && !s.ofEconomy(text)
}

// ofEconomy says whether text is a sector of the whole economy, which is nobody's cluster: 第一产业, 一二三次产业.
func (s *state) ofEconomy(text string) bool {
	return slices.ContainsFunc(s.grammar.lex.Groups, func(g lexicon.Group) bool {
		return g.Word == text || slices.Contains(g.Members, text)
	})
}

// clusterHead is the head noun of a cluster that text ends in or holds last, or empty.
func (s *state) clusterHead(text string) string {
	best, at := "", -1
	for _, head := range s.grammar.lex.Clusters.Heads() {
		if i := strings.LastIndex(text, head); i >= 0 && (i+len(head) > at+len(best) || i+len(head) == at+len(best) && len(head) > len(best)) {
			best, at = head, i
		}
	}
	return best
}

// clusterIn is the cluster that a clause without a value of its own names last: 建成…装备制造集群.
func (s *state) clusterIn(text string) string {
	i := strings.LastIndex(text, clusterWord)
	if i < 0 {
		return ""
	}
	name := text[:i+len(clusterWord)]
	if j := strings.LastIndex(name, "的"); j >= 0 {
		name = name[j+len("的"):]
	}
	for _, verb := range []string{"建成", "建设", "构建", "打造", "培育", "形成", "发展", "壮大", "推动", "、"} {
		if j := strings.LastIndex(name, verb); j >= 0 {
			name = name[j+len(verb):]
		}
	}
	if len([]rune(name)) < 4 || len([]rune(name)) > 20 {
		return ""
	}
	return name
}

// isTurnover says whether indicator is one of an industry's sums, which need to be told whose they are.
func (s *state) isTurnover(indicator string) bool {
	w, ok := s.words[indicator]
	return ok && w.Has(lexicon.Turnover)
}

// clusterOf parts 装备制造业产业集群主营业务收入 into the cluster and what is measured of it.
func (s *state) clusterOf(d *draft) {
	if s.isCluster(d.Indicator) && strings.HasSuffix(d.Indicator, clusterWord) && s.carry.prev != nil && s.carry.prev.Cluster != "" && !d.counted {
		d.Cluster = d.Indicator
		d.Indicator, d.Action = s.carry.prev.Indicator, s.carry.prev.Action
		return
	}
	_, known := s.grammar.lex.Indicators.Lookup(d.Indicator)
	for _, w := range s.grammar.turnover {
		name, ok := strings.CutSuffix(d.Indicator, w)
		switch {
		case !ok || len([]rune(name)) < 3 || len([]rune(name)) > 24:
			continue
		case s.isCluster(name) && (strings.HasSuffix(name, clusterWord) || strings.HasSuffix(name, "产业") || strings.HasSuffix(name, "产业链")), s.manufacture(name):
			d.Cluster = name
			if !known {
				d.Indicator, d.IndicatorText = w, d.Indicator
			}
		case !known && strings.HasSuffix(name, "企业") && !strings.HasPrefix(name, "规"):
			d.Scope, d.Indicator = d.Scope+name, w
		default:
			continue
		}
		return
	}
}

// manufacture says whether a name is that of one industry of manufacture: 食品工业, and not 规模以上工业.
func (s *state) manufacture(name string) bool {
	of, ok := strings.CutSuffix(name, "工业")
	return ok && s.grammar.lex.Clusters.Industry(of)
}

// ownerOf says whose a sum is that stands without a subject: a cluster's named before, the industry's at the
// paragraph's head, or that of the enterprises counted before.
func (s *state) ownerOf(d *draft) {
	switch {
	case s.carry.cluster != "":
		d.Cluster = s.carry.cluster
	case s.carry.label != "":
		d.Scope = s.carry.label
	case s.carry.prev != nil && s.carry.prev.subject != "":
		d.Scope = s.carry.prev.subject
	}
}

// subjectOf is the industry of enterprises that are counted: 新材料 of 非晶、玄武岩等新材料企业.
func subjectOf(indicator string) string {
	i := strings.LastIndex(indicator, "企业")
	if i < 0 {
		return ""
	}
	name := indicator[:i]
	if j := strings.LastIndex(name, "等"); j >= 0 {
		name = name[j+len("等"):]
	}
	for _, head := range []string{"规模以上", "规上", "建成达产", "新引进"} {
		name = strings.TrimPrefix(name, head)
	}
	if len([]rune(name)) < 2 || strings.ContainsAny(name, "、“”") {
		return ""
	}
	return name
}
