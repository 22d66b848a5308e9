package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/sqlite"
)

// ingestFlags are the flags of mubiao ingest.
type ingestFlags struct {
	db string
	reading
}

func newIngest() *cobra.Command {
	var f ingestFlags
	cmd := &cobra.Command{
		Use:   "ingest [flags] PATH…",
		Short: "Store notices and all that is found in them in an SQLite database",
		Long: `ingest reads notices as extract does and stores their text, targets, mentions, numbers, tasks,
clusters and departments in an SQLite database, which it makes where there is none. The same
bytes again change nothing; a changed file replaces its own rows, and so do changed rules. A
file that cannot be read is recorded in the table failures, and what was stored of it before
stays. The view target_view has one target a row.`,
		Example: `  mubiao ingest seeds/
  mubiao ingest --db plans.db --jobs 4 notices/2018 notices/2019
  sqlite3 -header targets.db 'SELECT document, indicator, value, year FROM target_view'`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	cmd.Flags().StringVar(&f.db, "db", "targets.db", "the database")
	addReading(cmd, &f.reading)
	return cmd
}

func (f ingestFlags) run(cmd *cobra.Command, args []string) (err error) {
	x, err := load()
	if err != nil {
		return err
	}
	db, err := sqlite.Open(f.db)
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
	}()
	return f.fill(cmd, db, x, expand(args))
}

// fill stores inputs in one run. What was stored stays, whatever happens later.
func (f ingestFlags) fill(cmd *cobra.Command, db *sqlite.DB, x *extract.Extractor, inputs []input) error {
	in, err := db.BeginRun(sqlite.Run{Version: version(), Ruleset: x.Hash, Started: now()}, resolver(x))
	if err != nil {
		return err
	}
	s := &store{in: in, outcomes: map[sqlite.Outcome]int{}}
	p, err := f.reading.run(cmd, x, inputs, false, s.save)
	if e := in.Finish(now()); err == nil {
		err = e
	}
	p.say("%d %s: %d added, %d replaced, %d unchanged, %d failed; %d targets in what was read\n", p.done, plural("document", p.done),
		s.outcomes[sqlite.Added], s.outcomes[sqlite.Replaced], s.outcomes[sqlite.Unchanged], p.failed, s.targets)
	return cmp.Or(err, p.outcome())
}

// store counts what an ingest does to a database.
type store struct {
	in       *sqlite.Ingest
	outcomes map[sqlite.Outcome]int
	targets  int
}

func plural(noun string, n int) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// save stores one result. Its error is the database's, which ends the ingest; a notice's own error is stored.
func (s *store) save(r *result) error {
	if r.err == nil && strings.IndexByte(r.plan.Document.Text, 0) >= 0 {
		r.err = unreadable("nul", "the text holds a NUL, at which SQLite would end it: take it out")
	}
	if r.err != nil {
		_, err := s.in.Fail(sqlite.Failure{Path: r.path, SHA256: r.sha256, Code: code(r.err), Message: r.err.Error()})
		return err
	}
	outcome, err := s.in.Save(r.plan)
	if err != nil {
		return err
	}
	s.outcomes[outcome]++
	s.targets += len(r.plan.Targets)
	return nil
}

// resolver finds departments in the lexicon.
func resolver(x *extract.Extractor) sqlite.Resolver {
	return func(name string) (id, canonical, level string) {
		d, _ := x.Lexicon.Departments.Lookup(name)
		return d.ID, d.Name, d.Level
	}
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }
