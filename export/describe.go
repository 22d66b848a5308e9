package export

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/mubiao/mubiao/sqlite"
)

//go:embed values.tsv
var valuesTable string

// builtValues is the table, read once, when it is first asked for.
var builtValues = sync.OnceValues(func() (map[string][]Value, error) { return readValues(valuesTable) })

// units says what the numbers of a column count.
var units = map[string]string{
	"start": "code points of the text, from 0", "end": "code points of the text, from 0",
	"low": "as the column unit says", "high": "as the column unit says",
	"base_low": "as the column base_unit says", "base_high": "as the column base_unit says",
	"baseline_value": "as the column baseline_unit says",
	"year_from":      "year", "year_to": "year", "plan_from": "year", "plan_to": "year",
	"confidence": "0 to 1", "ocr": "0 to 1",
	"sections": "count", "sentences": "count", "numbers": "count", "targets": "count", "mentions": "count", "tasks": "count",
	"clusters": "count", "doubts": "count",
}

// Describe gives the columns of a database their units and values.
func Describe(list []sqlite.Column) ([]Column, error) {
	values, err := builtValues()
	if err != nil {
		return nil, fmt.Errorf("read values.tsv: %w", err)
	}
	out := make([]Column, len(list))
	for i, c := range list {
		out[i] = Column{Column: c}
		if c.Type == sqlite.Text {
			out[i].Values = values[c.Name]
		} else {
			out[i].Unit = units[c.Name]
		}
	}
	return out, nil
}

// Values is the few words that a column may hold, as far as it has few.
func Values(column string) ([]Value, error) {
	values, err := builtValues()
	if err != nil {
		return nil, fmt.Errorf("read values.tsv: %w", err)
	}
	return values[column], nil
}

// label is what a word of a column is called in Chinese, or the word itself.
func label(column, word string) string {
	values, _ := builtValues() // which a test reads
	for _, v := range values[column] {
		if v.Value == word {
			return v.Label
		}
	}
	return word
}

// readValues reads a table of column, value, label and meaning, and refuses what is empty, stands twice or apart from its column.
func readValues(table string) (map[string][]Value, error) {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma, r.Comment = '\t', '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], " ") != "column value label meaning" {
		return nil, fmt.Errorf("the header is not column value label meaning")
	}
	values, last := map[string][]Value{}, ""
	for _, row := range rows[1:] {
		column, v := row[0], Value{row[1], row[2], row[3]}
		switch {
		case slices.Contains(row, ""):
			return nil, fmt.Errorf("%q has an empty cell", row)
		case column != last && values[column] != nil:
			return nil, fmt.Errorf("%s: its values do not stand together", column)
		case slices.ContainsFunc(values[column], func(w Value) bool { return w.Value == v.Value || w.Label == v.Label }):
			return nil, fmt.Errorf("%s: %s stands twice, or its label does", column, v.Value)
		}
		values[column], last = append(values[column], v), column
	}
	return values, nil
}
