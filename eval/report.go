package eval

import (
	"cmp"
	"maps"
	"slices"
)

// By (分组) says which groups a Report has.
type By string

// The groups: of notices by their kind, of notices one by one, and of answers by the rule that made them.
const (
	ByGenre    By = "genre"
	ByDocument By = "document"
	ByRule     By = "rule"
)

// Bys is every By, for messages and checks.
var Bys = []string{string(ByGenre), string(ByDocument), string(ByRule)}

// Document (文件) is one notice's score.
type Document struct {
	Name, Genre string
	Score
}

// Report (报告) is the figures of many notices: of each group, of all, and of each field.
type Report struct {
	Groups []Group `json:"groups"`
	All    Group   `json:"all"`
	Fields []Share `json:"fields"`
}

// Group (组) is the figures of some of the mentions.
type Group struct {
	Name           string   `json:"name"`
	Targets        int      `json:"targets"`
	Found          int      `json:"found"`
	False          int      `json:"false"`
	Precision      Estimate `json:"precision"`
	Recall         Estimate `json:"recall"`
	F1             Estimate `json:"f1"`
	StrictF1       Estimate `json:"strict_f1"`
	ImplicitRecall Estimate `json:"implicit_recall"`
}

// Share (比例) is how often a field is right.
type Share struct {
	Field    string   `json:"field"`
	Right    int      `json:"right"`
	Of       int      `json:"of"`
	Accuracy Estimate `json:"accuracy"`
}

// missed is the group of the mentions that no rule found, by rule.
const missed = "(missed)"

// NewReport adds up scores.
func NewReport(docs []Document, by By) Report {
	groups := map[string][][]Tally{}
	var all [][]Tally
	for _, d := range docs {
		all = append(all, d.tallies())
		for name, tallies := range d.divide(by) {
			groups[name] = append(groups[name], tallies)
		}
	}
	r := Report{All: newGroup("ALL", all)}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		r.Groups = append(r.Groups, newGroup(name, groups[name]))
	}
	sum := total(all)
	for f, e := range bootstrap(all, (*Tally).shares) {
		r.Fields = append(r.Fields, Share{Field(f).String(), sum.Right[f], sum.Asked[f], e})
	}
	return r
}

// divide is one notice's mentions by the name of their group.
func (d Document) divide(by By) map[string][]Tally {
	switch by {
	case ByGenre:
		return map[string][]Tally{d.Genre: d.tallies()}
	case ByDocument:
		return map[string][]Tally{d.Name: d.tallies()}
	}
	rules := map[string][]Tally{}
	for _, p := range d.Parts {
		name := cmp.Or(p.Rule, missed)
		rules[name] = append(rules[name], p.Tally)
	}
	return rules
}

func (s Score) tallies() []Tally {
	out := make([]Tally, len(s.Parts))
	for i, p := range s.Parts {
		out[i] = p.Tally
	}
	return out
}

func newGroup(name string, notices [][]Tally) Group {
	sum, e := total(notices), bootstrap(notices, (*Tally).figures)
	return Group{name, sum.Targets, sum.Found, sum.False, e[0], e[1], e[2], e[3], e[4]}
}
