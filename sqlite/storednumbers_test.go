package sqlite

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The numbers of a document that was stored are read back as they were.
func TestNumbersAreReadBack(t *testing.T) {
	db, plans := openTemp(t), extracted(t)
	ingest(t, db, plans...)
	for i, plan := range plans {
		got, err := db.Numbers(int64(i+1), plan.Document)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(plan.Numbers, got, cmpopts.EquateEmpty()); diff != "" || len(got) == 0 {
			t.Errorf("%s: %d numbers\n%s", plan.Document.Path, len(got), diff)
		}
	}
	if _, err := db.Numbers(99, plans[0].Document); err != nil {
		t.Errorf("numbers of no document: %v", err)
	}
}
