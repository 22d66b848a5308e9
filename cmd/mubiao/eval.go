package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/eval"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/extract/target"
)

// goldExt ends the name of a coding, textDir is where its notice may lie.
const (
	goldExt = ".gold"
	textDir = "text"
)

// evalFlags are the flags of mubiao eval.
type evalFlags struct {
	gold, source, against, pred string
	by                          eval.By
	format                      evalFormat
	errors                      bool
	reading
}

func newEval() *cobra.Command {
	f := evalFlags{by: eval.ByDocument, format: evalTable}
	cmd := &cobra.Command{
		Use:   "eval --gold DIR [flags]",
		Short: "Score an extraction against hand-coded notices, or one coder against another",
		Long: `eval reads every .gold file in DIR, extracts the notices that they code, and compares: precision,
recall and F1 of finding targets; strict F1, where value, bound, unit, indicator, year, direction
and cluster must be right too; the share of found targets whose fields are right. A mention is found
where the extraction has one that overlaps it. Intervals are 95 % percentile bootstraps that draw
whole notices (the mentions, where there is one notice or the group is a rule).

The notices are looked for in --source, else in DIR/text, else in DIR. With --pred the targets are
not extracted but read from what 'extract --format jsonl' printed, this version's or another's.
With --against the second coder's files in that directory are held against DIR's: F1, and for each
field the share on which both agree and Cohen's kappa.

A .gold file codes one notice, a mention a line: a quotation with the value in ⟦⟧, then fields.

  @file place-2018.txt
  @year 2018
  主营业务收入增长⟦10%以上⟧ | ind=主营业务收入 | m=growth | b=min | v=10 | u=%

ind indicator with its action (a/b: either); scope; cl cluster; m level, growth, share or added; dir=down;
b exact, min, max, about or range; v number or low-high; u unit as written; y year (default @year);
per; lead, support, resp departments; opt on the border, costs nothing; imp words that stand for a number;
#2 the quotation's second place, #all each. «#> START-END sentence» limits scoring to such sentences.`,
		Example: `  mubiao eval --gold golden/gold --source seeds
  mubiao eval --gold golden/gold --source seeds --by rule --errors
  mubiao eval --gold coder-a --against coder-b --source notices`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	cmd.Flags().StringVar(&f.gold, "gold", "", "directory of .gold files")
	cmd.Flags().StringVar(&f.source, "source", "", "directory of the notices that they code")
	cmd.Flags().StringVar(&f.against, "against", "", "directory of a second coder's .gold files")
	cmd.Flags().StringVar(&f.pred, "pred", "", "targets as JSON Lines, to score instead of extracting")
	cmd.Flags().BoolVar(&f.errors, "errors", false, "list every miss, false alarm and wrong field")
	addChoice(cmd, &f.by, "by", "groups to show", eval.Bys)
	addChoice(cmd, &f.format, "format", "how to print", []string{string(evalTable), string(evalJSON)})
	addReading(cmd, &f.reading)
	if err := cmd.MarkFlagRequired("gold"); err != nil {
		panic(err) // the flag was added above
	}
	cmd.MarkFlagsMutuallyExclusive("against", "pred")
	cmd.MarkFlagsMutuallyExclusive("against", "by")
	cmd.MarkFlagsMutuallyExclusive("against", "errors")
	return cmd
}

func (f evalFlags) run(cmd *cobra.Command) error {
	e, err := f.open()
	if err != nil {
		return err
	}
	x, err := load()
	if err != nil {
		return err
	}
	_, tty := terminal(cmd.OutOrStdout())
	p, err := f.reading.run(cmd, x, e.inputs, tty, func(r *result) error {
		if r.err == nil {
			e.add(e.codings[r.index], r.plan)
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case e.faults != nil:
		return e.faults
	case p.failed < p.all:
		if err := f.print(cmd.OutOrStdout(), e); err != nil {
			return err
		}
	}
	return p.outcome()
}

// coding is one notice's coding, and where there is one a second coder's.
type coding struct{ gold, second *eval.Gold }

// evaluation is what is scored, and the scores so far.
type evaluation struct {
	codings   []coding
	inputs    []input                    // the notice of each
	pred      map[string][]target.Target // by name of file; nil where the program's own answers are scored
	faults    eval.Faults
	documents []eval.Document
	agreement eval.Agreement
}

// open reads the codings. Whatever is wrong with them is told at once, since figures of some of the rows are none.
func (f evalFlags) open() (e *evaluation, err error) {
	e = &evaluation{}
	if f.pred != "" {
		if e.pred, err = readTargets(f.pred); err != nil {
			return nil, err
		}
	}
	entries, err := os.ReadDir(f.gold)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.gold, explain(err))
	}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != goldExt {
			continue
		}
		c := coding{gold: e.read(filepath.Join(f.gold, entry.Name()))}
		if f.against != "" {
			c.second = e.read(filepath.Join(f.against, entry.Name()))
		}
		e.codings = append(e.codings, c)
		e.inputs = append(e.inputs, input{path: f.find(c.gold.File)})
	}
	switch {
	case e.faults != nil:
		return nil, e.faults
	case e.codings == nil:
		return nil, fmt.Errorf("%s: no .gold file in this directory: 'mubiao sample' makes some to fill in", f.gold)
	}
	return e, nil
}

// read reads a .gold file and keeps what is wrong with it.
func (e *evaluation) read(path string) *eval.Gold {
	data, err := input{path: path}.read(nil, read.MaxBytes)
	if err != nil {
		e.faults = append(e.faults, fmt.Sprintf("%s: %v", path, err))
		return &eval.Gold{}
	}
	g, err := eval.ReadGold(path, data)
	var faults eval.Faults
	if errors.As(err, &faults) {
		e.faults = append(e.faults, faults...)
	}
	return g
}

// find is where a notice's file is.
func (f evalFlags) find(name string) string {
	if f.source != "" {
		return filepath.Join(f.source, name)
	}
	if dir := filepath.Join(f.gold, textDir); isDir(dir) {
		return filepath.Join(dir, name)
	}
	return filepath.Join(f.gold, name)
}

// add scores one notice.
func (e *evaluation) add(c coding, plan *target.Plan) {
	for _, g := range []*eval.Gold{c.gold, c.second} {
		if g == nil {
			continue
		}
		var faults eval.Faults
		if errors.As(g.Locate([]rune(plan.Document.Text)), &faults) {
			e.faults = append(e.faults, faults...)
		}
	}
	switch {
	case e.faults != nil:
	case c.second != nil:
		e.agreement.Add(c.gold, c.second)
	default:
		targets := plan.Targets
		if e.pred != nil {
			targets = e.pred[c.gold.File]
		}
		name := strings.TrimSuffix(filepath.Base(c.gold.Path), goldExt)
		e.documents = append(e.documents, eval.Document{Name: name, Genre: plan.Document.Genre, Score: eval.Judge(c.gold, eval.Mentions(targets))})
	}
}

// readTargets reads what extract --format jsonl printed: targets by the name of their notice's file.
func readTargets(path string) (map[string][]target.Target, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, explain(err))
	}
	defer file.Close()
	out := map[string][]target.Target{}
	decoder := json.NewDecoder(bufio.NewReader(file))
	for n := 1; ; n++ {
		var t export.Target
		switch err := decoder.Decode(&t); {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s: record %d is no target as 'extract --format jsonl' prints it: %w", path, n, err)
		}
		name := filepath.Base(t.Document.Path)
		out[name] = append(out[name], t.Target)
	}
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
