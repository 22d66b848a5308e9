package sqlite

import "fmt"

// Copy writes the whole database as one file, without what is deleted in it, to a path at which there is no file or an empty one.
func (db *DB) Copy(path string) error {
	_, err := db.conn.exec("PRAGMA query_only = OFF") // it is another file that is written
	if err == nil {
		_, err = db.conn.exec("VACUUM INTO ?", path)
	}
	if err != nil {
		return fmt.Errorf("copy database to %s: %w", path, explain(err))
	}
	return nil
}
