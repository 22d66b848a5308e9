package rule

import (
	"iter"
	"slices"
	"strings"

	"github.com/dlclark/regexp2/v2"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/lexicon"
)

type kind = measure.Kind

// Match (匹配) is one rule's claim on a line. Captures are ranges of slots.
type Match struct {
	Rule     *Rule
	From, To int
	Value    int     // index of the claimed slot, or -1 for a context rule
	groups   []Group // by their number in the pattern
}

// Group is a named capture as a range of slots.
type Group struct{ From, To int }

// Matcher (匹配器) holds the rules with the index that selects the few worth trying on a line.
type Matcher struct {
	Rules    []Rule
	alphabet *alphabet
	endings  *lexicon.Endings
	claims   []int          // rules that claim a number
	contexts []int          // rules that speak of the numbers around them
	words    []mask         // of each word
	chars    [1 << 16]uint8 // of each character that a rule needs, its bit in a mask; 0 for others
}

// NewMatcher indexes the rules. The endings tell what a description begins with.
func NewMatcher(rules []Rule, words []lexicon.Word, endings *lexicon.Endings) *Matcher {
	m := &Matcher{Rules: rules, alphabet: &alphabet{words: words}, endings: endings}
	for i := range rules {
		if rules[i].Spread == "" {
			m.claims = append(m.claims, i)
			continue
		}
		if rules[i].Spread == "clause" || rules[i].Spread == "match" { // they speak of numbers on the line itself
			rules[i].needs = append(rules[i].needs, need{classes: anyKind})
		}
		m.contexts = append(m.contexts, i)
	}
	m.index()
	return m
}

// Claims is every claim on a number of l: the longest first, a tie to the rule written first. A claim on the whole
// line is as long as any, so it is yielded before the next rule is tried.
func (m *Matcher) Claims(l Line) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		has := m.mask(l)
		first, last := l.quantities()
		bare := len(l.Slots) == first+1
		far := len(l.Slots)-last > maxTail && l.Slots[len(l.Slots)-1] != ')'
		var shorter []Match
		for _, i := range m.claims {
			r := &m.Rules[i]
			if !r.possible(&has) || r.last && far || r.rest && bare {
				continue
			}
			for _, claim := range r.find(l, nil) {
				if claim.To-claim.From < len(l.Slots) {
					shorter = append(shorter, claim)
				} else if !yield(claim) {
					return
				}
			}
		}
		slices.SortStableFunc(shorter, func(a, b Match) int { return (b.To - b.From) - (a.To - a.From) })
		for _, claim := range shorter {
			if !yield(claim) {
				return
			}
		}
	}
}

// maxTail is one more than the most slots that may stand behind a value that ends its line: 大关, 的水平.
const maxTail = 6

// quantities is the first and the last slot of l that is a number; -1 where there is none.
func (l Line) quantities() (first, last int) {
	first, last = -1, -1
	for i, slot := range l.Slots {
		if IsQuantity(slot) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// Contexts is every match of a context rule in l, in the order of the rules.
func (m *Matcher) Contexts(l Line) []Match {
	has := m.mask(l)
	var found []Match
	for _, i := range m.contexts {
		r := &m.Rules[i]
		if r.possible(&has) {
			found = r.find(l, found)
		}
	}
	return found
}

// Distributes says whether slot is a word like 分别, which pairs names with values.
func (m *Matcher) Distributes(slot rune) bool {
	return IsWord(slot) && m.alphabet.words[Word(slot)].Has(lexicon.Distribute)
}

// FirstOfPair is l up to the first of the values that 分别 pairs with names: rules see that one alone.
func (m *Matcher) FirstOfPair(l Line) Line {
	i := slices.IndexFunc(l.Slots, m.Distributes)
	if i < 0 {
		return l
	}
	for ; i+2 < len(l.Slots); i++ {
		if IsQuantity(l.Slots[i]) && IsQuantity(l.Slots[i+2]) && Joined(l.Slots[i+1:i+2]) && l.SameKind(i, i+2) {
			return l.Part(0, i+1)
		}
	}
	return l
}

// Joined says whether only a coordinating mark stands between two values.
func Joined(slots []rune) bool {
	return len(slots) > 0 && len(slots) <= 2 && strings.ContainsRune("、和,及与", slots[0])
}

// SameKind says whether the numbers at slots i and j are of one kind.
func (l Line) SameKind(i, j int) bool { return l.Numbers[l.What[i]].Kind == l.Numbers[l.What[j]].Kind }

// find appends the rule's matches in l. A pattern that runs out of time is tried once more: the clock may
// have run on while the machine was busy.
func (r *Rule) find(l Line, found []Match) []Match {
	re, err := r.regexp()
	if err != nil {
		return found
	}
	n := len(found)
	keep := func(v regexp2.MatchView) bool {
		found = append(found, r.match(v))
		return true
	}
	if re.FindRunesMatches(l.Slots, 0, keep) != nil {
		found = found[:n]
		_ = re.FindRunesMatches(l.Slots, 0, keep) // what it found before its time was up stands
	}
	return found
}

func (r *Rule) match(v regexp2.MatchView) Match {
	groups := make([]Group, v.GroupCount())
	for i := range groups {
		if at, length, ok := v.GroupRange(i); ok {
			groups[i] = Group{at, at + length}
		} else {
			groups[i] = noGroup
		}
	}
	m := Match{Rule: r, From: groups[0].From, To: groups[0].To, groups: groups}
	value, _ := m.Group("value")
	m.Value = value.From
	return m
}

// noGroup is where a named part of a pattern took no part in a match.
var noGroup = Group{-1, -1}

// Group is what the pattern names so, and whether it took part in the match.
func (m *Match) Group(name string) (g Group, ok bool) {
	re, err := m.Rule.regexp()
	if err != nil {
		return noGroup, false
	}
	i := re.GroupNumberFromName(name)
	if i < 0 || m.groups[i] == noGroup {
		return noGroup, false
	}
	return m.groups[i], true
}
