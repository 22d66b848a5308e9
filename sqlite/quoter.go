package sqlite

import (
	"database/sql/driver"
	"fmt"

	"github.com/mubiao/mubiao/corpus"
)

// quoter (引文) gives rows the words of their sentences, one document's after the other's. The views' substr counts from the
// beginning of the text for each row, which of a long text takes longer than all the rest of the row.
type quoter struct {
	db       *DB
	document int64
	text     string
	at       []int // byte at which each code point begins, and the text's length
	places   []corpus.Span
}

// sentence is the words of a document's sentence.
func (q *quoter) sentence(document, ordinal int64) (string, error) {
	if q.document != document {
		if err := q.read(document); err != nil {
			return "", err
		}
	}
	if ordinal >= int64(len(q.places)) {
		return "", fmt.Errorf("document %d has no sentence %d: the database is damaged", document, ordinal)
	}
	s := q.places[ordinal]
	if s.End >= len(q.at) {
		return "", fmt.Errorf("document %d has no character %d: the database is damaged", document, s.End)
	}
	return q.text[q.at[s.Start]:q.at[s.End]], nil
}

func (q *quoter) read(document int64) error {
	q.document, q.text, q.at, q.places = document, "", q.at[:0], nil
	err := q.db.each("SELECT d.text, p.places FROM documents AS d JOIN sentence_places AS p ON p.document_id = d.id WHERE d.id = ?",
		[]any{document}, func(row []driver.Value) error {
			q.text, q.places = fields(row).text(0), spans(fields(row).text(1))
			return nil
		})
	for i := range q.text {
		q.at = append(q.at, i)
	}
	q.at = append(q.at, len(q.text))
	return err
}
