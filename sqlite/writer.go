package sqlite

import (
	"context"
	"database/sql"
	"strings"
)

// columns has every table that an Ingest writes rows to, with its columns in the order that rows are given.
var columns = map[string]string{
	"runs": "id version ruleset started finished",
	"documents": "id path sha256 format encoding title number issuer drafter issued published region region_code " +
		"plan_from plan_to genre run_id text",
	"document_warnings": "document_id ordinal message",
	"ocr_words":         "document_id ordinal start end confidence",
	"sections":          "document_id ordinal parent level no title start end heading_start heading_end",
	"targets": "document_id ordinal id action indicator indicator_id scope cluster qualifier measure direction " +
		"low high bound unit base_low base_high base_unit year_from year_to deadline per " +
		"baseline_value baseline_unit baseline_text modality binding section rule confidence",
	"mentions": "document_id target_id ordinal start end text sentence section",
	"numbers": "document_id ordinal start end text low high bound unit base_low base_high base_unit " +
		"role why sentence target_id",
	"departments":        "name id canonical level",
	"target_departments": "document_id target_id role ordinal department",
	"tasks":              "document_id ordinal no group_name task section start end",
	"task_departments":   "document_id task role ordinal department",
	"task_targets":       "document_id task ordinal target_id",
	"clusters":           "document_id ordinal name industry scale",
	"cluster_members":    "document_id cluster kind ordinal name",
	"cluster_targets":    "document_id cluster ordinal target_id",
	"failures":           "path sha256 code message run_id",
}

// inserts has the statement that writes one row of each table. A department met again is brought up to date with the
// lexicon, and left alone where it already is.
var inserts = func() map[string]string {
	queries := map[string]string{}
	for table, names := range columns {
		list := strings.Fields(names)
		queries[table] = "INSERT INTO " + table + " (" + strings.Join(list, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(list)-1) + ")"
	}
	queries["departments"] += ` ON CONFLICT (name) DO UPDATE SET id = excluded.id, canonical = excluded.canonical, level = excluded.level
		WHERE (id, canonical, level) IS NOT (excluded.id, excluded.canonical, excluded.level)`
	return queries
}()

// querier is what reads one row: the pool or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// writer writes in one transaction. It keeps the first error and does nothing after it, so that rows can be written
// without a check after each.
type writer struct {
	tx    *sql.Tx
	in    *Ingest
	runID int64
	stmts map[string]*sql.Stmt // of the transaction
	err   error
}

// row writes a row whose values stand in the order of columns[table].
func (w *writer) row(table string, values ...any) {
	if w.err != nil {
		return
	}
	stmt := w.stmts[table]
	if stmt == nil {
		stmt = w.tx.Stmt(w.in.insert[table])
		w.stmts[table] = stmt
	}
	_, w.err = stmt.Exec(values...)
}

// exec runs a statement and says how many rows it changed itself.
func (w *writer) exec(query string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	var result sql.Result
	if result, w.err = w.tx.Exec(query, args...); w.err != nil {
		return 0
	}
	var n int64
	n, w.err = result.RowsAffected()
	return n
}

// value reads one whole number.
func (w *writer) value(query string, args ...any) (n int64) {
	if w.err == nil {
		w.err = w.tx.QueryRow(query, args...).Scan(&n)
	}
	return n
}

// run is the id of the run's row, which it writes where it does not stand yet.
func (w *writer) run() int64 {
	if w.runID == 0 {
		w.runID = w.value("SELECT coalesce(max(id), 0) + 1 FROM runs")
		w.row("runs", w.runID, w.in.run.Version, w.in.run.Ruleset, w.in.run.Started, "")
	}
	return w.runID
}

// departments lists the names that a document's targets and tasks hold.
func (w *writer) departments(document int64) (names []string) {
	if w.err != nil || document == 0 {
		return nil
	}
	var rows *sql.Rows
	rows, w.err = w.tx.Query(`SELECT department FROM target_departments WHERE document_id = ?1
		UNION SELECT department FROM task_departments WHERE document_id = ?1`, document)
	if w.err != nil {
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if w.err = rows.Scan(&name); w.err != nil {
			return nil
		}
		names = append(names, name)
	}
	w.err = rows.Err()
	return names
}

// prune deletes those of the departments that no document names any more.
func (w *writer) prune(names []string) {
	for _, name := range names {
		w.exec(`DELETE FROM departments WHERE name = ?1
			AND NOT EXISTS (SELECT 1 FROM target_departments WHERE department = ?1)
			AND NOT EXISTS (SELECT 1 FROM task_departments WHERE department = ?1)`, name)
	}
}
