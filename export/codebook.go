package export

import (
	"io"

	"github.com/mubiao/mubiao/sqlite"
)

// codebookColumns are those of a codebook (编码簿): a row for each column and, where it holds one of a few words, for each of these.
var codebookColumns = []Column{
	{Column: sqlite.Column{Name: "column", Meaning: "name of the column", Label: "列名", Type: sqlite.Text}, Width: 16},
	{Column: sqlite.Column{Name: "label", Meaning: "what it is called in Chinese", Label: "中文名", Type: sqlite.Text}, Width: 16},
	{Column: sqlite.Column{Name: "meaning", Meaning: "what it means", Label: "含义", Type: sqlite.Text}, Width: 60},
	{Column: sqlite.Column{Name: "type", Meaning: "text, integer or real", Label: "类型", Type: sqlite.Text}, Width: 8},
	{Column: sqlite.Column{Name: "unit", Meaning: "what its numbers count", Label: "单位", Type: sqlite.Text}, Width: 28},
	{Column: sqlite.Column{Name: "value", Meaning: "a word that it may hold", Label: "取值", Type: sqlite.Text}, Width: 12},
	{Column: sqlite.Column{Name: "value_label", Meaning: "what the word is in Chinese", Label: "取值中文名", Type: sqlite.Text}, Width: 12},
	{Column: sqlite.Column{Name: "value_meaning", Meaning: "what the word means", Label: "取值含义", Type: sqlite.Text}, Width: 48},
}

// WriteCodebook writes the codebook of columns to w, which should be buffered.
func WriteCodebook(w io.Writer, format Format, columns []Column, opt RowOptions) error {
	rows, err := NewRows(w, format, codebookColumns, opt)
	if err != nil {
		return err
	}
	for _, row := range codebook(columns) {
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	return rows.Close()
}

// codebook is the rows of a codebook.
func codebook(columns []Column) (rows [][]any) {
	for _, c := range columns {
		values := c.Values
		if values == nil {
			values = []Value{{}}
		}
		for _, v := range values {
			rows = append(rows, []any{c.Name, c.Label, c.Meaning, string(c.Type), c.Unit, v.Value, v.Label, v.Meaning})
		}
	}
	return rows
}
