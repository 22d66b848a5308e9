package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/sqlite"
)

// flush is how long what is written waits to be committed, at most: it bounds, with sqlite's own bounds, what a crash undoes.
const flush = 2 * time.Second

// store (入库) is one ingest's work on a database.
type store struct {
	db     *sqlite.DB
	in     *sqlite.Ingest
	lookup *sqlite.Lookup
	run    sqlite.Run
	flags  ingestFlags
	log    *runLog
	p      *progress

	outcomes  map[sqlite.Outcome]int
	unchanged int // files
	before    int // files that failed before and were not tried
	doubts    int
	vanished  []string
	told      map[string]int // lines of each kind
	storing   time.Duration
	committed time.Time
	begun     int // index of the file that was begun, plus one
}

// fill stores the inputs in one run. What was stored stays, whatever happens later.
func (s *store) fill(cmd *cobra.Command, x *extract.Extractor, list *inputList) (err error) {
	if s.lookup, err = s.db.Lookup(s.run); err != nil {
		return err
	}
	s.in, s.committed = s.db.BeginRun(s.run, x.Lexicon), time.Now()
	s.p = newProgress(cmd.ErrOrStderr(), len(list.inputs), false)
	s.p.quiet, s.p.lined = s.flags.quiet, !s.flags.quiet
	s.p.barred = s.p.barred && !s.flags.quiet
	defer s.p.end()
	for _, row := range list.unused {
		s.tell("manifest", row)
	}
	s.log.Info("begin", "db", s.flags.db, "files", len(list.inputs), "version", s.run.Version, "ruleset", s.run.Ruleset)
	var took spent
	err = s.flags.reading.show(cmd, s.p, batch{inputs: list.inputs, extract: x.Extract, known: s.known, skips: s.skips,
		use: s.save, end: s.end, wait: s.commit, spent: &took})
	finished := ""
	if err == nil {
		err = s.gone(list)
		finished = now()
	}
	err = cmp.Or(err, s.in.Finish(finished), s.lookup.Close())
	s.p.end()
	var stopped *interruption
	if err != nil && !errors.As(err, &stopped) { // what was counted is not all stored
		return fmt.Errorf("%w%s", err, goOn)
	}
	s.sum(&took)
	if err != nil {
		return fmt.Errorf("%w%s", err, goOn)
	}
	return s.p.outcome()
}

// goOn is what is to be done after an ingest that did not come to its end.
const goOn = "; what is stored stays, and the same command again goes on from there"

// known says what the database knows of a file. A manifest's word for it from an earlier run still holds where there is no new one.
func (s *store) known(f *file) (state sqlite.State, err error) {
	state, f.given, err = s.lookup.State(sqlite.File{Path: f.path, SHA256: f.sha256, Given: f.given}, f.said)
	return state, err
}

// skips says whether a file need not be read.
func (s *store) skips(f *file) bool {
	return f.state == sqlite.Known || f.state == sqlite.Failed && !s.flags.retry
}

// save stores one result. Its error is the database's, which ends the ingest; a notice's own error is stored.
func (s *store) save(r *result) error {
	defer s.time(time.Now())
	s.begin(r.file)
	if r.err == nil && strings.IndexByte(r.plan.Document.Text, 0) >= 0 {
		r.err = unreadable("nul", "the text holds a NUL, at which SQLite would end it: take it out")
	}
	if r.err == nil {
		outcome, of, err := s.in.Save(r.plan)
		if err == nil {
			return s.saved(r, outcome, of)
		}
		if !sqlite.Refused(err) {
			return err
		}
		r.err = unreadable("internal", "internal error, please report it with this file: %v", err)
	}
	_, err := s.in.Fail(sqlite.Failure{Path: r.path, SHA256: r.sha256, Code: code(r.err), Message: r.err.Error()})
	s.log.Warn("failure", "path", r.path, "code", code(r.err), "message", r.err.Error())
	return err
}

// begin begins a file with its first result.
func (s *store) begin(f *file) {
	if s.begun == f.index+1 {
		return
	}
	s.begun = f.index + 1
	if f.state == sqlite.Changed {
		s.tell("changed", f.path)
	}
	s.in.Begin(sqlite.File{Path: f.path, SHA256: f.sha256, Given: f.given})
}

