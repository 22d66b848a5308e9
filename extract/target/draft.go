package target

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// draft (草稿) is a target as one place states it, before the places that state the same are brought together.
type draft struct {
	Target
	number   int // index in the sentence's numbers
	sentence int // index in the document's sentences
	section  int
	stated   bool // the text states the year
	subject  string
	object   string // what is counted, where the count stands first
	counted  bool   // a count of things, whose action the next count may share
}

// carry (承前) is what a sentence has said so far that a later clause may leave out.
type carry struct {
	prev     *draft
	scope    string
	cluster  string
	label    string // 装备制造业: at the paragraph's head
	modality string
	period   *when.Period
	per      string // 每年
	chunk    int    // of prev
}

// build makes the draft of claim m in part, or says that it is none.
func (s *state) build(m rule.Match, part rule.Line) (*draft, bool) {
	d := &draft{number: part.What[m.Value], sentence: s.index, section: s.sent.Section}
	q := &s.line.Numbers[d.number]
	d.Value, d.Rule, d.Confidence = q.Value, m.Rule.ID, m.Rule.Sure
	d.Direction = "up"
	if m.Rule.Direction != "" {
		d.Direction = m.Rule.Direction
	}
	if q.Direction != "" {
		d.Direction = q.Direction
	}
	left := s.left(m, part)
	d.Modality, d.Per, d.Scope, d.Action = left.modality, left.per, left.scope, left.action
	ok := false
	switch m.Rule.Indicator {
	case "previous":
		ok = s.fromPrevious(d)
	case "previous+np":
		ok = s.joinPrevious(d, m, part, left)
	case "object":
		ok = s.fromObject(d, m, part, left)
	case "whole":
		ok = s.fromWhole(d, m, part, left)
	default:
		ok = s.fromPhrase(d, m, left, q)
	}
	if !ok || !sensible(d.Indicator) {
		return nil, false
	}
	d.Measure = s.measureOf(d, m, q, left)
	s.baseline(d, m, part)
	s.verbPer(d, m, part)
	return d, s.plausible(d, q)
}

// left is the phrase before the value.
func (s *state) left(m rule.Match, part rule.Line) phrase {
	to := m.Value
	for _, name := range []string{"np", "left"} {
		if g, ok := m.Groups[name]; ok {
			to = g.To
			break
		}
	}
	return s.grammar.read(part, m.From, min(to, m.Value), m.Rule.Indicator == "object")
}

// fromPhrase takes the indicator from what stands before the value.
func (s *state) fromPhrase(d *draft, m rule.Match, left phrase, q *measure.Quantity) bool {
	d.Indicator = left.core
	if left.core == "" {
		return s.fromPrevious(d) || s.fromAction(d, left) // 建成投用14所: what it is done to stands before
	}
	if w := s.relative(left.core); w && s.carry.prev != nil {
		d.Indicator = s.carry.prev.Indicator + left.core
		s.inheritPlace(d)
		return true
	}
	if q.Kind == measure.Implicit && q.Unit == "%" && q.Measure == "level" && !s.achieved(d, m) {
		return false
	}
	d.counted = q.Kind == measure.Count || q.Kind == measure.Amount
	if q.Kind == measure.Time && m.Rule.ID == "level/bare" && !q.Prefix || m.Rule.ID == "level/bare" && s.scaled(q) {
		return false
	}
	if d.counted {
		d.IndicatorText = left.core
		d.Indicator = member(left.core)
	}
	if m.Rule.ID == "level/bare" && d.Action == "" {
		s.inheritAction(d)
	}
	s.clusterOf(d)
	return true
}

// fromAction names the verb itself as what is measured: 全年开行200班.
func (s *state) fromAction(d *draft, left phrase) bool {
	d.Indicator, d.Action = d.Action, ""
	return !left.added
}

// scaled says whether q stands right behind a count, as the size of what is counted: 12个百亿元(项目).
func (s *state) scaled(q *measure.Quantity) bool {
	for i := range s.line.Numbers {
		if o := &s.line.Numbers[i]; o.End == q.Start && o.Kind == measure.Count {
			return true
		}
	}
	return false
}

