package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/mubiao/mubiao/extract/target"
)

// lineWriter writes JSON Lines. < > & stand as they are: no record is put into a web page.
type lineWriter struct {
	w    io.Writer
	show Show
	buf  bytes.Buffer
	enc  *json.Encoder
}

func newLineWriter(w io.Writer, show Show) *lineWriter {
	l := &lineWriter{w: w, show: show}
	l.enc = json.NewEncoder(&l.buf)
	l.enc.SetEscapeHTML(false)
	return l
}

func (l *lineWriter) Write(plan *target.Plan) error {
	for _, r := range Records(plan, l.show) {
		line, err := l.encode(r)
		if err != nil {
			return err
		}
		if _, err := l.w.Write(line); err != nil {
			return fmt.Errorf("write record: %w", err)
		}
	}
	return nil
}

// encode is r as a line, good until the next call.
func (l *lineWriter) encode(r any) ([]byte, error) {
	l.buf.Reset()
	if err := l.enc.Encode(r); err != nil {
		return nil, fmt.Errorf("encode record: %w", err)
	}
	return l.buf.Bytes(), nil
}

// Close has nothing left to write.
func (l *lineWriter) Close() error { return nil }

// arrayWriter writes one JSON array with a record a line.
type arrayWriter struct {
	line *lineWriter
	w    io.Writer
	n    int
}

func (a *arrayWriter) Write(plan *target.Plan) error {
	for _, r := range Records(plan, a.line.show) {
		line, err := a.line.encode(r)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(a.w, "%s%s", a.before(), bytes.TrimRight(line, "\n")); err != nil {
			return fmt.Errorf("write record: %w", err)
		}
		a.n++
	}
	return nil
}

func (a *arrayWriter) before() string {
	if a.n == 0 {
		return "[\n"
	}
	return ",\n"
}

// Close ends the array.
func (a *arrayWriter) Close() error {
	end := "\n]\n"
	if a.n == 0 {
		end = "[]\n"
	}
	if _, err := io.WriteString(a.w, end); err != nil {
		return fmt.Errorf("write record: %w", err)
	}
	return nil
}
