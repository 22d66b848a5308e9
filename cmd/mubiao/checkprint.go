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

// writeFindings prints contradictions: as jsonl with a statement in each other's place, else with a column for each part.
func writeFindings(out io.Writer, format export.Format, findings []check.Finding) error {
	w := bufio.NewWriter(out)
	print := printFindings
	if format == export.FormatJSONL {
		print = encodeFindings
	}
	if err := print(w, format, findings); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}

func encodeFindings(w io.Writer, _ export.Format, findings []check.Finding) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, f := range findings {
		if err := e.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

func printFindings(w io.Writer, format export.Format, findings []check.Finding) error {
	width, _ := terminal(w)
	rows, err := export.NewRows(w, format, findingColumns(), export.RowOptions{Width: width})
	if err != nil {
		return err
	}
	for _, f := range findings {
		row := []any{f.Kind, f.Sure, f.Why}
		for _, s := range []check.Statement{f.A, f.B} {
			row = append(row, s.Value, s.Indicator, s.Sentence, strings.Join(s.Section, " › "), s.Document, s.Start, s.End, s.Target)
		}
		if err := rows.Write(append(row, f.About)); err != nil {
			return err
		}
	}
	return rows.Close()
}

// findingColumns are the columns that contradictions are printed in.
func findingColumns() []export.Column {
	column := func(name, meaning, label string, typ sqlite.Type) export.Column {
		return export.Column{Column: sqlite.Column{Name: name, Meaning: meaning, Label: label, Type: typ}}
	}
	list := []export.Column{column("kind", "kind of contradiction", "矛盾类型", sqlite.Text), column("sure", "how sure it is, 0 to 1", "置信度", sqlite.Real),
		column("why", "the reckoning", "依据", sqlite.Text)}
	for _, s := range []struct{ name, words, label string }{{"a_", "the first statement's ", "甲"}, {"b_", "the second statement's ", "乙"}} {
		list = append(list,
			column(s.name+"value", s.words+"value as written", s.label+"数值", sqlite.Text),
			column(s.name+"indicator", s.words+"indicator", s.label+"指标", sqlite.Text),
			column(s.name+"sentence", s.words+"sentence", s.label+"原句", sqlite.Text),
			column(s.name+"section", s.words+"headings, outermost first", s.label+"章节", sqlite.Text),
			column(s.name+"document", s.words+"file", s.label+"文件", sqlite.Text),
			column(s.name+"start", s.words+"first code point", s.label+"起始位置", sqlite.Integer),
			column(s.name+"end", "code point after "+s.words+"value", s.label+"结束位置", sqlite.Integer),
			column(s.name+"target", s.words+"target, empty for another number", s.label+"目标编号", sqlite.Text))
	}
	return append(list, column("about", "what the kind is about", "说明", sqlite.Text))
}
