package sqlite

import (
	"path/filepath"
	"testing"
)

// A copy is a sound database of one file, with all rows. It is made of what was there when it began.
func TestCopy(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, readSeeds(t)...)
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := db.Copy(path); err != nil {
		t.Fatal(err)
	}
	beside, err := filepath.Glob(path + "?*")
	if err != nil || beside != nil {
		t.Errorf("beside the copy stands %v, %v", beside, err)
	}
	again, err := OpenRead(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	sound(t, again)
	for table := range columns {
		if query := "SELECT * FROM " + table; dump(t, db, query) != dump(t, again, query) {
			t.Errorf("%s is not the same", table)
		}
	}
	if err := db.Copy(path); err == nil {
		t.Error("a copy replaces what is there")
	}
}

// What is written during a snapshot is not seen in it, and after it is.
func TestSnapshot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.db")
	writer := open(t, path)
	ingest(t, writer, readSeeds(t)[:1]...)
	db, err := OpenRead(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	count := func() (n int) {
		if err := db.Rows(Documents, []string{"path"}, Filter{}, func([]any) error { n++; return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	err = db.Snapshot(func() error {
		before := count()
		ingest(t, writer, readSeeds(t)...)
		if origin, err := db.Origin(); count() != before || err != nil || origin.Documents != int64(before) {
			t.Errorf("%d documents, then %d: %v", before, origin.Documents, err)
		}
		return nil
	})
	if n := count(); err != nil || n != len(readSeeds(t)) {
		t.Errorf("%d documents after it: %v", n, err)
	}
}
