package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// pastReader reads what past numbers say, one after the other.
type pastReader struct {
	*document
	skip     []string
	sentence int
	subject  string // of the number before, in the same sentence
	year     int    // that the paragraph has named last, or the one before the plan
	skipped  bool   // the sentence, or one before it in the paragraph, has a word to skip or speaks of several years
}

// open begins a sentence.
func (s *pastReader) open(at int, text string) {
	before := s.Document.Sentences[max(0, s.sentence)]
	between := s.Document.Runes[min(before.End, s.Document.Sentences[at].Start):s.Document.Sentences[at].Start]
	sameParagraph := !slices.Contains(between, '\n')
	s.skipped = s.skipped && sameParagraph || holdsAny(text, s.skip)
	if !sameParagraph {
		s.year = s.Document.PlanFrom - 1
	}
	s.sentence, s.subject = at, ""
}

// read is number i as a value reached. Its name is what stands before it in its clause, without the verb.
func (s *pastReader) read(i int) (x reached, ok bool) {
	n := &s.Numbers[i]
	at := s.Document.SentenceAt(n.Start)
	if i == 0 || at != s.sentence {
		s.open(at, n.Sentence)
	}
	if n.Role == target.RoleDate {
		if !s.compares(n) {
			s.year = cmp.Or(dated(n), s.year)
		}
		return x, false
	}
	s.skipped = s.skipped || s.spans(n)
	if n.Role != target.RolePast || n.Unit == "" || n.Unit == "年" || n.Low == nil || s.skipped || s.listed(i) || s.listed(i+1) {
		return x, false
	}
	name, measure, direction := s.name(i)
	switch {
	case s.compared(i, measure):
		return x, false
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
	x.said, x.year, x.region = s.numberStatement(n, name), min(s.year, s.Document.PlanFrom-1), regionOf(s.Document)
	return x, name != ""
}

// compares says whether a date is that of what something is compared with: 比2012年.
func (s *pastReader) compares(n *target.Number) bool {
	return slices.Contains(s.Document.Runes[max(0, n.Start-1):n.Start], '比')
}

// compared says whether number i belongs to a year that its clause compares with, or is growth from another than the one before:
// 比2012年的4亿斤增长25%.
func (s *pastReader) compared(i int, measure string) bool {
	for k := i - 1; k >= 0 && s.Numbers[k].End > s.Numbers[i].Start-longestName; k-- {
		n := &s.Numbers[k]
		if strings.ContainsAny(string(s.Document.Runes[n.End:max(n.End, s.Numbers[i].Start)]), "，,；;。") {
			return false
		}
		if n.Role == target.RoleDate && s.compares(n) {
			return measure != "growth" || dated(n) != s.year-1
		}
	}
	return false
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

// dated is the year of a number that is a date, or 0. It may be written in Chinese: 一九五七年.
func dated(n *target.Number) int {
	if n.Unit == "年" && n.Low != nil && n.Low.GreaterThan(decimal.NewFromInt(1000)) {
		return int(n.Low.IntPart())
	}
	return yearIn(n.Text)
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
