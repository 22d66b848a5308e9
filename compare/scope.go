package compare

import "strings"

// whose is a folded scope without such words before it.
func whose(scope string) string {
	s := fold(scope)
	for _, w := range wholes {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

// whole is the word for the whole that a scope begins with: 全市 of 全市产业集聚区.
func (s *subject) whole() string { return strings.TrimSuffix(fold(s.Scope), s.scope.text) }

// elsewhere says that two scopes are of wholes of two levels: 全省, 全市.
func elsewhere(a, b *subject) bool {
	level := func(s *subject) string { return strings.Trim(s.whole(), "全我本") }
	x, y := level(a), level(b)
	return strings.Contains(levels, x) && strings.Contains(levels, y) && x != "" && y != "" && x != y
}

// levels are the wholes that a place can be.
const levels = "国省市县区州盟旗镇乡"

// alikeScope compares whose the value is. A plan about one thing often leaves it out.
func alikeScope(a, b *subject) float64 {
	x, y := a.scope.text, b.scope.text
	switch {
	case elsewhere(a, b):
		return 0.6
	case x == y:
		return 1
	case apart(a.scope, b.scope):
		return 0.4
	case a.Scope != "" && strings.HasPrefix(b.Scope, a.Scope), b.Scope != "" && strings.HasPrefix(a.Scope, b.Scope):
		return 0.95
	case x == "" && b.whole() != "", y == "" && a.whole() != "":
		return 0.9
	case x == "" || y == "":
		return 0.74
	case strings.HasSuffix(x, y), strings.HasSuffix(y, x):
		return 0.95
	}
	return 0.3 + 0.5*resembles(a.scope, b.scope)
}
