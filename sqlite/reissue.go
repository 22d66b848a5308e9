package sqlite

import (
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// reissued is the least share of sentences in common by which one document repeats another.
const reissued = 0.7

// maxSharing bounds the documents that are looked at for one hash, so that a sentence which all notices have costs little.
const maxSharing = 32

// link stores the minima of document id, and says of it and of those after it which document they repeat: the first that
// shares most sentences. A repetition has its region and years.
func (w *writer) link(id int64, doc *corpus.Document) {
	prints := doc.Fingerprints()
	minima := corpus.Minima(prints)
	for i, hash := range minima {
		if hash != 0 {
			w.row("minima", id, i, int64(hash))
		}
	}
	for _, other := range w.candidates(id, minima[:]) {
		if alike := w.alike(id, other, prints); alike >= reissued {
			w.exec(`INSERT INTO reissues VALUES (?1, ?2, ?3) ON CONFLICT (document_id)
				DO UPDATE SET of_id = ?2, similarity = ?3 WHERE of_id > ?2`, max(id, other), min(id, other), alike)
		}
	}
}

// relink says again of documents which they repeat.
func (w *writer) relink(ids []int64) {
	for _, id := range ids {
		w.exec("DELETE FROM minima WHERE document_id = ?", id)
		w.link(id, w.stored(id))
	}
}

// unlink takes away what says that others repeat document id, and lists them.
func (w *writer) unlink(id int64) (others []int64) {
	w.each(func(row []driver.Value) { others = append(others, row[0].(int64)) }, "SELECT document_id FROM reissues WHERE of_id = ?", id)
	w.exec("DELETE FROM reissues WHERE of_id = ?", id)
	return others
}

// sharing finds the first documents that have each of a document's minima.
var sharing = func() string {
	one := fmt.Sprintf("SELECT * FROM (SELECT document_id FROM minima WHERE hash = ? ORDER BY document_id LIMIT %d)", maxSharing)
	return one + strings.Repeat(" UNION ALL "+one, len(corpus.Minima(nil))-1)
}()

// candidates lists, in order, the documents that have half of a document's minima: those that share seven in ten sentences have, of
// a hundred, 94, and those that share eight in ten 99.
func (w *writer) candidates(id int64, minima []uint64) (ids []int64) {
	hashes, found := make([]any, len(minima)), 0
	for i, hash := range minima {
		hashes[i] = int64(hash)
		if hash != 0 {
			found++
		}
	}
	count := map[int64]int{}
	w.each(func(row []driver.Value) { count[row[0].(int64)]++ }, sharing, hashes...)
	for other, n := range count {
		if other != id && 2*n >= found {
			ids = append(ids, other)
		}
	}
	slices.Sort(ids)
	return ids
}

// alike is the share of sentences that the documents have in common, 0 where their regions or years differ.
func (w *writer) alike(id, other int64, prints []uint64) float64 {
	differ := w.value(`SELECT coalesce(a.region_code <> b.region_code AND '' NOT IN (a.region_code, b.region_code)
			OR a.plan_from <> b.plan_from OR a.plan_to <> b.plan_to, 0)
		FROM documents AS a, documents AS b WHERE a.id = ? AND b.id = ?`, id, other)
	if w.err != nil || differ != 0 {
		return 0
	}
	return corpus.Similarity(prints, w.stored(other).Fingerprints())
}

// stored is a document's text and sentences.
func (w *writer) stored(id int64) *corpus.Document {
	var spans []corpus.Span
	w.each(func(row []driver.Value) {
		spans = append(spans, corpus.Span{Start: int(row[0].(int64)), End: int(row[1].(int64))})
	}, "SELECT value ->> 0, value ->> 1 FROM sentence_places, json_each(places) WHERE document_id = ? ORDER BY key", id)
	row := w.first("SELECT text FROM documents WHERE id = ?", id)
	if row == nil {
		return &corpus.Document{}
	}
	return corpus.Stored(row[0].(string), spans)
}
