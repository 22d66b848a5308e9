// Package eval measures how well an extraction agrees with notices coded by hand (.gold files), and how well two coders
// agree with each other: precision, recall and F1 of finding targets, the share of found ones whose fields are right,
// and Cohen's kappa, with bootstrap intervals. It also draws the samples to be coded.
package eval

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// Mention (提及) is what one coder, a person or the program, says of one place in a text.
type Mention struct {
	corpus.Span
	Text      string
	Indicator phrases // with its action, where the text has one
	Scope     phrases
	Cluster   phrases
	Measure   string  // level, growth, share, added
	Direction string  // down, or anything else for up
	Bound     string  // exact, min, max, about, range
	Low, High float64 // NaN where open
	Unit      string  // as written
	Years     []string
	Per       string

	Lead, Support, Responsible []string

	Optional bool // on the border of the definition: costs nothing either way
	Implicit bool // words that stand for a number: counted on their own

	Line int    // of the .gold file; 0 for the program's
	Rule string // of the program; empty for a person's
}

// phrases (措辞) is one thing in several wordings, each as good as the others.
type phrases []string

// wordings splits what a coder wrote: a/b are two right answers.
func wordings(s string) phrases {
	if s == "" {
		return nil
	}
	return strings.Split(s, "/")
}

func (p phrases) String() string { return strings.Join(p, "/") }

// Mentions is every mention of an extraction's targets, in the targets' order.
func Mentions(targets []target.Target) []Mention {
	var out []Mention
	for _, t := range targets {
		m := Mention{Scope: said(t.Scope), Cluster: said(t.Cluster), Measure: t.Measure, Direction: t.Direction, Bound: string(t.Bound), Low: end(t.Low), High: end(t.High), Unit: t.Unit,
			Indicator: said(t.Indicator, t.Action+t.Indicator, t.IndicatorText), Per: t.Per, Years: []string{""},
			Lead: t.Lead, Support: t.Support, Responsible: t.Responsible, Rule: t.Rule}
		if t.YearTo != 0 {
			m.Years[0] = strconv.Itoa(t.YearTo)
		}
		for _, at := range t.Mentions {
			m.Span, m.Text = at.Span, at.Text
			out = append(out, m)
		}
	}
	return out
}

// said is the wordings that say something, each once.
func said(all ...string) (out phrases) {
	for _, s := range all {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return out
}

// end is one end of a value, NaN where it is open.
func end(d *decimal.Decimal) float64 {
	if d == nil {
		return math.NaN()
	}
	return d.InexactFloat64()
}
