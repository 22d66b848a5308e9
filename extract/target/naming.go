package target

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// naming (提名) is one place that names an industry cluster.
type naming struct {
	name, industry, scale string
	place                 string
}

// clusterWord is the head of every cluster's name.
const clusterWord = "集群"

// clusterFinder gathers the clusters that a document names, with where they lie and which firms carry them.
type clusterFinder struct {
	a   *Assembler
	out []Cluster
	at  map[string]int // by industry
}

// clusters gathers the document's industry clusters: those that targets belong to and those that the text names.
func (a *Assembler) clusters(p *Plan) []Cluster {
	f := &clusterFinder{a: a, at: map[string]int{}}
	for i := range p.Targets {
		if t := &p.Targets[i]; t.Cluster != "" {
			c := f.cluster(naming{name: t.Cluster, industry: industryOf(t.Cluster, a.grammar.lex.Clusters.Heads()), scale: scaleOf(t)})
			c.Targets = append(c.Targets, t.ID)
		}
	}
	for i := range a.doc.Sentences {
		if s := &a.doc.Sentences[i]; a.ownWords(s) && holds(a.doc.Runes[s.Start:s.End], '集', '群') {
			f.named(string(a.doc.Fold(s.Span).Runes), p, s.Span)
		}
	}
	if len(f.out) == 0 {
		return nil
	}
	for i := range a.doc.Sentences {
		s := &a.doc.Sentences[i]
		if a.ownWords(s) && holdsSeat(a.doc.Runes[s.Start:s.End]) {
			f.seated(i)
		}
	}
	return f.out
}

// ownWords says whether a sentence stands in the plan's own words.
func (a *Assembler) ownWords(s *corpus.Sentence) bool {
	return s.Kind == corpus.Body || s.Kind == corpus.Cell
}

// holds says whether the two-character word xy stands in text: every second character tells.
func holds(text []rune, x, y rune) bool {
	for i := 1; i < len(text); i += 2 {
		if text[i] == y && text[i-1] == x || text[i] == x && i+1 < len(text) && text[i+1] == y {
			return true
		}
	}
	return false
}

// holdsSeat says whether 主体, 依托 or 引进 stands in text.
func holdsSeat(text []rune) bool {
	last := rune(0)
	for _, r := range text {
		if last == '主' && r == '体' || last == '依' && r == '托' || last == '引' && r == '进' {
			return true
		}
		last = r
	}
	return false
}

// cluster is the cluster of n's industry, made where it is new, with what n adds.
func (f *clusterFinder) cluster(n naming) *Cluster {
	key := n.place + strings.TrimSuffix(n.industry, "业")
	k, ok := f.at[key]
	if !ok {
		k = len(f.out)
		f.at[key] = k
		f.out = append(f.out, Cluster{Name: n.name, Industry: n.industry})
	}
	c := &f.out[k]
	if c.Scale == "" {
		c.Scale = n.scale
	}
	if n.place != "" && !slices.Contains(c.Places, n.place) {
		c.Places = append(c.Places, n.place)
	}
	return c
}

// named reads the clusters that a folded sentence names, and links the counts of them.
func (f *clusterFinder) named(text string, p *Plan, span corpus.Span) {
	for rest := text; ; {
		i := strings.Index(rest, clusterWord)
		if i < 0 {
			return
		}
		for _, n := range f.members(rest[:i+len(clusterWord)]) {
			c := f.cluster(n)
			for k := range p.Targets {
				t := &p.Targets[k]
				m := t.Mentions[0]
				if t.Cluster == "" && m.Start >= span.Start && m.End <= span.End && strings.HasSuffix(t.Indicator, clusterWord) && strings.Contains(t.Indicator, n.scale) && !slices.Contains(c.Targets, t.ID) {
					c.Targets = append(c.Targets, t.ID)
				}
			}
		}
		rest = rest[i+len(clusterWord):]
	}
}

