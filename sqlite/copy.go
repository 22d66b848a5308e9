package sqlite

import "fmt"

// Copy writes the whole database as one file, without what is deleted in it, to a path at which there is no file or an empty one.
func (db *DB) Copy(path string) error {
	if _, err := db.conn.exec("VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy database to %s: %w", path, explain(err))
	}
	return nil
}
