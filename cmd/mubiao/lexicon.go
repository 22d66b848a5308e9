package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/lexicon"
)

func newLexicon() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "lexicon",
		Short:   "Work with the lexicon: the words and rules that the program knows",
		Example: "  mubiao lexicon check",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "check [DIR]",
		Short: "Load words and rules strictly and print every problem as file:line: message",
		Long: `check loads the tables and rules in DIR, or those that the program was built with, and prints
every problem as file:line: message. The exit code is 1 where there is one.`,
		Example: `  mubiao lexicon check
  mubiao lexicon check lexicon/`,
		Args: cobra.MaximumNArgs(1),
		RunE: checkLexicon,
	})
	return cmd
}

func checkLexicon(cmd *cobra.Command, args []string) error {
	var files fs.FS = lexicon.Files
	dir := ""
	if len(args) == 1 {
		dir = args[0]
		if info, err := os.Stat(dir); err != nil {
			return fmt.Errorf("%s: %w", dir, explain(err))
		} else if !info.IsDir() {
			return fmt.Errorf("%s: not a directory: name the one that holds units.tsv and rules/", dir)
		}
		files = os.DirFS(dir)
	}
	x, err := extract.New(files)
	if err == nil {
		err = x.Check()
	}
	var problems lexicon.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			p.File = filepath.Join(dir, p.File)
			fmt.Fprintln(cmd.OutOrStdout(), p)
		}
		return fmt.Errorf("%d %s in the lexicon", len(problems), plural("problem", len(problems)))
	}
	if err != nil {
		return fmt.Errorf("load lexicon: %w", err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "no problem in lexicon and rules %.12s\n", x.Hash)
	return nil
}
