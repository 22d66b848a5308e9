package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// readBack is a table as another program reads it: its columns, what the program says of each, and the cells as text.
type readBack struct {
	columns []string
	about   []string
	rows    [][]string
}

// TestOtherProgramsReadBackWhatIsExported opens every format by a program that people use, and wants the database's own values in every cell.
func TestOtherProgramsReadBackWhatIsExported(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "seeds.db")
	mubiao(t, "ingest", "--quiet", "--db", db, "../../seeds")
	for _, what := range []sqlite.What{sqlite.Targets, sqlite.Tasks, sqlite.Documents} {
		columns, want := stored(t, db, what)
		file := filepath.Join(dir, string(what))
		for _, format := range []string{"csv", "tsv", "jsonl", "parquet", "xlsx", "dta"} {
			mubiao(t, "export", "--db", db, "--what", string(what), "-o", file+"."+format)
		}
		agree(t, "jsonl", want, byJSON(t, file+".jsonl"))
		agree(t, "csv", guarded(want), byDuckDB(t, file+".csv"))
		agree(t, "tsv", guarded(want), byDuckDB(t, file+".tsv"))
		agree(t, "parquet", want, byDuckDB(t, file+".parquet"))
		agree(t, "xlsx", want, byLibreOffice(t, file+".xlsx", string(what)))
		agree(t, "dta", labelled(columns, want), byPandas(t, file+".dta"))
		workbook(t, file+".xlsx", columns)
	}
}

// odd is rows that a format could spoil.
var odd = [][]any{
	{"=1+1", int64(3_000_000_000), 1e300, "growth"},
	{" 两端空白 ", int64(-5), -2.5, ""},
	{"一,\"二\"\n三\t四;'五'", nil, nil, "level"},
	{strings.Repeat("目标", 8000), int64(0), 0.1, "share"},
	{"_x000C_ 𠮷 <&> \\N", int64(20181231), 350000000000.0, "added"},
	{"", nil, 12345678.9, ""},
}

// TestOtherProgramsReadBackOddValues does the same with rows that no notice has.
func TestOtherProgramsReadBackOddValues(t *testing.T) {
	columns, err := export.Describe([]sqlite.Column{{Name: "words", Label: "文字", Meaning: "words", Type: sqlite.Text}, {Name: "whole", Label: "整数", Type: sqlite.Integer},
		{Name: "low", Label: "下限", Type: sqlite.Real}, {Name: "measure", Label: "度量方式", Type: sqlite.Text}})
	if err != nil {
		t.Fatal(err)
	}
	want := readBack{columns: []string{"words", "whole", "low", "measure"}}
	for _, row := range odd {
		want.rows = append(want.rows, cells(row))
	}
	dir := t.TempDir()
	for _, format := range []export.Format{export.FormatCSV, export.FormatTSV, export.FormatJSONL, export.FormatParquet, export.FormatXLSX, export.FormatDTA} {
		write(t, filepath.Join(dir, "odd."+string(format)), format, columns)
	}
	file := filepath.Join(dir, "odd.")
	agree(t, "jsonl", want, byJSON(t, file+"jsonl"))
	agree(t, "csv", guarded(want), byDuckDB(t, file+"csv"))
	agree(t, "tsv", guarded(want), byDuckDB(t, file+"tsv"))
	agree(t, "parquet", want, byDuckDB(t, file+"parquet"))
	rows := csvRows(t, converted(t, file+"xlsx")+"-odd.csv")
	agree(t, "xlsx", want, readBack{columns: rows[0], rows: rows[1:]})
	agree(t, "dta", labelled(columns, want), byPandas(t, file+"dta"))
}

// write writes the odd rows.
func write(t *testing.T, path string, format export.Format, columns []export.Column) {
	t.Helper()
	file, err := export.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := export.NewRows(file, format, columns, export.RowOptions{Name: "odd"})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range odd {
		if err := rows.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(rows.Close(), file.Finish(), file.Keep()); err != nil {
		t.Fatal(err)
	}
}

func mubiao(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("mubiao", args...).CombinedOutput(); err != nil {
		t.Fatalf("mubiao %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// stored is the rows of a kind as package sqlite gives them.
func stored(t *testing.T, path string, what sqlite.What) ([]export.Column, readBack) {
	t.Helper()
	db, err := sqlite.OpenRead(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	list, err := db.Columns(what)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := export.Describe(list)
	if err != nil {
		t.Fatal(err)
	}
	var r readBack
	for _, c := range columns {
		r.columns = append(r.columns, c.Name)
	}
	err = db.Rows(what, r.columns, sqlite.Filter{}, func(row []any) error {
		r.rows = append(r.rows, cells(row))
		return nil
	})
	if err != nil || len(r.rows) == 0 {
		t.Fatalf("%s: %d rows, %v", what, len(r.rows), err)
	}
	return columns, r
}

// cells is a row as text: nothing for what is not known, and numbers as they are shortest.
func cells(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case float64:
			out[i] = strconv.FormatFloat(v, 'g', -1, 64)
		case int64:
			out[i] = strconv.FormatFloat(float64(v), 'g', -1, 64)
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

func agree(t *testing.T, format string, want, got readBack) {
	t.Helper()
	if diff := cmp.Diff(want.columns, got.columns); diff != "" {
		t.Errorf("%s: columns: %s", format, diff)
	}
	if len(got.rows) != len(want.rows) {
		t.Fatalf("%s: %d rows, want %d", format, len(got.rows), len(want.rows))
	}
	for i := range want.rows {
		for c, name := range want.columns {
			if w, g := want.rows[i][c], got.rows[i][c]; w != g && !sameNumber(w, g) {
				t.Errorf("%s: row %d, %s: %q, want %q", format, i+1, name, g, w)
			}
		}
	}
}

// sameNumber says whether two texts are one number, written in two ways.
func sameNumber(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y
}

// changed is a table with another text in some of its cells.
func (r readBack) changed(change func(column int, cell string) string) readBack {
	out := readBack{columns: r.columns}
	for _, row := range r.rows {
		row = slices.Clone(row)
		for i := range row {
			row[i] = change(i, row[i])
		}
		out.rows = append(out.rows, row)
	}
	return out
}

// guarded is what csv has for texts that would be formulas.
func guarded(r readBack) readBack {
	return r.changed(func(_ int, cell string) string {
		if _, err := strconv.ParseFloat(cell, 64); err != nil && strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
			return "'" + cell
		}
		return cell
	})
}

// labelled is what dta has for the words of a few.
func labelled(columns []export.Column, r readBack) readBack {
	return r.changed(func(column int, cell string) string {
		for _, v := range columns[column].Values {
			if v.Value == cell {
				return v.Label
			}
		}
		return cell
	})
}
