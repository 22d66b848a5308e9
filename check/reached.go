package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// reached (完成值) is a value that a document says an indicator had, with the year. The value is laid out as
// a target, so that it can be likened to one.
type reached struct {
	value  target.Target
	said   Statement
	year   int
	region string // see regionOf
}

// is says whether it is a value of what t aims at.
func (x *reached) is(t *target.Target) bool { return x.likeness(t) > 0 }

// likeness is how sure it is a value of what t aims at; 0 where that is not sure enough. Indicators that the lexicon tells apart are
// two, and one that it does not know must be written much the same as one that it does.
func (x *reached) likeness(t *target.Target) float64 {
	own := x.value
	if own.Measure != strings.Replace(t.Measure, "share", "level", 1) || own.BaseUnit != t.BaseUnit || own.Measure == "growth" && own.Direction != t.Direction {
		return 0
	}
	own.Scope, own.Direction, own.YearFrom, own.YearTo = t.Scope, t.Direction, t.YearFrom, t.YearTo // both are of the whole place, in one year
	likeness := compare.Likeness(&own, t)
	known := own.IndicatorID != "" && t.IndicatorID != ""
	if likeness < compare.Sure || known && own.IndicatorID != t.IndicatorID || !known && own.IndicatorID != t.IndicatorID && likeness < muchAlike {
		return 0
	}
	return likeness
}

// muchAlike is the likeness of two wordings that differ in little.
const muchAlike = 0.9

// reachedValues are the values of the years before the plan, in the order of the text: those that its past numbers state, but
// in sentences with the words to skip, and the baselines of its targets.
func (d *document) reachedValues(skip []string) (list []reached) {
	if d.Document.PlanFrom == 0 {
		return nil
	}
	s := pastReader{document: d, skip: skip}
	for i := range d.Numbers {
		if x, ok := s.read(i); ok {
			list = append(list, x)
		}
	}
	for _, p := range d.places {
		if x, ok := d.baselineOf(p); ok {
			list = append(list, x)
		}
	}
	return list
}

// baselineOf is the baseline of a target as a value reached.
func (d *document) baselineOf(p place) (x reached, ok bool) {
	b := p.t.Baseline
	if b == nil || b.Unit != p.t.Unit || p.t.Low == nil || p.t.Low.IsZero() || p.m != &p.t.Mentions[0] {
		return x, false
	}
	v, err := decimal.NewFromString(b.Value)
	if err != nil || p.t.Measure == "growth" || p.t.Measure == "added" {
		return x, false
	}
	n := d.baselineNumber(p, v)
	if n == nil {
		return x, false
	}
	x = reached{value: *p.t, said: d.numberStatement(n, p.t.Indicator), year: cmp.Or(yearIn(b.Text), d.Document.PlanFrom-1), region: regionOf(d.Document)}
	base := v.Mul(*p.t.BaseLow).Div(*p.t.Low)
	x.value.Value = measure.Value{Low: &v, High: &v, Bound: measure.Exact, Unit: p.t.Unit, BaseLow: &base, BaseHigh: &base, BaseUnit: p.t.BaseUnit}
	x.value.Baseline = nil
	return x, true
}

// baselineNumber is the number that states v as a baseline, the last one before p.
func (d *document) baselineNumber(p place, v decimal.Decimal) *target.Number {
	from, _ := slices.BinarySearchFunc(d.Numbers, p.m.Start, func(n target.Number, at int) int { return cmp.Compare(n.Start, at) })
	for i := from - 1; i >= 0; i-- {
		if n := &d.Numbers[i]; n.Role == target.RoleBaseline && n.Low != nil && n.Low.Equal(v) {
			return n
		}
	}
	return nil
}

// numberStatement is a number that is no target as a finding shows it.
func (d *document) numberStatement(n *target.Number, indicator string) Statement {
	return Statement{Document: d.Document.Path, Indicator: indicator, Value: n.Text, Unit: n.Unit, Sentence: strings.Clone(n.Sentence), Span: n.Span, order: d.order}
}

// pastReader reads what past numbers say, one after the other.
type pastReader struct {
	*document
	skip     []string
	sentence int
	subject  string // of the number before, in the same sentence
	year     int    // that the sentence names last
	skipped  bool   // the sentence, or one before it in the paragraph, has a word to skip or speaks of several years
}

// open begins a sentence.
func (s *pastReader) open(at int, text string) {
	before := s.Document.Sentences[max(0, s.sentence)]
	between := s.Document.Runes[min(before.End, s.Document.Sentences[at].Start):s.Document.Sentences[at].Start]
	sameParagraph := !slices.Contains(between, '\n')
	s.skipped = s.skipped && sameParagraph || holdsAny(text, s.skip)
	s.sentence, s.subject, s.year = at, "", s.Document.PlanFrom-1
}

// read is number i as a value reached. Its name is what stands before it in its clause, without the verb.
func (s *pastReader) read(i int) (x reached, ok bool) {
	n := &s.Numbers[i]
	at := s.Document.SentenceAt(n.Start)
	if i == 0 || at != s.sentence {
		s.open(at, n.Sentence)
	}
	if n.Role == target.RoleDate {
		s.year = cmp.Or(yearIn(n.Text), s.year)
		return x, false
	}
	s.skipped = s.skipped || s.spans(n)
	if n.Role != target.RolePast || n.Unit == "" || n.Unit == "年" || n.Low == nil || s.skipped || s.listed(i) || s.listed(i+1) {
		return x, false
	}
	name, measure, direction := s.name(i)
	switch {
	case name != "":
		s.subject = name
	case measure == "growth":
		name = s.subject // 粮食产量达到5.31亿吨,增长8%
	}
	action, indicator := s.action(name)
	if measure == "level" && s.adds(name) {
		measure = "added"
	}
	x.value = target.Target{Action: action, Indicator: indicator, IndicatorText: indicator, Measure: measure, Direction: direction, Value: n.Value}
	if known, ok := s.lex.Indicators.Lookup(name); ok {
		x.value.IndicatorID = known.ID
	}
	x.said, x.year, x.region = s.numberStatement(n, name), s.year, regionOf(s.Document)
	return x, name != ""
}

