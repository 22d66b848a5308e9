package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mattn/go-sqlite3"
)

var errForeign = errors.New("another program's database")

// causes says in plain words what SQLite's error codes mean for the database as a whole.
var causes = map[sqlite3.ErrNo]string{
	sqlite3.ErrNotADB:   "not an SQLite database",
	sqlite3.ErrReadonly: "read-only",
	sqlite3.ErrPerm:     "no permission",
	sqlite3.ErrCantOpen: "cannot be opened or made here",
	sqlite3.ErrBusy:     "in use by another program",
	sqlite3.ErrLocked:   "in use by another program",
	sqlite3.ErrCorrupt:  "damaged",
	sqlite3.ErrFull:     "disk full",
	sqlite3.ErrIoErr:    "disk error",
}

// explain puts the plain cause before an error of SQLite's, where there is one.
func explain(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && causes[e.Code] != "" {
		return fmt.Errorf("%s: %w", causes[e.Code], err)
	}
	return err
}

// busy says whether an error is that another connection holds the database.
func busy(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked)
}

// unopened says whether an error is that SQLite could not open a file.
func unopened(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.Code == sqlite3.ErrCantOpen
}

// checkPath refuses a path at which no database can be, since SQLite says only that it cannot open one.
func checkPath(path string) error {
	if path == "" {
		return errors.New("no path given")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return errors.New("a directory, not a database")
	}
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("directory %s does not exist", dir)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a directory", dir)
	}
	return nil
}

// Refused says whether an error is that a document's rows break the tables' rules: its own fault, not the database's.
func Refused(err error) bool {
	var e sqlite3.Error
	return !errors.As(err, &e) || e.Code == sqlite3.ErrConstraint
}
