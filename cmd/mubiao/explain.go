package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain SENTENCE",
		Short: "Show what is seen in one sentence, which rules matched, and which lost and why",
		Long: `explain takes one sentence as if it stood in the body of a plan and shows its numbers with their
roles, the slots that the rules see, and every rule that matched: + for one that won or set a
role, - for one that lost, with the reason. SENTENCE may be - for standard input.`,
		Example: `  mubiao explain '力争完成固定资产投资2100亿元以上,增长18%'
  mubiao explain '对年产值超过10亿元的企业给予50万元奖励'`,
		Args: cobra.ExactArgs(1),
		RunE: explainSentence,
	}
}

func explainSentence(cmd *cobra.Command, args []string) error {
	sentence := args[0]
	if sentence == stdinPath {
		data, err := input{path: stdinPath}.read(cmd.InOrStdin(), read.MaxBytes)
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		sentence = string(data)
	}
	sentence = strings.TrimSpace(strings.ToValidUTF8(sentence, "\uFFFD"))
	if sentence == "" {
		return fmt.Errorf("the sentence is empty: give one in quotes")
	}
	x, err := load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	printExplanation(out, x.Explain(sentence))
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write explanation: %w", err)
	}
	return nil
}

func printExplanation(w io.Writer, e extract.Explanation) {
	if len(e.Plan.Numbers) == 0 {
		fmt.Fprintln(w, "no number: such a sentence meets no rule")
		return
	}
	fmt.Fprintln(w, "numbers")
	for _, n := range e.Plan.Numbers {
		fmt.Fprintf(w, "  %s  %s  %s (%s)\n", n.Text, written(n), n.Role, n.Why)
	}
	fmt.Fprint(w, "slots\n  ")
	for _, s := range e.Slots {
		if s.Kind == "" {
			fmt.Fprint(w, s.Text)
		} else {
			fmt.Fprintf(w, "[%s %s]", s.Text, s.Kind)
		}
	}
	fmt.Fprintln(w, "\nrules")
	matched := printClaims(w, e)
	fmt.Fprintf(w, "  %d of %d rules matched\n", matched, e.Rules)
	fmt.Fprintln(w, "targets")
	for _, t := range e.Plan.Targets {
		fmt.Fprintf(w, "  %s\n", summary(t))
	}
	if len(e.Plan.Targets) == 0 {
		fmt.Fprintln(w, "  none")
	}
}

// printClaims shows every match and counts the rules.
func printClaims(w io.Writer, e extract.Explanation) int {
	matched := map[string]bool{}
	for _, c := range e.Contexts {
		matched[c.Rule.ID] = true
		fmt.Fprintf(w, "  + %s «%s» makes numbers around it %s (%s:%d)\n", c.Rule.ID, c.Text, c.Why, c.Rule.File, c.Rule.Line)
	}
	for _, clause := range e.Clauses {
		for _, c := range clause.Claims {
			matched[c.Rule.ID] = true
			mark, why := "-", ": "+c.Why
			if c.Won {
				mark, why = "+", ""
			}
			fmt.Fprintf(w, "  %s %s «%s» claims %s%s (%s:%d)\n", mark, c.Rule.ID, c.Text, c.Value, why, c.Rule.File, c.Rule.Line)
		}
	}
	return len(matched)
}

// written is a number's value as the program reads it.
func written(n target.Number) string {
	parts := []string{string(n.Bound)}
	if n.Low != nil {
		parts = append(parts, n.Low.String())
	}
	if n.High != nil && (n.Low == nil || !n.High.Equal(*n.Low)) {
		parts = append(parts, n.High.String())
	}
	return strings.Join(append(parts, n.Unit), " ")
}

// summary is a target's fields that say something.
func summary(t target.Target) string {
	years := ""
	if t.YearTo != 0 {
		years = fmt.Sprint(t.YearTo)
	}
	parts := []string{t.Mentions[0].Text}
	for _, f := range []struct{ name, value string }{
		{"action", t.Action}, {"indicator", t.Indicator}, {"indicator_id", t.IndicatorID}, {"scope", t.Scope}, {"cluster", t.Cluster},
		{"qualifier", t.Qualifier}, {"measure", t.Measure}, {"direction", t.Direction}, {"per", t.Per}, {"year", years},
		{"deadline", t.Deadline}, {"modality", t.Modality}, {"rule", t.Rule},
	} {
		if f.value != "" {
			parts = append(parts, f.name+"="+f.value)
		}
	}
	return strings.Join(parts, " ")
}
