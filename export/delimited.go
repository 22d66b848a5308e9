package export

import (
	"fmt"
	"io"
	"strings"
)

// byteOrderMark says that a text is UTF-8.
const byteOrderMark = "\ufeff"

// delimited (分隔文本) writes csv and tsv by RFC 4180. encoding/csv would change the line ends within a cell to those between rows.
type delimited struct {
	w     io.Writer
	mark  byte
	plain string // characters that only a quoted cell may hold
	line  []byte
}

// newDelimited writes the header row.
func newDelimited(w io.Writer, mark byte, columns []Column, noBOM bool) (*delimited, error) {
	d := &delimited{w: w, mark: mark, plain: string(mark) + "\"\r\n"}
	if !noBOM {
		d.line = append(d.line, byteOrderMark...)
	}
	for i, c := range columns {
		d.cell(i, c.Name)
	}
	return d, d.end()
}

func (d *delimited) Write(row []any) error {
	for i, v := range row {
		d.cell(i, cellOf(v).guarded())
	}
	return d.end()
}

// Close has nothing left to write.
func (d *delimited) Close() error { return nil }

// cell adds the cell of column i, quoted where it must be. Blanks at its ends are quoted too, which some programs else drop.
func (d *delimited) cell(i int, text string) {
	if i > 0 {
		d.line = append(d.line, d.mark)
	}
	if !strings.ContainsAny(text, d.plain) && strings.Trim(text, " \t") == text {
		d.line = append(d.line, text...)
		return
	}
	d.line = append(d.line, '"')
	d.line = append(d.line, strings.ReplaceAll(text, `"`, `""`)...)
	d.line = append(d.line, '"')
}

func (d *delimited) end() error {
	d.line = append(d.line, "\r\n"...)
	_, err := d.w.Write(d.line)
	d.line = d.line[:0]
	if err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}
