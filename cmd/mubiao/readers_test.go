package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// duckdb is DuckDB's package, as npm names it with its version.
const duckdb = "@duckdb/node-api@1.5.6-r.1"

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
	r := lines(t, outputOf(t, "node", "testdata/readback/duckdb.mjs", dir, file))
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
	outputOf(t, "npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "--prefer-offline", "--save-exact", duckdb)
	return dir
}

// outputOf is what a program prints.
func outputOf(t *testing.T, program string, args ...string) []byte {
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

// converted makes csv files of a workbook's sheets, each cell with all that it holds and not as it is shown, and gives their names up to -SHEET.csv.
func converted(t *testing.T, file string) string {
	t.Helper()
	dir := t.TempDir()
	const eachSheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
	outputOf(t, "soffice", "-env:UserInstallation=file://"+dir+"/office", "--headless", "--convert-to", eachSheet, "--outdir", dir, file)
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".xlsx"))
}

// byLibreOffice reads a sheet of a workbook, and looks into its codebook.
func byLibreOffice(t *testing.T, file, sheet string) readBack {
	t.Helper()
	name := converted(t, file)
	book := csvRows(t, name+"-codebook.csv")
	if !slices.ContainsFunc(book, func(row []string) bool { return row[0] == "genre" && row[5] == "plan" && row[6] == "规划计划" }) {
		t.Errorf("%s: its codebook does not say what the genre plan is", file)
	}
	rows := csvRows(t, name+"-"+sheet+".csv")
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
	return lines(t, outputOf(t, python, "testdata/readback/stata.py", file))
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
