package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// Assembler (汇总) brings the matches of one document's sentences together. Feed it the sentences in order.
type Assembler struct {
	doc       *corpus.Document
	plan      when.Plan
	matcher   *rule.Matcher
	grammar   *grammar
	words     map[string]*lexicon.Word
	past      []bool         // of each section: it reviews what has been
	mixed     []int          // of each section: the section that looks back first and ahead then, with no heading between, or -1
	ahead     int            // the last of those in which the text has turned ahead, or -1
	periods   []*when.Period // of each section: the time its heading names
	drafts    []*draft
	numbers   []Number
	owners    []int // of each number: index in drafts, or -1
	rulesOnly bool
	dict      *Dictionary
	shapes    map[int]*shape // of the tables of indicators
	topic     *when.Period   // of the last line that names a time and is no full sentence
	paragraph *when.Period   // the past time that the paragraph's head names
	reviewing bool           // the paragraph begins by looking back
	label     string         // of the paragraph
}

// Dictionary is what every document's Assembler shares: see NewDictionary.
type Dictionary struct {
	grammar *grammar
	review  []string // words of class review
	future  []string // words of class future
	index   map[string]*lexicon.Word
}

// NewDictionary indexes the segmenter's words.
func NewDictionary(lex *lexicon.Lexicon, words []lexicon.Word) *Dictionary {
	index := make(map[string]*lexicon.Word, len(words))
	d := &Dictionary{grammar: &grammar{lex: lex, words: words, index: index}, index: index}
	for i := range words {
		d.index[words[i].Text] = &words[i]
		if words[i].Has(lexicon.Review) {
			d.review = append(d.review, words[i].Text)
		}
		if words[i].Has(lexicon.Future) {
			d.future = append(d.future, words[i].Text)
		}
		if words[i].Has(lexicon.Turnover) {
			d.grammar.turnover = append(d.grammar.turnover, words[i].Text)
		}
	}
	slices.SortStableFunc(d.grammar.turnover, func(a, b string) int { return len(b) - len(a) })
	return d
}

// NewAssembler starts a document. sections has, for each, the time that its heading names, or nil.
func NewAssembler(doc *corpus.Document, plan when.Plan, matcher *rule.Matcher, d *Dictionary, sections []*when.Period) *Assembler {
	a := &Assembler{doc: doc, plan: plan, matcher: matcher, words: d.index,
		grammar: d.grammar, periods: sections, dict: d, ahead: -1, shapes: map[int]*shape{}}
	a.past = make([]bool, len(doc.Sections))
	a.mixed = make([]int, len(doc.Sections))
	for i, sec := range doc.Sections {
		back := has(sec.Title, d.review) || pastPeriod(sections[i], plan)
		ahead := has(sec.Title, d.future) || sections[i] != nil && sections[i].To > 0 && !pastPeriod(sections[i], plan)
		switch {
		case back && ahead, i == 0 && doc.Genre == "work_report":
			a.mixed[i] = i
		case ahead, back, i == 0:
			a.mixed[i] = -1
		default:
			a.mixed[i] = a.mixed[sec.Parent]
		}
		a.past[i] = i > 0 && a.past[sec.Parent] || back && !ahead
	}
	a.rulesOnly = doc.Genre == "rules" || doc.Genre == "assessment"
	return a
}

func pastPeriod(p *when.Period, plan when.Plan) bool {
	return p != nil && plan.From > 0 && p.To > 0 && p.To < plan.From
}

