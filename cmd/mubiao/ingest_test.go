package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus/read"
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
	f := ingestFlags{reading: reading{Options: read.Options{Limits: read.Default()}, jobs: workers(runtime.GOMAXPROCS(0))}}
	for round := 0; b.Loop(); round++ {
		db, err := sqlite.Open(filepath.Join(dir, strconv.Itoa(round)+".db"))
		if err != nil {
			b.Fatal(err)
		}
		cmd := newIngest()
		cmd.SetContext(context.Background())
		said := &strings.Builder{}
		cmd.SetErr(said)
		if err := f.fill(cmd, db, x, inputs); err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		if want := fmt.Sprintf(" %d added", len(inputs)); !strings.Contains(said.String(), want) {
			b.Fatalf("got %s, want%s", said, want)
		}
	}
}
