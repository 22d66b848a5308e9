package rule

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// need (必要条件) is slots of which a line must hold one for a pattern to match.
type need struct {
	classes uint64 // words of these classes and numbers of these kinds
	slots   []rune // single characters, words or the time
}

// or is what holds a slot of one or of the other.
func (n need) or(o need) need {
	return need{n.classes | o.classes, append(n.slots[:len(n.slots):len(n.slots)], o.slots...)}
}

// rank is the lower the fewer lines can be thought to hold one of the need's slots.
func (n need) rank() int { return len(n.slots) + 8*bits.OnesCount64(n.classes) }

// needs is everything that a pattern cannot match without. A choice outside brackets is refused, and so are brackets without a
// partner and slots that there are not.
func (a *alphabet) needs(source string) ([]need, error) {
	r := needReader{alphabet: a, rest: strings.Join(strings.Fields(source), "")}
	needs := r.branch()
	switch {
	case r.fault != nil:
		return nil, r.fault
	case strings.HasPrefix(r.rest, "|"):
		return nil, fmt.Errorf("pattern %s: | stands outside brackets", source)
	case r.open || r.rest != "":
		return nil, fmt.Errorf("pattern %s: brackets are not in pairs", source)
	}
	return needs, nil
}

// needReader reads a pattern from left to right.
type needReader struct {
	*alphabet
	rest  string
	open  bool  // a bracket does not close
	fault error // the first slot that there is not
}

// choice reads branches that | divides: of each its rarest need, all in one.
func (r *needReader) choice() []need {
	needs := r.branch()
	for strings.HasPrefix(r.rest, "|") {
		r.rest = r.rest[1:]
		needs = either(needs, r.branch())
	}
	return needs
}

func either(a, b []need) []need {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	return []need{rarest(a).or(rarest(b))}
}

func rarest(needs []need) need {
	best := needs[0]
	for _, n := range needs[1:] {
		if n.rank() < best.rank() {
			best = n
		}
	}
	return best
}

// branch reads up to the end of a bracket or the next |.
func (r *needReader) branch() (needs []need) {
	for r.rest != "" && r.rest[0] != '|' && r.rest[0] != ')' {
		found := r.part()
		if !r.optional() {
			needs = append(needs, found...)
		}
	}
	return needs
}

// part reads what a ? behind it would make optional.
func (r *needReader) part() []need {
	first, size := utf8.DecodeRuneInString(r.rest)
	switch first {
	case '(':
		return r.group()
	case '[':
		return r.oneOf()
	case '{':
		return r.slotNeed()
	case '\\':
		r.rest = r.rest[min(2, len(r.rest)):]
		return nil
	case '.', '^', '$':
		r.rest = r.rest[1:]
		return nil
	}
	end := len(r.rest) - len(strings.TrimLeftFunc(r.rest, func(c rune) bool { return unicode.Is(unicode.Han, c) }))
	word := r.rest[:max(size, end)]
	r.rest = r.rest[len(word):]
	n := need{slots: []rune{first}}
	if i, ok := r.index[word]; ok {
		n.slots = append(n.slots, wordBase+rune(i))
	}
	return []need{n}
}

// group reads a bracket. One that says what may not follow or stand before has no need.
func (r *needReader) group() []need {
	not := strings.HasPrefix(r.rest, "(?!") || strings.HasPrefix(r.rest, "(?<!")
	r.rest = r.rest[1:]
	if strings.HasPrefix(r.rest, "?") {
		r.rest = strings.TrimLeft(r.rest, "?:=!<")
		if name, rest, ok := strings.Cut(r.rest, ">"); ok && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
			r.rest = rest // (?<base>
		}
	}
	needs := r.choice()
	r.open = r.open || r.rest == ""
	r.rest = strings.TrimPrefix(r.rest, ")")
	if not {
		return nil
	}
	return needs
}

// oneOf reads a set of characters.
func (r *needReader) oneOf() []need {
	set, rest, _ := strings.Cut(r.rest[1:], "]")
	r.rest = rest
	if strings.ContainsAny(set, `^\-`) {
		return nil
	}
	return []need{{slots: []rune(set)}}
}

// slotNeed reads {name:detail}.
func (r *needReader) slotNeed() []need {
	name, detail, n := slotAt(r.rest)
	r.rest = r.rest[max(n, 1):]
	mask, err := slotMask(name, detail)
	if n > 0 && err != nil && r.fault == nil {
		r.fault = err
	}
	switch {
	case name == "period":
		return []need{{slots: []rune{periodSlot}}}
	case mask == 0:
		return nil
	}
	return []need{{classes: mask}}
}

// optional reads how often a part may stand, and says whether that may be never.
func (r *needReader) optional() bool {
	var often string
	switch {
	case r.rest == "":
		return false
	case strings.ContainsRune("?*+", rune(r.rest[0])):
		often, r.rest = r.rest[:1], r.rest[1:]
	case len(r.rest) > 1 && r.rest[0] == '{' && r.rest[1] >= '0' && r.rest[1] <= '9':
		often, r.rest, _ = strings.Cut(r.rest[1:], "}")
	default:
		return false
	}
	r.rest = strings.TrimPrefix(r.rest, "?") // as few as may be
	return often == "?" || often == "*" || often[0] == '0'
}
