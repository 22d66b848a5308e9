package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// partsOfSentence finds parts behind 其中, or places that a total is divided among, that come to more than the total before them.
func partsOfSentence(r *Rule, d *document) {
	for i := range d.places {
		total := d.places[i]
		if !counts(total.t) || d.isChange(total.t) {
			continue
		}
		if parts, share := d.partsOf(r, i); len(parts) > 0 {
			d.compareParts(r, total, parts, share)
		}
	}
}

// compareParts reports a part that is greater than the total, or else parts that come to more.
func (d *document) compareParts(r *Rule, total place, parts []place, share float64) {
	most := total.t.BaseHigh
	if most == nil {
		most = total.t.BaseLow // 100家以上: what is written is what the parts are held against
	}
	sum, slack := decimal.Zero, roundingOf(total.t)
	for _, p := range parts {
		v := *baseOf(p.t)
		if v.GreaterThan(most.Add(slack)) && total.t.Bound != "min" {
			d.add(r.finding(1, fmt.Sprintf("%s is part of %s", p.m.Text, total.m.Text), d.statement(total), d.statement(p)))
			return
		}
		sum, slack = sum.Add(v), slack.Add(roundingOf(p.t))
	}
	if len(parts) > 1 && sum.GreaterThan(most.Add(slack)) {
		d.add(d.sumFinding(r, share, total, parts, ">"))
	}
}

func (d *document) sumFinding(r *Rule, share float64, total place, parts []place, sign string) Finding {
	var terms []string
	var statements []Statement
	for _, p := range parts {
		terms = append(terms, p.m.Text)
		statements = append(statements, d.statement(p))
	}
	return r.finding(share, fmt.Sprintf("%s %s %s", strings.Join(terms, " + "), sign, total.m.Text), d.statement(total), statements[0], statements...)
}

// baseOf is a target's value in its base unit.
func baseOf(t *target.Target) *decimal.Decimal {
	if t.BaseLow != nil {
		return t.BaseLow
	}
	return t.BaseHigh
}

// conversion is the share of a value that its base unit may have rounded off: 1000亩 is 666666.666667 平方米.
var conversion = decimal.New(1, -9)

// roundingOf is how far rounding may have moved a value, in its base unit. A goal in whole numbers is set so.
func roundingOf(t *target.Target) decimal.Decimal {
	v := *t.First()
	if v.IsZero() || v.IsInteger() {
		return baseOf(t).Mul(conversion).Abs()
	}
	return half(v).Mul(*baseOf(t)).Div(v)
}

// partsOf are the parts that the text says total i has, and how sure it is that they share nothing.
func (d *document) partsOf(r *Rule, i int) (parts []place, share float64) {
	total := d.places[i]
	end := d.Document.Sentences[d.Document.SentenceAt(total.m.Start)].End
	at, divided := total.m.End, false
	for _, p := range d.places[i+1:] {
		if p.m.Start >= end {
			break
		}
		if len(parts) == 0 && d.isChange(p.t) {
			continue // 赤字1.2万亿元,比去年增加4000亿元,其中: the parts are those of the sum
		}
		between := string(d.Document.Runes[at:p.m.Start])
		said := len(parts) > 0 && !holdsAny(between, r.Words["end"])
		if len(parts) == 0 {
			divided = holdsAny(between, r.Words["divide"]) && !holdsAny(between, r.Words["part"])
			said = divided || holdsAny(between, r.Words["part"])
		}
		if !said || strings.ContainsAny(between, "；;。）)") || !sameKind(total.t, p.t) || divided && !d.isPlace(p.t) {
			break
		}
		parts, at = append(parts, p), p.m.End
	}
	if divided {
		return parts, 1
	}
	return parts, 0.6 // two of 其中 may count one thing twice
}

// isChange says whether a value is how far something grows or falls.
func (d *document) isChange(t *target.Target) bool {
	return t.Measure == "growth" || slices.ContainsFunc(d.lex.Words, func(w lexicon.Word) bool {
		return w.Text == t.Action && w.Has(lexicon.Grow|lexicon.Fall)
	})
}

// isPlace says whether a part is told by the place it is in.
func (d *document) isPlace(t *target.Target) bool {
	return len(d.lex.Regions.ByName(cmp.Or(t.Scope, t.Indicator))) > 0
}

// sameKind says whether p can be a part of total.
func sameKind(total, p *target.Target) bool {
	return counts(p) && p.BaseUnit == total.BaseUnit && p.YearTo == total.YearTo && p.Cluster == total.Cluster
}