// spans says whether a number is of several years: 两年增长46%, 五年来; but not 连续6年增产.
func (s *pastReader) spans(n *target.Number) bool {
	if strings.HasSuffix(string(s.Document.Runes[max(0, n.Start-2):n.Start]), "连续") {
		return false
	}
	return n.Unit == "年" && n.Low != nil && n.Low.GreaterThan(decimal.NewFromInt(1)) && n.Low.LessThan(hundred)
}

// listed says whether number i and the one before it stand in a list of values without names, of which each is another's:
// 分别增长9.8%和8.5%.
func (s *pastReader) listed(i int) bool {
	if i == 0 || i >= len(s.Numbers) {
		return false
	}
	between := string(s.Document.Runes[s.Numbers[i-1].End:max(s.Numbers[i-1].End, s.Numbers[i].Start)])
	return slices.Contains([]string{"、", "和", "及", "与"}, strings.TrimSpace(between))
}

// longestName is the most code points of a clause that can hold an indicator's name and its verb.
const longestName = 30

// name is the words before number i up to the number or the mark before it, without a verb at their end and what only
// says when and where at their beginning.
func (s *pastReader) name(i int) (name, measure, direction string) {
	from := s.Document.Sentences[s.sentence].Start
	if i > 0 && s.Numbers[i-1].End > from {
		from = s.Numbers[i-1].End
	}
	start := s.Numbers[i].Start
	from = max(from, start-longestName)
	runes := s.Document.Runes[from:start]
	if k := lastMark(runes); k >= 0 {
		runes = runes[k+1:]
	}
	text := strings.Trim(strings.Join(strings.Fields(string(runes)), ""), "、和及与")
	name, measure, direction = s.verb(text)
	return s.opening(name), measure, direction
}

func lastMark(runes []rune) int {
	for k := len(runes) - 1; k >= 0; k-- {
		if strings.ContainsRune("，；。：（）,;:()“”《》\t|", runes[k]) {
			return k
		}
	}
	return -1
}

// verb cuts the verb off and says what kind of value it gives.
func (s *pastReader) verb(text string) (name, measure, direction string) {
	measure = "level"
	const verbs = lexicon.Grow | lexicon.Fall | lexicon.Reach | lexicon.FallTo | lexicon.Baseline | lexicon.Past
	for w := s.longest(text, verbs, strings.HasSuffix); w.Text != ""; w = s.longest(text, verbs, strings.HasSuffix) {
		switch {
		case w.Has(lexicon.Fall):
			measure, direction = "growth", "down"
		case w.Has(lexicon.Grow):
			measure, direction = "growth", "up"
		}
		text = strings.TrimSuffix(text, w.Text)
	}
	return strings.TrimRight(text, "为是有共约达近"), measure, direction
}

// action divides a name that begins with a verb: 新建农村公路.
func (s *pastReader) action(name string) (action, rest string) {
	action = s.longest(name, lexicon.Action, strings.HasPrefix).Text
	return action, name[len(action):]
}

// adds says whether a name holds a word for an increment: 城镇新增就业.
func (s *pastReader) adds(name string) bool {
	return slices.ContainsFunc(s.lex.Words, func(w lexicon.Word) bool { return w.Has(lexicon.Added) && strings.Contains(name, w.Text) })
}

// opening cuts off the words before an indicator's name that say only when, whose and that it was done.
func (s *pastReader) opening(text string) string {
	const openings = lexicon.Area | lexicon.Past | lexicon.Reach | lexicon.Conj | lexicon.Done
	for {
		text = strings.TrimPrefix(strings.TrimPrefix(text, "全年"), "年末")
		w := s.longest(text, openings, strings.HasPrefix)
		if w.Text == "" {
			return text
		}
		text = strings.TrimPrefix(text, w.Text)
	}
}

// longest is the longest word of a class that stands at one end of a text.
func (s *pastReader) longest(text string, class lexicon.Class, at func(text, word string) bool) (found lexicon.Word) {
	for _, w := range s.lex.Words {
		if w.Has(class) && len(w.Text) > len(found.Text) && at(text, w.Text) {
			found = w
		}
	}
	return found
}

// yearIn is the last year that a text names in four digits, or 0.
func yearIn(text string) (year int) {
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(run); err == nil && len(run) == 4 {
			year = n
		}
	}
	return year
}

// regionOf is the code of a document's region or, without one, its name. The country's own papers have neither, and are known by
// their title or issuer.
func regionOf(doc *corpus.Document) string {
	switch {
	case doc.Region.Code != "":
		return doc.Region.Code
	case doc.Region.Name != "":
		return doc.Region.Name
	case slices.ContainsFunc([]string{"中华人民共和国", "国务院"}, func(w string) bool { return strings.Contains(doc.Title+doc.Issuer, w) }):
		return country
	}
	return ""
}

// country stands for the whole of it.
const country = "全国"
