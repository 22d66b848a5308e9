package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mubiao/mubiao/check"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// checkFlags are the flags of mubiao check.
type checkFlags struct {
	filterFlags
	reading
	format export.Format
	sure   float64
	kinds  []string
}

func newCheck() *cobra.Command {
	f := checkFlags{format: export.FormatTable}
	rules, err := check.Load(check.Files)
	if err != nil {
		panic(err) // the program was built with them
	}
	cmd := &cobra.Command{
		Use:   "check [flags] [PATH…]",
		Short: "List statements that contradict each other, in one document or between several",
		Long: `check lists contradictions (矛盾), each with both statements, their sentences and places, so that a person
can judge them. Without a PATH it looks at the documents of a database; with some, at the notices there.

The kinds:
` + kindsOf(rules) + `
How sure each is, is between 0 and 1. The flags that choose rows leave the contradictions of which one target is
among the rows. A contradiction is no failure: the exit code is 0.`,
		Example: `  mubiao check --db targets.db
  mubiao check --db targets.db --region 许昌市 --sure 0.7
  mubiao check --db targets.db --kind last-year --format csv > missed.csv
  mubiao check --format jsonl seeds/zhengzhou-2016.txt`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args, rules) },
	}
	addFilter(cmd, &f.filterFlags)
	addChoice(cmd, &f.format, "format", "how to print", export.RowFormats)
	cmd.Flags().Float64Var(&f.sure, "sure", 0, "least sureness of what is listed, 0 to 1")
	cmd.Flags().StringSliceVar(&f.kinds, "kind", nil, "only this kind; again for more")
	addReading(cmd, &f.reading)
	return cmd
}

// kindsOf is a line for each kind.
func kindsOf(rules []check.Rule) string {
	var text strings.Builder
	for _, r := range rules {
		fmt.Fprintf(&text, "  %-12s %s\n", r.ID, r.About)
	}
	return text.String()
}

func (f checkFlags) run(cmd *cobra.Command, paths []string, rules []check.Rule) error {
	if err := f.valid(cmd, paths, rules); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	var findings []check.Finding
	var failed error
	var err error
	if len(paths) > 0 {
		findings, failed, err = f.read(cmd, paths, rules)
	} else {
		findings, err = f.stored(cmd, rules)
	}
	if err != nil {
		return err
	}
	findings = slices.DeleteFunc(findings, func(x check.Finding) bool {
		return x.Sure < f.sure || len(f.kinds) > 0 && !slices.Contains(f.kinds, x.Kind)
	})
	return cmp.Or(writeFindings(cmd.OutOrStdout(), f.format, findings), failed)
}

// valid refuses kinds that there are none of, and flags that choose rows of a database where none is read.
func (f checkFlags) valid(cmd *cobra.Command, paths []string, rules []check.Rule) error {
	for _, kind := range f.kinds {
		if !slices.ContainsFunc(rules, func(r check.Rule) bool { return r.ID == kind }) {
			return fmt.Errorf("--kind %s: want one of those that 'mubiao check --help' lists", kind)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	var fault error
	rows := &cobra.Command{}
	addFilter(rows, &filterFlags{})
	rows.Flags().VisitAll(func(flag *pflag.Flag) {
		if cmd.Flags().Changed(flag.Name) {
			fault = cmp.Or(fault, fmt.Errorf("--%s chooses rows of a database: leave it out, or the paths", flag.Name))
		}
	})
	return fault
}

// read checks the notices at the paths. It gives the files that failed as an error of its own.
func (f checkFlags) read(cmd *cobra.Command, paths []string, rules []check.Rule) (list []check.Finding, failed, err error) {
	x, err := load()
	if err != nil {
		return nil, nil, err
	}
	c := check.New(x.Lexicon, rules)
	p, err := f.reading.run(cmd, x, expand(paths), false, func(r *result) error {
		if r.err == nil {
			c.Add(r.plan)
		}
		return nil
	})
	return c.Findings(), p.outcome(), err
}

// stored checks a database's documents, and leaves the findings that have to do with the rows chosen.
func (f checkFlags) stored(cmd *cobra.Command, rules []check.Rule) ([]check.Finding, error) {
	db, lex, filter, err := f.open(cmd)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := db.Check(sqlite.Targets, filter); err != nil {
		return nil, &usageError{cmd.CommandPath(), err}
	}
	chosen := map[string]bool{}
	if err := db.Rows(sqlite.Targets, []string{"id"}, filter, func(row []any) error {
		chosen[row[0].(string)] = true
		return nil
	}); err != nil {
		return nil, err
	}
	c := check.New(lex, rules)
	err = db.Rows(sqlite.Documents, []string{"document_id"}, sqlite.Filter{Once: f.once}, func(row []any) error {
		return addStored(c, db, row[0].(int64))
	})
	return slices.DeleteFunc(c.Findings(), func(x check.Finding) bool { return !chosen[x.A.Target] && !chosen[x.B.Target] }), err
}

// addStored gives a stored document to the checker, with its numbers.
func addStored(c *check.Checker, db *sqlite.DB, id int64) error {
	plan, err := db.Plan(id)
	if err != nil {
		return err
	}
	if plan.Numbers, err = db.Numbers(id, plan.Document); err != nil {
		return err
	}
	c.Add(plan)
	return nil
}
