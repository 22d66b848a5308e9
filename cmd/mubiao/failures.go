package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

func newFailures() *cobra.Command {
	var path string
	format := export.FormatTable
	cmd := &cobra.Command{
		Use:   "failures [flags]",
		Short: "List the files of a database that could not be read, with the reason and the remedy",
		Long: `failures lists what an ingest could not read: the kind of failure, the path, and what went wrong.
'mubiao ingest --retry-failed' reads them again; a changed file is read again without it.`,
		Example: `  mubiao failures --db targets.db
  mubiao failures --db targets.db --format jsonl
  mubiao ingest --db targets.db --retry-failed --max-time 5m`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := bufio.NewWriter(cmd.OutOrStdout())
			err := listFailures(path, func(f sqlite.Failure) error {
				if format == export.FormatJSONL {
					return json.NewEncoder(out).Encode(map[string]string{"path": f.Path, "sha256": f.SHA256, "code": f.Code, "message": f.Message})
				}
				_, err := fmt.Fprintf(out, "%-12s  %s: %s\n", f.Code, f.Path, f.Message)
				return err
			})
			if err != nil {
				return err
			}
			return out.Flush()
		},
	}
	cmd.Flags().StringVar(&path, "db", "targets.db", "the database")
	addChoice(cmd, &format, "format", "how to print", []string{string(export.FormatTable), string(export.FormatJSONL)})
	return cmd
}

func listFailures(path string, use func(sqlite.Failure) error) error {
	db, err := sqlite.OpenRead(path)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Failures(use)
}
