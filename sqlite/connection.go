package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"github.com/mattn/go-sqlite3"
)

// connection (连接) is the driver's own connection, without database/sql above it, and its prepared statements.
type connection struct {
	*sqlite3.SQLiteConn
	statements map[string]*statement
}

// statement (语句) is a prepared statement and the room for its arguments.
type statement struct {
	*sqlite3.SQLiteStmt
	args []driver.NamedValue
}

func connect(source string) (*connection, error) {
	c, err := (&sqlite3.SQLiteDriver{}).Open(source)
	if err != nil {
		return nil, err
	}
	conn := &connection{c.(*sqlite3.SQLiteConn), map[string]*statement{}}
	for _, pragma := range pragmas {
		if _, err := conn.exec(pragma); err != nil {
			return nil, errors.Join(err, conn.close())
		}
	}
	return conn, nil
}

// pragmas are set on every connection. CHECKs, like foreign keys, are not tried for each row, which takes a tenth of an ingest:
// the rows are of our own types, and PRAGMA integrity_check and foreign_key_check find what breaks them.
var pragmas = []string{
	"PRAGMA page_size = 8192", // of a new database: half the reads and writes of SQLite's own
	"PRAGMA ignore_check_constraints = ON",
	"PRAGMA temp_store = MEMORY", // what a savepoint keeps is else written to a file
}

func (c *connection) close() error {
	var errs []error
	for _, s := range c.statements {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.Close())...)
}

// prepared is the statement of a query, which is prepared once.
func (c *connection) prepared(query string) (*statement, error) {
	if s := c.statements[query]; s != nil {
		return s, nil
	}
	stmt, err := c.Prepare(query)
	if err != nil {
		return nil, err
	}
	s := &statement{SQLiteStmt: stmt.(*sqlite3.SQLiteStmt)}
	c.statements[query] = s
	return s, nil
}

// bound is the arguments as the driver takes them: whole numbers as int64.
func (s *statement) bound(args []any) []driver.NamedValue {
	s.args = s.args[:0]
	for i, arg := range args {
		if n, ok := arg.(int); ok {
			arg = int64(n)
		}
		s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: arg})
	}
	return s.args
}

// insert writes a row. The driver takes a query's first step in one call into SQLite, and a statement's in one for each
// argument.
func (s *statement) insert(args []driver.NamedValue) error {
	_, err := s.QueryContext(context.Background(), args)
	return err
}

// exec runs a statement and says how many rows it changed itself.
func (c *connection) exec(query string, args ...any) (int64, error) {
	s, err := c.prepared(query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(context.Background(), s.bound(args))
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// each gives the rows of a query to use, whose error ends it. A row is good until the next.
func (c *connection) each(query string, args []any, use func(row []driver.Value) error) (err error) {
	s, err := c.prepared(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), s.bound(args))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	row := make([]driver.Value, len(rows.Columns()))
	for {
		switch err := rows.Next(row); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := use(row); err != nil {
			return err
		}
	}
}

// first is the first row of a query, nil where there is none.
func (c *connection) first(query string, args ...any) (found []driver.Value, err error) {
	err = c.each(query, args, func(row []driver.Value) error {
		if found == nil {
			found = append(found, row...)
		}
		return nil
	})
	return found, err
}

// schemaVersion is the version of a database's schema, 0 for a new one. It refuses another program's database.
func (c *connection) schemaVersion() (int64, error) {
	row, err := c.first("SELECT application_id, (SELECT count(*) FROM sqlite_schema), user_version FROM pragma_application_id, pragma_user_version")
	if err != nil {
		return 0, err
	}
	id, tables, version := row[0].(int64), row[1].(int64), row[2].(int64)
	if id != applicationID && (id != 0 || tables != 0) {
		return 0, errForeign
	}
	return version, nil
}

// current refuses a database of another version than this program's.
func (c *connection) current() error {
	version, err := c.schemaVersion()
	switch {
	case err != nil:
		return err
	case version > latest:
		return newer(version)
	case version < latest:
		return fmt.Errorf("schema version %d is older than this program's %d: 'mubiao ingest' brings it up to date", version, latest)
	}
	return nil
}

// writable refuses a database that cannot be written, and has SQLite write to a log beside it.
func (c *connection) writable() error {
	// SQLite opens what it may not write for reading only, and says so here first.
	for _, query := range []string{"BEGIN IMMEDIATE", "ROLLBACK"} {
		if _, err := c.exec(query); err != nil {
			return err
		}
	}
	// The journal does not matter to what is stored, and where it cannot be set now another program has the file open.
	if _, err := c.first("PRAGMA journal_mode = WAL"); err != nil && !busy(err) {
		return err
	}
	return nil
}
