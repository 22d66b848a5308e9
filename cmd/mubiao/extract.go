package main

import (
	"bufio"
	"cmp"
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
	listing
	reading
}

func newExtract() *cobra.Command {
	f := extractFlags{format: export.FormatTable, show: export.Targets}
	cmd := &cobra.Command{
		Use:   "extract [flags] PATH…",
		Short: "Print the targets (or tasks, clusters, documents, numbers) of notices",
		Long: `extract reads notices and prints what it finds, in the order of the paths and of the text.
A PATH is a file of any kind that 'mubiao formats' lists, a directory (every file in it and below, by
name), or - for standard input. A path that is named twice is read once.

The format is a table for people unless --format says otherwise, whether or not the output is
a terminal; programs want jsonl, json or csv.`,
		Example: `  mubiao extract seeds/
  mubiao extract --format jsonl seeds/ > targets.jsonl
  mubiao extract --show tasks --format csv seeds/xuchang-2018.txt > tasks.csv
  mubiao extract --show numbers seeds/zhengzhou-2018.txt
  iconv -f UTF-16 -t UTF-8 notice.txt | mubiao extract -`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	addChoice(cmd, &f.format, "format", "how to print", export.Formats)
	addChoice(cmd, &f.show, "show", "what to print", export.Shows)
	addListing(cmd, &f.listing)
	addReading(cmd, &f.reading)
	return cmd
}

func (f extractFlags) run(cmd *cobra.Command, args []string) error {
	if err := f.listing.check(cmd, args); err != nil {
		return err
	}
	list, err := f.listing.inputs(cmd.InOrStdin(), args)
	if err != nil {
		return err
	}
	for _, row := range list.unused {
		fmt.Fprintf(cmd.ErrOrStderr(), "mubiao: manifest: %s\n", row)
	}
	x, err := load()
	if err != nil {
		return err
	}
	columns, tty := terminal(cmd.OutOrStdout())
	out := bufio.NewWriter(cmd.OutOrStdout())
	w, err := export.NewWriter(out, f.format, f.show, columns)
	if err != nil {
		return err
	}
	p, err := f.reading.run(cmd, x, list.inputs, tty, func(r *result) error {
		if r.err != nil {
			return nil
		}
		if err := w.Write(r.plan); err != nil {
			return err
		}
		return out.Flush()
	})
	if err := w.Close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return cmp.Or(err, p.outcome())
}

// interruptible is a context that ends at Ctrl-C, so that what is begun is finished; a second Ctrl-C ends the program
// at once.
func interruptible(cmd *cobra.Command) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
