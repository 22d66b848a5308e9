package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// duckdb is DuckDB's package, as npm names it with its version.
const duckdb = "@duckdb/node-api@1.5.6-r.1"

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
		compare(t, "jsonl", want, byJSON(t, file+".jsonl"))
		compare(t, "csv", guarded(want), byDuckDB(t, file+".csv"))
		compare(t, "tsv", guarded(want), byDuckDB(t, file+".tsv"))
		compare(t, "parquet", want, byDuckDB(t, file+".parquet"))
		compare(t, "xlsx", want, byLibreOffice(t, file+".xlsx", string(what)))
		compare(t, "dta", labelled(columns, want), byPandas(t, file+".dta"))
		workbook(t, file+".xlsx", columns)
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

func compare(t *testing.T, format string, want, got readBack) {
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

// lines reads a table of a JSON array a line: columns, what is said of them, rows.
func lines(t *testing.T, out []byte) (r readBack) {
	t.Helper()
	for line := range bytes.Lines(out) {
		var row []any
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		r.rows = append(r.rows, cells(row))
	}
	if len(r.rows) < 2 {
		t.Fatalf("no table: %s", out)
	}
	return readBack{r.rows[0], r.rows[1], r.rows[2:]}
}

// byJSON reads objects a line, by their keys in the order of the first one.
func byJSON(t *testing.T, file string) (r readBack) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		in := json.NewDecoder(bytes.NewReader(line))
		var tokens []any
		for in.More() || len(tokens) < 2 {
			token, err := in.Token()
			if err != nil {
				t.Fatalf("%v in %s", err, line)
			}
			tokens = append(tokens, token)
		}
		var keys []string
		var row []any
		for i := 1; i+1 < len(tokens); i += 2 {
			keys, row = append(keys, tokens[i].(string)), append(row, tokens[i+1])
		}
		r.columns, r.rows = keys, append(r.rows, cells(row))
	}
	return r
}

// byDuckDB reads csv, tsv and Parquet. Of Parquet it wants the types.
func byDuckDB(t *testing.T, file string) readBack {
	t.Helper()
	dir := packages(t)
	r := lines(t, output(t, "node", "testdata/readback/duckdb.mjs", dir, file))
	if filepath.Ext(file) == ".parquet" {
		for i, name := range r.columns {
			want := "VARCHAR"
			switch name {
			case "low", "high", "base_low", "base_high", "baseline_value", "confidence", "ocr":
				want = "DOUBLE"
			case "document_id", "plan_from", "year_to", "start", "ordinal", "sentences", "run_id":
				want = "BIGINT"
			case "title", "sentence", "id", "task":
			default:
				continue
			}
			if r.about[i] != want {
				t.Errorf("%s: %s is %s, want %s", file, name, r.about[i], want)
			}
		}
	}
	return r
}

// packages installs DuckDB outside of the tree, where it is not yet, as make bench does with its peers.
func packages(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "mubiao-test")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	output(t, "npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "--prefer-offline", "--save-exact", duckdb)
	return dir
}

// output is what a program prints.
func output(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: 'make readers' installs what is missing\n%s%s", program, err, out, said.Bytes())
	}
	return out
}

// byLibreOffice reads the first sheet of a workbook, each cell with all that it holds, not as it is shown.
func byLibreOffice(t *testing.T, file, sheet string) readBack {
	t.Helper()
	dir := t.TempDir()
	const eachSheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
	output(t, "soffice", "-env:UserInstallation=file://"+dir+"/office", "--headless", "--convert-to", eachSheet, "--outdir", dir, file)
	book := csvRows(t, filepath.Join(dir, sheet+"-codebook.csv"))
	if !slices.ContainsFunc(book, func(row []string) bool { return row[0] == "genre" && row[5] == "plan" && row[6] == "规划计划" }) {
		t.Errorf("%s: its codebook does not say what the genre plan is", file)
	}
	rows := csvRows(t, filepath.Join(dir, sheet+"-"+sheet+".csv"))
	return readBack{columns: rows[0], rows: rows[1:]}
}

func csvRows(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", file, len(rows), err)
	}
	return rows
}

// byPandas reads a Stata dataset.
func byPandas(t *testing.T, file string) readBack {
	t.Helper()
	python := "/usr/bin/python3" // Debian's, which has Debian's packages
	if exec.Command(python, "-c", "import pandas").Run() != nil {
		python = "python3"
	}
	return lines(t, output(t, python, "testdata/readback/stata.py", file))
}

// workbook wants a workbook's header to stay and to filter, types in its cells, and links to the notices.
func workbook(t *testing.T, file string, columns []export.Column) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	panes, err := book.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%s: %+v, %v: the header does not stay", file, panes, err)
	}
	for i, c := range columns {
		at, _ := excelize.CoordinatesToCellName(i+1, 2)
		kind, err := book.GetCellType(sheet, at)
		value, err2 := book.GetCellValue(sheet, at)
		if text := kind == excelize.CellTypeInlineString || kind == excelize.CellTypeFormula; err != nil || err2 != nil || value != "" && text != (c.Type == sqlite.Text) {
			t.Errorf("%s: %s is of type %v, %v %v", file, c.Name, kind, err, err2)
		}
		if formula, err := book.GetCellFormula(sheet, at); err != nil || (formula != "") != (c.Name == "path") {
			t.Errorf("%s: %s has the formula %q: %v", file, at, formula, err)
		} else if c.Name == "path" {
			link := strings.Split(formula, `"`)[1]
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), link)); err != nil {
				t.Errorf("%s: %s leads to %q: %v", file, at, link, err)
			}
		}
	}
}
