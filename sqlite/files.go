package sqlite

import (
	"database/sql/driver"
	"fmt"
	"sync"

	"github.com/mubiao/mubiao/corpus"
)

// State (状态) is what a database knows of a file.
type State string

// The states.
const (
	New     State = "new"
	Changed State = "changed" // other bytes stood there
	Stale   State = "stale"   // read by another version or other rules, not to its end, or with other things given
	Known   State = "known"   // read whole, as it is now
	Failed  State = "failed"  // read as it is now, and a notice of it could not be
)

// Lookup (查询) tells files that need not be read again. It is safe for concurrent use, and sees what was committed.
type Lookup struct {
	mu   sync.Mutex
	conn *connection // nil where the database was empty
	run  Run
}

// Lookup is a Lookup for one run, on a connection of its own.
func (db *DB) Lookup(run Run) (*Lookup, error) {
	if row, err := db.conn.first("SELECT 1 FROM files LIMIT 1"); row == nil || err != nil {
		return &Lookup{}, err
	}
	conn, err := connect(source(db.path))
	if err != nil {
		return nil, fmt.Errorf("read database %s: %w", db.path, explain(err))
	}
	if _, err := conn.exec("PRAGMA cache_size = -4000"); err != nil { // each row is asked for once
		return nil, fmt.Errorf("read database %s: %w", db.path, explain(err))
	}
	return &Lookup{conn: conn, run: run}, nil
}

// Close ends the lookups.
func (l *Lookup) Close() error {
	if l.conn == nil {
		return nil
	}
	return l.conn.close()
}

// State says whether a file has been read as it is now, by the run's version and rules, and what is given of it: what f says or, where
// that is not said now, what was said before.
func (l *Lookup) State(f File, said bool) (State, corpus.Given, error) {
	row, err := l.first(`SELECT f.sha256, f.region, f.year, f.issuer, f.url, r.version = ? AND r.ruleset = ?,
		EXISTS (SELECT 1 FROM failures AS x WHERE x.file = f.path) FROM files AS f JOIN runs AS r ON r.id = f.run_id WHERE f.path = ?`,
		l.run.Version, l.run.Ruleset, f.Path)
	if err != nil || row == nil {
		return New, f.Given, err
	}
	before := corpus.Given{Region: row[1].(string), Issuer: row[3].(string), URL: row[4].(string)}
	if y, ok := row[2].(int64); ok {
		before.Year = int(y)
	}
	if !said {
		f.Given = before
	}
	switch hash := row[0].(string); {
	case f.SHA256 == "":
		return New, f.Given, nil
	case hash != f.SHA256 && hash != "":
		return Changed, f.Given, nil
	case hash == "" || row[5].(int64) == 0 || f.Given != before || l.run.Force:
		return Stale, f.Given, nil
	case row[6].(int64) != 0:
		return Failed, f.Given, nil
	}
	return Known, f.Given, nil
}

func (l *Lookup) first(query string, args ...any) ([]driver.Value, error) {
	if l.conn == nil {
		return nil, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	row, err := l.conn.first(query, args...)
	if err != nil {
		return nil, fmt.Errorf("read files: %w", explain(err))
	}
	return row, nil
}

// Files gives the path of every file that the database holds to use, in order.
func (db *DB) Files(use func(path string) error) error {
	return db.paths("SELECT path FROM files ORDER BY path", use)
}

// Stale gives the path of every file that another version or other rules have read to use.
func (db *DB) Stale(run Run, use func(path string) error) error {
	return db.paths(`SELECT path FROM files AS f JOIN runs AS r ON r.id = f.run_id
		WHERE r.version <> ? OR r.ruleset <> ? OR f.sha256 = '' ORDER BY path`, use, run.Version, run.Ruleset)
}

// FailedFiles gives the path of every file with a notice that could not be read to use.
func (db *DB) FailedFiles(use func(path string) error) error {
	return db.paths("SELECT DISTINCT file FROM failures ORDER BY file", use)
}

func (db *DB) paths(query string, use func(path string) error, args ...any) error {
	return db.each(query, args, func(row []driver.Value) error { return use(row[0].(string)) })
}

// Failures gives every failure to use, by path. It ends with use's first error.
func (db *DB) Failures(use func(Failure) error) error {
	return db.each("SELECT path, sha256, code, message FROM failures ORDER BY path", nil, func(row []driver.Value) error {
		return use(Failure{row[0].(string), row[1].(string), row[2].(string), row[3].(string)})
	})
}

func (db *DB) each(query string, args []any, use func(row []driver.Value) error) error {
	if err := db.conn.each(query, args, use); err != nil {
		return fmt.Errorf("read database %s: %w", db.path, explain(err))
	}
	return nil
}
