package sqlite

import (
	"maps"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/target"
)

// save stores a plan of the file at work. Documents are told apart by their bytes, and by what a manifest says of them.
func (w *writer) save(plan *target.Plan) (outcome Outcome, of string) {
	doc, in := plan.Document, w.in
	var before int64 // the document that the path is of
	if !in.fresh {
		w.exec("DELETE FROM failures WHERE path = ?", doc.Path)
		before = w.value("SELECT document_id FROM document_paths WHERE path = ?", doc.Path)
	}
	same := w.first(`SELECT d.id, d.path, r.version = ?1 AND r.ruleset = ?2 AND (NOT ?3 OR d.run_id = ?4)
		FROM documents AS d JOIN runs AS r ON r.id = d.run_id JOIN document_paths AS p ON p.path = d.path JOIN files AS f ON f.path = p.file
		WHERE d.sha256 = ?5 AND (d.id = ?6 OR (f.region, f.year, f.issuer) IS (?7, ?8, ?9)) ORDER BY d.id <> ?6, d.id LIMIT 1`,
		in.run.Version, in.run.Ruleset, in.redo, w.runID, doc.SHA256, before, in.file.Region, year(in.file.Year), in.file.Issuer)
	switch {
	case w.err != nil:
		return "", ""
	case same == nil:
		return w.fresh(plan, before), ""
	}
	id, path, done := same[0].(int64), same[1].(string), same[2].(int64) != 0
	switch {
	case before != id:
		if before != 0 {
			w.detach(doc.Path)
		}
		w.row("document_paths", doc.Path, id, in.file.Path)
		outcome, of = Copied, path
	case done:
		outcome = Unchanged
	default:
		outcome = Replaced
	}
	if !done {
		w.rewrite(id, path, plan)
	}
	return outcome, of
}

// fresh stores a plan of bytes that the database does not hold, in place of the document that its path was of before, if any.
func (w *writer) fresh(plan *target.Plan, before int64) Outcome {
	path := plan.Document.Path
	if before != 0 && w.value("SELECT count(*) FROM document_paths WHERE document_id = ?", before) == 1 {
		w.rewrite(before, path, plan)
		return Replaced
	}
	outcome := Added
	if before != 0 {
		w.detach(path)
		outcome = Replaced
	}
	if w.in.next == 0 {
		w.in.next = w.value("SELECT coalesce(max(id), 0) + 1 FROM documents")
	}
	id := w.in.next
	w.in.next++
	w.plan(id, w.run(), path, plan)
	w.row("document_paths", path, id, w.in.file.Path)
	w.link(id, plan.Document)
	return outcome
}

// rewrite stores a plan as the document id, whose chief path is path, in place of the rows that it has. Its paths stay.
func (w *writer) rewrite(id int64, path string, plan *target.Plan) {
	dependents := w.forget(id)
	w.plan(id, w.run(), path, plan)
	w.link(id, plan.Document)
	w.relink(dependents)
}

// dependent lists the tables with rows of a document's own.
var dependent = func() (tables []string) {
	for _, table := range slices.Sorted(maps.Keys(columns)) {
		if strings.HasPrefix(columns[table], "document_id ") {
			tables = append(tables, table)
		}
	}
	return tables
}()

// forget deletes a document and all that is stored of it but its paths, and lists the documents that were said to repeat it.
func (w *writer) forget(id int64) (repetitions []int64) {
	departments := w.named(id)
	repetitions = w.unlink(id)
	for _, table := range dependent {
		w.exec("DELETE FROM "+table+" WHERE document_id = ?", id)
	}
	w.exec("DELETE FROM documents WHERE id = ?", id)
	w.prune(departments)
	return repetitions
}

// detach takes a path from its document, and the document out of the database where it has no other.
func (w *writer) detach(path string) {
	id := w.value("SELECT document_id FROM document_paths WHERE path = ?", path)
	w.exec("DELETE FROM document_paths WHERE path = ?", path)
	if row := w.first("SELECT min(path) FROM document_paths WHERE document_id = ?", id); row != nil && row[0] != nil {
		w.exec("UPDATE documents SET path = ? WHERE id = ? AND path = ?", row[0], id, path)
		return
	}
	w.in.next = 0
	w.relink(w.forget(id))
}

// fail records a failure.
func (w *writer) fail(f Failure) Outcome {
	run := w.in.run
	same := w.value(`SELECT count(*) FROM failures AS f JOIN runs AS r ON r.id = f.run_id
		WHERE f.path = ? AND f.sha256 = ? AND f.code = ? AND f.message = ? AND r.version = ? AND r.ruleset = ?`,
		f.Path, f.SHA256, f.Code, f.Message, run.Version, run.Ruleset)
	if same != 0 {
		return Unchanged
	}
	outcome := Added
	if w.exec("DELETE FROM failures WHERE path = ?", f.Path) != 0 {
		outcome = Replaced
	}
	w.row("failures", f.Path, f.SHA256, f.Code, f.Message, w.run(), w.in.file.Path)
	return outcome
}
