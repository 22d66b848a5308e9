package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// exportFlags are the flags of mubiao export.
type exportFlags struct {
	filterFlags
	writing
	what  sqlite.What
	noBOM bool
	width int // of the terminal, for a table
}

// exportFormats is every format of an export, for messages and checks.
var exportFormats = []string{string(export.FormatCSV), string(export.FormatTSV), string(export.FormatJSONL), string(export.FormatXLSX),
	string(export.FormatParquet), string(export.FormatDTA), string(export.FormatSQLite)}

// formatEndings is what the ending of a file's name says of its format.
var formatEndings = map[string]export.Format{".csv": export.FormatCSV, ".tsv": export.FormatTSV, ".jsonl": export.FormatJSONL, ".xlsx": export.FormatXLSX,
	".parquet": export.FormatParquet, ".dta": export.FormatDTA, ".db": export.FormatSQLite, ".sqlite": export.FormatSQLite}

func newExport() *cobra.Command {
	f := exportFlags{what: sqlite.Targets}
	cmd := &cobra.Command{
		Use:   "export [flags]",
		Short: "Write the rows of a database for spreadsheets and statistics programs, with their codebook",
		Long: `export writes what a database holds, a target (or mention, task, cluster, document, number) a row, in
the order of documents and their text. The flags that choose rows can be combined; --where takes
what they cannot say, as an SQL expression over the columns.

The format is that of --format or, without it, of FILE's ending; else csv. csv and tsv are UTF-8 with
a byte-order mark, for Excel (--no-bom leaves it out); a text that a spreadsheet would run as a
formula has an apostrophe before it. xlsx has the codebook as a second sheet and links to the
notices; dta is for Stata 14 and later, with Chinese labels; sqlite is a copy of the whole
database, which takes no filter.

Beside FILE, but for sqlite, stand FILE.codebook.csv, what each column and value means, in English
and Chinese, and FILE.datapackage.json, a Frictionless Data Package with the hash of the file and the
runs it came from. Without -o, or with -o -, the rows alone go to standard output. FILE is replaced
when all is written, and not before. The same database gives the same bytes.`,
		Example: `  mubiao export --db targets.db -o targets.xlsx
  mubiao export --region 郑州市 --year 2016-2020 --measure growth -o growth.csv
  mubiao export --what mentions --indicator 固定资产投资 -o mentions.parquet
  mubiao export --what tasks --department 市发展改革委 --format jsonl
  mubiao export --once --confidence 0.8 --where "low >= 10 AND unit = '%'" -o targets.dta
  mubiao export --format sqlite -o copy.db`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.run(cmd, export.FormatCSV, func(lex *lexicon.Lexicon, db *sqlite.DB, filter sqlite.Filter) (*dataset, error) {
				if f.what == panelled {
					return panelFlags{exportFlags: f, shape: long}.dataset(cmd, lex, db, filter)
				}
				return f.view(cmd, db, filter)
			})
		},
	}
	addFilter(cmd, &f.filterFlags)
	addChoice(cmd, &f.what, "what", "what a row is; of a panel, a region's year of an indicator, as 'mubiao panel' prints it", append(slices.Clone(sqlite.Whats), string(panelled)))
	addChoice(cmd, &f.format, "format", "how to write (from the ending of -o where it is not given)", exportFormats)
	cmd.Flags().StringVarP(&f.path, "output", "o", "", "the file to write (- for standard output)")
	cmd.Flags().BoolVar(&f.noBOM, "no-bom", false, "no byte-order mark before csv and tsv")
	return cmd
}

// run exports what table makes of the rows that the flags choose, in a format of its own where none is asked for.
func (f *exportFlags) run(cmd *cobra.Command, otherwise export.Format, table func(*lexicon.Lexicon, *sqlite.DB, sqlite.Filter) (*dataset, error)) error {
	if f.format == "" {
		f.format = otherwise
		if format, ok := formatEndings[strings.ToLower(filepath.Ext(f.path))]; ok {
			f.format = format
		}
	}
	if err := f.check(cmd); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	db, lex, filter, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer db.Close()
	if f.format == export.FormatSQLite {
		return f.copy(cmd.OutOrStdout(), db)
	}
	if err := db.Check(f.rows(), filter); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	ctx, stop := interruptible(cmd)
	defer stop()
	return db.Snapshot(func() error {
		t, err := table(lex, db, filter)
		switch {
		case err != nil:
			return err
		case f.piped():
			return f.writing.write(cmd.OutOrStdout(), func(w io.Writer) error { return f.write(ctx, w, t) })
		}
		return f.files(ctx, t)
	})
}

// rows is the kind of rows that the filter applies to: a panel is made of targets.
func (f *exportFlags) rows() sqlite.What {
	if f.what == panelled {
		return sqlite.Targets
	}
	return f.what
}

// check refuses what makes no sense together.
func (f *exportFlags) check(cmd *cobra.Command) error {
	chosen := chosenBy(cmd)
	_, tty := terminal(cmd.OutOrStdout())
	switch {
	case f.format == export.FormatSQLite && chosen != nil:
		return fmt.Errorf("sqlite is a copy of the whole database: leave out %s, or choose another format", strings.Join(chosen, " "))
	case f.format == export.FormatSQLite && cmd.Flags().Changed("what"):
		return errors.New("sqlite is a copy of the whole database: leave out --what, or choose another format")
	case f.piped() && tty && f.binary():
		return fmt.Errorf("%s is nothing for a terminal: name a file with -o", f.format)
	case f.piped():
		return nil
	}
	out, err := os.Stat(f.path)
	db, err2 := os.Stat(f.db)
	if err == nil && err2 == nil && os.SameFile(out, db) {
		return fmt.Errorf("-o %s is the database itself: name another file", f.path)
	}
	return nil
}

func (f *exportFlags) binary() bool {
	switch f.format {
	case export.FormatTable, export.FormatCSV, export.FormatTSV, export.FormatJSONL:
		return false
	}
	return true
}

// chosenBy is the flags that choose rows, as they were given.
func chosenBy(cmd *cobra.Command) (list []string) {
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		switch flag.Name {
		case "db", "what", "format", "output", "no-bom":
		default:
			list = append(list, "--"+flag.Name+"="+flag.Value.String())
		}
	})
	return list
}
