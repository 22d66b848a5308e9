package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// Run (运行) says by what a database is written.
type Run struct {
	Version string // the program's version
	Ruleset string // hash of lexicon and rules
	Started string // RFC 3339; the caller's clock, since nothing here reads one
}

// Resolver finds the department that a name as written means: its id in the lexicon, its full name and its level,
// all empty where the lexicon does not know it.
type Resolver func(name string) (id, canonical, level string)

// Outcome (结果) is what saving a plan, or recording a failure, did to the database.
type Outcome string

// The outcomes.
const (
	Unchanged Outcome = "unchanged" // the same was there already, and nothing was written
	Added     Outcome = "added"
	Replaced  Outcome = "replaced" // rows of the same path stood there, made of other bytes or by other rules
)

// Failure (失败) is a file that could not be read.
type Failure struct {
	Path    string
	SHA256  string // empty where the bytes could not be had
	Code    string // the kind of failure
	Message string
}

// Ingest (入库) writes plans in the name of one run. The run's own row is written with the first change, so that an
// ingest that changes nothing leaves the database as it was. An Ingest is for one goroutine.
type Ingest struct {
	db      *DB
	run     Run
	resolve Resolver
	id      int64 // of the run's row, 0 as long as it is not written
	insert  map[string]*sql.Stmt
}

// BeginRun begins an ingest.
func (db *DB) BeginRun(run Run, resolve Resolver) (*Ingest, error) {
	in := &Ingest{db: db, run: run, resolve: resolve, insert: map[string]*sql.Stmt{}}
	for table, query := range inserts {
		stmt, err := db.db.Prepare(query)
		if err != nil {
			return nil, fmt.Errorf("prepare table %s: %w", table, explain(err))
		}
		in.insert[table] = stmt
	}
	return in, nil
}

// Save stores a plan in one transaction. Where its path holds other rows it replaces them; where it holds the same
// bytes, read by the same version and rules, it leaves them. An earlier failure of the path is forgotten.
func (in *Ingest) Save(plan *target.Plan) (Outcome, error) {
	outcome, err := Unchanged, countable(plan.Document)
	if err == nil {
		err = in.change(func(tx *writer) error {
			outcome, err = in.save(tx, plan)
			return err
		})
	}
	if err != nil {
		return "", fmt.Errorf("save %s: %w", plan.Document.Path, explain(err))
	}
	return outcome, nil
}

func (in *Ingest) save(tx *writer, plan *target.Plan) (Outcome, error) {
	doc := plan.Document
	id, same, err := in.stored(tx.tx, doc.Path, doc.SHA256)
	if err != nil {
		return "", err
	}
	tx.exec("DELETE FROM failures WHERE path = ?", doc.Path)
	if same {
		return Unchanged, tx.err
	}
	before, outcome := tx.departments(id), Added
	if id != 0 {
		outcome = Replaced
		tx.exec("DELETE FROM documents WHERE id = ?", id)
	} else {
		id = tx.value("SELECT coalesce(max(id), 0) + 1 FROM documents")
	}
	tx.plan(id, tx.run(), plan, in.resolve)
	tx.prune(before)
	return outcome, tx.err
}

// stored finds the document at path: its id, 0 where there is none, and whether it is of these bytes and this run's
// version and rules.
func (in *Ingest) stored(db querier, path, sha256 string) (id int64, same bool, err error) {
	row := db.QueryRowContext(context.Background(), `SELECT d.id, d.sha256 = ? AND r.version = ? AND r.ruleset = ?
		FROM documents AS d JOIN runs AS r ON r.id = d.run_id WHERE d.path = ?`, sha256, in.run.Version, in.run.Ruleset, path)
	err = row.Scan(&id, &same)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return id, same, err
}

// Fail records that a file could not be read, in place of an earlier failure of its path. A good document stored for
// the path before stays.
func (in *Ingest) Fail(f Failure) (Outcome, error) {
	var outcome Outcome
	err := in.change(func(tx *writer) error {
		outcome = in.fail(tx, f)
		return tx.err
	})
	if err != nil {
		return "", fmt.Errorf("record failure of %s: %w", f.Path, explain(err))
	}
	return outcome, nil
}

func (in *Ingest) fail(tx *writer, f Failure) Outcome {
	same := tx.value(`SELECT count(*) FROM failures AS f JOIN runs AS r ON r.id = f.run_id
		WHERE f.path = ? AND f.sha256 = ? AND f.code = ? AND f.message = ? AND r.version = ? AND r.ruleset = ?`,
		f.Path, f.SHA256, f.Code, f.Message, in.run.Version, in.run.Ruleset)
	if same != 0 {
		return Unchanged
	}
	outcome := Added
	if tx.exec("DELETE FROM failures WHERE path = ?", f.Path) != 0 {
		outcome = Replaced
	}
	tx.row("failures", f.Path, f.SHA256, f.Code, f.Message, tx.run())
	return outcome
}

// Finish ends the ingest and writes the time into the run's row, where the run has one.
func (in *Ingest) Finish(finished string) error {
	if in.id != 0 {
		if _, err := in.db.db.Exec("UPDATE runs SET finished = ? WHERE id = ?", finished, in.id); err != nil {
			return fmt.Errorf("finish run: %w", explain(err))
		}
	}
	for table, stmt := range in.insert {
		if err := stmt.Close(); err != nil {
			return fmt.Errorf("finish table %s: %w", table, explain(err))
		}
	}
	return nil
}

// change makes one change of the database, whole or not at all.
func (in *Ingest) change(do func(*writer) error) error {
	tx, err := in.db.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	w := &writer{tx: tx, in: in, runID: in.id, stmts: map[string]*sql.Stmt{}}
	if err := do(w); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	in.id = w.runID
	return nil
}

// countable refuses a text whose code points SQLite would count otherwise than Go does.
func countable(doc *corpus.Document) error {
	if i := strings.IndexByte(doc.Text, 0); i >= 0 {
		return fmt.Errorf("the text has a NUL at byte %d", i)
	}
	if !utf8.ValidString(doc.Text) {
		return errors.New("the text is not valid UTF-8")
	}
	return nil
}
