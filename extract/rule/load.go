package rule

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/lexicon"
)

// Rule (规则) is a stanza of a .rule file.
type Rule struct {
	ID    string
	About string
	Match string // the pattern, as written
	Take
	Yes  []Example
	No   []string
	File string
	Line int

	matchLine int
	pattern
}

// Take (取值) is what a rule says of the number that it claims, or, where it names none, of the numbers around it.
type Take struct {
	Role      string   // target when empty
	Measure   string   // level, growth, share, added; empty: told from the words
	Direction string   // down, or empty
	Bound     string   // min or max, where the bound's word stands away from the value; or empty
	Indicator string   // where the indicator's words are: see indicators
	Spread    string   // of a context rule: after, clause, match, sentence
	Kinds     []kind   // of a context rule: the kinds of number it speaks of; empty is all
	Genres    []string // of a context rule: the kinds of document it holds in; empty is all
	Sure      float64  // 0..1, confidence
}

// Example (例) is a sentence that a rule must claim a number in, and what comes out: indicator, measure or
// role, bound, value, unit.
type Example struct {
	Text string
	Want string
	Line int
}

// indicators are the places where an indicator's words may be: np, before the value; bare, before the value with no
// verb between; object, behind the value; threshold, before a value that describes what stands behind it; whole, on
// both sides; previous, in the target before; previous+np, in the target before and here.
var (
	roles      = []string{"", "target", "qualifier", "baseline", "past", "name", "date", "reference", "condition", "subsidy"}
	measures   = []string{"", "level", "growth", "share", "added"}
	indicators = []string{"", "np", "bare", "previous", "previous+np", "object", "threshold", "whole"}
	spreads    = []string{"", "after", "clause", "match", "sentence"}
)

// Load reads every .rule file under rules/ in name order. It reports each problem at its line, but for those that only
// Compile finds.
func Load(fsys fs.FS, words []lexicon.Word) ([]Rule, error) {
	files, err := fs.Glob(fsys, "rules/*.rule")
	if err != nil {
		return nil, fmt.Errorf("list rules: %w", err)
	}
	var rules []Rule
	var problems lexicon.Problems
	a := newAlphabet(words)
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read rules: %w", err)
		}
		rules = append(rules, parse(file, string(data), a, &problems)...)
	}
	seen := map[string]bool{}
	for _, r := range rules {
		if seen[r.ID] {
			problems = append(problems, lexicon.Problem{File: r.File, Line: r.Line, Message: "rule " + r.ID + " stands twice"})
		}
		seen[r.ID] = true
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return rules, nil
}

// Compile compiles every rule's pattern, and reports each that it cannot. A pattern is otherwise compiled when a line
// first needs it, and one that cannot be matches nothing.
func Compile(rules []Rule) error {
	var problems lexicon.Problems
	for i := range rules {
		r := &rules[i]
		if _, err := r.regexp(); err != nil {
			problems = append(problems, lexicon.Problem{File: r.File, Line: r.matchLine, Message: fmt.Sprintf("rule %s: %v", r.ID, err)})
		}
	}
	return lexicon.Join(problems)
}

// parse reads the stanzas of one file.
func parse(file, data string, a *alphabet, problems *lexicon.Problems) []Rule {
	var rules []Rule
	n := 0
	fault := func(format string, args ...any) {
		*problems = append(*problems, lexicon.Problem{File: file, Line: n, Message: fmt.Sprintf(format, args...)})
	}
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimSpace(value)
		if key == "rule" {
			rules = append(rules, Rule{ID: value, File: file, Line: n, Take: Take{Sure: 0.9}})
			continue
		}
		if key == "let" {
			if err := a.let(value); err != nil {
				fault("%v", err)
			}
			continue
		}
		if len(rules) == 0 {
			fault("%s stands before the first rule", key)
			continue
		}
		rules[len(rules)-1].set(key, value, n, a, fault)
	}
	for i := range rules {
		n = rules[i].Line
		rules[i].check(fault)
	}
	return rules
}

func (r *Rule) set(key, value string, n int, a *alphabet, fault func(string, ...any)) {
	switch key {
	case "about":
		r.About = value
	case "match":
		p, err := a.pattern(value)
		if err != nil {
			fault("rule %s: %v", r.ID, err)
		}
		r.Match, r.matchLine, r.pattern = value, n, p
	case "take":
		for _, item := range strings.Fields(value) {
			if err := r.Take.set(item); err != nil {
				fault("rule %s: %v", r.ID, err)
			}
		}
	case "yes":
		text, want, ok := strings.Cut(value, " | ")
		if !ok {
			fault("rule %s: an example needs « | » and what comes out", r.ID)
		}
		r.Yes = append(r.Yes, Example{strings.TrimSpace(text), strings.TrimSpace(want), n})
	case "no":
		r.No = append(r.No, value)
	default:
		fault("unknown key %q, want rule, about, match, take, yes or no", key)
	}
}

func (t *Take) set(item string) error {
	key, value, _ := strings.Cut(item, "=")
	one := func(field *string, of []string) error {
		if !slices.Contains(of, value) {
			return fmt.Errorf("%s is none of %s", item, strings.Join(of[1:], " "))
		}
		*field = value
		return nil
	}
	switch key {
	case "role":
		return one(&t.Role, roles)
	case "measure":
		return one(&t.Measure, measures)
	case "direction":
		return one(&t.Direction, []string{"", "up", "down"})
	case "bound":
		return one(&t.Bound, []string{"", "min", "max"})
	case "indicator":
		return one(&t.Indicator, indicators)
	case "spread":
		return one(&t.Spread, spreads)
	case "kinds":
		for _, name := range strings.Split(value, ",") {
			if !slices.Contains(kinds, kind(name)) {
				return fmt.Errorf("unknown kind of number %q", name)
			}
			t.Kinds = append(t.Kinds, kind(name))
		}
		return nil
	case "genre":
		for _, name := range strings.Split(value, ",") {
			if !corpus.IsGenre(name) {
				return fmt.Errorf("unknown genre %q", name)
			}
			t.Genres = append(t.Genres, name)
		}
		return nil
	case "sure":
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || v < 0 || v > 1 {
			return fmt.Errorf("sure=%s is not between 0 and 1", value)
		}
		t.Sure = v
		return nil
	}
	return fmt.Errorf("unknown take %q", item)
}

// Holds says whether a context rule holds in documents of a genre.
func (t *Take) Holds(genre string) bool {
	return len(t.Genres) == 0 || slices.Contains(t.Genres, genre)
}

// Speaks says whether a context rule speaks of numbers of kind k.
func (t *Take) Speaks(k measure.Kind) bool { return len(t.Kinds) == 0 || slices.Contains(t.Kinds, k) }

func (r *Rule) check(fault func(string, ...any)) {
	if r.Match == "" || r.About == "" {
		fault("rule %s has no match or no about", r.ID)
	}
	if len(r.Yes) == 0 || len(r.No) == 0 {
		fault("rule %s needs a yes and a no", r.ID)
	}
	if r.regexp != nil && r.value == (r.Spread != "") {
		fault("rule %s must either name a {value} or take spread", r.ID)
	}
}
