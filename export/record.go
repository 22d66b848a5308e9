// Package export writes Plans as records: JSON Lines, a JSON array, CSV or tables for a terminal. A record is
// complete in itself: each carries its document. Lists are never null; a year that is not known is 0.
//
// It also writes the rows of any table (Rows) for spreadsheets and statistics programs, with a codebook and a data package that say
// what they mean and where they come from.
package export

import (
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
)

// Show (栏目) says which records of a Plan are written.
type Show string

// The records that a Plan has.
const (
	Targets   Show = "targets"
	Tasks     Show = "tasks"
	Clusters  Show = "clusters"
	Documents Show = "documents"
	Numbers   Show = "numbers"
)

// Shows is every Show, for messages and checks.
var Shows = []string{string(Targets), string(Tasks), string(Clusters), string(Documents), string(Numbers)}

// Source (出处) is the document as every other record carries it.
type Source struct {
	Path     string        `json:"path"`
	SHA256   string        `json:"sha256"`
	Title    string        `json:"title"`
	Number   string        `json:"number"`
	Issuer   string        `json:"issuer"`
	Issued   string        `json:"issued"` // YYYY-MM-DD
	Region   corpus.Region `json:"region"`
	PlanFrom int           `json:"plan_from"`
	PlanTo   int           `json:"plan_to"`
	OCR      float64       `json:"ocr,omitempty"` // mean confidence of a text that a character reader read, 0 to 1
}

// Target (目标) is one target with its document.
type Target struct {
	ID       string `json:"id"`
	Document Source `json:"document"`
	target.Target
}

// Task (任务) is one task with its document and the ids of its targets.
type Task struct {
	Document Source `json:"document"`
	task.Task
	Targets []string `json:"targets"`
}

// Cluster (产业集群) is one cluster with its document.
type Cluster struct {
	Document Source `json:"document"`
	target.Cluster
}

// Number (数字) is one number with its document, whatever its role.
type Number struct {
	Document Source `json:"document"`
	target.Number
}

// Document (文件) is what is known of one document, what was found in it, and what is in doubt.
type Document struct {
	Path     string `json:"path"`
	SHA256   string `json:"sha256"`
	Format   string `json:"format"`
	Encoding string `json:"encoding"`
	corpus.Head
	OCR      float64  `json:"ocr,omitempty"` // as a Source's
	Counts   Counts   `json:"counts"`
	Warnings []string `json:"warnings"`
}

// Counts (计数) is how much of each was found in a document.
type Counts struct {
	Sections  int `json:"sections"` // with a heading
	Sentences int `json:"sentences"`
	Numbers   int `json:"numbers"`
	Targets   int `json:"targets"`
	Mentions  int `json:"mentions"`
	Tasks     int `json:"tasks"`
	Clusters  int `json:"clusters"`
	Doubts    int `json:"doubts"` // numbers whose role is unknown
}

// Records is plan's records of one kind, in document order.
func Records(plan *target.Plan, show Show) []any {
	var out []any
	doc := source(plan.Document)
	switch show {
	case Targets:
		for _, t := range plan.Targets {
			out = append(out, Target{t.ID, doc, fullTarget(t)})
		}
	case Tasks:
		for i, t := range plan.Tasks {
			out = append(out, Task{doc, fullTask(t), full(plan.TaskTargets[i])})
		}
	case Clusters:
		for _, c := range plan.Clusters {
			out = append(out, Cluster{doc, fullCluster(c)})
		}
	case Numbers:
		for _, n := range plan.Numbers {
			out = append(out, Number{doc, n})
		}
	case Documents:
		out = append(out, document(plan))
	}
	return out
}

func source(d *corpus.Document) Source {
	return Source{d.Path, d.SHA256, d.Title, d.Number, d.Issuer, d.Issued, d.Region, d.PlanFrom, d.PlanTo, d.MeanOCR()}
}

func document(plan *target.Plan) Document {
	d := plan.Document
	c := Counts{Sections: max(0, len(d.Sections)-1), Sentences: len(d.Sentences), Numbers: len(plan.Numbers),
		Targets: len(plan.Targets), Tasks: len(plan.Tasks), Clusters: len(plan.Clusters)}
	for _, t := range plan.Targets {
		c.Mentions += len(t.Mentions)
	}
	for _, n := range plan.Numbers {
		if n.Role == target.RoleUnknown {
			c.Doubts++
		}
	}
	return Document{d.Path, d.SHA256, d.Format, d.Encoding, d.Head, d.MeanOCR(), c, full(d.Warnings)}
}

// full is list, or an empty list in place of none: JSON's null is not a list.
func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func fullTarget(t target.Target) target.Target {
	t.Lead, t.Support, t.Responsible, t.Section = full(t.Lead), full(t.Support), full(t.Responsible), full(t.Section)
	mentions := make([]target.Mention, len(t.Mentions))
	for i, m := range t.Mentions {
		m.Section = full(m.Section)
		mentions[i] = m
	}
	t.Mentions = mentions
	return t
}

func fullTask(t task.Task) task.Task {
	t.Section, t.Lead, t.Support, t.Responsible = full(t.Section), full(t.Lead), full(t.Support), full(t.Responsible)
	return t
}
