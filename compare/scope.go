package compare

import (
	"strings"

	"github.com/mubiao/mubiao/extract/target"
)

// wholes say that the plan's whole place is meant, or each of its parts, which Per tells too.
var wholes = strings.Fields("全国 全省 全市 全县 全区 全州 全盟 全旗 全域 全镇 全乡 我国 我省 我市 我县 我区 我州 我盟 我旗 市域 每个 各个 每家 每 各")

// whose is a folded scope without such words before it.
func whose(scope string) string {
	s := string(fold(scope))
	for _, w := range wholes {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

// alikeScope compares whose the value is. A plan about one thing often leaves it out.
func alikeScope(a, b *target.Target) float64 {
	x, y := whose(a.Scope), whose(b.Scope)
	switch {
	case x == y:
		return 1
	case apart(x, y):
		return 0.4
	case strings.HasPrefix(a.Scope, b.Scope), strings.HasPrefix(b.Scope, a.Scope):
		if a.Scope != "" && b.Scope != "" {
			return 0.95
		}
		return 0.9
	case x == "" || y == "":
		return 0.85
	case strings.HasSuffix(x, y), strings.HasSuffix(y, x):
		return 0.95
	}
	return 0.3 + 0.5*resembles([]rune(x), []rune(y))
}

// wording is what a target measures in the text's own words, folded.
func wording(t *target.Target) []rune {
	if t.IndicatorText != "" {
		return fold(t.IndicatorText)
	}
	return fold(t.Indicator)
}

// alikeIndicator compares what is measured, by canonical indicator and by wording. Of things that are counted a canonical
// indicator names the kind, and the wording says which of them; of a statistic it is the whole.
func alikeIndicator(a, b *target.Target) float64 {
	x, y := wording(a), wording(b)
	like := max(resembles(x, y), placed(x, y, b.Scope), placed(y, x, a.Scope), 0.9*resembles(group(x), group(y)))
	if named(deed(a), b) || named(deed(b), a) {
		like = 0.9
	}
	other := 1.0
	if apart(string(x), string(y)) || numbered(string(x), string(y)) {
		other = 0.6
	}
	switch {
	case a.IndicatorID == "" && b.IndicatorID == "":
	case a.IndicatorID == "" || b.IndicatorID == "":
		like *= 0.97
	case a.IndicatorID != b.IndicatorID && like < 0.9:
		like *= 0.3
	case a.IndicatorID != b.IndicatorID:
	case counted(a.BaseUnit) || counted(b.BaseUnit):
		like = 0.4 + 0.6*like
	default:
		like = 0.85 + 0.15*like
	}
	return other * like
}

// placed is likeness where one writes as scope what the other's indicator begins with: 产业集聚区固定资产投资 is 固定资产投资 of 产业集聚区.
func placed(long, short []rune, scope string) float64 {
	before, ok := strings.CutSuffix(string(long), string(short))
	if !ok || before == "" || !strings.HasSuffix(whose(scope), before) {
		return 0
	}
	return 0.95
}

func counted(unit string) bool {
	for _, c := range counts {
		if c == unit && c != "人" {
			return true
		}
	}
	return unit == ""
}