// members is the clusters named by a text that ends in 集群: one, or each of 电子信息、新材料等6个千亿级产业集群.
func (f *clusterFinder) members(text string) []naming {
	if i := strings.LastIndexAny(text, ",;:。(“"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[i+size:]
	}
	head := "产业" + clusterWord
	body, ok := strings.CutSuffix(text, head)
	if !ok {
		head = clusterWord
		body = strings.TrimSuffix(text, head)
	}
	body = strings.TrimSuffix(body, "的")
	body, scale := cutScale(body)
	body = strings.TrimRight(strings.TrimSuffix(body, "的"), "0123456789一二三四五六七八九十两个大")
	list := strings.HasSuffix(body, "等")
	body = strings.TrimSuffix(body, "等")
	var out []naming
	items := []string{body}
	if list || strings.Contains(body, "、") {
		items = splitNames(body)
	}
	for _, item := range items {
		if n, ok := f.naming(item, scale, head); ok {
			out = append(out, n)
		}
	}
	return out
}

// naming reads one member: its place, if a region opens it, and its industry. What names no industry is no cluster.
func (f *clusterFinder) naming(item, scale, head string) (naming, bool) {
	lex := f.a.grammar.lex
	if i := strings.LastIndex(item, "的"); i >= 0 {
		item = item[i+len("的"):]
	}
	item = strings.Trim(afterVerb(f.a.grammar, item), " “”的")
	for _, w := range []string{"以及", "其中", "围绕", "坚持", "与", "和", "及"} {
		item = strings.TrimPrefix(item, w)
	}
	n := naming{scale: scale}
	runes := []rune(item)
	if r, k, ok := lex.Regions.Prefix(runes); ok && k < len(runes) && r.Level != "province" {
		n.place = string(runes[:k])
		item = string(runes[k:])
	}
	if len([]rune(item)) < 2 || len([]rune(item)) > 14 || !f.industrial(f.specific(item)) {
		return n, false
	}
	n.industry = item
	n.name = n.place + item + head
	return n, true
}

// specific is text without the words that any cluster may have before its name: 特色主导产业 leaves nothing.
func (f *clusterFinder) specific(text string) string {
	clusters := f.a.grammar.lex.Clusters
	for _, words := range [][]string{clusters.Generic(), clusters.Heads()} {
		for _, w := range words {
			text = strings.ReplaceAll(text, w, "")
		}
	}
	return text
}

// industrial says whether text holds the name of an industry.
func (f *clusterFinder) industrial(text string) bool {
	lex := f.a.grammar.lex
	if len([]rune(text)) < 2 {
		return false
	}
	return lex.Clusters.Industry(text) || lex.Clusters.Names(text)
}

// afterVerb is what follows the last action in text: 电子信息 of 着力培育电子信息.
func afterVerb(g *grammar, text string) string {
	runes := []rune(text)
	end := 0
	for i, _, n := g.verbs.Next(runes, 0); n > 0; i, _, n = g.verbs.Next(runes, end) {
		end = i + n
	}
	if end == 0 {
		return text
	}
	return string(runes[end:])
}

// cutScale parts 千亿级 or 50亿元以上 from the end of text.
func cutScale(text string) (rest, scale string) {
	for _, s := range []string{"万亿级", "五千亿级", "千亿级", "五百亿级", "百亿级", "十亿级", "千亿元级", "百亿元级"} {
		if rest, ok := strings.CutSuffix(text, s); ok {
			return rest, s
		}
	}
	body := strings.TrimSuffix(text, "以上")
	if r, ok := strings.CutSuffix(body, "亿元"); ok {
		digits := strings.TrimRight(r, "0123456789")
		if digits != r {
			return digits, text[len(digits):]
		}
	}
	return text, ""
}

// splitNames divides a list of names at 、 and at the 和 or 及 before its last member.
func splitNames(text string) []string {
	items := strings.Split(text, "、")
	last := items[len(items)-1]
	if i := strings.LastIndex(last, "和"); i > 0 && len(items) > 1 {
		items = append(items[:len(items)-1], last[:i], last[i+len("和"):])
	}
	return items
}
