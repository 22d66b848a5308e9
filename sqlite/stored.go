package sqlite

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
)

// Plan reads a document with its targets, tasks and clusters back, by its number. Values are the doubles stored, in their
// shortest decimal form. Its numbers that are no targets, and its outline, stay where they are.
func (db *DB) Plan(id int64) (*target.Plan, error) {
	r := &reader{db: db, id: id}
	plan := &target.Plan{Document: r.document()}
	if r.err == nil {
		r.targets(plan)
		r.tasks(plan)
		r.clusters(plan)
	}
	if r.err != nil {
		return nil, fmt.Errorf("read document %d: %w", id, r.err)
	}
	return plan, nil
}

// reader reads the rows of one document. It keeps the first error and does nothing after it.
type reader struct {
	db  *DB
	id  int64
	err error
}

// each gives the rows of a query about the document to use.
func (r *reader) each(query string, use func(row fields)) {
	if r.err != nil {
		return
	}
	r.err = r.db.each(query, []any{r.id}, func(row []driver.Value) error {
		use(row)
		return nil
	})
}

// lists are the texts of a query's rows of key, kind and text, by key and kind.
func (r *reader) lists(query string) map[string]map[string][]string {
	found := map[string]map[string][]string{}
	r.each(query, func(row fields) {
		key := fmt.Sprint(row[0])
		if found[key] == nil {
			found[key] = map[string][]string{}
		}
		found[key][row.text(1)] = append(found[key][row.text(1)], row.text(2))
	})
	return found
}

// fields (字段) is a row with its values by their type.
type fields []driver.Value

func (f fields) text(i int) string {
	s, _ := f[i].(string)
	return s
}

func (f fields) number(i int) int {
	n, _ := f[i].(int64)
	return int(n)
}

// decimal is nil where a number is not known.
func (f fields) decimal(i int) *decimal.Decimal {
	n, ok := f[i].(float64)
	if !ok {
		return nil
	}
	d := decimal.NewFromFloat(n)
	return &d
}

func (f fields) list(i int) (list []string) {
	_ = json.Unmarshal([]byte(f.text(i)), &list) // the schema holds JSON there
	return list
}

func (f fields) value(i int) measure.Value {
	return measure.Value{Low: f.decimal(i), High: f.decimal(i + 1), Bound: measure.Bound(f.text(i + 2)), Unit: f.text(i + 3),
		BaseLow: f.decimal(i + 4), BaseHigh: f.decimal(i + 5), BaseUnit: f.text(i + 6)}
}

func (r *reader) document() (doc *corpus.Document) {
	r.each(`SELECT d.path, d.sha256, d.format, d.encoding, d.title, d.number, d.issuer, d.drafter, d.issued, d.published, d.region,
		d.region_code, d.plan_from, d.plan_to, d.genre, d.text, p.places
		FROM documents AS d JOIN sentence_places AS p ON p.document_id = d.id WHERE d.id = ?`, func(row fields) {
		doc = corpus.Stored(row.text(15), spans(row.text(16)))
		doc.Path, doc.SHA256, doc.Format, doc.Encoding = row.text(0), row.text(1), row.text(2), row.text(3)
		doc.Head = corpus.Head{Title: row.text(4), Number: row.text(5), Issuer: row.text(6), Drafter: row.text(7), Issued: row.text(8),
			Published: row.text(9), Region: corpus.Region{Name: row.text(10), Code: row.text(11)},
			PlanFrom: row.number(12), PlanTo: row.number(13), Genre: row.text(14)}
	})
	if doc == nil {
		r.err = cmp.Or(r.err, errors.New("there is no such document"))
		return nil
	}
	r.each("SELECT start, end, confidence FROM ocr_words WHERE document_id = ? ORDER BY ordinal", func(row fields) {
		word := corpus.Word{Span: corpus.Span{Start: row.number(0), End: row.number(1)}}
		word.Confidence, _ = row[2].(float64)
		doc.Words = append(doc.Words, word)
	})
	return doc
}

// spans reads what places has written.
func spans(places string) []corpus.Span {
	var list [][2]int
	_ = json.Unmarshal([]byte(places), &list) // the schema holds JSON there
	out := make([]corpus.Span, len(list))
	for i, s := range list {
		out[i] = corpus.Span{Start: s[0], End: s[1]}
	}
	return out
}

