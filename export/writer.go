package export

import (
	"fmt"
	"io"

	"github.com/mubiao/mubiao/extract/target"
)

// Format (格式) is how records are written.
type Format string

// The formats.
const (
	FormatTable Format = "table" // for people
	FormatJSONL Format = "jsonl" // one record a line
	FormatJSON  Format = "json"  // one array
	FormatCSV   Format = "csv"   // one record a row, under a header row
	FormatTSV   Format = "tsv"   // the same, between tabs

	FormatXLSX    Format = "xlsx"
	FormatParquet Format = "parquet"
	FormatDTA     Format = "dta"    // of Stata
	FormatSQLite  Format = "sqlite" // the whole database
)

// Formats is every Format that Plans are written in, for messages and checks.
var Formats = []string{string(FormatTable), string(FormatJSONL), string(FormatJSON), string(FormatCSV)}

// Writer writes the records of one Plan after the other. What was written is whole only after Close, which does not
// close the file beneath.
type Writer interface {
	Write(plan *target.Plan) error
	Close() error
}

// NewWriter writes records of one kind to w. width is the terminal's, in columns, for tables; 0 is no limit.
func NewWriter(w io.Writer, format Format, show Show, width int) (Writer, error) {
	switch format {
	case FormatTable:
		return newTableWriter(w, show, width), nil
	case FormatJSONL:
		return newLineWriter(w, show), nil
	case FormatJSON:
		return &arrayWriter{line: newLineWriter(w, show), w: w}, nil
	case FormatCSV:
		return newCSVWriter(w, show), nil
	}
	return nil, fmt.Errorf("no format %q", format)
}
