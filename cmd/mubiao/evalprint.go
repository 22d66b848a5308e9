package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/mubiao/mubiao/eval"
)

// evalFormat is how figures are printed.
type evalFormat string

const (
	evalTable evalFormat = "table"
	evalJSON  evalFormat = "json"
)

// print writes the figures.
func (f evalFlags) print(out io.Writer, e *evaluation) error {
	w := bufio.NewWriter(out)
	switch {
	case f.against == "":
		f.printReport(w, e.documents)
	case f.format == evalJSON:
		printJSON(w, map[string]any{"documents": len(e.codings), "f1": e.agreement.F1(), "fields": e.agreement.Fields()})
	default:
		printAgreement(w, &e.agreement)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	return nil
}

func (f evalFlags) printReport(w io.Writer, docs []eval.Document) {
	report := eval.NewReport(docs, f.by)
	if f.format == evalJSON {
		printJSON(w, report)
		return
	}
	if f.errors {
		printMistakes(w, docs)
	}
	groups := figureTable(string(f.by), "targets", "found", "false", "precision", "recall", "F1", "strict F1", "implicit")
	for _, g := range append(report.Groups, report.All) {
		groups.AppendRow(table.Row{g.Name, g.Targets, g.Found, g.False, estimated(g.Precision), estimated(g.Recall), estimated(g.F1), estimated(g.StrictF1), estimated(g.ImplicitRecall)})
	}
	fields := figureTable("field", "right", "of", "accuracy")
	for _, s := range report.Fields {
		fields.AppendRow(table.Row{s.Field, s.Right, s.Of, estimated(s.Accuracy)})
	}
	fmt.Fprintf(w, "%s\n%s\nin brackets: %.0f %% intervals, percentile bootstrap, %d resamples\n", groups.Render(), fields.Render(), 100*eval.Level, eval.Resamples)
}

// printMistakes lists what is wrong, a line each, in the order of the codings.
func printMistakes(w io.Writer, docs []eval.Document) {
	for _, d := range docs {
		for _, m := range d.Mistakes {
			switch m.Kind {
			case eval.Miss:
				fmt.Fprintf(w, "%s %s:%d ⟦%s⟧ %s\n", m.Kind, d.Name, m.Want.Line, m.Want.Text, m.Want.Indicator)
			case eval.Wrong:
				fmt.Fprintf(w, "%s %s:%d ⟦%s⟧ %s [%s] got %s\n", m.Kind, d.Name, m.Want.Line, m.Want.Text, m.Want.Indicator, strings.Join(m.Fields, " "), answer(m.Got))
			case eval.False:
				fmt.Fprintf(w, "%s %s@%d ⟦%s⟧ %s\n", m.Kind, d.Name, m.Got.Start, m.Got.Text, answer(m.Got))
			}
		}
	}
}

// answer is what the program says of a mention, without what is empty.
func answer(m *eval.Mention) string {
	var parts []string
	for _, f := range []struct{ name, value string }{
		{"ind", m.Indicator.String()}, {"scope", m.Scope.String()}, {"cl", m.Cluster.String()}, {"m", m.Measure}, {"dir", m.Direction}, {"b", m.Bound},
		{"v", fmt.Sprintf("%v-%v", m.Low, m.High)}, {"u", m.Unit}, {"y", strings.Join(m.Years, ",")}, {"per", m.Per}, {"lead", strings.Join(m.Lead, "、")},
		{"support", strings.Join(m.Support, "、")}, {"resp", strings.Join(m.Responsible, "、")}, {"rule", m.Rule},
	} {
		if f.value != "" {
			parts = append(parts, f.name+"="+f.value)
		}
	}
	return strings.Join(parts, " | ")
}

func printAgreement(w io.Writer, a *eval.Agreement) {
	fields := figureTable("field", "pairs", "agree", "kappa")
	for _, f := range a.Fields() {
		fields.AppendRow(table.Row{f.Field, f.Pairs, figure(f.Share), figure(f.Kappa)})
	}
	fmt.Fprintf(w, "F1 of what is a target: %s (%.0f %% interval, percentile bootstrap, %d resamples)\n%s\n", estimated(a.F1()), 100*eval.Level, eval.Resamples, fields.Render())
}

// printJSON cannot fail: w keeps its error for Flush, and figures that are none are null.
func printJSON(w io.Writer, v any) {
	out := json.NewEncoder(w)
	out.SetIndent("", " ")
	out.SetEscapeHTML(false)
	_ = out.Encode(v)
}

// figureTable is an empty table whose columns but the first are numbers.
func figureTable(heads ...string) table.Writer {
	tab := table.NewWriter()
	tab.SetStyle(table.StyleLight)
	tab.Style().Format.Header = text.FormatDefault
	row := table.Row{}
	var configs []table.ColumnConfig
	for i, head := range heads {
		row = append(row, head)
		if i > 0 {
			configs = append(configs, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	tab.AppendHeader(row)
	tab.SetColumnConfigs(configs)
	return tab
}

func figure(x eval.Figure) string {
	if math.IsNaN(float64(x)) {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(x))
}

func estimated(e eval.Estimate) string {
	if math.IsNaN(float64(e.Value)) {
		return "–"
	}
	return fmt.Sprintf("%s [%s %s]", figure(e.Value), figure(e.Low), figure(e.High))
}
