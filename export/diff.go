package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/sqlite"
)

// Comparison (对比) is what became of one region's plans, or of one file in another.
type Comparison struct {
	Region   string // empty for files
	Old, New Side
	Diff     *compare.Diff
}

// Side (一方) is the plans that stand on one side of a comparison.
type Side struct {
	Label     string // the year, or the file
	Documents []*corpus.Document
}

// DiffWriter writes one Comparison after the other. What was written is whole only after Close, which does not close the
// file beneath.
type DiffWriter interface {
	Write(c *Comparison) error
	Close() error
}

// FormatHTML is a page for a browser.
const FormatHTML Format = "html"

// DiffShows is what of a comparison is written, for messages and checks.
var DiffShows = []string{string(Targets), string(Tasks), string(Clusters)}

// DiffFormats is every Format that comparisons are written in, for messages and checks.
var DiffFormats = []string{string(FormatTable), string(FormatJSONL), string(FormatCSV), string(FormatTSV), string(FormatXLSX), string(FormatHTML)}

// NewDiffWriter writes the pairs of one kind to w, which should be buffered; a page has all kinds.
func NewDiffWriter(w io.Writer, format Format, show Show, opt RowOptions) (DiffWriter, error) {
	switch format {
	case FormatHTML:
		return newDiffPage(w)
	case FormatJSONL:
		return &diffLines{newLineWriter(w, show)}, nil
	}
	switch show {
	case Targets:
		return newDiffRows(w, format, pairColumns, (*Comparison).pairs, opt)
	case Tasks:
		return newDiffRows(w, format, taskColumns, (*Comparison).tasks, opt)
	case Clusters:
		return newDiffRows(w, format, clusterColumns, (*Comparison).clusters, opt)
	}
	return nil, fmt.Errorf("a comparison has no %s", show)
}

// fact is a column of a comparison, and how a row of it is told.
type fact[T any] struct {
	Column
	brief bool // people want to see it in a table
	value func(T) any
}

// diffRows writes a row a pair.
type diffRows[T any] struct {
	rows  Rows
	facts []fact[T]
	of    func(*Comparison) []T
}

// newDiffRows writes all comparisons as one table or, for people, each as one under its head.
func newDiffRows[T any](w io.Writer, format Format, facts []fact[T], of func(*Comparison) []T, opt RowOptions) (DiffWriter, error) {
	if format == FormatTable {
		return &diffTables[T]{w, briefly(facts), of, opt.Width}, nil
	}
	rows, err := NewRows(w, format, columnsOf(facts), opt)
	return &diffRows[T]{rows, facts, of}, err
}

// briefly is the columns that people want to see.
func briefly[T any](facts []fact[T]) []fact[T] {
	return slices.DeleteFunc(slices.Clone(facts), func(f fact[T]) bool { return !f.brief })
}

func columnsOf[T any](facts []fact[T]) []Column {
	columns := make([]Column, len(facts))
	for i, f := range facts {
		columns[i] = f.Column
	}
	return columns
}

func (d *diffRows[T]) Write(c *Comparison) error { return writeFacts(d.rows, d.facts, d.of(c)) }

// writeFacts writes a row for each of the things.
func writeFacts[T any](rows Rows, facts []fact[T], things []T) error {
	for _, p := range things {
		row := make([]any, len(facts))
		for i, f := range facts {
			row[i] = f.value(p)
		}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	return nil
}

func (d *diffRows[T]) Close() error { return d.rows.Close() }

// diffTables writes a table a comparison.
type diffTables[T any] struct {
	w     io.Writer
	facts []fact[T]
	of    func(*Comparison) []T
	width int
}

func (d *diffTables[T]) Write(c *Comparison) error {
	if _, err := io.WriteString(d.w, c.head()); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	rows := newTableRows(d.w, columnsOf(d.facts), d.width)
	if err := writeFacts(rows, d.facts, d.of(c)); err != nil {
		return err
	}
	return rows.Close()
}

// Close has nothing left to write.
func (d *diffTables[T]) Close() error { return nil }

// head says what is compared.
func (c *Comparison) head() string {
	out := strings.TrimSpace(printable(c.Region+" "+c.Old.Label+" → "+c.New.Label)) + "\n"
	for _, side := range []Side{c.Old, c.New} {
		for _, doc := range side.Documents {
			before := side.Label + ": "
			if side.Label == doc.Path {
				before = ""
			}
			out += strings.TrimSpace(printable(before+doc.Path+"  "+doc.Title)) + "\n"
		}
	}
	return out
}

// words is a column of text, and numbers one of numbers.
func words[T any](name, label, meaning string, value func(T) string) fact[T] {
	return fact[T]{Column: Column{Column: sqlite.Column{Name: name, Label: label, Meaning: meaning, Type: sqlite.Text}}, value: func(p T) any { return value(p) }}
}

func numbers[T any](name, label, meaning, unit string, value func(T) any) fact[T] {
	return fact[T]{Column: Column{Column: sqlite.Column{Name: name, Label: label, Meaning: meaning, Type: sqlite.Real}, Unit: unit}, value: value}
}

// shown is the column as one of a table for people, width terminal columns wide at most.
func (f fact[T]) shown(width int) fact[T] {
	f.brief, f.Width = true, width
	return f
}

// real is a decimal as a value of a row.
func real(d *decimal.Decimal) any {
	if d == nil {
		return nil
	}
	return d.InexactFloat64()
}

// change tells two wordings as one where they are the same.
func change(old, new string) string {
	switch {
	case old == new || old == "":
		return new
	case new == "":
		return old
	}
	return old + " → " + new
}

// line is a text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
