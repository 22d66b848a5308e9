package target

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/lexicon"
)

// phrase (短语) is what stands before a value, taken apart: 力争 | 每个 | 省级产业集聚区 | 新引进 | 企业.
type phrase struct {
	modality  string
	per       string
	scope     string
	action    string
	added     bool // the action's value is an increment
	core      string
	subject   string // what stands before a verb inside the phrase and is no place: 公路建设 of 公路建设完成投资
	from, to  int    // the core's slots
	opening   bool
	describes bool // it ends in 的: 在全国有影响力的
}

// each is the places or things of which each has what is counted: 每个街镇, 各区; empty where the phrase names none.
func (p *phrase) each() string {
	places := strings.TrimSuffix(p.core, "有")
	switch {
	case places == "":
		return ""
	case strings.HasPrefix(p.per, "每"):
		return p.per + places
	case strings.HasPrefix(places, "各"), strings.HasPrefix(places, "所有"), strings.HasPrefix(places, "全部"):
		return places
	}
	return ""
}

// grammar reads phrases with the words of the lexicon.
type grammar struct {
	lex      *lexicon.Lexicon
	words    []lexicon.Word
	index    map[string]*lexicon.Word
	turnover []string                 // words of class turnover, longest first
	changes  []lexicon.Word           // words of class grow or fall, longest first
	verbs    lexicon.Starts[struct{}] // words that can stand before a cluster's name
}

func (g *grammar) word(l rule.Line, i int) *lexicon.Word {
	if i < 0 || i >= len(l.Slots) || !rule.IsWord(l.Slots[i]) {
		return nil
	}
	return &g.words[l.What[i]]
}

func (g *grammar) is(l rule.Line, i int, class lexicon.Class) bool {
	w := g.word(l, i)
	return w != nil && w.Has(class)
}

// particles stand at the head of a phrase and mean nothing for it.
const particles = "要将使把对为在的并再至约需可应由从向给以及和与、,“(\"共总全新但拟还也仍"

// read takes the slots [from,to) of l apart. opening says that what is counted stands behind the value, so that
// the phrase may end in its verb: 重点推进 | 40个.
func (g *grammar) read(l rule.Line, from, to int, opening bool) phrase {
	p := phrase{from: from, to: to, opening: opening}
	g.lead(l, &p)
	if !g.skip(l, &p) {
		g.inner(l, &p)
	}
	p.describes = p.to > p.from && l.Slots[p.to-1] == '的'
	g.tail(l, &p)
	g.skip(l, &p)
	p.core = g.statistic(clean(l.Text(p.from, p.to)))
	g.split(l, &p)
	switch {
	case p.subject == "" || p.core == "":
	case g.lex.Endings.Ends(p.core, lexicon.AmountOf) == p.core:
		p.core = p.subject + p.core
	case strings.HasSuffix(p.core, "率") && utf8.RuneCountInString(p.core) <= shortRate:
		p.core, p.action = p.subject+p.action+p.core, "" // 家庭医生签约服务覆盖率
	}
	g.yearly(&p)
	return p
}

// shortRate is the longest rate, in characters, that does not say of what it is: 服务覆盖率.
const shortRate = 5

// yearly takes 每年 out of the words, where it may stand between who and what: 国家财政每年安排支出.
func (g *grammar) yearly(p *phrase) {
	for _, w := range []string{"每年", "年均"} {
		if before, after, ok := strings.Cut(p.core, w); ok && before != "" && after != "" {
			p.per, p.core = w, strings.TrimSuffix(before, "将")+strings.TrimPrefix(after, "将")
		}
	}
}

// lead strips what stands before the thing itself: modality, times, conjunctions, place, action.
func (g *grammar) lead(l rule.Line, p *phrase) {
	for p.from < p.to {
		i := p.from
		w := g.word(l, i)
		switch {
		case rule.IsPeriod(l.Slots[i]):
		case w == nil:
			if !g.forWhom(l, p) && !g.particle(l, p) {
				return
			}
			continue
		case w.Has(lexicon.Modal):
			p.modality = w.Text
		case w.Has(lexicon.Per) && strings.HasPrefix(w.Text, "每") && g.unitOf(l, i, p):
			return
		case w.Has(lexicon.Per):
			p.per = w.Text
		case w.Has(lexicon.Area):
			p.scope = w.Text
		case w.Has(lexicon.Action) && (nominal(l, i) || !w.Has(lexicon.Verb) && !w.Has(lexicon.Added) && g.known(l, i, p.to)):
			return
		case w.Has(lexicon.Action) && (p.opening || p.from+1 < p.to) || w.Has(lexicon.Verb) || w.Has(lexicon.Added):
			g.acts(l, p, i)
		case w.Has(lexicon.Adverb) && !(p.opening && i+1 == p.to) && !rule.IsWord(l.Slots[min(i+1, p.to-1)]) && !rule.IsPeriod(l.Slots[min(i+1, p.to-1)]):
			return
		case w.Has(lexicon.Conj), w.Has(lexicon.Adverb), w.Has(lexicon.Distribute), w.Has(lexicon.Baseline):
		case w.Has(lexicon.Reach) && p.from+1 < p.to:
		default:
			return
		}
		p.from++
	}
}

