package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// stated (目标表述) is a target of a document's own region.
type stated struct {
	goal   target.Target
	said   Statement
	region string // see regionOf
	planTo int    // last year of its document's plan
}

// keep keeps what the rules over several documents need. Nothing that is kept holds a document's text.
func (c *Checker) keep(d *document) {
	region := regionOf(d.Document)
	if region == "" {
		return
	}
	c.reached = append(c.reached, d.reached...)
	for i := range d.Targets {
		t := d.Targets[i]
		if baseOf(&t) == nil || !isWhole(c.lex, t.Scope) || t.Cluster != "" {
			continue
		}
		s := d.statement(d.first(&d.Targets[i]))
		t.Mentions = nil
		c.targets = append(c.targets, stated{t, s, region, d.Document.PlanTo})
	}
}

// isWhole says whether a scope is the document's whole region: none, or 全市 and the like.
func isWhole(lex *lexicon.Lexicon, scope string) bool {
	return scope == "" || slices.ContainsFunc(lex.Words, func(w lexicon.Word) bool { return w.Has(lexicon.Area) && w.Text == scope })
}

// regionSum finds targets of regions that come to more than the target of the region that they all belong to.
func regionSum(r *Rule, c *Checker) (list []Finding) {
	below := map[addend][]*stated{} // by the region above
	for i := range c.targets {
		s := &c.targets[i]
		if above := c.lex.Regions.Given(s.region).Parent; above != "" && counts(&s.goal) && !holdsAny(s.goal.Indicator, r.Words["average"]) {
			k := addendOf(above, &s.goal)
			below[k] = append(below[k], s)
		}
	}
	for i := range c.targets {
		total := &c.targets[i]
		if parts := leastOfEach(total, below[addendOf(total.region, &total.goal)]); len(parts) > 0 {
			list = append(list, c.compareRegions(r, total, parts)...)
		}
	}
	return list
}

// addend (加数) is what targets that are added up have in common: the region above, the thing and its unit. Only what bears one name is
// added up.
type addend struct{ region, name, unit string }

func addendOf(region string, t *target.Target) addend {
	return addend{region, cmp.Or(t.IndicatorID, t.Action+t.Indicator), t.BaseUnit}
}

// leastOfEach are the targets of the total's indicator and year, the least of each region, by region.
func leastOfEach(total *stated, candidates []*stated) (parts []*stated) {
	least := map[string]*stated{}
	for _, s := range candidates {
		if !addsUp(total, s) {
			continue
		}
		if before := least[s.region]; before == nil || baseOf(&s.goal).LessThan(*baseOf(&before.goal)) {
			least[s.region] = s
		}
	}
	for _, s := range least {
		parts = append(parts, s)
	}
	slices.SortFunc(parts, func(a, b *stated) int { return strings.Compare(a.region, b.region) })
	return parts
}

// addsUp says whether s is a part of total.
func addsUp(total, s *stated) bool {
	a, b := total.goal, s.goal
	if a.Measure != b.Measure || a.YearTo != b.YearTo || a.YearFrom != b.YearFrom || a.YearTo == 0 ||
		a.Direction != b.Direction || a.Qualifier != b.Qualifier || a.Bound == "max" != (b.Bound == "max") || !counts(&a) {
		return false
	}
	a.Scope, b.Scope = "", ""
	a.Value = b.Value // a part is not like its total in size
	return compare.Likeness(&a, &b) >= compare.Sure
}

// compareRegions reports parts that come to more than the total.
func (c *Checker) compareRegions(r *Rule, total *stated, parts []*stated) []Finding {
	sum, slack := decimal.Zero, roundingOf(&total.goal)
	var terms []string
	var statements []Statement
	for _, s := range parts {
		sum, slack = sum.Add(*baseOf(&s.goal)), slack.Add(roundingOf(&s.goal))
		terms = append(terms, c.lex.Regions.Given(s.region).Name+s.said.Value)
		statements = append(statements, s.said)
	}
	of := cmp.Or(total.goal.BaseHigh, total.goal.BaseLow)
	if sum.LessThanOrEqual(of.Add(slack)) {
		return nil
	}
	share := 1.0
	if total.goal.Bound == "min" {
		share = 0.6 // at least so much: more of it is no contradiction in words
	}
	return []Finding{r.finding(share, fmt.Sprintf("%s > %s", strings.Join(terms, " + "), total.said.Value), total.said, statements[0], statements...)}
}
