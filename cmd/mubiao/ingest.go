package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/sqlite"
)

// ingestFlags are the flags of mubiao ingest.
type ingestFlags struct {
	db    string
	force bool
	stale bool
	retry bool
	prune bool
	quiet bool
	log   string
	listing
	reading
}

func newIngest() *cobra.Command {
	var f ingestFlags
	cmd := &cobra.Command{
		Use:   "ingest [flags] PATH…",
		Short: "Store notices and all that is found in them in an SQLite database",
		Long: `ingest reads notices as extract does and stores their text, targets, mentions, numbers, tasks,
clusters and departments in an SQLite database, which it makes where there is none.

A file that the database holds already, with the same bytes and read by the same program and
rules, is not read again. A changed file replaces its own rows. The same bytes under two names
are one document with two paths, and a document that repeats another but for small edits is
marked as such (reissue_of in target_view), so that its targets can be counted once. Files that
have moved or vanished are told; --prune removes the rows of vanished ones.

Broken off at any moment, even by a loss of power, the database holds whole documents only, and
the same command again goes on from there. A file that cannot be read is recorded ('mubiao
failures' lists them), and what was stored of it before stays. The view target_view has one
target a row.`,
		Example: `  mubiao ingest seeds/
  mubiao ingest --db plans.db --jobs 4 notices/2018 notices/2019 --exclude '*.xls*'
  find notices -newer plans.db -print0 | mubiao ingest --db plans.db --files-from - -0
  mubiao ingest --db plans.db --manifest notices/list.csv --log ingest.jsonl
  mubiao ingest --db plans.db --stale
  sqlite3 -header targets.db 'SELECT title, indicator, value, year_to FROM target_view'`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.db, "db", "targets.db", "the database")
	flags.BoolVar(&f.force, "force", false, "read every file again, whatever the database holds")
	flags.BoolVar(&f.stale, "stale", false, "read again what an older version or older rules have read; takes no PATH")
	flags.BoolVar(&f.retry, "retry-failed", false, "read again what failed before: all of it, or what of it is in PATH…")
	flags.BoolVar(&f.prune, "prune", false, "remove what is stored of files that are gone from PATH…")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing but why the command failed")
	flags.StringVar(&f.log, "log", "", "append what is done to this file, one JSON object a line")
	addListing(cmd, &f.listing)
	addReading(cmd, &f.reading)
	return cmd
}

// check refuses what makes no sense together.
func (f ingestFlags) check(cmd *cobra.Command, args []string) error {
	switch named := f.named(args); {
	case f.stale && (named || f.retry):
		return &usageError{cmd.CommandPath(), errors.New("--stale takes what is in the database: name no PATH, list or other choice with it")}
	case !named && (f.stale || f.retry):
		return nil
	}
	return f.listing.check(cmd, args)
}

func (f ingestFlags) run(cmd *cobra.Command, args []string) (err error) {
	if err := f.check(cmd, args); err != nil {
		return err
	}
	list, err := f.listing.inputs(cmd.InOrStdin(), args)
	if err != nil {
		return err
	}
	log, err := openLog(f.log)
	if err != nil {
		return err
	}
	db, x, err := f.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close(), log.close()) }()
	s := &store{db: db, log: log, flags: f, run: sqlite.Run{Version: version(), Ruleset: x.Hash, Started: now(), Force: f.force},
		outcomes: map[sqlite.Outcome]int{}, told: map[string]int{}}
	if err := s.again(list, f.named(args)); err != nil {
		return err
	}
	return s.fill(cmd, x, list)
}

// open opens the database while the lexicon is loaded, which takes as long.
func (f ingestFlags) open() (db *sqlite.DB, x *extract.Extractor, err error) {
	opened := make(chan error, 1)
	go func() {
		var err error
		db, err = sqlite.Open(f.db)
		opened <- err
	}()
	x, err = load()
	if e := <-opened; e != nil {
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return db, x, nil
}

// again adds to the list what the database itself says is to be read.
func (s *store) again(list *inputList, named bool) error {
	add := func(path string) error {
		info, err := os.Lstat(path)
		switch {
		case path == stdinPath, err == nil && info.IsDir():
		case s.flags.stale && errors.Is(err, fs.ErrNotExist):
			s.vanished = append(s.vanished, path)
		default:
			list.inputs = append(list.inputs, input{path: path})
		}
		return nil
	}
	switch {
	case s.flags.stale:
		return s.db.Stale(s.run, add)
	case s.flags.retry && !named:
		return s.db.FailedFiles(add)
	}
	return nil
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

func plural(noun string, n int) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