// nominal says whether the action at i is part of a noun: 利用 of 利用率, 转移 of 转移量.
func nominal(l rule.Line, i int) bool {
	return i+1 < len(l.Slots) && strings.ContainsRune("率量额度", l.Slots[i+1])
}

// acts takes the word at i as the action, and with it a further one that is joined to it: 新建和改造提升.
func (g *grammar) acts(l rule.Line, p *phrase, i int) {
	g.act(l, p, i)
	if j := i + 2; j+1 < p.to && strings.ContainsRune("和、及与", l.Slots[i+1]) && g.is(l, j, lexicon.Action) && !nominal(l, j) {
		first, both := p.action, p.added && g.is(l, j, lexicon.Added)
		g.act(l, p, j)
		p.action, p.added = first+l.Text(i+1, j)+p.action, both
		p.from = j
	}
}

// act takes the word at i as the action, behind an action just before it: 推动 实施.
func (g *grammar) act(l rule.Line, p *phrase, i int) {
	w := g.word(l, i)
	if p.action != "" && i > 0 && g.is(l, i-1, lexicon.Action) {
		p.action += w.Text
		p.added = w.Has(lexicon.Added) // 新建扩建 is both
	} else {
		p.action = w.Text
		p.added = p.added || w.Has(lexicon.Added) // 新增首次获批…注册证
	}
	if i > 0 && l.Slots[i-1] == '新' && !p.added {
		p.action, p.added = "新"+p.action, true // 新实施
	}
}

// particle steps over one meaningless character, or 年 before an action (年新增 is 每年新增).
func (g *grammar) particle(l rule.Line, p *phrase) bool {
	r := l.Slots[p.from]
	if r == '年' && g.is(l, p.from+1, lexicon.Action) {
		p.per = "年"
		p.from++
		return true
	}
	if !strings.ContainsRune(particles, r) || rule.IsQuantity(r) || p.from+1 >= p.to && !p.opening {
		return false
	}
	if (r == '(' || r == '“') && !g.is(l, p.from+1, lexicon.Conj) {
		return false
	}
	if (r == '全' || r == '新' || r == '总' || r == '对' || r == '共' || r == '再' || r == '拟' || r == '还' || r == '也' || r == '仍') && !rule.IsWord(l.Slots[min(p.from+1, p.to-1)]) {
		return false
	}
	p.from++
	return true
}

// forWhom reads 为产业集聚区 before an action: the place is whose the value is.
func (g *grammar) forWhom(l rule.Line, p *phrase) bool {
	if !strings.ContainsRune("为在向给", l.Slots[p.from]) {
		return false
	}
	for i := p.from + 1; i < min(p.to, p.from+14); i++ {
		if g.is(l, i, lexicon.Action) || g.is(l, i, lexicon.Adverb) || g.is(l, i, lexicon.Modal) {
			place := g.place(l, p.from+1, i)
			if g.placeEnd(place) {
				p.scope += place
				p.from = i
				return true
			}
			return false
		}
	}
	return false
}

// unitOf reads 每个产业集聚区 as per and scope; what follows up to the action is the scope.
func (g *grammar) unitOf(l rule.Line, i int, p *phrase) bool {
	w := g.word(l, i)
	if strings.HasPrefix(w.Text, "每年") || strings.HasPrefix(w.Text, "每月") || strings.HasPrefix(w.Text, "每季") || strings.HasPrefix(w.Text, "每周") {
		return false
	}
	p.per = w.Text
	for j := i + 1; j < p.to; j++ {
		at := j
		switch {
		case g.is(l, j, lexicon.Action), g.is(l, j, lexicon.Reach), g.is(l, j, lexicon.Modal), g.is(l, j, lexicon.Adverb):
		case g.placeEnd(l.Text(i, j+1)) && l.Slots[min(j+1, p.to-1)] != '(':
			at = j + 1
		default:
			continue
		}
		p.scope, p.from = clean(l.Text(i, at)), at
		g.lead(l, p)
		return true
	}
	return false
}

// placeEnd says whether text ends like the name of a kind of place or body.
func (g *grammar) placeEnd(text string) bool { return g.lex.Endings.Ends(text, lexicon.Place) != "" }

