package export

import (
	"cmp"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
)

// tableRows prints one table for people under the columns' Chinese labels. It holds all rows until it is closed.
type tableRows struct {
	w   io.Writer
	tab table.Writer
}

func newTableRows(w io.Writer, columns []Column, width int) *tableRows {
	var list []pick
	for _, c := range columns {
		list = append(list, pick{c.Name, cmp.Or(c.Label, c.Name), c.Width})
	}
	return &tableRows{w, newTable(list, width)}
}

func (t *tableRows) Write(row []any) error {
	cells := make(table.Row, len(row))
	for i, v := range row {
		cells[i] = printable(cellOf(v).text)
	}
	t.tab.AppendRow(cells)
	return nil
}

// Close prints the table.
func (t *tableRows) Close() error {
	text := "（无）\n"
	if t.tab.Length() > 0 {
		text = t.tab.Render() + "\n"
	}
	if _, err := io.WriteString(t.w, text); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}
