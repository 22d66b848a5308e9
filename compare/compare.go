package compare

import (
	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// Status (变化) is what became of a target, a task or a cluster.
type Status string

// What became of a target. Raised and Lowered speak of the number, whether more of it is harder or easier.
const (
	Raised    Status = "raised"
	Lowered   Status = "lowered"
	Kept      Status = "kept"
	Tightened Status = "tightened" // the same number, with a bound that leaves less open: 10%左右, 10%以上
	Loosened  Status = "loosened"
	Restated  Status = "restated" // in another unit, or against another base: no difference can be told
	Unsure    Status = "unsure"   // perhaps the same target; a person should judge
	Dropped   Status = "dropped"  // in the old plan alone
	Added     Status = "added"
)

// Reassigned (换牵头) says of a task that another department leads it.
const Reassigned Status = "reassigned"

// Statuses are all that a target's pair may be.
var Statuses = []Status{Raised, Lowered, Kept, Tightened, Loosened, Restated, Unsure, Dropped, Added}

// Entry (条目) is a target with its document.
type Entry struct {
	Document *corpus.Document
	*target.Target
}

// Pair (对照) is a target of the old side and the target of the new that measures the same; one is nil where there is none.
type Pair struct {
	Status   Status
	Old, New *Entry
	Change
	Sure   float64 // that both measure the same thing, 0 to 1; 0 where there is one alone
	Demand Demand
}

// Change (变动) is what can be told of two values. What cannot is nil.
type Change struct {
	Difference *decimal.Decimal // new less old, in Unit
	Unit       string           // as the new plan writes it
	Ratio      *decimal.Decimal // new by old, to four places
	PerYear    *decimal.Decimal // Difference by the years between, where these are not one, to four places
}

// Diff (对照表) is what became of the targets, tasks and clusters of one set of plans in another.
type Diff struct {
	Targets  []Pair // the old side's in its order, then the doubtful pairs, what was dropped, what was added
	Tasks    []TaskPair
	Clusters []ClusterPair
}

// Compare sets the plans of two sides beside each other. Several plans of one side are taken together.
func Compare(lex *lexicon.Lexicon, old, new []*target.Plan) *Diff {
	d := &Diff{}
	d.targets(lex, entries(old), entries(new))
	d.tasks(lex, old, new)
	d.clusters(old, new)
	return d
}

func entries(plans []*target.Plan) (list []*Entry) {
	for _, p := range plans {
		for i := range p.Targets {
			list = append(list, &Entry{p.Document, &p.Targets[i]})
		}
	}
	return list
}

func subjects(list []*Entry) []*subject {
	out := make([]*subject, len(list))
	for i, e := range list {
		out[i] = subjectOf(e.Target)
	}
	return out
}

func (d *Diff) targets(lex *lexicon.Lexicon, old, new []*Entry) {
	a, b := subjects(old), subjects(new)
	alike := func(i, j int) float64 { return likeness(a[i], b[j]) * alikeHorizon(old[i], new[j]) }
	pairs, onlyOld, onlyNew := assign(len(a), len(b), alike, func(x, y link) bool {
		return !sameValue(old[x.old].Value, old[y.old].Value) || !sameValue(new[x.new].Value, new[y.new].Value)
	})
	var doubtful []Pair
	for _, l := range pairs {
		p := judge(lex, old[l.old], new[l.new], l.sure)
		if p.Status == Unsure {
			doubtful = append(doubtful, p)
			continue
		}
		d.Targets = append(d.Targets, p)
	}
	d.Targets = append(d.Targets, doubtful...)
	for _, i := range onlyOld {
		d.Targets = append(d.Targets, Pair{Status: Dropped, Old: old[i]})
	}
	for _, j := range onlyNew {
		d.Targets = append(d.Targets, Pair{Status: Added, New: new[j]})
	}
}

// backwards is what is left of a likeness where the later plan's value is due before the earlier one's.
const backwards = 0.7

// alikeHorizon compares how far ahead of its plan a value is due: this year's growth is not that of the next five.
func alikeHorizon(a, b *Entry) float64 {
	ahead := func(e *Entry) int { return e.year() - e.Document.PlanFrom }
	plans, due := b.Document.PlanFrom-a.Document.PlanFrom, b.year()-a.year()
	switch {
	case ahead(a) == ahead(b), a.Document.PlanFrom == 0, b.Document.PlanFrom == 0:
		return 1
	case plans > 0 && due < 0, plans < 0 && due > 0:
		return backwards
	case span(a.Target) != span(b.Target): // which alikeSpan has told
		return 1
	}
	return alikeSpans(a.Target, b.Target)
}

// judge says what became of a target.
func judge(lex *lexicon.Lexicon, old, new *Entry, sure float64) Pair {
	p := Pair{Status: Restated, Old: old, New: new, Sure: sure}
	if comparable(old.Target, new.Target) {
		p.Status = p.change()
		p.Demand = demand(lex, old.Target, new.Target, p.Status)
	}
	if sure < Sure {
		p.Status = Unsure
	}
	return p
}
