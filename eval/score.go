package eval

import (
	"cmp"
	"math"
	"slices"
)

// Tally (计数) counts what figures are made of. Rows marked opt or imp are in none of Targets, Found, False and Strict.
type Tally struct {
	Targets, Found, False, Strict int
	Implicit, ImplicitFound       int
	Asked, Right                  [fields]int
}

// Add adds o to t.
func (t *Tally) Add(o *Tally) {
	t.Targets, t.Found, t.False, t.Strict = t.Targets+o.Targets, t.Found+o.Found, t.False+o.False, t.Strict+o.Strict
	t.Implicit, t.ImplicitFound = t.Implicit+o.Implicit, t.ImplicitFound+o.ImplicitFound
	for f := range fields {
		t.Asked[f], t.Right[f] = t.Asked[f]+o.Asked[f], t.Right[f]+o.Right[f]
	}
}

// figures is precision, recall, F1, strict F1 and implicit recall.
func (t *Tally) figures() []float64 {
	return []float64{share(t.Found, t.Found+t.False), share(t.Found, t.Targets), share(2*t.Found, t.Found+t.False+t.Targets),
		share(2*t.Strict, t.Found+t.False+t.Targets), share(t.ImplicitFound, t.Implicit)}
}

// shares is, for each field but Strict, the share of found targets of which it is right.
func (t *Tally) shares() []float64 {
	out := make([]float64, Strict)
	for f := range Strict {
		out[f] = share(t.Right[f], t.Asked[f])
	}
	return out
}

// share is NaN where nothing can be said.
func share(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}

// Kind (类别) is what is wrong with one mention.
type Kind string

// The kinds of error.
const (
	Miss  Kind = "MISS"  // coded, and not found
	False Kind = "FALSE" // found, and not coded
	Wrong Kind = "WRONG" // found, with a field that is wrong
)

// Mistake (差错) is one error of an extraction.
type Mistake struct {
	Kind   Kind
	Want   *Mention // nil for False
	Got    *Mention // nil for Miss
	Fields []string // that are wrong
}

// Part (部分) is one mention's part of a score: what was coded, what was found, or both.
type Part struct {
	Tally
	Rule string // of the program's answer; empty for a miss
}

// Score (评分) compares one notice's extraction with its coding.
type Score struct {
	Parts    []Part
	Mistakes []Mistake
}

// Judge compares answers with what g has coded, whose places Locate has found.
func Judge(g *Gold, answers []Mention) Score {
	answers = slices.DeleteFunc(slices.Clone(answers), func(m Mention) bool { return !g.coded(m.Span) })
	pair := match(g.Mentions, answers)
	taken := map[int]bool{}
	var s Score
	for i := range g.Mentions {
		want := &g.Mentions[i]
		j, found := pair[i]
		var got *Mention
		if found {
			got, taken[j] = &answers[j], true
		}
		s.coded(want, got)
	}
	for j := range answers {
		if got := &answers[j]; !taken[j] && !got.Optional {
			s.Parts = append(s.Parts, Part{Tally{False: 1}, got.Rule})
			s.Mistakes = append(s.Mistakes, Mistake{Kind: False, Got: got})
		}
	}
	return s
}

// coded takes one coded mention and the answer to it, nil for none.
func (s *Score) coded(want, got *Mention) {
	var p Part
	if got != nil {
		p.Rule = got.Rule
	}
	switch {
	case want.Optional || got != nil && got.Optional:
		return
	case want.Implicit:
		p.Implicit = 1
		if got != nil {
			p.ImplicitFound = 1
		}
	case got == nil:
		p.Targets = 1
		s.Mistakes = append(s.Mistakes, Mistake{Kind: Miss, Want: want})
	default:
		p.Targets, p.Found = 1, 1
		v := judge(want, got)
		for f := range fields {
			p.Asked[f], p.Right[f] = count(v[f].asked), count(v[f].right)
		}
		p.Strict = p.Right[Strict]
		if wrong := v.wrong(); wrong != nil {
			s.Mistakes = append(s.Mistakes, Mistake{Wrong, want, got, wrong})
		}
	}
	s.Parts = append(s.Parts, p)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// match pairs the mentions of two coders one to one by overlap, the largest first: for a's index b's.
func match(a, b []Mention) map[int]int {
	type pair struct{ overlap, apart, i, j int }
	var all []pair
	for i := range a {
		for j := range b {
			if n := min(a[i].End, b[j].End) - max(a[i].Start, b[j].Start); n > 0 {
				all = append(all, pair{n, max(a[i].Start-b[j].Start, b[j].Start-a[i].Start), i, j})
			}
		}
	}
	slices.SortFunc(all, func(p, q pair) int {
		return cmp.Or(q.overlap-p.overlap, p.apart-q.apart, p.i-q.i, p.j-q.j)
	})
	of, taken := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, ok := of[p.i]; !ok && !taken[p.j] {
			of[p.i], taken[p.j] = p.j, true
		}
	}
	return of
}
