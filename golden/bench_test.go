package golden_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/sqlite"
)

func BenchmarkExtract(b *testing.B) {
	x := extractor(b)
	var docs []*corpus.Document
	size := 0
	for _, s := range seeds(b) {
		doc, err := corpus.Read(s.name, s.data)
		if err != nil {
			b.Fatal(err)
		}
		docs, size = append(docs, doc), size+len(s.data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, doc := range docs {
			x.Extract(doc)
		}
	}
}

// BenchmarkIngest is the whole line: bytes to rows, every round into documents that are new.
func BenchmarkIngest(b *testing.B) {
	x := extractor(b)
	db, err := sqlite.Open(filepath.Join(b.TempDir(), "targets.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	in, err := db.BeginRun(sqlite.Run{Version: "bench", Ruleset: x.Hash}, func(string) (id, canonical, level string) { return "", "", "" })
	if err != nil {
		b.Fatal(err)
	}
	all, size := seeds(b), 0
	for _, s := range all {
		size += len(s.data)
	}
	b.SetBytes(int64(size))
	for round := 0; b.Loop(); round++ {
		for _, s := range all {
			doc, err := corpus.Read(fmt.Sprint(s.name, round), s.data)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := in.Save(x.Extract(doc)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
