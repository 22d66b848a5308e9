package main

import (
	"bytes"
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
)

// sampleFlags are the flags of mubiao sample.
type sampleFlags struct {
	n    int
	seed uint64
	out  string
	jobs workers
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
	addJobs(cmd, &f.jobs)
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
	ctx, stop := interruptible(cmd)
	defer stop()
	inputs := expand(args)
	var all []eval.Passage
	p := newProgress(cmd.ErrOrStderr(), len(inputs), false)
	err = work(ctx, x, cmd.InOrStdin(), inputs, int(f.jobs), func(r result) error {
		if r.err == nil {
			all = append(all, eval.Passages(r.plan, p.done)...)
		}
		p.step(r.path, r.err)
		return nil
	})
	p.end()
	if err != nil {
		return interrupted(err, p.done, p.all)
	}
	drawn := eval.Draw(all, f.n, f.seed)
	if err := f.write(x, inputs, drawn); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d of %d sentences with a number\n", f.out, len(drawn), len(all))
	return outcome(p.failed, p.all)
}

// write writes the skeletons and, beside them, the notices.
func (f sampleFlags) write(x *extract.Extractor, inputs []input, drawn []eval.Passage) error {
	if len(drawn) == 0 {
		return errors.New("no sentence with a number in what was read: there is nothing to draw")
	}
	if err := os.MkdirAll(filepath.Join(f.out, textDir), 0o755); err != nil {
		return fmt.Errorf("make sample: %w", err)
	}
	taken := map[string]bool{}
	for _, of := range byNotice(drawn) {
		in := inputs[of[0].Notice]
		name := unlike(taken, filepath.Base(in.path))
		if err := f.writeOne(x, in, name, of); err != nil {
			return fmt.Errorf("%s: write sample: %w", in.path, err)
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

// writeOne writes what was drawn of one notice, which is read again: not all of a large batch fits into memory.
func (f sampleFlags) writeOne(x *extract.Extractor, in input, name string, drawn []eval.Passage) error {
	data, err := in.read(nil)
	if err != nil {
		return err
	}
	r := one(x, bytes.NewReader(data), input{path: stdinPath})
	if r.err != nil {
		return r.err
	}
	if err := os.WriteFile(filepath.Join(f.out, textDir, name), data, 0o644); err != nil {
		return err
	}
	gold := strings.TrimSuffix(name, filepath.Ext(name)) + goldExt
	return os.WriteFile(filepath.Join(f.out, gold), []byte(eval.Skeleton(r.plan, name, drawn)), 0o644)
}
