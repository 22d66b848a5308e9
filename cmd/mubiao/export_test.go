package main

import (
	"errors"
	"os"
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
