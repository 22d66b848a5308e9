package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/dlclark/regexp2/v2"

	"github.com/mubiao/mubiao/lexicon"
)

// matchTimeout bounds one pattern on one line; lines are short, so it fires only on a machine that stalls.
const matchTimeout = time.Second

// pattern is a match that is compiled when a line first needs it: a document meets no more than a part of the rules.
type pattern struct {
	regexp func() (*regexp2.Regexp, error)
	needs  []need // the line must have a slot of each
	masks  []mask // needs, as the Matcher knows them
	value  bool   // it names the number that it claims
	last   bool   // the number that it claims is the line's last, but for a word or a bracket
	rest   bool   // something stands behind the number that it claims
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
	if _, err := slotMask(name, ""); !ok || err == nil || a.parts[name] != "" {
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

// members is the slots of a mask, ascending.
func (a *alphabet) members(mask uint64) []rune {
	var slots []rune
	for i := range kinds {
		if mask&kindBit(i) != 0 {
			slots = append(slots, quantityBase+rune(i))
		}
	}
	for i, w := range a.words {
		if mask&uint64(w.Class) != 0 {
			slots = append(slots, wordBase+rune(i))
		}
	}
	return slots
}

// kindBit is the bit of kinds[i] in a mask, above those of the classes of words.
func kindBit(i int) uint64 { return 1 << (32 + i) }

// anyKind is the bits of all kinds of number.
const anyKind uint64 = 0xFFFFFFFF << 32

// pattern reads a pattern over {class}, {np}, {period} and {value:kinds}.
func (a *alphabet) pattern(source string) (pattern, error) {
	source = a.expand(source)
	needs, err := a.needs(source)
	if err != nil {
		return pattern{}, err
	}
	p := pattern{needs: needs, regexp: sync.OnceValues(func() (*regexp2.Regexp, error) { return a.compile(source) })}
	if _, behind, ok := strings.Cut(source, "{value"); ok {
		p.value = true
		p.rest = strings.Contains(behind, "{rest}") || strings.Contains(behind, "<object>")
		p.last = !p.rest && !strings.Contains(behind, "{quantity")
	}
	return p, nil
}

// compile makes the regular expression over slots.
func (a *alphabet) compile(source string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(a.expression(source), regexp2.ExplicitCapture)
	if err != nil {
		return nil, fmt.Errorf("pattern %s: %w", source, err)
	}
	re.MatchTimeout = matchTimeout
	return re, nil
}

// expression writes source as a regular expression: a word in it is text or its slot.
func (a *alphabet) expression(source string) string {
	var b strings.Builder
	rest := strings.Join(strings.Fields(source), "")
	for rest != "" {
		n := a.write(&b, rest)
		rest = rest[n:]
	}
	return b.String()
}

// write adds what rest begins with, and is its length.
func (a *alphabet) write(b *strings.Builder, rest string) (n int) {
	if name, detail, n := slotAt(rest); n > 0 {
		b.WriteString(a.slot(name, detail))
		return n
	}
	if n = hanAt(rest); n > len("字") {
		a.writeWord(b, rest[:n])
		return n
	}
	if rest[0] == '[' { // one of several characters
		n = strings.IndexByte(rest, ']') + 1
	}
	n = max(n, 1)
	b.WriteString(rest[:n])
	return n
}

func (a *alphabet) writeWord(b *strings.Builder, word string) {
	b.WriteString("(?:")
	b.WriteString(word)
	if i, ok := a.index[word]; ok {
		b.WriteByte('|')
		b.WriteRune(wordBase + rune(i))
	}
	b.WriteByte(')')
}

// slotAt is the {name:detail} that text begins with and its length, 0 where there is none: {0,12} is a count.
func slotAt(text string) (name, detail string, n int) {
	end := strings.IndexByte(text, '}')
	if text[0] != '{' || end < 0 || strings.Trim(text[1:end], "abcdefghijklmnopqrstuvwxyz,:") != "" {
		return "", "", 0
	}
	name, detail, _ = strings.Cut(text[1:end], ":")
	return name, detail, end + 1
}

// hanAt is the length of the Chinese characters that text begins with.
func hanAt(text string) int {
	i := strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	if i < 0 {
		return len(text)
	}
	return i
}

// slot is the expression for {name:detail}.
func (a *alphabet) slot(name, detail string) string {
	switch name {
	case "np":
		return "(?<" + cmp.Or(detail, "np") + ">.+?)"
	case "rest":
		return "(?<object>.+)"
	case "period":
		return string(rune(periodSlot))
	}
	mask, _ := slotMask(name, detail)
	set := ranges(a.members(mask))
	switch {
	case name == "value":
		return "(?<value>" + set + ")"
	case name == "quantity" || detail == "":
		return set
	}
	return "(?<" + detail + ">" + set + ")"
}

// slotMask is the classes or the kinds of number that {name:detail} names; 0 for a slot of anything.
func slotMask(name, detail string) (uint64, error) {
	switch name {
	case "np", "rest", "period":
		return 0, nil
	case "value", "quantity":
		return kindMask(detail)
	}
	class, ok := lexicon.ClassOf(name)
	if !ok {
		return 0, fmt.Errorf("unknown slot {%s}", name)
	}
	return uint64(class), nil
}

// kindMask is the kinds of number that a slot's detail names; without one, all that can be targets.
func kindMask(detail string) (mask uint64, err error) {
	for name := range strings.SplitSeq(cmp.Or(detail, "percent,points,count,money,amount,times"), ",") {
		i := slices.Index(kinds, kind(name))
		if i < 0 {
			return 0, fmt.Errorf("unknown kind of number %q", name)
		}
		mask |= kindBit(i)
	}
	return mask, nil
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
