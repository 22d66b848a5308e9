package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
)

// plan writes every row of a plan as document id. Rows that others refer to come first.
func (w *writer) plan(id, run int64, path string, plan *target.Plan) {
	w.document(id, run, path, plan.Document)
	w.departments(plan)
	w.indicators(plan)
	for i := range plan.Targets {
		w.target(id, i, &plan.Targets[i])
	}
	for i := range plan.Targets {
		w.mentions(id, &plan.Targets[i], plan.Document)
	}
	for _, t := range plan.Targets {
		w.list("target_departments", t.Lead, id, t.ID, "lead")
		w.list("target_departments", t.Support, id, t.ID, "support")
		w.list("target_departments", t.Responsible, id, t.ID, "responsible")
	}
	for i := range plan.Numbers {
		w.number(id, &plan.Numbers[i], plan.Document)
	}
	for i := range plan.Tasks {
		w.task(id, i, &plan.Tasks[i])
	}
	for i, targets := range plan.TaskTargets {
		w.list("task_targets", targets, id, i)
	}
	for i := range plan.Clusters {
		w.cluster(id, i, &plan.Clusters[i])
	}
}

func (w *writer) document(id, run int64, path string, doc *corpus.Document) {
	w.row("documents", id, path, doc.SHA256, doc.Format, doc.Encoding, doc.Title, doc.Number, doc.Issuer, doc.Drafter,
		doc.Issued, doc.Published, doc.Region.Name, doc.Region.Code, year(doc.PlanFrom), year(doc.PlanTo), doc.Genre, run, doc.Text)
	w.list("document_warnings", doc.Warnings, id)
	for i, word := range doc.Words {
		w.row("ocr_words", id, i, word.Start, word.End, word.Confidence)
	}
	for i, sec := range doc.Sections {
		w.row("sections", id, i, sec.Parent, sec.Level, sec.No, sec.Title, sec.Start, sec.End, sec.Heading.Start, sec.Heading.End)
	}
	w.row("sentence_places", id, places(doc.Sentences))
}

// places writes where sentences stand as JSON.
func places(sentences []corpus.Sentence) string {
	text := make([]byte, 0, 16*len(sentences)+2)
	text = append(text, '[')
	for i, sent := range sentences {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(append(text, '['), int64(sent.Start), 10)
		text = strconv.AppendInt(append(text, ','), int64(sent.End), 10)
		text = append(text, ']')
	}
	return string(append(text, ']'))
}

// departments writes the departments that a plan names, each once.
func (w *writer) departments(plan *target.Plan) {
	seen := map[string]bool{}
	write := func(lists ...[]string) {
		for _, names := range lists {
			for _, name := range names {
				if !seen[name] {
					seen[name] = true
					d, _ := w.in.lex.Departments.Lookup(name)
					w.row("departments", name, d.ID, d.Name, d.Level, w.in.lex.Departments.Today(d).Name)
				}
			}
		}
	}
	for _, t := range plan.Targets {
		write(t.Lead, t.Support, t.Responsible)
	}
	for _, t := range plan.Tasks {
		write(t.Lead, t.Support, t.Responsible)
	}
}

// indicators writes the canonical indicators that a plan's targets stand for, each once.
func (w *writer) indicators(plan *target.Plan) {
	seen := map[string]bool{"": true}
	for i := range plan.Targets {
		id := plan.Targets[i].IndicatorID
		if seen[id] {
			continue
		}
		seen[id] = true
		if x, ok := w.in.lex.Indicators.ByID(id); ok {
			w.row("indicators", x.ID, x.Name, x.Unit, x.Family, x.Polarity)
		}
	}
}

func (w *writer) target(id int64, i int, t *target.Target) {
	var base target.Baseline
	if t.Baseline != nil {
		base = *t.Baseline
	}
	w.row("targets", id, i, t.ID, t.Action, t.Indicator, t.IndicatorText, t.IndicatorID, t.Scope, t.Cluster, t.Qualifier, t.Measure, t.Direction,
		w.real(t.Low), w.real(t.High), string(t.Bound), t.Unit, w.real(t.BaseLow), w.real(t.BaseHigh), t.BaseUnit,
		year(t.YearFrom), year(t.YearTo), t.Deadline, t.Per, w.baseline(base.Value), base.Unit, base.Text,
		t.Modality, t.Binding, headings(t.Section), t.Rule, t.Confidence)
}

func (w *writer) mentions(id int64, t *target.Target, doc *corpus.Document) {
	for n, m := range t.Mentions {
		w.row("mentions", id, t.ID, n, m.Start, m.End, m.Text, doc.SentenceAt(m.Start), headings(m.Section))
	}
}

func (w *writer) number(id int64, q *target.Number, doc *corpus.Document) {
	w.row("numbers", id, int64(q.Start), int64(q.End), w.real(q.Low), w.real(q.High), string(q.Bound), q.Unit,
		w.real(q.BaseLow), w.real(q.BaseHigh), q.BaseUnit, string(q.Role), q.Why, int64(doc.SentenceAt(q.Start)), known(q.Target))
}

func (w *writer) task(id int64, i int, t *task.Task) {
	w.row("tasks", id, i, t.No, t.Group, t.Task, headings(t.Section), t.Start, t.End)
	w.list("task_departments", t.Lead, id, i, "lead")
	w.list("task_departments", t.Support, id, i, "support")
	w.list("task_departments", t.Responsible, id, i, "responsible")
}

func (w *writer) cluster(id int64, i int, c *target.Cluster) {
	w.row("clusters", id, i, c.Name, c.Industry, c.Scale)
	w.list("cluster_members", c.Places, id, i, "place")
	w.list("cluster_members", c.Firms, id, i, "firm")
	w.list("cluster_targets", c.Targets, id, i)
}

// list writes a row for each of the texts: the key, the text's place in the list, the text.
func (w *writer) list(table string, texts []string, key ...any) {
	for i, text := range texts {
		w.row(table, append(key[:len(key):len(key)], i, text)...)
	}
}

// real is the double nearest to a decimal, or NULL where there is none.
func (w *writer) real(d *decimal.Decimal) any {
	if d == nil || w.err != nil {
		return nil
	}
	if d.Exponent() == 0 && d.NumDigits() <= exactDigits {
		return float64(d.CoefficientInt64())
	}
	return w.parse(d.String())
}

// exactDigits is how many digits of a whole number any double holds.
const exactDigits = 15

// baseline is the double nearest to a baseline's value, or NULL where it has none.
func (w *writer) baseline(value string) any {
	if value == "" || w.err != nil {
		return nil
	}
	return w.parse(value)
}

// parse reads a decimal. One that no double can hold, of more than 308 digits, is NULL: its text stands beside it.
func (w *writer) parse(value string) any {
	f, err := strconv.ParseFloat(value, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return nil
	case err != nil:
		w.err = fmt.Errorf("store a number: %w", err)
	}
	return f
}

// year is NULL where it is not known.
func year(y int) any {
	if y == 0 {
		return nil
	}
	return y
}

// known is NULL where a text is empty.
func known(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// headings writes a list of headings as JSON.
func headings(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	data, _ := json.Marshal(list) // a list of strings can always be written
	return string(data)
}
