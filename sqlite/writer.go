package sqlite

import (
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
)

// columns has every table that an Ingest writes rows to, with its columns in the order that rows are given.
var columns = map[string]string{
	"runs":           "id version ruleset started finished",
	"files":          "path sha256 run_id region year issuer url",
	"document_paths": "path document_id file",
	"documents": "id path sha256 format encoding title number issuer drafter issued published region region_code " +
		"plan_from plan_to genre run_id text",
	"document_warnings": "document_id ordinal message",
	"ocr_words":         "document_id ordinal start end confidence",
	"minima":            "document_id ordinal hash",
	"reissues":          "document_id of_id similarity",
	"sections":          "document_id ordinal parent level no title start end heading_start heading_end",
	"sentence_places":   "document_id places",
	"targets": "document_id ordinal id action indicator indicator_text indicator_id scope cluster qualifier measure direction " +
		"low high bound unit base_low base_high base_unit year_from year_to deadline per " +
		"baseline_value baseline_unit baseline_text modality binding section rule confidence",
	"mentions": "document_id target_id ordinal start end text sentence section",
	"numbers": "document_id start end low high bound unit base_low base_high base_unit " +
		"role why sentence target_id",
	"indicators":         "id name unit family polarity",
	"departments":        "name id canonical level series",
	"target_departments": "document_id target_id role ordinal department",
	"tasks":              "document_id ordinal no group_name task section start end",
	"task_departments":   "document_id task role ordinal department",
	"task_targets":       "document_id task ordinal target_id",
	"clusters":           "document_id ordinal name industry scale",
	"cluster_members":    "document_id cluster kind ordinal name",
	"cluster_targets":    "document_id cluster ordinal target_id",
	"failures":           "path sha256 code message run_id file",
}

// insertSizes are how many rows a statement writes: opening the tables takes as long as writing some rows.
var insertSizes = []int{64, 8, 1}

// renewed has the tables whose rows, met again, are brought up to date with the lexicon, and left alone where they already are.
var renewed = []string{"indicators", "departments"}

// insert is the statement that writes so many rows of a table.
func insert(table string, rows int) string {
	list := strings.Fields(columns[table])
	row := "(?" + strings.Repeat(", ?", len(list)-1) + ")"
	query := "INSERT INTO " + table + " (" + strings.Join(list, ", ") + ") VALUES " + row + strings.Repeat(", "+row, rows-1)
	if !slices.Contains(renewed, table) {
		return query
	}
	set, now := strings.Join(list[1:], ", "), "excluded."+strings.Join(list[1:], ", excluded.")
	return query + fmt.Sprintf(" ON CONFLICT (%s) DO UPDATE SET (%s) = (%s) WHERE (%s) IS NOT (%s)", list[0], set, now, set, now)
}

// inserter writes the rows of a table, many at once. It holds the values of those that are not written yet.
type inserter struct {
	columns    int
	statements [3]*statement // by place in insertSizes
	values     []driver.NamedValue
}

// writer writes in one transaction. It keeps the first error and does nothing after it, so that rows can be written
// without a check after each.
type writer struct {
	in    *Ingest
	runID int64
	table string // whose rows are not all written yet
	err   error
}

// row writes a row whose values stand in the order of columns[table]. It is there for every other statement of the writer.
func (w *writer) row(table string, values ...any) {
	if table != w.table {
		w.flush()
		w.table = table
	}
	if w.err != nil {
		return
	}
	into := w.in.insert[table]
	if into == nil {
		into = &inserter{columns: len(values)}
		w.in.insert[table] = into
	}
	for _, value := range values {
		if n, ok := value.(int); ok {
			value = int64(n)
		}
		into.values = append(into.values, driver.NamedValue{Value: value})
	}
	if len(into.values) == insertSizes[0]*into.columns {
		w.flush()
	}
}

// flush writes the rows that wait.
func (w *writer) flush() {
	into := w.in.insert[w.table]
	if into == nil {
		return
	}
	rest := into.values
	for i, rows := range insertSizes {
		for n := rows * into.columns; len(rest) >= n && w.err == nil; rest = rest[n:] {
			if into.statements[i] == nil {
				if into.statements[i], w.err = w.in.db.conn.prepared(insert(w.table, rows)); w.err != nil {
					break
				}
			}
			for k := range n {
				rest[k].Ordinal = k + 1
			}
			w.err = into.statements[i].insert(rest[:n])
		}
	}
	into.values = into.values[:0]
}

// exec runs a statement and says how many rows it changed itself.
func (w *writer) exec(query string, args ...any) (n int64) {
	if w.flush(); w.err == nil {
		n, w.err = w.in.db.conn.exec(query, args...)
	}
	return n
}

// first is the first row of a query, nil where there is none.
func (w *writer) first(query string, args ...any) (row []driver.Value) {
	if w.flush(); w.err == nil {
		row, w.err = w.in.db.conn.first(query, args...)
	}
	return row
}

// value reads one whole number.
func (w *writer) value(query string, args ...any) int64 {
	row := w.first(query, args...)
	if row == nil {
		return 0
	}
	return row[0].(int64)
}

// each gives the rows of a query to use.
func (w *writer) each(use func(row []driver.Value), query string, args ...any) {
	if w.flush(); w.err == nil {
		w.err = w.in.db.conn.each(query, args, func(row []driver.Value) error {
			use(row)
			return nil
		})
	}
}

// texts is the first column of a query's rows.
func (w *writer) texts(query string, args ...any) (list []string) {
	w.each(func(row []driver.Value) { list = append(list, row[0].(string)) }, query, args...)
	return list
}

// run is the id of the run's row, which it writes where it does not stand yet. A run of the same program and rules that was
// broken off is taken up again.
func (w *writer) run() int64 {
	if w.runID != 0 {
		return w.runID
	}
	run := w.in.run
	row := w.first("SELECT id, version = ? AND ruleset = ? AND finished = '' FROM runs ORDER BY id DESC LIMIT 1", run.Version, run.Ruleset)
	switch {
	case row == nil:
		w.runID = 1
	case row[1].(int64) != 0:
		w.runID = row[0].(int64)
		return w.runID
	default:
		w.runID = row[0].(int64) + 1
	}
	w.row("runs", w.runID, run.Version, run.Ruleset, run.Started, "")
	return w.runID
}

// named lists the departments that a document's targets and tasks hold.
func (w *writer) named(document int64) []string {
	return w.texts(`SELECT department FROM target_departments WHERE document_id = ?1
		UNION SELECT department FROM task_departments WHERE document_id = ?1`, document)
}

// prune deletes those of the departments that no document names any more.
func (w *writer) prune(names []string) {
	for _, name := range names {
		w.exec(`DELETE FROM departments WHERE name = ?1
			AND NOT EXISTS (SELECT 1 FROM target_departments WHERE department = ?1)
			AND NOT EXISTS (SELECT 1 FROM task_departments WHERE department = ?1)`, name)
	}
}
