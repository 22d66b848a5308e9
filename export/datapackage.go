package export

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/mubiao/mubiao/sqlite"
)

// Dataset (数据集) is what is known of exported rows.
type Dataset struct {
	Name    string // of the kind of rows
	Title   string
	Columns []Column
	Rows    int64
	Filter  []string // flags that chose the rows
	Origin  sqlite.Origin
}

// The parts of a data package's description (https://datapackage.org), in the order in which they are written.
type (
	dataPackage struct {
		Schema    string     `json:"$schema"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Created   string     `json:"created,omitempty"` // when the last of the runs ended, or began
		Resources []resource `json:"resources"`
		Mubiao    provenance `json:"mubiao"`
	}
	resource struct {
		Name      string      `json:"name"`
		Type      string      `json:"type"`
		About     string      `json:"description,omitempty"`
		Path      string      `json:"path"`
		Format    Format      `json:"format"`
		MediaType string      `json:"mediatype"`
		Encoding  string      `json:"encoding,omitempty"`
		Dialect   *dialect    `json:"dialect,omitempty"`
		Bytes     int64       `json:"bytes"`
		Hash      string      `json:"hash"`
		Schema    tableSchema `json:"schema"`
	}
	dialect struct {
		Delimiter string `json:"delimiter,omitempty"`
		SheetName string `json:"sheetName,omitempty"`
	}
	tableSchema struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
	}
	field struct {
		Name        string       `json:"name"`
		Type        string       `json:"type"`
		Title       string       `json:"title"`
		Description string       `json:"description"`
		Unit        string       `json:"unit,omitempty"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Enum []string `json:"enum"`
	}
	// provenance is what stands in no standard: how the rows came to be.
	provenance struct {
		Rows      int64    `json:"rows"`
		Filter    []string `json:"filter"`
		Documents int64    `json:"documents"` // of the database, as the next two
		Reissues  int64    `json:"reissues"`
		Failures  int64    `json:"failures"`
		Runs      []run    `json:"runs"`
	}
	run struct {
		ID        int64  `json:"id"`
		Version   string `json:"version"`
		Ruleset   string `json:"ruleset"`
		Started   string `json:"started"`
		Finished  string `json:"finished"`
		Documents int64  `json:"documents"`
	}
)

// mediaTypes is the media type of each format.
var mediaTypes = map[Format]string{
	FormatCSV:     "text/csv",
	FormatTSV:     "text/tab-separated-values",
	FormatJSONL:   "application/jsonl",
	FormatXLSX:    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	FormatParquet: "application/vnd.apache.parquet",
	FormatDTA:     "application/x-stata-dta",
}

// WriteDataPackage describes a finished file of rows, and its codebook's, as a Frictionless Data Package.
func WriteDataPackage(w io.Writer, d Dataset, format Format, data, codebook *File) error {
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: "mubiao-" + d.Name, Title: d.Title,
		Resources: []resource{newResource(d.Name, format, d.Columns, data), newResource("codebook", FormatCSV, codebookColumns, codebook)},
		Mubiao: provenance{Rows: d.Rows, Filter: full(d.Filter), Documents: d.Origin.Documents, Reissues: d.Origin.Reissues,
			Failures: d.Origin.Failures, Runs: []run{}},
	}
	for _, r := range d.Origin.Runs {
		p.Mubiao.Runs = append(p.Mubiao.Runs, run(r))
		p.Created = r.Date()
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(p); err != nil {
		return fmt.Errorf("write data package: %w", err)
	}
	return nil
}

// guardNote says what stands in a csv file that does not stand in the database.
const guardNote = "A text that a spreadsheet would run as a formula, since it begins with = + - @ or a tab, has an apostrophe before it."

func newResource(name string, format Format, columns []Column, f *File) resource {
	r := resource{Name: name, Type: "table", Path: filepath.Base(f.Path), Format: format, MediaType: mediaTypes[format], Bytes: f.Bytes,
		Hash: "sha256:" + f.SHA256(), Schema: tableSchema{MissingValues: []string{""}}}
	switch format {
	case FormatCSV:
		r.Encoding, r.About = "utf-8", guardNote
	case FormatTSV:
		r.Encoding, r.About, r.Dialect = "utf-8", guardNote, &dialect{Delimiter: "\t"}
	case FormatJSONL:
		r.Encoding = "utf-8"
	case FormatXLSX:
		r.Dialect = &dialect{SheetName: name}
	}
	for _, c := range columns {
		r.Schema.Fields = append(r.Schema.Fields, newField(c, format))
	}
	return r
}

// newField describes a column. Of the words of a few a Stata dataset has the labels.
func newField(c Column, format Format) field {
	f := field{Name: c.Name, Type: fieldTypes[c.Type], Title: c.Label, Description: c.Meaning, Unit: c.Unit}
	for _, v := range c.Values {
		word := v.Value
		if format == FormatDTA {
			word = v.Label
		}
		if f.Constraints == nil {
			f.Constraints = &constraints{}
		}
		f.Constraints.Enum = append(f.Constraints.Enum, word)
	}
	return f
}

// fieldTypes is what a data package calls the types.
var fieldTypes = map[sqlite.Type]string{sqlite.Text: "string", sqlite.Integer: "integer", sqlite.Real: "number"}