// saved counts a plan that was stored. Where its bytes stood in the database under a path that is gone, the file has moved.
func (s *store) saved(r *result, outcome sqlite.Outcome, of string) error {
	s.outcomes[outcome]++
	for i := range r.plan.Numbers {
		if r.plan.Numbers[i].Role == target.RoleUnknown {
			s.doubts++
		}
	}
	s.log.Info("document", "path", r.path, "outcome", outcome, "targets", len(r.plan.Targets), "numbers", len(r.plan.Numbers))
	if outcome != sqlite.Copied {
		return nil
	}
	old, _, _ := strings.Cut(of, "!/")
	if _, err := os.Lstat(old); old != r.file.path && old != stdinPath && errors.Is(err, fs.ErrNotExist) {
		s.tell("moved", of+" → "+r.path)
		return s.in.Remove(old)
	}
	s.tell("same bytes", r.path+" and "+of)
	return nil
}

// end ends a file.
func (s *store) end(f *file) error {
	defer s.time(time.Now())
	s.p.bytes += f.size
	switch {
	case !s.skips(f):
		s.begin(f) // of an empty archive no notice came
		if err := s.in.End(); err != nil {
			return err
		}
	case f.state == sqlite.Known:
		s.unchanged++
	default:
		s.before++
	}
	return s.commit()
}

// commit commits what has waited long enough.
func (s *store) commit() error {
	if time.Since(s.committed) < flush {
		return nil
	}
	s.committed = time.Now()
	return s.in.Commit()
}

// gone tells the files that the database has of the directories that were named and that are there no more, and removes what
// is stored of them where that is wanted. A directory that could not be read before and can be now is no failure any more.
func (s *store) gone(list *inputList) error {
	failed := map[string]bool{}
	for _, in := range list.inputs {
		if in.err != nil {
			failed[in.path] = true
		}
	}
	var better []string
	roots := list.roots()
	err := s.db.Files(func(path string) error {
		if !below(roots, path) {
			return nil
		}
		switch info, err := os.Lstat(path); {
		case errors.Is(err, fs.ErrNotExist) && !failed[path]:
			s.vanished = append(s.vanished, path)
		case err == nil && info.IsDir() && !failed[path]:
			better = append(better, path)
		}
		return nil
	})
	for _, path := range s.vanished {
		s.tell("vanished", path)
		if s.flags.prune {
			better = append(better, path)
		}
	}
	for _, path := range better {
		err = cmp.Or(err, s.in.Remove(path))
	}
	return err
}

// most is how many lines of a kind are said; the log has all.
const most = 20

// tell says what was seen of a file.
func (s *store) tell(kind, what string) {
	s.log.Info(kind, "what", what)
	switch s.told[kind]++; {
	case s.told[kind] <= most:
		s.p.say("mubiao: %s: %s\n", kind, what)
	case s.told[kind] == most+1:
		s.p.say("mubiao: %s: … and more; --log FILE lists all\n", kind)
	}
}

func (s *store) time(began time.Time) { s.storing += time.Since(began) }

// sum says what was done, and how long the stages took, of all workers together.
func (s *store) sum(took *spent) {
	p, o := s.p, s.outcomes
	seconds := func(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
	p.say("%s: %d added, %d replaced, %d copied, %d unchanged, %d failed\n", plural("document", p.done),
		o[sqlite.Added], o[sqlite.Replaced], o[sqlite.Copied], o[sqlite.Unchanged]+s.unchanged, p.failed)
	p.say("%s and %s in what was read; %.1f MB in %s (read %s, extract %s, store %s)\n", plural("target", p.targets), plural("doubt", s.doubts),
		float64(p.bytes)/1e6, seconds(time.Since(p.began)), seconds(time.Duration(took.read.Load())), seconds(time.Duration(took.extract.Load())), seconds(s.storing))
	if s.before > 0 {
		p.say("%s failed before and not tried again: --retry-failed tries, 'mubiao failures' lists them\n", plural("file", s.before))
	}
	if len(s.vanished) > 0 && !s.flags.prune {
		p.say("%s gone, and still in the database: --prune removes what is stored of them\n", plural("file", len(s.vanished)))
	}
	s.log.Info("end", "documents", p.done, "added", o[sqlite.Added], "replaced", o[sqlite.Replaced], "copied", o[sqlite.Copied],
		"unchanged", o[sqlite.Unchanged]+s.unchanged, "failed", p.failed, "vanished", len(s.vanished), "targets", p.targets, "doubts", s.doubts, "bytes", p.bytes)
}
