package measure

import (
	"strings"

	"github.com/mubiao/mubiao/lexicon"
)

// unit is a unit as it stands in a sentence, magnitude and denominator included: 万元/人·年.
type unit struct {
	name         string // as written
	base         string
	factor       lexicon.Ratio // how many base one is
	kind         Kind
	magnitudeEnd int
	unitStart    int
	end          int
}

// maxMagnitudes is how many magnitude characters may follow a numeral: 万亿, 十万亿.
const maxMagnitudes = 3

// unit reads the unit that begins at i; without one it is Bare and ends where its magnitude does.
func (s *scanner) unit(i int) unit {
	u := unit{factor: same, kind: Bare, magnitudeEnd: i, unitStart: i, end: i}
	j := i
	for magnitude(s.rune(j)) > 0 && j-i < maxMagnitudes {
		if _, n := s.lex.Units.At(s.text[j:]); n > 1 {
			break // 千瓦, 千伏: a unit that begins like a magnitude
		}
		if power := whole(magnitude(s.text[j])); j == i {
			u.factor.Over = power
		} else {
			u.factor.Over = u.factor.Over.Mul(power)
		}
		j++
	}
	if j > i {
		u.name, u.magnitudeEnd, u.unitStart, u.end = string(s.text[i:j]), j, j, j
	}
	return s.unitAfter(u, j)
}

// unitAfter reads the unit proper at j behind the magnitude that u has.
func (s *scanner) unitAfter(u unit, j int) unit {
	if s.rune(j) == '级' && u.name != "" {
		u.kind = Scale
		return u
	}
	entry, n := s.lex.Units.At(s.text[min(j, len(s.text)):])
	if n == 0 {
		return u
	}
	if n == 1 && isLetter(s.text[j]) && isLetter(s.rune(j+1)) {
		return u // 5Gbps is a unit, 5GHz and 3D are not
	}
	if Kind(entry.Kind) == Great && s.rune(j+n) == '关' {
		return u // 千亿大关
	}
	u.unitStart, u.end = j, j+n
	u.name += entry.Name
	u.base = entry.Base
	u.factor = times(u.factor, entry.Factor)
	u.kind = Kind(entry.Kind)
	for s.rune(u.end) == '/' || s.rune(u.end) == '每' || s.rune(u.end) == '·' && u.end > j+n {
		e, m := s.lex.Units.At(s.text[u.end+1:])
		if m == 0 {
			break
		}
		part := string(s.text[u.end : u.end+1+m])
		u.name += part
		u.base += strings.ReplaceAll(string(s.text[u.end]), "每", "/") + e.Base
		u.factor = times(u.factor, lexicon.Ratio{Over: e.Factor.Under, Under: e.Factor.Over})
		u.end += 1 + m
		if u.kind != Money {
			u.kind = Amount
		}
	}
	return u
}

// approximate reads 余, 多, 来 or 几 after a numeral at i: the true value is somewhat more.
func (s *scanner) approximate(i int) (bool, int) {
	switch s.rune(i) {
	case '余', '多', '来':
		return true, i + 1
	case '几':
		return true, i + 1
	}
	return false, i
}

// bound widens q by the bound words around it and sets its bound. Words before floor are another number's.
func (s *scanner) bound(q *Quantity, floor int) {
	if q.Kind == Name || q.Kind == Implicit {
		return
	}
	b := q.Bound
	if w, ok := s.lex.Bounds.Before(s.text[floor:q.Start]); ok && !s.partOfWord(q.Start-len(w.Word)) {
		q.Start -= len(w.Word)
		q.Prefix = true
		b = stronger(b, Bound(w.Bound))
	}
	end := q.End
	switch r := s.rune(end); {
	case r == '(' && s.rune(end+1) == '含' && s.rune(end+2) == ')':
		end += 3
	case (r == '及' || r == '或' || r == '和') && s.rune(end+1) == '以':
		end++
	}
	if w, ok := s.lex.Bounds.After(s.text[end:]); ok {
		q.End = end + len(w.Word)
		b = stronger(b, Bound(w.Bound))
	}
	if b != q.Bound {
		q.Value = q.Value.Rebound(b)
	}
}

// partOfWord says whether a bound word that begins at i is the tail of another word: 超 of 高超, 近 of 附近.
func (s *scanner) partOfWord(i int) bool {
	r, next := s.rune(i-1), s.rune(i)
	return next == '近' && (r == '附' || r == '最' || r == '靠') || next == '超' && r == '赶'
}

// stronger is the bound of a value with two bound words: a range stays one, 以上 beats 约.
func stronger(a, b Bound) Bound {
	switch {
	case b == "" || a == Range:
		return a
	case (a == Min || a == Max) && b == About:
		return a
	}
	return b
}

// Rebound is v with another bound; of a range it is the lower end.
func (v Value) Rebound(b Bound) Value {
	if v.Low == nil {
		v.Low, v.BaseLow = v.High, v.BaseHigh
	}
	v.High, v.BaseHigh, v.Bound = v.Low, v.BaseLow, b
	return v.open()
}
