package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/export"
)

// extractFlags are the flags of mubiao extract.
type extractFlags struct {
	format export.Format
	show   export.Show
	jobs   workers
}

func newExtract() *cobra.Command {
	f := extractFlags{format: export.FormatTable, show: export.Targets}
	cmd := &cobra.Command{
		Use:   "extract [flags] PATH…",
		Short: "Print the targets (or tasks, clusters, documents, numbers) of notices",
		Long: `extract reads notices and prints what it finds, in the order of the paths and of the text.
A PATH is a file, a directory (every .txt file in it and below, by name), or - for standard
input. A path that is named twice is read once.

The format is a table for people unless --format says otherwise, whether or not the output is
a terminal; programs want jsonl, json or csv.`,
		Example: `  mubiao extract seeds/
  mubiao extract --format jsonl seeds/ > targets.jsonl
  mubiao extract --show tasks --format csv seeds/xuchang-2018.txt > tasks.csv
  mubiao extract --show numbers seeds/zhengzhou-2018.txt
  iconv -f UTF-16 -t UTF-8 notice.txt | mubiao extract -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	addChoice(cmd, &f.format, "format", "how to print", export.Formats)
	addChoice(cmd, &f.show, "show", "what to print", export.Shows)
	addJobs(cmd, &f.jobs)
	return cmd
}

func (f extractFlags) run(cmd *cobra.Command, args []string) error {
	x, err := load()
	if err != nil {
		return err
	}
	ctx, stop := interruptible(cmd)
	defer stop()
	columns, tty := terminal(cmd.OutOrStdout())
	out := bufio.NewWriter(cmd.OutOrStdout())
	w, err := export.NewWriter(out, f.format, f.show, columns)
	if err != nil {
		return err
	}
	inputs := expand(args)
	p := newProgress(cmd.ErrOrStderr(), len(inputs), tty)
	err = work(ctx, x, cmd.InOrStdin(), inputs, int(f.jobs), func(r result) error {
		p.step(r.path, r.err)
		if r.err != nil {
			return nil
		}
		if err := w.Write(r.plan); err != nil {
			return err
		}
		return out.Flush()
	})
	p.end()
	if err := w.Close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	if err != nil {
		return interrupted(err, p.done, p.all)
	}
	return outcome(p.failed, p.all)
}

// interruptible is a context that ends at Ctrl-C, so that what is begun is finished; a second Ctrl-C ends the program
// at once.
func interruptible(cmd *cobra.Command) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
