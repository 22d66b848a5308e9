package eval

import (
	"fmt"
	"slices"
	"strings"
)

// Agreement (一致性) is how well two coders of the same notices agree. Rows marked imp are left out, and of those
// marked opt what Judge leaves out.
type Agreement struct {
	notices [][]Tally                 // the second coder judged by the first
	said    [fields]map[[2]string]int // how often the two said this and that of a target that both found
}

// Add takes one notice that both have coded, the places of the codings located in the same text.
func (g *Agreement) Add(a, b *Gold) {
	first, second := *a, explicit(b.Mentions)
	first.Mentions = explicit(a.Mentions)
	g.notices = append(g.notices, Judge(&first, second).tallies())
	for i, j := range match(first.Mentions, second) {
		if x, y := &first.Mentions[i], &second[j]; !x.Optional && !y.Optional {
			g.compare(x, y)
		}
	}
}

func explicit(all []Mention) []Mention {
	return slices.DeleteFunc(slices.Clone(all), func(m Mention) bool { return m.Implicit })
}

// compare notes what each of the two says of every field. Where judge holds two wordings for the same, the second
// coder has said what the first has.
func (g *Agreement) compare(a, b *Mention) {
	v := judge(a, b)
	for f := range Strict {
		x, y := a.says(f), b.says(f)
		if v[f].asked && v[f].right {
			y = x
		}
		if g.said[f] == nil {
			g.said[f] = map[[2]string]int{}
		}
		g.said[f][[2]string{x, y}]++
	}
}

// says is what m says of a field, as a category; empty for nothing.
func (m *Mention) says(f Field) string {
	low, high, unit := m.span()
	switch f {
	case Number:
		return fmt.Sprint(first(low, high))
	case Bound:
		return m.Bound
	case Unit:
		return unit
	case Value:
		return fmt.Sprintf("%s %v %v %s", m.Bound, low, high, unit)
	case Indicator:
		return m.Indicator.String()
	case Year:
		return strings.Join(m.Years, ",")
	case Measure:
		return m.Measure
	case Direction:
		return strings.TrimSuffix(m.Direction, "up")
	case Scope:
		return m.Scope.String()
	case Cluster:
		return m.Cluster.String()
	case Per:
		return m.Per
	case Lead:
		return names(m.Lead)
	}
	return m.named()
}

// Agreed (字段一致性) is how far two coders agree on a field of the targets that both found.
type Agreed struct {
	Field string `json:"field"`
	Pairs int    `json:"pairs"` // targets that both found
	Share Figure `json:"share"` // on which they agree
	// Kappa is Cohen's, the agreement beyond what the frequencies of what each says would give by chance: 1 is
	// perfect, 0 chance. It is NaN where both say one and the same of every target, since chance then agrees as well.
	// Source: J. Cohen, A Coefficient of Agreement for Nominal Scales (1960).
	Kappa Figure `json:"kappa"`
}

// F1 is the agreement on what is a target. It is the same whoever of the two is judged.
func (g *Agreement) F1() Estimate { return bootstrap(g.notices, (*Tally).figures)[2] }

// Fields is the agreement on each field.
func (g *Agreement) Fields() (all []Agreed) {
	for f := range Strict {
		all = append(all, agreed(f, g.said[f]))
	}
	return all
}

// agreed counts in whole numbers, so that the order of a map does not matter.
func agreed(f Field, said map[[2]string]int) Agreed {
	n, same, chance := 0, 0, 0
	first, second := map[string]int{}, map[string]int{}
	for pair, k := range said {
		n += k
		first[pair[0]] += k
		second[pair[1]] += k
		if pair[0] == pair[1] {
			same += k
		}
	}
	for category, k := range first {
		chance += k * second[category]
	}
	po, pe := share(same, n), share(chance, n*n)
	return Agreed{f.String(), n, Figure(po), Figure((po - pe) / (1 - pe))}
}
