package sqlite

import (
	"errors"
	"fmt"
)

// Copy writes the whole database as one file, without what is deleted in it, to a path at which there is no file or an empty one.
func (db *DB) Copy(path string) error {
	if _, err := db.conn.exec("VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy database to %s: %w", path, explain(err))
	}
	return nil
}

// Snapshot runs use, which sees the database as it is now, whatever is written meanwhile.
func (db *DB) Snapshot(use func() error) error {
	if _, err := db.conn.exec("BEGIN"); err != nil {
		return fmt.Errorf("read database %s: %w", db.path, explain(err))
	}
	err := use()
	_, ended := db.conn.exec("ROLLBACK") // of what nothing was written in
	return errors.Join(err, ended)
}
