package rule

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/mubiao/mubiao/lexicon"
)

// matchTimeout bounds one pattern on one line; lines are short, so it fires only on a machine that stalls.
const matchTimeout = time.Second

// pattern is a compiled match.
type pattern struct {
	re    *regexp2.Regexp
	needs []need // the line must have a slot of each
	masks []mask // needs, as the Matcher knows them
	value bool   // it names the number that it claims
	last  bool   // the number that it claims is the line's last, but for a word or a bracket
	rest  bool   // something stands behind the number that it claims
}

// alphabet knows the slot of each word and the words of each class.
type alphabet struct {
	words []lexicon.Word
	index map[string]int
	parts map[string]string // what {name} stands for in a pattern: see let in a .rule file
}

func newAlphabet(words []lexicon.Word) *alphabet {
	a := &alphabet{words: words, index: make(map[string]int, len(words)), parts: map[string]string{}}
	for i, w := range words {
		a.index[w.Text] = i
	}
	return a
}

// let takes up a part of patterns: its name, and what it stands for.
func (a *alphabet) let(definition string) error {
	name, part, ok := strings.Cut(definition, " ")
	if _, err := a.slot(name, "", &pattern{}); !ok || err == nil || a.parts[name] != "" {
		return fmt.Errorf("let needs a name that is free and what it stands for, not %q", definition)
	}
	a.parts[name] = a.expand(strings.TrimSpace(part))
	return nil
}

// expand puts for each {name} the part that it stands for.
func (a *alphabet) expand(source string) string {
	for name, part := range a.parts {
		source = strings.ReplaceAll(source, "{"+name+"}", part)
	}
	return source
}

// members is the slots of the words of a class, ascending.
func (a *alphabet) members(c lexicon.Class) []rune {
	var slots []rune
	for i, w := range a.words {
		if w.Has(c) {
			slots = append(slots, wordBase+rune(i))
		}
	}
	return slots
}

// kindBit is the bit of kinds[i] in a mask, above those of the classes of words.
func kindBit(i int) uint64 { return 1 << (32 + i) }

// anyKind is the bits of all kinds of number.
const anyKind uint64 = 0xFFFFFFFF << 32

var (
	slotSyntax    = regexp.MustCompile(`\{([a-z]+)(?::([a-z,]+))?\}`)
	literalSyntax = regexp.MustCompile(`\[[^]]*\]|\p{Han}{2,}`)
)

// compile turns a pattern over {class}, {np}, {period} and {value:kinds} into a regular expression over slots.
func (a *alphabet) compile(source string) (pattern, error) {
	var p pattern
	var fault error
	source = a.expand(source)
	if p.needs, fault = a.needs(source); fault != nil {
		return p, fault
	}
	expr := strings.Join(strings.Fields(source), "")
	expr = literalSyntax.ReplaceAllStringFunc(expr, func(word string) string {
		if word[0] == '[' { // one of several characters
			return word
		}
		if i, ok := a.index[word]; ok {
			return fmt.Sprintf("(?:%s|%c)", word, wordBase+i)
		}
		return "(?:" + word + ")"
	})
	expr = slotSyntax.ReplaceAllStringFunc(expr, func(slot string) string {
		m := slotSyntax.FindStringSubmatch(slot)
		set, err := a.slot(m[1], m[2], &p)
		if err != nil {
			fault = err
		}
		return set
	})
	if fault != nil {
		return p, fault
	}
	re, err := regexp2.Compile(expr, regexp2.ExplicitCapture)
	if err != nil {
		return p, fmt.Errorf("pattern %s: %w", source, err)
	}
	re.MatchTimeout = matchTimeout
	p.re = re
	if _, behind, ok := strings.Cut(source, "{value"); ok {
		p.rest = strings.Contains(behind, "{rest}") || strings.Contains(behind, "<object>")
		p.last = !p.rest && !strings.Contains(behind, "{quantity")
	}
	return p, nil
}

// slot is the expression for {name:detail}.
func (a *alphabet) slot(name, detail string, p *pattern) (string, error) {
	switch name {
	case "np":
		if detail == "" {
			detail = "np"
		}
		return "(?<" + detail + ">.+?)", nil
	case "rest":
		return "(?<object>.+)", nil
	case "period":
		return string(rune(periodSlot)), nil
	case "value":
		p.value = true
		set, err := a.kindSet(detail)
		return "(?<value>" + set + ")", err
	case "quantity":
		return a.kindSet(detail)
	}
	class, ok := lexicon.ClassOf(name)
	if !ok {
		return "", fmt.Errorf("unknown slot {%s}", name)
	}
	set := ranges(a.members(class))
	if detail != "" {
		return "(?<" + detail + ">" + set + ")", nil
	}
	return set, nil
}

// kindSet is the character class of the kinds of number that detail names: see kindNames.
func (a *alphabet) kindSet(detail string) (string, error) {
	var set []rune
	for _, name := range kindNames(detail) {
		i := slices.Index(kinds, kind(name))
		if i < 0 {
			return "", fmt.Errorf("unknown kind of number %q", name)
		}
		set = append(set, quantityBase+rune(i))
	}
	slices.Sort(set)
	return ranges(set), nil
}

// kindNames is the kinds of number that a slot's detail names; without one, all that can be targets.
func kindNames(detail string) []string {
	if detail == "" {
		detail = "percent,points,count,money,amount,times"
	}
	return strings.Split(detail, ",")
}

// ranges writes ascending runes as a character class of ranges.
func ranges(set []rune) string {
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; i < len(set); {
		j := i
		for j+1 < len(set) && set[j+1] == set[j]+1 {
			j++
		}
		b.WriteRune(set[i])
		if j > i {
			b.WriteByte('-')
			b.WriteRune(set[j])
		}
		i = j + 1
	}
	b.WriteByte(']')
	return b.String()
}
