// Package task finds who is to do what: the rows of an annex that divides the work, and the
// departments named in brackets after a paragraph.
package task

import (
	"slices"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/lexicon"
)

// Task (任务) is one piece of work and the departments answerable for it, names as written.
type Task struct {
	corpus.Span          // of the task's own words
	No          string   `json:"no"`
	Group       string   `json:"group"`
	Task        string   `json:"task"`
	Section     []string `json:"section"`
	Lead        []string `json:"lead"`
	Support     []string `json:"support"`
	Responsible []string `json:"responsible"`
}

// name gives the task its departments, beside those that it has.
func (t *Task) name(d duty) {
	t.Lead = union(t.Lead, d.lead)
	t.Support = union(t.Support, d.support)
	t.Responsible = union(t.Responsible, d.responsible)
}

// found is a task and the text that its departments answer for, which for a table's row is the row.
type found struct {
	Task
	cover []corpus.Span
	row   bool // of a table
}

// Division (任务分工) is a document's tasks in the order of the text, and whose each place is.
type Division struct {
	Tasks     []Task
	covers    layers
	bySection map[int]int // the task that a section is named after
	parent    []int
}

// Find reads the tasks out of a document's tables, brackets and label lines.
func Find(doc *corpus.Document, words *lexicon.Duties) *Division {
	out := newOutline(doc)
	all, tables := tableTasks(doc, out, words)
	all = append(all, noteTasks(doc, out, words, tables)...)
	slices.SortStableFunc(all, func(a, b found) int { return a.Start - b.Start })
	d := &Division{bySection: sectionsOf(doc, all)}
	var covers []layer
	for i, f := range all {
		d.Tasks = append(d.Tasks, f.Task)
		for _, span := range f.cover {
			covers = append(covers, layer{span, i})
		}
	}
	d.covers = newLayers(covers)
	for _, sec := range doc.Sections {
		d.parent = append(d.parent, sec.Parent)
	}
	return d
}

// At is the index in Tasks of the task that a place of the text belongs to, or -1: the row that it
// stands in, the bracket that speaks of it, or the annex's task that its section, or a section
// above, is named after. section is an index in Document.Sections.
func (d *Division) At(span corpus.Span, section int) int {
	if i := d.covers.at(span.Start); i >= 0 {
		return i
	}
	for section > 0 && section < len(d.parent) {
		if i, ok := d.bySection[section]; ok {
			return i
		}
		if d.parent[section] >= section {
			break // a damaged outline must not turn in a circle
		}
		section = d.parent[section]
	}
	return -1
}

// union is a with the names of b that it lacks, in order.
func union(a, b []string) []string {
	for _, name := range b {
		if !slices.Contains(a, name) {
			a = append(a, name)
		}
	}
	return a
}
