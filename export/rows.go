package export

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/mubiao/mubiao/sqlite"
)

// Column (列) is one column of a table, as its codebook describes it.
type Column struct {
	sqlite.Column
	Unit   string  // what its numbers count, empty for words
	Values []Value // all that it may hold, where they are few
	Width  int     // greatest width in a table for people, in terminal columns; 0 is no limit
}

// Value (取值) is one of the few words that a column may hold.
type Value struct {
	Value   string
	Label   string // in Chinese
	Meaning string // in English
}

// Rows (行) writes the rows of one table. A row has a value for each column: a string, an int, an int64, a float64, or nil for
// what is not known. What was written is whole only after Close, which does not close the file beneath.
type Rows interface {
	Write(row []any) error
	Close() error
}

// RowOptions are what some formats want to know.
type RowOptions struct {
	Width int       // of the terminal, in columns, for a table; 0 is no limit
	NoBOM bool      // no byte-order mark before csv and tsv, without which Excel takes UTF-8 for another encoding
	Name  string    // of the rows, for xlsx and dta
	Dir   string    // that the file will stand in, from which xlsx links to notices
	Stamp time.Time // when the rows were made, for dta; nothing here reads a clock
}

// RowFormats is every Format that Rows are printed in, for messages and checks.
var RowFormats = []string{string(FormatTable), string(FormatJSONL), string(FormatCSV), string(FormatTSV)}

// NewRows writes rows of the columns to w, which should be buffered.
func NewRows(w io.Writer, format Format, columns []Column, opt RowOptions) (Rows, error) {
	switch format {
	case FormatTable:
		return newTableRows(w, columns, opt.Width), nil
	case FormatJSONL:
		return newLineRows(w, columns), nil
	case FormatCSV:
		return newDelimited(w, ',', columns, opt.NoBOM)
	case FormatTSV:
		return newDelimited(w, '\t', columns, opt.NoBOM)
	case FormatXLSX:
		return newXLSX(w, columns, opt)
	case FormatParquet:
		return newParquet(w, columns)
	case FormatDTA:
		return newDTA(w, columns, opt)
	}
	return nil, fmt.Errorf("rows are not written as %q", format)
}

// cellOf is a value as a cell, empty for nil.
func cellOf(v any) cell {
	switch v := v.(type) {
	case string:
		return word(v)
	case int:
		return count(v)
	case int64:
		return cell{strconv.FormatInt(v, 10), true}
	case float64:
		return cell{decimalText(v), true}
	case nil:
		return cell{}
	}
	panic(fmt.Sprintf("a row has a %T", v)) // a fault of the caller's
}

// decimalText is the shortest decimal that means the number, without exponent.
func decimalText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