// has says whether text holds one of words.
func has(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// state is the work on one sentence.
type state struct {
	*Assembler
	index    int
	sent     *corpus.Sentence
	fold     corpus.Folded
	line     rule.Line
	roles    []Role
	why      []string
	owner    []int
	carry    carry
	chunkEnd int  // of the chunk at work, in slots
	mark     rune // before it
}

// Opens says whether sentence i is the first of its paragraph.
func (a *Assembler) Opens(i int) bool {
	return i == 0 || slices.Contains(a.doc.Runes[a.doc.Sentences[i-1].End:a.doc.Sentences[i].Start], '\n')
}

// Turn says what time the first sentence of a paragraph names as its topic, nil for none. A line that is not a full
// sentence sets the topic of what follows, up to the next such line or numbered heading; the head of a paragraph
// sets the paragraph's.
func (a *Assembler) Turn(i int, topic *when.Period) {
	s := &a.doc.Sentences[i]
	from := 0
	if i > 0 {
		from = a.doc.Sentences[i-1].End
	}
	if s.Kind == corpus.Heading {
		a.topic = nil
	}
	a.paragraph, a.reviewing = nil, a.opensReview(s)
	if root := a.mixed[s.Section]; root >= 0 && !(s.Kind == corpus.Heading && root == s.Section) && a.looksAhead(s, topic) {
		a.ahead = root
	}
	switch {
	case topic == nil || s.Kind == corpus.Heading:
	case !strings.ContainsRune("。；！", a.doc.Runes[s.End-1]):
		if from == 0 || strings.ContainsRune("。！？：:；", a.doc.Runes[from-1]) || a.doc.Sentences[i-1].Kind != corpus.Body {
			a.topic = topic // what stands before is whole, so this is no part of a broken line
		}
	case pastPeriod(topic, a.plan) && topic.From != 0:
		a.paragraph = topic
	}
}

// opensReview says whether a paragraph begins by looking back: 刚刚过去的一年, 五年来.
func (a *Assembler) opensReview(s *corpus.Sentence) bool {
	head := string(a.doc.Runes[s.Start:min(s.End, s.Start+12)])
	return slices.ContainsFunc(a.dict.review, func(w string) bool { return len(w) >= 9 && strings.HasPrefix(head, w) })
}

// maxHead is how many characters at a paragraph's head can say what the paragraph is about.
const maxHead = 60

// looksAhead says whether a paragraph or line turns to what shall be: 主要预期目标, 2026年, 力争.
func (a *Assembler) looksAhead(s *corpus.Sentence, topic *when.Period) bool {
	if topic != nil && topic.To > 0 && !topic.Past && !pastPeriod(topic, a.plan) {
		return true
	}
	head := string(a.doc.Runes[s.Start:min(s.End, s.Start+maxHead)])
	if has(head, []string{"圆满", "完成了", "全面完成", "较好完成", "如期完成", "顺利完成"}) {
		return false
	}
	return has(head, a.dict.future) || strings.HasPrefix(head, "力争") || strings.HasPrefix(head, "确保")
}

// behind says whether the sentence stands in the part of a mixed section that looks back.
func (a *Assembler) behind(s *corpus.Sentence) bool {
	root := a.mixed[s.Section]
	return root >= 0 && a.ahead != root
}

// looksBack says whether the sentence stands where the text tells what has been.
func (a *Assembler) looksBack(s *corpus.Sentence) bool {
	return a.past[s.Section] || a.behind(s) || a.reviewing || a.paragraph != nil || pastPeriod(a.topic, a.plan)
}

// Plans says whether sentence i of the document may state a target: it stands in the plan's body, not in a review.
func (a *Assembler) Plans(i int) bool {
	s := &a.doc.Sentences[i]
	return (s.Kind == corpus.Body || s.Kind == corpus.Cell) && !a.looksBack(s)
}

// Add works on the sentence at index i of the document.
func (a *Assembler) Add(i int, fold corpus.Folded, line rule.Line) {
	s := &state{Assembler: a, index: i, sent: &a.doc.Sentences[i], fold: fold, line: line}
	n := len(line.Numbers)
	s.roles, s.why, s.owner = make([]Role, n), make([]string, n), make([]int, n)
	for k := range s.owner {
		s.owner[k] = -1
	}
	s.known()
	switch {
	case a.looksBack(s.sent):
		for i := range s.line.Numbers {
			s.set(i, RolePast, "in a section that reviews what has been")
		}
	case s.cell():
	case a.Plans(i):
		s.context()
		s.carry.label = a.label
		for _, c := range rule.Chunks(line, s.distributes) {
			s.chunk(c)
		}
	}
	s.finish()
}

func (s *state) distributes(slot rune) bool {
	if !rule.IsWord(slot) {
		return false
	}
	return s.grammar.words[rule.Word(slot)].Has(lexicon.Distribute)
}

// known gives the roles that a number's own form decides.
func (s *state) known() {
	for i := range s.line.Numbers {
		q := &s.line.Numbers[i]
		switch {
		case q.Kind == measure.Date || s.inPeriod(q):
			s.set(i, RoleDate, "a date")
		case q.Kind == measure.Name, q.Kind == measure.Grade:
			s.set(i, RoleName, "part of a name")
		case s.listMark(q):
			s.set(i, RoleReference, "a list number")
		case q.NumStart > 0 && strings.ContainsRune("×÷=", s.fold.Runes[q.NumStart-1]):
			s.set(i, RoleReference, "in a formula")
		case s.reference(q):
			s.set(i, RoleReference, "inside 《》 or 〔〕")
		case s.quoted(q):
			s.set(i, RoleName, "inside a quoted name")
		case s.sent.Kind == corpus.Front || s.sent.Kind == corpus.Back:
			s.set(i, RoleReference, "outside the plan's body")
		case s.sent.Kind == corpus.Heading:
			s.set(i, RoleName, "in a heading")
		}
	}
}

func (s *state) set(i int, r Role, why string) {
	if s.roles[i] == "" {
		s.roles[i], s.why[i] = r, why
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

// listMark says whether q numbers the sentence: 1. or (3) at its head.
func (s *state) listMark(q *measure.Quantity) bool {
	text := s.fold.Runes
	if q.NumStart > 1 || q.NumEnd >= len(text) {
		return false
	}
	r := text[q.NumEnd]
	return q.NumStart == 0 && (r == '.' || r == '、') || q.NumStart == 1 && text[0] == '(' && r == ')'
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
			j := slices.Index(text[q.NumEnd:min(len(text), i+width+2)], shut)
			return j >= 0
		}
	}
	return false
}

// context gives the roles that words around the numbers decide.
func (s *state) context() {
	for i := 0; i < len(s.line.Slots); {
		j := i
		for j < len(s.line.Slots) && !clauseEnd(s.line.Slots[j]) && j-i < maxClause {
			j++
		}
		s.contextOf(i, min(j+1, len(s.line.Slots)))
		i = min(j+1, len(s.line.Slots))
	}
}

// maxClause is the longest clause, in slots, that context rules are tried on in one piece.
const maxClause = 300

// contextOf applies the context rules that match the clause [i,j), its mark included.
func (s *state) contextOf(i, j int) {
	for _, m := range s.matcher.Contexts(s.line.Part(i, j)) {
		from, to := s.spread(m, i, j)
		for i := range s.line.Numbers {
			q := &s.line.Numbers[i]
			if q.Start >= from && q.Start < to && (m.Rule.Kinds == "" || strings.Contains(m.Rule.Kinds, string(q.Kind))) && !(m.Rule.Role == "subsidy" && s.promised(q)) {
				s.set(i, Role(m.Rule.Role), m.Rule.ID)
			}
		}
	}
}

// promised says whether the clause before q promises something: 确保实际融资成本降至1.6%以下 beside a subsidy.
func (s *state) promised(q *measure.Quantity) bool {
	for i := len(s.line.Slots) - 1; i >= 0; i-- {
		if s.line.At[i] >= q.Start {
			continue
		}
		if clauseEnd(s.line.Slots[i]) {
			return false
		}
		if s.grammar.is(s.line, i, lexicon.Modal) {
			return true
		}
	}
	return false
}

// spread is the range of folded text that match m in the clause [i,j) speaks of.
func (s *state) spread(m rule.Match, i, j int) (from, to int) {
	from, to = i+m.From, i+m.To
	switch m.Rule.Spread {
	case "sentence":
		from, to = 0, len(s.line.Slots)
	case "clause":
		from, to = i, j
	case "after":
		for to < len(s.line.Slots) && !s.turns(to) {
			to++
		}
	}
	return s.line.At[from], s.line.At[to]
}

func clauseEnd(r rune) bool { return strings.ContainsRune(",;:。", r) }

// turns says whether the sentence turns from what is to what shall be at slot j.
func (s *state) turns(j int) bool {
	if s.grammar.is(s.line, j, lexicon.Modal) || s.line.Slots[j] == ';' {
		return true
	}
	return rule.IsPeriod(s.line.Slots[j]) && !s.line.Periods[-1-s.line.What[j]].Past
}

// chunk works on one chunk: who claims its numbers, and what later chunks may leave out.
func (s *state) chunk(c rule.Chunk) {
	part := s.line.Part(c.From, c.To)
	s.times(part)
	s.chunkEnd, s.mark = c.To, c.Mark
	if !s.open(part) {
		s.remember(part)
		return
	}
	took := false
	first := s.firstOfPair(part)
	for m := range s.matcher.Claims(first) {
		n := part.What[m.Value]
		if s.roles[n] != "" {
			continue
		}
		if d, ok := s.build(m, first); ok {
			s.accept(d, m, part)
			took = true
			break
		}
	}
	s.rest(part, took)
	s.remember(part)
}

// maxValues is the most numbers that one chunk of prose holds; more are a row of figures that lost its cells.
const maxValues = 12

// open says whether part is prose and holds a number that has no role yet.
func (s *state) open(part rule.Line) bool {
	open, values := false, 0
	for i, slot := range part.Slots {
		if rule.IsQuantity(slot) {
			values++
			open = open || s.roles[part.What[i]] == ""
		}
	}
	return open && values <= maxValues
}

// times takes up the chunk's periods.
func (s *state) times(part rule.Line) {
	for i, slot := range part.Slots {
		if rule.IsPeriod(slot) {
			if p := &part.Periods[-1-part.What[i]]; !p.Baseline {
				s.carry.period, s.carry.per = p, ""
			}
		}
	}
}

// accept enters d, and the further values that share its verb: 分别增长8%、10%.
func (s *state) accept(d *draft, m rule.Match, part rule.Line) {
	s.date(d)
	if s.isPast(d) {
		s.set(d.number, RolePast, "its time is before the plan's")
		return
	}
	s.settle(d)
	values := s.distributed(m, part, d)
	for _, v := range values {
		s.enter(v)
	}
	s.carry.prev = values[len(values)-1]
	s.carry.prev.subject = subjectOf(d.Indicator)
}

func (s *state) enter(d *draft) {
	s.owner[d.number] = len(s.drafts)
	s.set(d.number, RoleTarget, d.Rule)
	s.drafts = append(s.drafts, d)
}

// isPast says whether d's time lies before the plan.
func (s *state) isPast(d *draft) bool {
	p := s.carry.period
	if p == nil {
		return false
	}
	return p.Past || p.Stated && s.plan.From > 0 && p.To > 0 && p.To < s.plan.From
}

// date gives d its years: of the nearest time before it in the sentence, of its section's heading, of the plan.
func (s *state) date(d *draft) {
	p := s.carry.period
	if p == nil || p.To == 0 {
		p = s.sectionPeriod()
	}
	if p != nil && p.To > 0 {
		d.YearFrom, d.YearTo, d.Deadline, d.stated = p.From, p.To, p.Deadline, true
		if d.Per == "年均" && d.YearFrom == 0 {
			d.YearFrom = s.plan.From
		}
		return
	}
	d.YearFrom, d.YearTo = s.plan.From, s.plan.To
}

// sectionPeriod is the time that the nearest heading above the sentence names.
func (s *state) sectionPeriod() *when.Period {
	if s.topic != nil && s.topic.To > 0 {
		return s.topic
	}
	for i := s.sent.Section; i > 0; i = s.doc.Sections[i].Parent {
		if p := s.periods[i]; p != nil && p.To > 0 && !p.Past {
			return p
		}
	}
	return nil
}

// settle fills what the sentence said before: place, cluster, modality; and the threshold beside a count.
func (s *state) settle(d *draft) {
	if d.Scope == "" && d.Cluster == "" && s.isTurnover(d.Indicator) {
		s.ownerOf(d)
	}
	if d.Scope == "" {
		d.Scope = s.carry.scope
	}
	if d.Modality == "" {
		d.Modality = s.carry.modality
	}
	if d.Per == "" && d.Action != "" {
		d.Per = s.carry.per
	}
	if d.Scope != "" && strings.HasPrefix(d.Scope, "每") && d.Per == "" {
		d.Per = string([]rune(d.Scope)[:min(2, len([]rune(d.Scope)))])
	}
	if ind, ok := s.grammar.lex.Indicators.Lookup(d.Indicator); ok {
		d.IndicatorID = ind.ID
	}
	if d.IndicatorText == "" {
		d.IndicatorText = d.Indicator
	}
}

// rest gives a role to the numbers of a chunk that nothing claimed.
func (s *state) rest(part rule.Line, took bool) {
	for i, slot := range part.Slots {
		if !rule.IsQuantity(slot) {
			continue
		}
		n := part.What[i]
		if s.roles[n] != "" {
			continue
		}
		q := &s.line.Numbers[n]
		switch {
		case took || q.Kind == measure.Scale:
			s.set(n, RoleQualifier, "a threshold beside the value")
			if p := s.carry.prev; took && p != nil && p.Qualifier == "" {
				p.Qualifier = string(s.fold.Runes[q.Start:q.End])
			}
		case q.Bound == measure.Min || q.Bound == measure.Max:
			s.set(n, RoleCondition, "a threshold with no value beside it")
		}
	}
}

// remember keeps what later chunks may leave out.
func (s *state) remember(part rule.Line) {
	for i := range part.Slots {
		w := s.grammar.word(part, i)
		switch {
		case w == nil:
		case w.Has(lexicon.Area) && !strings.HasPrefix(w.Text, "全国") && !s.beside(part, i):
			s.carry.scope = w.Text
		case w.Has(lexicon.Per) && yearly(w.Text):
			s.carry.per = w.Text
		case w.Has(lexicon.Modal):
			s.carry.modality = w.Text
		}
	}
	if p := s.carry.prev; p != nil && p.Scope != "" {
		s.carry.scope = p.Scope
	}
	text := clean(part.Text(0, len(part.Slots)))
	if head := s.clusterIn(text); head != "" {
		s.carry.cluster = head
	}
}

// beside says whether a place word only describes something: 在全市有影响的, 占全市的, 全市最大的.
func (s *state) beside(part rule.Line, i int) bool {
	return i > 0 && strings.ContainsRune("在占居为高", part.Slots[i-1]) || i+1 < len(part.Slots) && part.Slots[i+1] == '的'
}

// yearly says whether a value is for each year, month or week: later verbs of the sentence share that.
func yearly(per string) bool {
	return per == "每年" || per == "每月" || per == "每季度" || per == "每周"
}

// finish gives the numbers left over their role and keeps them all.
func (s *state) finish() {
	sentence := s.doc.Slice(s.sent.Span)
	for i := range s.line.Numbers {
		q := &s.line.Numbers[i]
		if s.roles[i] == "" {
			s.roles[i], s.why[i] = RoleUnknown, "no rule speaks of it"
		}
		span := s.span(q)
		s.numbers = append(s.numbers, Number{Span: span, Text: s.doc.Slice(span), Value: q.Value,
			Role: s.roles[i], Why: s.why[i], Sentence: sentence})
		s.owners = append(s.owners, s.owner[i])
		if k := s.owner[i]; k >= 0 {
			s.drafts[k].Mentions = []Mention{{Span: span, Text: s.doc.Slice(span), Sentence: sentence, Section: s.headings(s.sent.Section)}}
		}
	}
}

// span is where q stands in the document's text.
func (s *state) span(q *measure.Quantity) corpus.Span {
	return corpus.Span{Start: s.fold.At[q.Start], End: s.fold.At[q.End-1] + 1}
}

// headings is the titles above and of a section, outermost first.
func (a *Assembler) headings(section int) []string {
	var titles []string
	for i := section; i > 0; i = a.doc.Sections[i].Parent {
		titles = append(titles, a.doc.Sections[i].Title)
	}
	slices.Reverse(titles)
	return titles
}
