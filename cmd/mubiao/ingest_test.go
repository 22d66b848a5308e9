package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkIngest is the whole line, files to rows, every round into a new database.
func BenchmarkIngest(b *testing.B) {
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
		cmd, said := newIngest(), &strings.Builder{}
		cmd.SetArgs([]string{"--db", filepath.Join(dir, strconv.Itoa(round)+".db"), "../../seeds"})
		cmd.SetErr(said)
		if err := cmd.Execute(); err != nil {
			b.Fatal(err)
		}
		if want := fmt.Sprintf(" %d added", len(inputs)); !strings.Contains(said.String(), want) {
			b.Fatalf("got %s, want%s", said, want)
		}
	}
}
