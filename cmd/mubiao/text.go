package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus"
)

func newText() *cobra.Command {
	return &cobra.Command{
		Use:   "text PATH",
		Short: "Print a notice's text as read, which is what start and end count in",
		Long: `text prints a notice's text exactly as it was read: decoded, the byte-order mark dropped, line
breaks kept. Every start and end that mubiao prints counts Unicode code points in this text.`,
		Example: `  mubiao text seeds/zhengzhou-2016.txt
  mubiao text - < seeds/zhengzhou-2016.txt | wc -m`,
		Args: cobra.ExactArgs(1),
		RunE: printText,
	}
}

func printText(cmd *cobra.Command, args []string) error {
	in := input{path: args[0]}
	data, err := in.read(cmd.InOrStdin())
	if err != nil {
		return fmt.Errorf("%s: %w", in.path, err)
	}
	doc, err := corpus.Read(in.path, data)
	if err != nil {
		return fmt.Errorf("%s: %w", in.path, err)
	}
	if _, err := io.WriteString(cmd.OutOrStdout(), doc.Text); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}
