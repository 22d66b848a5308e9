// Package sqlite stores Plans in an SQLite database and is the only package that speaks SQL. A database is opened
// with Open, which brings its schema (schema.sql) up to date; plans are written through an Ingest, many
// documents a transaction. What a table or column means is said in the schema itself: every column has a comment.
package sqlite

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"
)

// applicationID marks a file as mubiao's database ("mubi"); migration 1 writes it.
const applicationID = 1836409449

// DB (数据库) is an open database of plans. Rows are written and read on the driver's own connection, which database/sql would
// slow down by a third; it is for one goroutine.
type DB struct {
	conn *connection
	path string
	lock *flock.Flock
}

// Open opens the database at path for writing, makes it where there is none, and brings its schema up to date. It
// refuses a file that is no SQLite database or another program's, one that cannot be written, one that another ingest
// writes, and one that a newer version of this program has made; each error names the path and says which.
func Open(path string) (*DB, error) {
	db := &DB{path: path, lock: flock.New(path + lockEnding)}
	err := checkPath(path)
	if err == nil {
		err = db.alone()
	}
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	if db.conn, err = prepare(path); err != nil {
		db.unlock()
		return nil, fmt.Errorf("open database %s: %w", path, explain(err))
	}
	return db, nil
}

// OpenRead opens the database at path for reading alone, which an ingest may write meanwhile.
func OpenRead(path string) (*DB, error) {
	db := &DB{path: path}
	err := checkPath(path)
	if _, gone := os.Stat(path); err == nil && gone != nil {
		err = fmt.Errorf("there is none: 'mubiao ingest --db %s DIR' makes one: %w", path, gone)
	}
	if err == nil {
		db.conn, err = connectRead(path)
	}
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, explain(err))
	}
	return db, nil
}

// connectRead connects to a database of this program's version. SQLite wants to make a file beside it, except where it is told that
// nobody writes: so it is where nobody can.
func connectRead(path string) (*connection, error) {
	var first error
	for _, mode := range []string{"&mode=rw&_query_only=1", "&mode=ro&immutable=1"} {
		c, err := connect(source(path) + mode)
		if err == nil {
			if err = c.current(); err == nil {
				return c, nil
			}
			c.close()
		}
		first = cmp.Or(first, err)
		if _, wal := os.Stat(path + "-wal"); wal == nil || !unopened(err) {
			break
		}
	}
	return nil, first
}

// Close closes the database. What was written then stands in its one file.
func (db *DB) Close() error {
	defer db.unlock()
	if err := db.conn.close(); err != nil {
		return fmt.Errorf("close database %s: %w", db.path, explain(err))
	}
	return nil
}

// lockEnding is what the name of the file that an open database is locked by ends in. SQLite's own locks are held for one
// transaction, and two ingests would write by turns.
const lockEnding = "-lock"

// alone keeps other ingests away. The system takes the lock from a program that dies.
func (db *DB) alone() error {
	switch locked, err := db.lock.TryLock(); {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("read-only: %w", err)
	case err != nil:
		return err
	case !locked:
		return errors.New("in use by another mubiao, which writes to it: wait for its end, or name another database")
	}
	return nil
}

// unlock takes the lock's file away before another program can have it.
func (db *DB) unlock() {
	if db.lock == nil {
		return
	}
	_ = os.Remove(db.lock.Path())
	_ = db.lock.Unlock()
}

// source is the driver's name for the database at path, whatever characters the path holds. A transaction takes the
// write lock when it begins, so that two programs wait for each other and do not fail half-way. What was committed
// outlives a loss of power.
func source(path string) string {
	file := url.URL{Path: filepath.ToSlash(filepath.Clean(path))}
	return "file:" + file.EscapedPath() + "?_busy_timeout=10000&_synchronous=FULL&_txlock=immediate&_mutex=no&_cache_size=-16000"
}

// prepare connects to a database, checks that it is ours and can be written, and migrates it. Nothing is written to
// a database that is refused.
func prepare(path string) (*connection, error) {
	c, err := connect(source(path))
	if err != nil {
		return nil, err
	}
	version, err := c.schemaVersion()
	switch {
	case err != nil:
	case version > latest:
		err = newer(version)
	default:
		err = c.writable()
	}
	if err == nil && version < latest {
		err = c.migrate(version)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}