func (r *reader) targets(plan *target.Plan) {
	departments := r.lists("SELECT target_id, role, department FROM target_departments WHERE document_id = ? ORDER BY target_id, role, ordinal")
	mentions := map[string][]target.Mention{}
	r.each("SELECT target_id, start, end, text, sentence, section FROM mentions WHERE document_id = ? ORDER BY target_id, ordinal", func(row fields) {
		m := target.Mention{Span: corpus.Span{Start: row.number(1), End: row.number(2)}, Text: row.text(3), Section: row.list(5)}
		m.Sentence = plan.Document.Slice(plan.Document.Sentences[row.number(4)].Span)
		if plan.Document.Words != nil {
			m.OCR = plan.Document.OCR(m.Span)
		}
		mentions[row.text(0)] = append(mentions[row.text(0)], m)
	})
	r.each(`SELECT id, action, indicator, indicator_text, indicator_id, scope, cluster, qualifier, measure, direction,
		low, high, bound, unit, base_low, base_high, base_unit, year_from, year_to, deadline, per, baseline_value, baseline_unit,
		baseline_text, modality, binding, section, rule, confidence FROM targets WHERE document_id = ? ORDER BY ordinal`, func(row fields) {
		of := departments[row.text(0)]
		t := target.Target{ID: row.text(0), Action: row.text(1), Indicator: row.text(2), IndicatorText: row.text(3), IndicatorID: row.text(4),
			Scope: row.text(5), Cluster: row.text(6), Qualifier: row.text(7), Measure: row.text(8), Direction: row.text(9), Value: row.value(10),
			YearFrom: row.number(17), YearTo: row.number(18), Deadline: row.text(19), Per: row.text(20), Baseline: row.baseline(21),
			Modality: row.text(24), Binding: row.text(25), Lead: of["lead"], Support: of["support"], Responsible: of["responsible"],
			Section: row.list(26), Mentions: mentions[row.text(0)], Rule: row.text(27)}
		t.Confidence, _ = row[28].(float64)
		plan.Targets = append(plan.Targets, t)
	})
}

// baseline is nil where there is none.
func (f fields) baseline(i int) *target.Baseline {
	b := target.Baseline{Unit: f.text(i + 1), Text: f.text(i + 2)}
	if v := f.decimal(i); v != nil {
		b.Value = v.String()
	}
	if b == (target.Baseline{}) {
		return nil
	}
	return &b
}

func (r *reader) tasks(plan *target.Plan) {
	departments := r.lists("SELECT task, role, department FROM task_departments WHERE document_id = ? ORDER BY task, role, ordinal")
	targets := r.lists("SELECT task, '', target_id FROM task_targets WHERE document_id = ? ORDER BY task, ordinal")
	r.each("SELECT ordinal, no, group_name, task, section, start, end FROM tasks WHERE document_id = ? ORDER BY ordinal", func(row fields) {
		key := fmt.Sprint(row[0])
		of := departments[key]
		plan.Tasks = append(plan.Tasks, task.Task{Span: corpus.Span{Start: row.number(5), End: row.number(6)}, No: row.text(1), Group: row.text(2),
			Task: row.text(3), Section: row.list(4), Lead: of["lead"], Support: of["support"], Responsible: of["responsible"]})
		plan.TaskTargets = append(plan.TaskTargets, targets[key][""])
	})
}

func (r *reader) clusters(plan *target.Plan) {
	members := r.lists("SELECT cluster, kind, name FROM cluster_members WHERE document_id = ? ORDER BY cluster, kind, ordinal")
	targets := r.lists("SELECT cluster, '', target_id FROM cluster_targets WHERE document_id = ? ORDER BY cluster, ordinal")
	r.each("SELECT ordinal, name, industry, scale FROM clusters WHERE document_id = ? ORDER BY ordinal", func(row fields) {
		key := fmt.Sprint(row[0])
		plan.Clusters = append(plan.Clusters, target.Cluster{Name: row.text(1), Industry: row.text(2), Scale: row.text(3),
			Places: members[key]["place"], Firms: members[key]["firm"], Targets: targets[key][""]})
	})
}
