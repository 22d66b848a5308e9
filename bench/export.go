package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// exported is how many notices of the seeds' kind have a million targets.
const exported = "27000"

// exports measures the export of as many targets as NOTICES notices have, in each format, once. Nothing is written into the README.
func (b *bench) exports() error {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("NOTICES"), exported))
	if err != nil || n < 1 {
		return fmt.Errorf("NOTICES=%s: want a number from 1", os.Getenv("NOTICES"))
	}
	seeds, err := list(seedDir)
	if err != nil {
		return err
	}
	much, err := seeds.compose(filepath.Join(b.dir, "many"), n)
	if err != nil {
		return err
	}
	if _, err := b.fresh(2, much.dir); err != nil {
		return err
	}
	t := b.report.table(fmt.Sprintf("Export of the targets of %d notices, two cores", n), "format", "targets", "s", "CPU s", "peak MB", "file, MB")
	for _, format := range []string{"csv", "jsonl", "parquet", "dta", "xlsx", "sqlite"} {
		out := filepath.Join(b.dir, "targets."+format)
		u, _, err := b.child(2, program, "export", "--db", b.db(), "-o", out)
		if err != nil {
			return err
		}
		bytes, err := size(out)
		if err != nil {
			return err
		}
		rows, err := rowsOf(out)
		if err != nil {
			return err
		}
		t.add(format, rows, figure(u.wall), figure(u.cpu), figure(u.peak/1e6), figure(bytes/1e6))
		if err := os.Remove(out); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf is how many rows an exported file has, by its data package; a copy of the database has none.
func rowsOf(path string) (string, error) {
	data, err := os.ReadFile(path + ".datapackage.json")
	if errors.Is(err, fs.ErrNotExist) {
		return "–", nil
	}
	if err != nil {
		return "", err
	}
	var described struct{ Mubiao struct{ Rows int } }
	if err := json.Unmarshal(data, &described); err != nil {
		return "", fmt.Errorf("%s.datapackage.json: %w", path, err)
	}
	return strconv.Itoa(described.Mubiao.Rows), nil
}
