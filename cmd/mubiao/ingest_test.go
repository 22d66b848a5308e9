package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/mubiao/mubiao/sqlite"
)

// BenchmarkIngest is the whole line, files to rows, every round into a new database.
func BenchmarkIngest(b *testing.B) {
	x, err := load()
	if err != nil {
		b.Fatal(err)
	}
	inputs, dir, size := expand([]string{"../../seeds"}), b.TempDir(), int64(0)
	for _, in := range inputs {
		info, err := os.Stat(in.path)
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	b.SetBytes(size)
	for round := 0; b.Loop(); round++ {
		db, err := sqlite.Open(filepath.Join(dir, strconv.Itoa(round)+".db"))
		if err != nil {
			b.Fatal(err)
		}
		s := &store{progress: newProgress(io.Discard, len(inputs), false), outcomes: map[sqlite.Outcome]int{}}
		if err := s.fill(context.Background(), newIngest(), db, x, inputs, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		if s.outcomes[sqlite.Added] != len(inputs) {
			b.Fatalf("%d added, want %d", s.outcomes[sqlite.Added], len(inputs))
		}
	}
}
