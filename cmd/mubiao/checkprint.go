package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/mubiao/mubiao/check"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// writeFindings prints contradictions: jsonl has both statements in an object, a table a row for each, csv and tsv one row.
func writeFindings(out io.Writer, format export.Format, findings []check.Finding) error {
	width, _ := terminal(out)
	w := bufio.NewWriter(out)
	var err error
	switch format {
	case export.FormatJSONL:
		err = encodeFindings(w, findings)
	case export.FormatTable:
		err = findingTable(w, width, findings)
	default:
		err = findingRows(w, format, findings)
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}

func encodeFindings(w io.Writer, findings []check.Finding) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, f := range findings {
		if err := e.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

// aside is the width of a table's column, in terminal columns, beside which sentences have room.
const aside = 24

// findingTable has the two statements of a contradiction below each other, with the parts of a sum.
func findingTable(w io.Writer, width int, findings []check.Finding) error {
	columns := []export.Column{textColumn("kind", "矛盾类型", ""), {Column: sqlite.Column{Name: "sure", Label: "置信度", Type: sqlite.Real}},
		textColumn("why", "依据", ""), textColumn("value", "数值", ""), textColumn("sentence", "原句", ""), textColumn("section", "章节", ""), textColumn("place", "位置", "")}
	for _, i := range []int{2, 3, 5, 6} {
		columns[i].Width = aside
	}
	columns[4].Width = 2 * aside
	rows, err := export.NewRows(w, export.FormatTable, columns, export.RowOptions{Width: width})
	if err != nil {
		return err
	}
	for _, f := range findings {
		statements := []check.Statement{f.A, f.B}
		if len(f.Parts) > 0 {
			statements = append(statements[:1], f.Parts...) // B is the first of them
		}
		for i, s := range statements {
			row := []any{"", nil, "", s.Value, s.Sentence, strings.Join(s.Section, " › "), fmt.Sprintf("%s:%d", s.Document, s.Start)}
			if i == 0 {
				row[0], row[1], row[2] = f.Kind, f.Sure, f.Why
			}
			if err := rows.Write(row); err != nil {
				return err
			}
		}
	}
	return rows.Close()
}

func findingRows(w io.Writer, format export.Format, findings []check.Finding) error {
	rows, err := export.NewRows(w, format, findingColumns(), export.RowOptions{})
	if err != nil {
		return err
	}
	for _, f := range findings {
		row := []any{f.Kind, f.Sure, f.Why}
		for _, s := range []check.Statement{f.A, f.B} {
			row = append(row, s.Value, s.Unit, s.Indicator, s.Sentence, strings.Join(s.Section, " › "), s.Document, s.Start, s.End, s.Target)
		}
		if err := rows.Write(append(row, f.About)); err != nil {
			return err
		}
	}
	return rows.Close()
}

func textColumn(name, label, meaning string) export.Column {
	return export.Column{Column: sqlite.Column{Name: name, Label: label, Meaning: meaning, Type: sqlite.Text}}
}

// findingColumns are the columns of a row that has both statements.
func findingColumns() []export.Column {
	list := []export.Column{textColumn("kind", "矛盾类型", "kind of contradiction"),
		{Column: sqlite.Column{Name: "sure", Label: "置信度", Meaning: "how sure it is, 0 to 1", Type: sqlite.Real}}, textColumn("why", "依据", "the reckoning")}
	for _, s := range []struct{ name, label, words string }{{"a_", "甲", "the first statement's "}, {"b_", "乙", "the second statement's "}} {
		list = append(list, textColumn(s.name+"value", s.label+"数值", s.words+"value as written"), textColumn(s.name+"unit", s.label+"单位", s.words+"unit"),
			textColumn(s.name+"indicator", s.label+"指标", s.words+"indicator"), textColumn(s.name+"sentence", s.label+"原句", s.words+"sentence"),
			textColumn(s.name+"section", s.label+"章节", s.words+"headings, outermost first"), textColumn(s.name+"document", s.label+"文件", s.words+"file"),
			placeColumn(s.name+"start", s.label+"起始位置", s.words+"first code point"), placeColumn(s.name+"end", s.label+"结束位置", "code point after "+s.words+"value"),
			textColumn(s.name+"target", s.label+"目标编号", s.words+"target, empty for another number"))
	}
	return append(list, textColumn("about", "说明", "what the kind is about"))
}

func placeColumn(name, label, meaning string) export.Column {
	c := textColumn(name, label, meaning)
	c.Type = sqlite.Integer
	return c
}
