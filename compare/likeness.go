package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/target"
)

// Likeness is how sure two targets, of two plans or of one, measure the same thing, 0 to 1. It looks at the indicator, scope,
// cluster, action, threshold, measure, direction, per and unit, and never at the value. It is the same either way round.
// From Sure up they do; from Doubtful up a person should judge.
func Likeness(a, b *target.Target) float64 { return likeness(subjectOf(a), subjectOf(b)) }

func likeness(a, b *subject) float64 {
	sure := 1.0
	for _, part := range parts {
		if sure *= part(a, b); sure < Doubtful {
			break
		}
	}
	return sure
}

// parts are what two targets are compared in, what is told soonest first.
var parts = []func(a, b *subject) float64{alikeKind, alikeUnit, alikeCluster, alikePer, alikeSpan, alikeThreshold, alikeAction, alikeScope, alikeIndicator}

// subject (所指) is what a target measures, made ready to be compared.
type subject struct {
	*target.Target
	name      wording
	group     wording // without the firms that it counts
	scope     wording // whose, without words for the whole
	industry  wording // of the cluster
	deed      string  // what is done, without words that say only that it shall be
	per       string
	threshold string // its figures
}

func subjectOf(t *target.Target) *subject {
	name := wordingOf(cmp.Or(t.IndicatorText, t.Indicator))
	return &subject{t, name, wordingOf(group(name.text)), wordingOf(whose(t.Scope)), wordingOf(industry(t.Cluster)), deed(t.Action), yearly(t.Per),
		figures(t.Qualifier)}
}

// From these on two targets are a pair, and one that a person should judge.
const (
	Sure     = 0.75
	Doubtful = 0.42
)

// either says whether x and y are p and q, in any order.
func either(x, y, p, q string) bool { return x == p && y == q || x == q && y == p }

// alikeKind compares measure and direction.
func alikeKind(a, b *subject) float64 {
	sure := 1.0
	if a.Measure != b.Measure {
		switch {
		case either(a.Measure, b.Measure, "level", "share") && percent(a.BaseUnit) && percent(b.BaseUnit):
			sure = 0.95
		case either(a.Measure, b.Measure, "level", "added") && a.deed != "" && b.deed != "":
			sure = 0.7
		default:
			return 0
		}
	}
	if a.Direction != b.Direction && a.Direction != "" && b.Direction != "" {
		sure *= 0.7
	}
	return sure
}

func percent(unit string) bool { return unit == "%" }

// alikeUnit compares the units, magnitudes apart.
func alikeUnit(a, b *subject) float64 {
	x, y := a.BaseUnit, b.BaseUnit
	both := func(list []string) bool { return slices.Contains(list, x) && slices.Contains(list, y) }
	switch {
	case x == y:
		return 1
	case either(x, y, "人", "人次"), either(x, y, "%", "个百分点") && a.Measure == "growth":
		return 0.745
	case both(counts), x == "" && slices.Contains(counts, y), y == "" && slices.Contains(counts, x):
		return 0.97
	case both(moneys):
		return 0.9
	}
	return 0.3
}

// alikeCluster compares the industry clusters: the targets of two are two, and a cluster's is not the whole's.
func alikeCluster(a, b *subject) float64 {
	x, y := a.industry, b.industry
	switch {
	case x.text == y.text:
		return 1
	case x.text == "" || y.text == "":
		return 0.2
	}
	return 0.9 * resembles(x, y)
}

// industry is a cluster's name without the nouns that stand after it.
func industry(cluster string) string {
	name := fold(cluster)
	for _, head := range []string{"集群", "产业", "业"} {
		if cut, ok := strings.CutSuffix(name, head); ok && cut != "" {
			name = cut
		}
	}
	return name
}

// alikePer compares what the value is for: each year, each of a kind. Each of a kind that the scope names as well is no difference.
func alikePer(a, b *subject) float64 {
	x, y := a.per, b.per
	switch {
	case x == y:
		return 1
	case x == "年" && y == "" || y == "年" && x == "":
		if a.Measure == "growth" {
			return 0.9
		}
		return 0.6
	case (x == "" || y == "") && a.Scope != "" && b.Scope != "":
		return 0.95
	}
	return 0.6
}

// alikeSpan compares how many years the values are due in.
func alikeSpan(a, b *subject) float64 {
	if span(a.Target) == span(b.Target) {
		return 1
	}
	return alikeSpans(a.Target, b.Target)
}

// alikeSpans is for values of unlike spans: what is to be added in five years is not what is to be in one, unless each is for a year.
func alikeSpans(a, b *target.Target) float64 {
	switch {
	case yearly(a.Per) == "年" && yearly(b.Per) == "年":
		return 1
	case a.Measure == "added", a.Measure == "growth":
		return 0.7
	}
	return 0.9
}

// span is the years from the first to the last that a value is due in, 0 for one year.
func span(t *target.Target) int {
	if t.YearFrom == 0 || t.YearTo == 0 {
		return 0
	}
	return t.YearTo - t.YearFrom
}

// yearly makes one of the words for a year.
func yearly(per string) string {
	if strings.Contains(per, "年") {
		return "年"
	}
	return per
}

// alikeThreshold compares the size of what is counted: firms of 10亿元以上 are not those of 5亿元以上.
func alikeThreshold(a, b *subject) float64 {
	x, y := a.threshold, b.threshold
	switch {
	case x == y:
		return 1
	case x == "" || y == "":
		return 0.8
	}
	return 0.4
}

// deed is the action without neutral words.
func deed(action string) string {
	for _, w := range neutral {
		action = strings.TrimPrefix(action, w)
	}
	return action
}

// alikeAction compares what is done: 新开工 of a thing is not 建成投产.
func alikeAction(a, b *subject) float64 {
	x, y := a.deed, b.deed
	switch {
	case x == y, named(x, b), named(y, a):
		return 1
	case x == "" || y == "":
		return 0.9
	case strings.HasSuffix(x, y), strings.HasSuffix(y, x):
		return 0.97
	case strings.Contains(x, y), strings.Contains(y, x):
		return 0.9
	case a.Measure == "added" && b.Measure == "added":
		return 0.9
	}
	return 0.4
}

// named says that what one does is what the other measures: to 培训 people, and 培训.
func named(deed string, other *subject) bool {
	return deed != "" && deed == other.name.text
}
