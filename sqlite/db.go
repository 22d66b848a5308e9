// Package sqlite stores Plans in an SQLite database and is the only package that speaks SQL. A database is opened
// with Open, which brings its schema (migration/*.sql) up to date; plans are written through an Ingest, one
// transaction a document. What a table or column means is said in the schema itself: every column has a comment.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"

	_ "github.com/mattn/go-sqlite3" // the driver registers itself
)

// applicationID marks a file as mubiao's database ("mubi"); migration 1 writes it.
const applicationID = 1836409449

// DB (数据库) is an open database of plans.
type DB struct {
	db   *sql.DB
	path string
}

// Open opens the database at path for writing, makes it where there is none, and brings its schema up to date. It
// refuses a file that is no SQLite database or another program's, one that cannot be written, and one that a newer
// version of this program has made; each error names the path and says which.
func Open(path string) (*DB, error) {
	if err := checkPath(path); err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	pool, err := sql.Open("sqlite3", source(path))
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	pool.SetMaxOpenConns(1) // one writer: pragmas and prepared statements live on its connection
	if err := prepare(context.Background(), pool); err != nil {
		pool.Close()
		return nil, fmt.Errorf("open database %s: %w", path, explain(err))
	}
	return &DB{pool, path}, nil
}

// Close closes the database. What was written then stands in its one file.
func (db *DB) Close() error {
	if err := db.db.Close(); err != nil {
		return fmt.Errorf("close database %s: %w", db.path, explain(err))
	}
	return nil
}

// source is the driver's name for the database at path, whatever characters the path holds. A transaction takes the
// write lock when it begins, so that two programs wait for each other and do not fail half-way.
func source(path string) string {
	file := url.URL{Path: filepath.ToSlash(filepath.Clean(path))}
	return "file:" + file.EscapedPath() + "?_foreign_keys=on&_busy_timeout=10000&_synchronous=NORMAL&_txlock=immediate"
}

// prepare checks that a connection leads to a database of ours that can be written, and migrates it. Nothing is
// written to a database that is refused.
func prepare(ctx context.Context, pool *sql.DB) error {
	if err := checkOwner(ctx, pool); err != nil {
		return err
	}
	tx, err := pool.BeginTx(ctx, nil) // SQLite opens what it may not write for reading only, and says so here first
	if err != nil {
		return err
	}
	if err := tx.Rollback(); err != nil {
		return err
	}
	// The journal does not matter to what is stored, and where it cannot be set now another program has the file open.
	if _, err := pool.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil && !busy(err) {
		return err
	}
	return migrate(ctx, pool)
}

// checkOwner refuses another program's database.
func checkOwner(ctx context.Context, pool *sql.DB) error {
	var id, tables int
	row := pool.QueryRowContext(ctx, "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id")
	if err := row.Scan(&id, &tables); err != nil {
		return err
	}
	if id != applicationID && (id != 0 || tables != 0) {
		return errForeign
	}
	return nil
}
