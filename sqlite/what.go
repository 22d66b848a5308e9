package sqlite

import (
	"database/sql/driver"
	"regexp"
	"strings"
)

// What (内容) says which rows of a database are meant: those of one view.
type What string

// The kinds of rows.
const (
	Targets   What = "targets"
	Mentions  What = "mentions"
	Tasks     What = "tasks"
	Clusters  What = "clusters"
	Documents What = "documents"
	Numbers   What = "numbers"
)

// Whats is every What, for messages and checks.
var Whats = []string{string(Targets), string(Mentions), string(Tasks), string(Clusters), string(Documents), string(Numbers)}

// view is the view that has a kind of rows, one a row, in the order of its document and text.
func (what What) view() string { return strings.TrimSuffix(string(what), "s") + "_view" }

// order is the columns that rows are sorted by.
func (what What) order() string {
	switch what {
	case Documents:
		return "document_id"
	case Mentions, Numbers:
		return "document_id, start"
	}
	return "document_id, ordinal"
}

// Type (类型) is the type of a column's values.
type Type string

// The types.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Real    Type = "real"
)

// Column (列) is one column of a view, as the schema describes it.
type Column struct {
	Name    string
	Meaning string // in English
	Label   string // in Chinese
	Type    Type
}

// described is a column of a view and its comment: meaning (标签).
var described = regexp.MustCompile(`(?:\.| AS )(\w+),?\s+-- (.+) \((\p{Han}+)\)$`)

// comments are the lines of a view that describe its columns, by column.
func (what What) comments() map[string][]string {
	_, body, _ := strings.Cut(schema, "CREATE VIEW "+what.view()+" AS")
	body, _, _ = strings.Cut(body, ";\n")
	found := map[string][]string{}
	for line := range strings.Lines(body) {
		if m := described.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			found[m[1]] = m
		}
	}
	return found
}

// titled is a view's comment: what one row is (标题).
var titled = regexp.MustCompile(`^ -- (.+) \((\p{Han}+)\)\n`)

// Title is what the rows of a kind are called, in Chinese, and what one of them is, in English, as the schema says it.
func (what What) Title() (label, meaning string) {
	_, body, _ := strings.Cut(schema, "CREATE VIEW "+what.view()+" AS")
	if m := titled.FindStringSubmatch(body); m != nil {
		return m[2], m[1]
	}
	return "", ""
}

// Columns are the columns of a kind of rows, in order. A document's text is none of them: it is too long for a cell.
func (db *DB) Columns(what What) ([]Column, error) {
	comments := what.comments()
	var list []Column
	err := db.each("SELECT name, type FROM pragma_table_info(?)", []any{what.view()}, func(row []driver.Value) error {
		name := row[0].(string)
		if what == Documents && name == "text" {
			return nil
		}
		list = append(list, Column{name, comments[name][2], comments[name][3], typeOf(row[1].(string))})
		return nil
	})
	return list, err
}

// typeOf is the type that SQLite's name of one means. An expression of words has none.
func typeOf(name string) Type {
	switch name {
	case "INTEGER", "INT":
		return Integer
	case "REAL", "NUM":
		return Real
	}
	return Text
}
