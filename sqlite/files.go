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
	return &Lookup{conn: conn, run: run}, nil
}

// Close ends the lookups.
func (l *Lookup) Close() error {
	if l.conn == nil {
		return nil
	}
	return l.conn.close()
}

// Given is what a manifest said of a file before.
func (l *Lookup) Given(path string) (given corpus.Given, err error) {
	row, err := l.first("SELECT region, year, issuer, url FROM files WHERE path = ?", path)
	if row != nil {
		given = corpus.Given{Region: row[0].(string), Issuer: row[2].(string), URL: row[3].(string)}
		if y, ok := row[1].(int64); ok {
			given.Year = int(y)
		}
	}
	return given, err
}

// State says whether a file has been read as it is now, by the run's version and rules.
func (l *Lookup) State(f File) (State, error) {
	row, err := l.first(`SELECT f.sha256 NOT IN (?1, ''), f.sha256 = ?1 AND r.version = ?2 AND r.ruleset = ?3 AND (f.region, f.year, f.issuer, f.url) IS (?4, ?5, ?6, ?7),
		EXISTS (SELECT 1 FROM failures AS x WHERE x.file = f.path) FROM files AS f JOIN runs AS r ON r.id = f.run_id WHERE f.path = ?8`,
		f.SHA256, l.run.Version, l.run.Ruleset, f.Region, year(f.Year), f.Issuer, f.URL, f.Path)
	switch {
	case err != nil || row == nil:
		return New, err
	case row[0].(int64) != 0:
		return Changed, nil
	case row[1].(int64) == 0 || l.run.Force:
		return Stale, nil
	case row[2].(int64) != 0:
		return Failed, nil
	}
	return Known, nil
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