// relative says whether a head needs the subject before it: 总数, 强度.
func (s *state) relative(core string) bool {
	w, ok := s.words[core]
	return ok && w.Has(lexicon.Relative)
}

// achieved says whether 全覆盖 is something reached, not a work going on (推进…全覆盖).
func (s *state) achieved(d *draft, m rule.Match) bool {
	text := s.line.Text(0, len(s.line.Slots))
	return strings.Contains(text, "实现") || strings.Contains(text, "达到") || d.Action == ""
}

// inheritAction gives a further member of a list the action that opened the list.
func (s *state) inheritAction(d *draft) bool {
	p := s.carry.prev
	if p == nil || p.Action == "" || !p.counted || !d.counted || s.mark == ',' && p.BaseUnit != d.BaseUnit {
		return false
	}
	d.Action, d.Per = p.Action, p.Per
	if p.Measure == "added" {
		d.Measure = "added"
	}
	return true
}

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

func (s *state) fromPrevious(d *draft) bool {
	p := s.carry.prev
	if p == nil {
		return false
	}
	d.Indicator = p.Indicator
	if d.Action == "" {
		d.Action = ""
	}
	s.inheritPlace(d)
	return true
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
	return true
}

// shareText is 占全市的比重 as written: from 占 to the verb or the value.
func (s *state) shareText(m rule.Match, part rule.Line) string {
	from := m.Groups["np"].From - 1
	to := m.Value
	for to > from && (s.grammar.is(part, to-1, lexicon.Reach) || strings.ContainsRune("达为", part.Slots[to-1])) {
		to--
	}
	return clean(part.Text(from, to))
}

// fromObject takes the indicator from what stands behind the value.
func (s *state) fromObject(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	q := &s.line.Numbers[d.number]
	g, ok := m.Groups["object"]
	if !ok { // count/scale: the thing's name stands in the next member
		return s.fromScale(d, m, part, left)
	}
	text := clean(part.Text(g.From, g.To))
	d.Indicator = s.object(part, g)
	if rule.IsQuantity(part.Slots[g.To-1]) {
		return false // the value stands at the end: 存栏2000头现代示范奶牛场16个
	}
	switch {
	case m.Rule.ID == "level/threshold" || m.Rule.ID == "level/cluster":
		return !s.counts(part, m.Value) && s.fromThreshold(d, left, text)
	case q.Kind == measure.Amount && q.Bound == measure.Min && g.From > m.Value+1:
		return false // 千亩以上的…: 的 behind a bound makes it a description
	case q.Kind == measure.Percent:
		d.Indicator += s.predicate()
		return true
	case q.Kind == measure.Money:
		return q.Bound != measure.Min && left.core == "" && (d.Action != "" || d.Modality != "")
	case q.Bound == measure.Min && d.Action == "实现":
		return false // 实现20人以上自然村网络覆盖
	}
	d.counted = true
	d.IndicatorText = text
	if d.Action == "" && strings.HasPrefix(left.core, "新") && len([]rune(left.core)) <= 4 {
		d.Action, d.Measure = left.core, "added" // 新筹建: a verb that the lexicon lacks
	}
	if d.Action == "" && !s.inheritAction(d) {
		return d.Scope != "" || d.Modality != "" || left.core == "" && s.acts(part, g)
	}
	if left.core != "" && placeEnd(left.core) && d.Scope == "" {
		d.Scope = left.core
	}
	if head := s.headBehind(text); head != "" {
		d.Indicator = head
	}
	return true
}

// headBehind is the counted thing's name where a clause that only describes it comes first:
// 20名以中小企业为重点，具有发展潜力的成长型企业家.
func (s *state) headBehind(object string) string {
	if !strings.HasPrefix(object, "以") && !strings.HasPrefix(object, "具有") || strings.Contains(object, "的") {
		return ""
	}
	slots := s.line.Slots
	end := s.chunkEnd + 1
	for end < len(slots) && !clauseEnd(slots[end]) {
		end++
	}
	if s.chunkEnd >= len(slots) || end > len(slots) || quantityIn(slots[s.chunkEnd:end]) {
		return ""
	}
	text := s.line.Text(s.chunkEnd+1, end)
	if i := strings.LastIndex(text, "的"); i >= 0 {
		return clean(text[i:])
	}
	return ""
}

