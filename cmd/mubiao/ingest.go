package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/sqlite"
)

// ingestFlags are the flags of mubiao ingest.
type ingestFlags struct {
	db   string
	jobs workers
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
	addJobs(cmd, &f.jobs)
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
	ctx, stop := interruptible(cmd)
	defer stop()
	inputs := expand(args)
	s := &store{progress: newProgress(cmd.ErrOrStderr(), len(inputs), false), outcomes: map[sqlite.Outcome]int{}}
	if err := s.fill(ctx, cmd, db, x, inputs, int(f.jobs)); err != nil {
		return interrupted(err, s.done, s.all)
	}
	return outcome(s.failed, s.all)
}

// store counts what an ingest does to a database.
type store struct {
	*progress
	in       *sqlite.Ingest
	outcomes map[sqlite.Outcome]int
	targets  int
}

// fill stores inputs in one run. What was stored stays, whatever happens later.
func (s *store) fill(ctx context.Context, cmd *cobra.Command, db *sqlite.DB, x *extract.Extractor, inputs []input, jobs int) (err error) {
	s.in, err = db.BeginRun(sqlite.Run{Version: version(), Ruleset: x.Hash, Started: now()}, resolver(x))
	if err != nil {
		return err
	}
	err = work(ctx, x, cmd.InOrStdin(), inputs, jobs, s.save)
	s.end()
	if e := s.in.Finish(now()); err == nil {
		err = e
	}
	s.say("%d %s: %d added, %d replaced, %d unchanged, %d failed; %d targets in what was read\n", s.done, plural("document", s.done),
		s.outcomes[sqlite.Added], s.outcomes[sqlite.Replaced], s.outcomes[sqlite.Unchanged], s.failed, s.targets)
	return err
}

func plural(noun string, n int) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// save stores one result. An error of the database ends the ingest; an input's own error is stored and said.
func (s *store) save(r result) error {
	if r.err == nil && strings.IndexByte(r.plan.Document.Text, 0) >= 0 {
		r.err = unreadable("nul", "the text holds a NUL, at which SQLite would end it: take it out")
	}
	if r.err != nil {
		s.step(r.path, r.err)
		_, err := s.in.Fail(sqlite.Failure{Path: r.path, SHA256: r.sha256, Code: code(r.err), Message: r.err.Error()})
		return err
	}
	outcome, err := s.in.Save(r.plan)
	if err != nil {
		return err
	}
	s.outcomes[outcome]++
	s.targets += len(r.plan.Targets)
	s.step(r.path, nil)
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
