package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is no text is not written to a terminal.
func TestExportRefusesATerminal(t *testing.T) {
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	for _, format := range []string{"xlsx", "parquet", "dta", "sqlite"} {
		root := newRoot()
		root.SetOut(tty)
		root.SetArgs([]string{"export", "--format", format})
		var usage *usageError
		if err := root.Execute(); !errors.As(err, &usage) || !strings.Contains(err.Error(), "name a file with -o") {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// An export that Ctrl-C ends leaves what stood there as it was, and nothing beside it.
func TestExportInterrupted(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "targets.csv")
	if err := os.WriteFile(out, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	f := exportFlags{writing: writing{format: "csv", path: out}}
	n := 0
	d := &dataset{rows: func(use func(row []any) error) error {
		for {
			if err := use(nil); err != nil {
				return err
			}
			if n++; n == 3 {
				stop()
			}
		}
	}}
	err := f.files(ctx, d)
	if code := report(io.Discard, err); code != exitSignal || n != 3 {
		t.Errorf("%v after %d rows: exit code %d", err, n, code)
	}
	data, err := os.ReadFile(out)
	files, err2 := os.ReadDir(dir)
	if string(data) != "before" || len(files) != 1 || err != nil || err2 != nil {
		t.Errorf("%q, %d files, %v %v", data, len(files), err, err2)
	}
}