// predicate is what the members of a coordination share: 达到三星级 of 90%的市和70%的县达到三星级.
func (s *state) predicate() string {
	slots := s.line.Slots
	if s.chunkEnd >= len(slots) || clauseEnd(slots[s.chunkEnd]) {
		return ""
	}
	for i := s.chunkEnd; i < len(slots) && !clauseEnd(slots[i]); i++ {
		if s.grammar.is(s.line, i, lexicon.Reach) || s.grammar.is(s.line, i, lexicon.Action) {
			end := i
			for end < len(slots) && !clauseEnd(slots[end]) {
				end++
			}
			return s.line.Text(i, end)
		}
	}
	return ""
}

// acts says whether the counted things are told to do something: 在30个县建设运营服务中心.
func (s *state) acts(part rule.Line, g rule.Group) bool {
	for i := g.From; i < g.To; i++ {
		if s.grammar.is(part, i, lexicon.Action) {
			return true
		}
	}
	return false
}

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
		if left.core == "" {
			return s.carry.prev != nil && s.carry.prev.Cluster != "" && s.fromCluster(d)
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
func (s *state) fromScale(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	if d.Action == "" && !s.inheritAction(d) {
		return false
	}
	rest := s.line.Text(0, len(s.line.Slots))
	threshold := clean(part.Text(m.Value+1, len(part.Slots)))
	i := strings.LastIndex(rest, threshold)
	head := s.clusterHead(rest[i:])
	d.Indicator, d.counted = threshold+head, true
	return head != ""
}

// fromWhole keeps the words on both sides of the value: 新增建设用地指标 … 用于工业项目; and what is measured
// against another's growth stands before: 主营业务收入 … 高出全市平均增速.
func (s *state) fromWhole(d *draft, m rule.Match, part rule.Line, left phrase) bool {
	if text := part.Text(m.From, m.Value); strings.HasPrefix(text, "高") {
		if s.carry.prev == nil {
			return false
		}
		s.inheritPlace(d)
		d.Indicator = s.carry.prev.Indicator + clean(text)
		d.Baseline = &Baseline{Text: clean(text)}
		return true
	}
	after := ""
	if g, ok := m.Groups["object"]; ok {
		after = part.Text(m.Value+1, g.To)
	}
	to := m.Value
	if part.Slots[to-1] == '的' {
		to--
	}
	d.Indicator = clean(part.Text(left.from, to)) + after
	if strings.HasSuffix(part.Text(m.From, left.from), d.Action) {
		d.Indicator, d.Action = d.Action+d.Indicator, ""
	}
	return true
}

// object is the counted thing's name: without thresholds and descriptions that end in 的.
func (s *state) object(part rule.Line, g rule.Group) string {
	from := g.From
	for i := from; i < g.To; i++ {
		if rule.IsQuantity(part.Slots[i]) && i+1 < g.To && (part.Slots[i+1] == '、' || part.Slots[i+1] == ',') {
			from = i + 2 // 10亿元以上、…
		}
	}
	for i := g.To - 2; i > from; i-- {
		if part.Slots[i] == '的' && !quantityIn(part.Slots[from:i]) {
			from = i + 1
			break
		}
	}
	return member(strings.TrimPrefix(clean(part.Text(from, g.To)), "且"))
}

// member is what examples are examples of: 新材料企业 of 非晶、玄武岩等新材料企业.
func member(text string) string {
	i := strings.LastIndex(text, "等")
	if i <= 0 || len([]rune(text[i:])) < 4 || strings.Contains(text[i:], "、") || wordOfRank(text[:i]) || rank(text[i+len("等"):]) {
		return text
	}
	return text[i+len("等"):]
}

// rank says whether 等 before text begins another word: 等级, 等次.
func rank(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("级次于值额效待距同", r)
}

// wordOfRank says whether 等 behind text belongs to one word with it: 高等, 中等, 平等.
func wordOfRank(text string) bool {
	for _, w := range []string{"高", "中", "初", "平", "同", "对", "优", "上", "下"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func quantityIn(slots []rune) bool {
	for _, r := range slots {
		if rule.IsQuantity(r) {
			return true
		}
	}
	return false
}

// measureOf tells what kind of value d has.
func (s *state) measureOf(d *draft, m rule.Match, q *measure.Quantity, left phrase) string {
	switch {
	case d.Measure != "":
		return d.Measure
	case m.Rule.Measure != "":
		return m.Rule.Measure
	case q.Measure != "":
		return q.Measure
	case q.Kind == measure.Percent && s.isShare(d.Indicator):
		return "share"
	case q.Kind == measure.Points, q.Kind == measure.Percent && s.isGrowth(d.Indicator):
		return "growth"
	case left.added, strings.HasPrefix(d.Indicator, "新增"), strings.Contains(d.Indicator, "新增"):
		return "added"
	}
	return "level"
}

func (s *state) isShare(indicator string) bool {
	for _, w := range []string{"比重", "比例", "占比", "比率", "份额"} {
		if strings.HasSuffix(indicator, w) {
			return true
		}
	}
	return false
}

func (s *state) isGrowth(indicator string) bool {
	for _, w := range []string{"涨幅", "增幅", "增速", "增长", "降幅"} {
		if strings.HasSuffix(indicator, w) {
			return true
		}
	}
	return false
}

// baseline keeps what the value is compared with: 由75% before the verb, 较2020年, 同比.
func (s *state) baseline(d *draft, m rule.Match, part rule.Line) {
	for i := m.From; i < m.Value && d.Baseline == nil; i++ {
		switch {
		case rule.IsPeriod(part.Slots[i]) && s.line.Periods[-1-part.What[i]].Baseline, s.grammar.is(part, i, lexicon.Baseline):
			d.Baseline = &Baseline{Text: part.Text(i, i+1)}
		case m.Rule.ID == "level/from-to" && rule.IsQuantity(part.Slots[i]) && i > 0 && strings.ContainsRune("由从", part.Slots[i-1]):
			q := &s.line.Numbers[part.What[i]]
			d.Baseline = &Baseline{Value: first(q).String(), Unit: q.Unit, Text: part.Text(i-1, i+1)}
			s.set(part.What[i], RoleBaseline, m.Rule.ID)
		case m.Rule.ID == "growth/higher" && strings.ContainsRune("比较", part.Slots[i]):
			d.Baseline = &Baseline{Text: clean(part.Text(i, m.Groups["against"].To))}
		}
	}
}

func first(q *measure.Quantity) *decimal.Decimal {
	if q.Low != nil {
		return q.Low
	}
	return q.High
}

// verbPer reads 年均 inside the verb itself: 年均增长.
func (s *state) verbPer(d *draft, m rule.Match, part rule.Line) {
	for i := m.From; i < m.Value; i++ {
		if w := s.grammar.word(part, i); w != nil && strings.HasPrefix(w.Text, "年均") && d.Per == "" {
			d.Per = "年均"
		}
	}
	if strings.HasPrefix(d.Indicator, "年均") {
		d.Per = "年均"
		d.Indicator = strings.TrimPrefix(d.Indicator, "年均")
	}
}

// sensible says whether text can name what is measured: at least two Chinese characters or a known word.
func sensible(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n >= 2 && n <= 60 && !strings.HasSuffix(text, "第")
}

// plausible refuses what only looks like a target in a document that is no plan.
func (s *state) plausible(d *draft, q *measure.Quantity) bool {
	if s.rulesOnly {
		return d.Modality != "" && d.stated
	}
	return q.Kind != measure.Money || q.Bound != measure.Min || d.Indicator != ""
}