// inner finds a verb inside the phrase: what stands before it is whose, what follows it is the thing.
func (g *grammar) inner(l rule.Line, p *phrase) {
	depth := 0
	for i := p.to - 1; i > p.from; i-- {
		switch l.Slots[i] {
		case '”', ')', '》':
			depth++
		case '“', '(', '《':
			depth--
		}
		w := g.word(l, i)
		member := l.Slots[i-1] == '、' && w != nil && w.Has(lexicon.Action)
		planned := l.Slots[i-1] == '拟' && w != nil && w.Has(lexicon.Action) // 中央财政拟安排资金
		if depth != 0 || w == nil || nominal(l, i) || !(member || planned || w.Has(lexicon.Verb) || w.Has(lexicon.Added)) {
			continue
		}
		before := strings.TrimSuffix(g.place(l, p.from, i), "拟")
		if i+1 < p.to || p.action == "" {
			g.act(l, p, i)
		}
		if i+1 == p.to { // 耐材企业整合退出: the thing stands before its verb
			p.to = i
			return
		}
		switch {
		case g.placeEnd(before) || p.scope == "" && (strings.HasPrefix(before, "每") || strings.HasPrefix(before, "各")):
			p.scope += before
		default:
			p.subject = before
		}
		p.from = i + 1
		g.lead(l, p)
		return
	}
}

// tail strips words that belong to the verb behind the phrase.
func (g *grammar) tail(l rule.Line, p *phrase) {
	for p.to > p.from {
		i := p.to - 1
		w := g.word(l, i)
		switch {
		case rule.IsPeriod(l.Slots[i]):
		case w == nil:
			if !strings.ContainsRune("的、,各均都年约共可将应在较拟还也仍要", l.Slots[i]) || l.Slots[i] == '要' && i > 0 && strings.ContainsRune("需主重必", l.Slots[i-1]) {
				return
			}
			if l.Slots[i] == '年' && p.to-p.from > 1 && l.Slots[i-1] > 0x80 {
				return
			}
		case w.Has(lexicon.Modal):
			p.modality = w.Text
		case w.Has(lexicon.Per):
			p.per = w.Text
		case w.Has(lexicon.Adverb), w.Has(lexicon.Distribute), w.Has(lexicon.Baseline), w.Has(lexicon.Reach):
		case w.Has(lexicon.Action) && nominal(l, i):
			return
		case w.Has(lexicon.Action) && p.action == "" && (p.opening || p.to-p.from > 1):
			g.act(l, p, i)
		default:
			return
		}
		p.to--
	}
}

// place is the text of [from,to) without the adverbs at its end: 产业集聚区 of 产业集聚区基本(建成).
func (g *grammar) place(l rule.Line, from, to int) string {
	for to > from && (g.is(l, to-1, lexicon.Adverb) || g.is(l, to-1, lexicon.Modal) || rule.IsPeriod(l.Slots[to-1])) {
		to--
	}
	return clean(l.Text(from, to))
}

// split parts the core into whose and what: 全市产业集聚区 | 固定资产投资.
func (g *grammar) split(l rule.Line, p *phrase) {
	if g.known(l, p.from, p.to) {
		return
	}
	i := g.placePrefix(l, p)
	if i == 0 {
		i = g.placeBefore(l, p)
	}
	if i > p.from {
		p.scope += clean(l.Text(p.from, i))
		p.core, p.from = clean(l.Text(i, p.to)), i
	}
}

// placeBefore is the end of a place name at the head of the core, where an indicator of the lexicon follows; 0 for none.
func (g *grammar) placeBefore(l rule.Line, p *phrase) int {
	if p.to-p.from < 4 {
		return 0
	}
	core := l.Text(p.from, p.to)
	at := 0 // where slot i begins in core
	for i := p.from + 1; i+2 <= p.to; i++ {
		for _, r := range l.Source[l.At[i-1]:l.At[i]] {
			at += utf8.RuneLen(r)
		}
		if i == p.from+1 || !g.placeEnd(core[:at]) {
			continue
		}
		if _, ok := g.lex.Indicators.Lookup(core[at:]); ok {
			return i
		}
	}
	return 0
}

// placePrefix is the end of a place name at the head of the core, where a place word opened it.
func (g *grammar) placePrefix(l rule.Line, p *phrase) int {
	if p.scope == "" && p.from < p.to && l.Slots[p.from] != '各' {
		return 0
	}
	for i := min(p.to-1, p.from+12); i > p.from; i-- {
		if g.placeEnd(l.Text(p.from, i)) && l.Slots[i] != '、' && l.Slots[i] != '和' && l.Slots[i] != '的' {
			if l.Slots[i] == '(' { // 各区(县级市)
				i += 1 + slices.Index(l.Slots[i:p.to], ')')
			}
			return i
		}
	}
	return 0
}

// clean drops marks that a cut left at the ends of a phrase.
func clean(s string) string {
	s = strings.Trim(s, "、,;:。的 —-")
	for _, pair := range brackets {
		open, shut := pair[0], pair[1]
		if more := strings.Count(s, open) - strings.Count(s, shut); more < 0 {
			s = strings.TrimPrefix(strings.TrimSuffix(s, shut), shut)
		} else if more > 0 {
			s = strings.TrimSuffix(strings.TrimPrefix(s, open), open)
		}
	}
	return s
}

var brackets = [][2]string{{"“", "”"}, {"(", ")"}, {"《", "》"}, {"‘", "’"}}
