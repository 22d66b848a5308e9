package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/eval"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
)

// sampleFlags are the flags of mubiao sample.
type sampleFlags struct {
	n    int
	seed uint64
	out  string
	reading
}

func newSample() *cobra.Command {
	var f sampleFlags
	cmd := &cobra.Command{
		Use:   "sample [flags] PATH… -o DIR",
		Short: "Draw sentences of notices, and write .gold files to code them by hand",
		Long: `sample reads notices as extract does and draws sentences (of a table, rows) that hold a number, half
of them with a target by the program's account and half without. For each notice that any is drawn
from it writes a .gold file with the sentences and an empty row for every number, and beside it the
notice in DIR/text. It does not say which sentences have a target, so that the coder is not led by
it. Then fill in the rows that are targets, delete the others, and let 'mubiao eval --gold DIR' tell how
good the extraction is. The same notices and --seed give the same sample.`,
		Example: `  mubiao sample --n 50 --seed 1 seeds/ -o sample
  mubiao eval --gold sample`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	cmd.Flags().IntVarP(&f.n, "n", "n", 50, "how many sentences to draw")
	cmd.Flags().Uint64Var(&f.seed, "seed", 1, "of the random numbers")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "directory to write, which must not exist yet")
	addReading(cmd, &f.reading)
	if err := cmd.MarkFlagRequired("output"); err != nil {
		panic(err) // the flag was added above
	}
	return cmd
}

func (f sampleFlags) run(cmd *cobra.Command, args []string) error {
	if f.n < 1 {
		return &usageError{cmd.CommandPath(), fmt.Errorf("--n %d: want at least 1", f.n)}
	}
	if slices.Contains(args, stdinPath) {
		return &usageError{cmd.CommandPath(), errors.New("standard input cannot be read twice, as sample does: name a file")}
	}
	if _, err := os.Stat(f.out); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: is there already: name a new directory, so that no coding is overwritten", f.out)
	}
	x, err := load()
	if err != nil {
		return err
	}
	inputs := expand(args)
	var all []eval.Passage
	var notices []notice
	p, err := f.reading.run(cmd, x, inputs, false, func(r *result) error {
		if r.err == nil {
			all = append(all, eval.Passages(r.plan, len(notices))...)
			notices = append(notices, notice{r.input, r.path})
		}
		return nil
	})
	if err != nil {
		return err
	}
	drawn := eval.Draw(all, f.n, f.seed)
	if err := f.write(cmd, x, notices, drawn); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d of %d sentences with a number\n", f.out, len(drawn), len(all))
	return p.outcome()
}

// notice is where a notice was read: its file, and its own path where it is an archive's entry.
type notice struct {
	input
	path string
}

// write writes the skeletons and, beside them, the notices.
func (f sampleFlags) write(cmd *cobra.Command, x *extract.Extractor, notices []notice, drawn []eval.Passage) error {
	if len(drawn) == 0 {
		return errors.New("no sentence with a number in what was read: there is nothing to draw")
	}
	if err := os.MkdirAll(filepath.Join(f.out, textDir), 0o755); err != nil {
		return fmt.Errorf("make sample: %w", err)
	}
	taken := map[string]bool{}
	for _, of := range byNotice(drawn) {
		n := notices[of[0].Notice]
		name := filepath.Base(n.path)
		if n.path != n.input.path && filepath.Ext(name) != ".txt" { // an archive's entry, of which the text is written
			name += ".txt"
		}
		if err := f.writeOne(cmd, x, n, unlike(taken, name), of); err != nil {
			return fmt.Errorf("%s: write sample: %w", n.path, err)
		}
	}
	return nil
}

func byNotice(drawn []eval.Passage) (groups [][]eval.Passage) {
	for from, i := 0, 1; i <= len(drawn); i++ {
		if i == len(drawn) || drawn[i].Notice != drawn[from].Notice {
			groups = append(groups, drawn[from:i])
			from = i
		}
	}
	return groups
}

// unlike is a name that was not taken before: name, name-2, name-3.
func unlike(taken map[string]bool, name string) string {
	ext := filepath.Ext(name)
	try := name
	for n := 2; taken[try]; n++ {
		try = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
	}
	taken[try] = true
	return try
}

// writeOne writes what was drawn of one notice, which is read again: not all of a large batch fits into memory. Beside it
// stands the notice's file or, of an archive's entry, its text.
func (f sampleFlags) writeOne(cmd *cobra.Command, x *extract.Extractor, n notice, name string, drawn []eval.Passage) error {
	data, err := n.read(nil, f.Bytes)
	if err != nil {
		return err
	}
	var plan *target.Plan
	err = f.reading.work(cmd.Context(), nil, batch{inputs: []input{n.input}, extract: x.Extract, use: func(r *result) error {
		if r.path == n.path {
			plan = r.plan
		}
		return nil
	}})
	if err != nil || plan == nil {
		return cmp.Or(err, errors.New("the file has changed"))
	}
	if n.path != n.input.path {
		data = []byte(plan.Document.Text)
	}
	if err := os.WriteFile(filepath.Join(f.out, textDir, name), data, 0o644); err != nil {
		return err
	}
	gold := strings.TrimSuffix(name, filepath.Ext(name)) + goldExt
	return os.WriteFile(filepath.Join(f.out, gold), []byte(eval.Skeleton(plan, name, drawn)), 0o644)
}
