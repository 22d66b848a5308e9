package compare

import (
	"slices"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
	"github.com/mubiao/mubiao/lexicon"
)

// Duty (任务) is a task with its document and the ids of its targets.
type Duty struct {
	Document *corpus.Document
	*task.Task
	Targets []string
}

// TaskPair (任务对照) is one task in two plans: kept, reassigned, unsure, dropped or added.
type TaskPair struct {
	Status   Status
	Old, New *Duty
	Sure     float64 // that both are the same task, 0 to 1
}

func duties(plans []*target.Plan) (list []*Duty) {
	for _, p := range plans {
		for i := range p.Tasks {
			list = append(list, &Duty{p.Document, &p.Tasks[i], p.TaskTargets[i]})
		}
	}
	return list
}

func (d *Diff) tasks(lex *lexicon.Lexicon, oldPlans, newPlans []*target.Plan) {
	old, new := duties(oldPlans), duties(newPlans)
	a, b := wordings(old), wordings(new)
	never := func(_, _ link) bool { return false }
	pairs, onlyOld, onlyNew := assign(len(a), len(b), func(i, j int) float64 { return a[i].shared(b[j]) }, never)
	for _, l := range pairs {
		p := TaskPair{Kept, old[l.old], new[l.new], l.sure}
		switch {
		case l.sure < Sure:
			p.Status = Unsure
		case !slices.Equal(leaders(lex, p.Old), leaders(lex, p.New)):
			p.Status = Reassigned
		}
		d.Tasks = append(d.Tasks, p)
	}
	for _, i := range onlyOld {
		d.Tasks = append(d.Tasks, TaskPair{Status: Dropped, Old: old[i]})
	}
	for _, j := range onlyNew {
		d.Tasks = append(d.Tasks, TaskPair{Status: Added, New: new[j]})
	}
}

// leaders are who leads a task or, where nobody is said to, who answers for it: by the names of today, sorted.
func leaders(lex *lexicon.Lexicon, t *Duty) []string {
	list := slices.Clone(t.Lead)
	if len(list) == 0 {
		list = slices.Clone(t.Responsible)
	}
	for i, name := range list {
		if x, ok := lex.Departments.Lookup(name); ok {
			list[i] = lex.Departments.Today(x).Name
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// pieces is the pairs of neighbouring characters in a text, and how often each stands there. Tasks are paragraphs, whose sentences move.
type pieces struct {
	count map[[2]rune]int
	all   int
}

func wordings(list []*Duty) []pieces {
	out := make([]pieces, len(list))
	for i, t := range list {
		text := []rune(fold(t.Task.Task))
		out[i].count = make(map[[2]rune]int, len(text))
		for k := 1; k < len(text); k++ {
			out[i].count[[2]rune{text[k-1], text[k]}]++
			out[i].all++
		}
	}
	return out
}

// shared is the share of pieces that two texts have in common, 0 to 1 (Dice).
func (p pieces) shared(q pieces) float64 {
	if p.all == 0 || q.all == 0 || 2*min(p.all, q.all) < int(Doubtful*float64(p.all+q.all)) {
		return 0
	}
	common := 0
	for piece, n := range p.count {
		common += min(n, q.count[piece])
	}
	return 2 * float64(common) / float64(p.all+q.all)
}
