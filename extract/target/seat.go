package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/lexicon"
)

// actionClasses are the classes of the words that can stand before a cluster's or a firm's name.
const actionClasses = lexicon.Action | lexicon.Verb | lexicon.Adverb | lexicon.Modal | lexicon.Conj | lexicon.Area

// maxVerb is the longest of them, in characters.
const maxVerb = 5

// seated reads where the cluster that sentence i is about lies, and which firms carry it: 以…产业集聚区为主体,
// 依托甲、乙等企业. What it is about is told by its section's heading or the words before.
func (f *clusterFinder) seated(i int) {
	s := &f.a.doc.Sentences[i]
	text := string(f.a.doc.Fold(s.Span).Runes)
	c := f.about(text, f.a.headings(s.Section))
	if c == nil {
		return
	}
	if _, after, ok := strings.Cut(text, "以"); ok {
		if list, _, ok := strings.Cut(after, "为主体"); ok && !strings.ContainsAny(list, ",;。") {
			add(&c.Places, seats(list))
		}
	}
	for _, verb := range []string{"依托", "引进"} {
		_, after, ok := strings.Cut(text, verb)
		list, kind, ok2 := strings.Cut(after, "等")
		if ok && ok2 && strings.Contains(list, "、") && !strings.ContainsAny(list, ",;。:") && firmWord(kind) {
			add(&c.Firms, splitNames(list))
		}
	}
}

// firmWord says whether what follows 等 calls the names before it firms.
func firmWord(kind string) bool {
	kind = kind[:min(len(kind), 60)]
	if i := strings.IndexAny(kind, ",;。及"); i >= 0 {
		kind = kind[:i]
	}
	return strings.Contains(kind, "企业") || strings.Contains(kind, "公司") || strings.Contains(kind, "集团")
}

// about is the one cluster whose industry a heading, or the sentence itself, names; nil where it is none or several.
func (f *clusterFinder) about(text string, headings []string) *Cluster {
	if len(headings) > 0 {
		text = headings[len(headings)-1]
	}
	var found *Cluster
	for k := range f.out {
		if strings.Contains(text, f.out[k].Industry) {
			if found != nil {
				return nil
			}
			found = &f.out[k]
		}
	}
	return found
}

// seats is the places of a list whose head stands behind the last: 高新技术、荥阳市产业集聚区.
func seats(list string) []string {
	names := splitNames(list)
	last := names[len(names)-1]
	head := ""
	for _, end := range []string{"产业集聚区", "工业园区", "园区"} {
		if name, ok := strings.CutSuffix(last, end); ok {
			head, last = end, strings.TrimSuffix(name, "等")
			break
		}
	}
	names[len(names)-1] = last
	for i := range names {
		if !strings.HasSuffix(names[i], "区") {
			names[i] += head
		}
	}
	return names
}

// add enters the names that are not there yet.
func add(to *[]string, names []string) {
	for _, name := range names {
		if name = clean(name); name != "" && len([]rune(name)) <= 30 && !slices.Contains(*to, name) {
			*to = append(*to, name)
		}
	}
}
