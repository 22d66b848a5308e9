package sqlite

import (
	"fmt"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// Numbers reads every number of a stored document back, in the order of the text. It is what Plan leaves out.
func (db *DB) Numbers(id int64, doc *corpus.Document) (numbers []target.Number, err error) {
	r := &reader{db: db, id: id}
	r.each(`SELECT start, end, low, high, bound, unit, base_low, base_high, base_unit, role, why, sentence, target_id
		FROM numbers WHERE document_id = ? ORDER BY start`, func(row fields) {
		n := target.Number{Span: corpus.Span{Start: row.number(0), End: row.number(1)}, Value: row.value(2), Role: target.Role(row.text(9)),
			Why: row.text(10), Target: row.text(12)}
		n.Text, n.Sentence = doc.Slice(n.Span), doc.Slice(doc.Sentences[row.number(11)].Span)
		if doc.Words != nil {
			n.OCR = doc.OCR(n.Span)
		}
		numbers = append(numbers, n)
	})
	if r.err != nil {
		return nil, fmt.Errorf("read numbers of document %d: %w", id, r.err)
	}
	return numbers, nil
}
