package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus/read"
)

func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the formats that are read, and the outside programs that were found",
		Long: `formats lists each format that is read, with the endings that its files usually have, and the outside
programs that this machine has for them. What a file is comes from its bytes, not its name.`,
		Example: `  mubiao formats`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return printFormats(cmd.OutOrStdout()) },
	}
}

func printFormats(w io.Writer) error {
	var b strings.Builder
	for _, f := range read.Formats {
		fmt.Fprintf(&b, "%-8s  %-28s  %s\n", f.Format, strings.Join(f.Extensions, " "), f.About)
	}
	b.WriteString("\n")
	for _, tool := range read.Tools() {
		found := tool.Path
		if found == "" {
			found = "not found: " + tool.Without
		}
		fmt.Fprintf(&b, "%-9s  %s: %s\n", tool.Name, tool.For, found)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
