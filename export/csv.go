package export

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/mubiao/mubiao/extract/target"
)

// csvWriter writes a header row and one row a record.
type csvWriter struct {
	w      *csv.Writer
	show   Show
	header bool // has been written
}

func newCSVWriter(w io.Writer, show Show) *csvWriter {
	return &csvWriter{w: csv.NewWriter(w), show: show}
}

func (c *csvWriter) Write(plan *target.Plan) error {
	if err := c.begin(); err != nil {
		return err
	}
	for _, r := range Records(plan, c.show) {
		if err := c.w.Write(guarded(flat(r))); err != nil {
			return fmt.Errorf("write row: %w", err)
		}
	}
	return c.flush()
}

// Close writes the header row where no plan came.
func (c *csvWriter) Close() error {
	if err := c.begin(); err != nil {
		return err
	}
	return c.flush()
}

func (c *csvWriter) begin() error {
	if c.header {
		return nil
	}
	c.header = true
	if err := c.w.Write(headers[c.show]); err != nil {
		return fmt.Errorf("write header row: %w", err)
	}
	return nil
}

func (c *csvWriter) flush() error {
	c.w.Flush()
	if err := c.w.Error(); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return nil
}

// guarded is a row's texts, guarded each.
func guarded(row []cell) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = c.guarded()
	}
	return out
}

// guarded is a cell's text. One that a spreadsheet would run as a formula gets an apostrophe before it.
func (c cell) guarded() string {
	if !c.number && c.text != "" && opensFormula(c.text[0]) {
		return "'" + c.text
	}
	return c.text
}

// opensFormula says whether a spreadsheet takes a cell that begins so for a formula (OWASP ASVS 1.2.10).
func opensFormula(b byte) bool {
	switch b {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}
