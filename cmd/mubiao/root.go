package main

import (
	"cmp"

	"github.com/spf13/cobra"
)

// run runs the command line. Whatever goes wrong before a subcommand begins its work is a mistake in the line itself.
func run(args []string) error {
	root := newRoot()
	began := false
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { // cobra itself looks at these two after it
		err := cmp.Or(cmd.ValidateRequiredFlags(), cmd.ValidateFlagGroups())
		began = err == nil
		return err
	}
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	if err != nil && !began {
		return &usageError{cmd.CommandPath(), err}
	}
	return err
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "mubiao",
		Short: "Read the targets out of Chinese government plans and notices",
		Long: `mubiao reads plans, work reports and notices as raw text and finds every number that they
commit to (目标): what is measured, how much, by when, whose, and who answers for it.

Exit codes: 0 all is done; 1 nothing could be read, or the program failed; 2 the command line
is wrong; 3 some inputs failed and the rest is done; 130 Ctrl-C ended it.`,
		Example: `  mubiao extract seeds/
  mubiao ingest --db targets.db seeds/
  mubiao explain '到2018年,全市规模以上工业增加值增长8%以上'`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("mubiao {{.Version}}\n")
	root.AddCommand(newExtract(), newIngest(), newFailures(), newExport(), newPanel(), newDiff(), newTrend(), newCheck(), newText(), newExplain(), newEval(), newSample(), newLexicon(), newFormats(), newChild(), newRules())
	return root
}
