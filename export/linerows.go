package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// lineRows writes a row as one JSON object a line, its keys in the order of the columns.
type lineRows struct {
	w    io.Writer
	keys []string // each with what stands before and after it
	line bytes.Buffer
	enc  *json.Encoder // of words, into line
}

func newLineRows(w io.Writer, columns []Column) *lineRows {
	l := &lineRows{w: w}
	l.enc = json.NewEncoder(&l.line)
	l.enc.SetEscapeHTML(false)
	for i, c := range columns {
		l.keys = append(l.keys, fmt.Sprintf("%c%q:", "{,"[min(i, 1)], c.Name))
	}
	return l
}

func (l *lineRows) Write(row []any) error {
	l.line.Reset()
	for i, v := range row {
		l.line.WriteString(l.keys[i])
		if err := l.value(v); err != nil {
			return err
		}
	}
	l.line.WriteString("}\n")
	if _, err := l.w.Write(l.line.Bytes()); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

func (l *lineRows) value(v any) error {
	switch c := cellOf(v); {
	case v == nil:
		l.line.WriteString("null")
	case c.number:
		l.line.WriteString(c.text)
	default:
		if err := l.enc.Encode(c.text); err != nil {
			return fmt.Errorf("write row: %w", err)
		}
		l.line.Truncate(l.line.Len() - 1) // the encoder ends what it writes with a line end
	}
	return nil
}

// Close has nothing left to write.
func (l *lineRows) Close() error { return nil }
