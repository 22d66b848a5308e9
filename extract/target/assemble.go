package target

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	due       *when.Period   // by when what the paragraph says is due, where its head tells: 到2027年,…
	reviewing bool           // the paragraph begins by looking back
	label     string         // of the paragraph
	telling   bool           // what the paragraph last said of an indicator is past
	lastDue   when.Period    // of the last target with a time of its own
	lastSpan  when.Period    // the last span of years that the text named
	work      state          // on the sentence
}

// Dictionary is what every document's Assembler shares: see NewDictionary.
type Dictionary struct {
	grammar *grammar
	review  lexicon.Starts[struct{}] // words of class review
	future  lexicon.Starts[struct{}] // words of class future
	done    lexicon.Starts[struct{}] // words for what is fulfilled
	index   map[string]*lexicon.Word
}

// NewDictionary indexes the segmenter's words.
func NewDictionary(lex *lexicon.Lexicon, words []lexicon.Word) *Dictionary {
	index := make(map[string]*lexicon.Word, len(words))
	d := &Dictionary{grammar: &grammar{lex: lex, words: words, index: index}, index: index}
	for i := range words {
		d.index[words[i].Text] = &words[i]
		if words[i].Has(lexicon.Review) {
			d.review.Add(words[i].Text, struct{}{})
		}
		if words[i].Has(lexicon.Future) {
			d.future.Add(words[i].Text, struct{}{})
		}
		if words[i].Has(actionClasses) && utf8.RuneCountInString(words[i].Text) <= maxVerb {
			d.grammar.verbs.Add(words[i].Text, struct{}{})
		}
		if words[i].Has(lexicon.Grow | lexicon.Fall) {
			d.grammar.changes = append(d.grammar.changes, words[i])
		}
		if words[i].Has(lexicon.Turnover) {
			d.grammar.turnover = append(d.grammar.turnover, words[i].Text)
		}
	}
	for _, w := range lex.Endings.Words(lexicon.Fulfilled) {
		d.done.Add(w, struct{}{})
	}
	slices.SortStableFunc(d.grammar.turnover, func(a, b string) int { return len(b) - len(a) })
	slices.SortStableFunc(d.grammar.changes, func(a, b lexicon.Word) int { return len(b.Text) - len(a.Text) })
	return d
}

// NewAssembler starts a document. sections has, for each, the time that its heading names, or nil.
func NewAssembler(doc *corpus.Document, plan when.Plan, matcher *rule.Matcher, d *Dictionary, sections []*when.Period) *Assembler {
	a := &Assembler{doc: doc, plan: plan, matcher: matcher, words: d.index,
		grammar: d.grammar, periods: sections, dict: d, ahead: -1, shapes: map[int]*shape{},
		numbers: make([]Number, 0, len(doc.Runes)/64), owners: make([]int, 0, len(doc.Runes)/64)}
	a.past = make([]bool, len(doc.Sections))
	a.mixed = make([]int, len(doc.Sections))
	for i, sec := range doc.Sections {
		title := []rune(sec.Title)
		back := d.reviews(title) || pastPeriod(sections[i], plan)
		ahead := d.future.In(title) || sections[i] != nil && sections[i].To > 0 && !pastPeriod(sections[i], plan)
		switch {
		case back && ahead, i == 0 && doc.Genre == "work_report":
			a.mixed[i] = i
		case ahead, back, i == 0:
			a.mixed[i] = -1
		default:
			a.mixed[i] = a.mixed[sec.Parent]
		}
		a.past[i] = i > 0 && a.past[sec.Parent] && !strings.HasSuffix(sec.Title, "目标") || back && !ahead
	}
	a.rulesOnly = doc.Genre == "rules" || doc.Genre == "assessment"
	return a
}

// state is the work on one sentence.
type state struct {
	*Assembler
	index    int
	sent     *corpus.Sentence
	fold     corpus.Folded
	line     rule.Line
	said     []Number // of the sentence, with the roles that they have so far
	owner    []int    // of each of them: index in drafts, or -1
	carry    carry
	chunkEnd int  // of the chunk at work, in slots
	mark     rune // before it
}

// Add works on the sentence at index i of the document.
func (a *Assembler) Add(i int, fold corpus.Folded, line rule.Line) {
	s := &a.work
	*s = state{Assembler: a, index: i, sent: &a.doc.Sentences[i], fold: fold, line: line}
	before := len(a.numbers)
	for range line.Numbers {
		a.numbers, a.owners = append(a.numbers, Number{}), append(a.owners, -1)
	}
	s.said, s.owner = a.numbers[before:], a.owners[before:]
	s.known()
	switch {
	case a.looksBack(s.sent):
		for i := range s.line.Numbers {
			s.set(i, RolePast, "in a section that reviews what has been")
		}
	case s.tells():
		for i := range s.line.Numbers {
			s.set(i, RolePast, "goes on with what is past")
		}
	case s.cell():
	case a.Plans(i):
		s.context()
		s.carry.label = a.label
		for c := range s.matcher.Chunks(line) {
			s.chunk(c)
		}
	}
	s.finish()
}

// finish gives the numbers left over their role and keeps them all.
func (s *state) finish() {
	for i := range s.said {
		s.set(i, RoleUnknown, "no rule speaks of it")
		q, n := &s.line.Numbers[i], &s.said[i]
		n.Span, n.Value = s.span(q), q.Value
		n.Text = s.doc.Slice(n.Span)
	}
	sentence := s.doc.Slice(s.sent.Span)
	for i, k := range s.owner {
		n := &s.said[i]
		n.Sentence = sentence
		if k >= 0 {
			s.drafts[k].Mentions = []Mention{{Span: n.Span, Text: n.Text, Sentence: sentence, Section: s.headings(s.sent.Section)}}
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
