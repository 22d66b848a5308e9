package compare

import (
	"slices"
	"strings"
)

// alikeIndicator compares what is measured, by canonical indicator and by wording. Of things that are counted a canonical
// indicator names the kind, and the wording says which of them; of a statistic it is the whole.
func alikeIndicator(a, b *subject) float64 {
	x, y := a.name, b.name
	like := max(resembles(x, y), placed(x, y, b.scope), placed(y, x, a.scope))
	if a.group.text != x.text || b.group.text != y.text {
		like = max(like, 0.9*resembles(a.group, b.group))
	}
	if named(a.deed, b) || named(b.deed, a) {
		like = max(like, 0.77)
	}
	other := 1.0
	if apart(x, y) || numbered(x, y) {
		other = 0.5
	}
	switch {
	case a.IndicatorID == "" && b.IndicatorID == "":
		if slices.Contains(bare, x.text) && slices.Contains(bare, y.text) {
			like *= 0.7
		}
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
func placed(long, short, scope wording) float64 {
	before, ok := strings.CutSuffix(long.text, short.text)
	if !ok || before == "" || short.text == "" || !strings.HasSuffix(scope.text, before) {
		return 0
	}
	return 0.95
}

// counted says that a value counts things, by a measure word.
func counted(unit string) bool { return unit == "" || unit != "人" && slices.Contains(counts, unit) }
