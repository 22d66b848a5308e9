package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migration/*.sql
var migrations embed.FS

// latest is the version of the schema that this program knows.
const latest = 4

// migrate brings the schema at path up to date, each migration in a transaction of its own. What a loss of power undoes of it is
// done again the next time.
func migrate(path string) error {
	dir, err := fs.Sub(migrations, "migration")
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	pool, err := sql.Open("sqlite3", source(path))
	if err != nil {
		return err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	if _, err := pool.Exec("PRAGMA synchronous = NORMAL"); err != nil {
		return err
	}
	provider, err := goose.NewProvider("", pool, dir, goose.WithStore(versions{}))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(context.Background()); err != nil {
		return fmt.Errorf("migrate schema: %w", err)
	}
	return nil
}

func newer(version int64) error {
	return fmt.Errorf("schema version %d is newer than this program's %d: use a newer mubiao", version, latest)
}

// versions keeps the schema's version where SQLite has a place for it, PRAGMA user_version. Goose's own table would
// put the clock into the database.
type versions struct{}

// Tablename names the place.
func (versions) Tablename() string { return "user_version" }

// CreateVersionTable has nothing to do: every SQLite database has a user_version.
func (versions) CreateVersionTable(context.Context, database.DBTxConn) error { return nil }

// Insert records that a migration was applied; it is part of the migration's transaction.
func (versions) Insert(ctx context.Context, db database.DBTxConn, req database.InsertRequest) error {
	_, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", req.Version))
	return err
}

// Delete refuses to go back: migrations lead up only.
func (versions) Delete(context.Context, database.DBTxConn, int64) error {
	return database.ErrNotImplemented
}

// GetLatestVersion is the schema's version, 0 for a new database.
func (versions) GetLatestVersion(ctx context.Context, db database.DBTxConn) (int64, error) {
	var version int64
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

// GetMigration says whether a version was applied; versions are applied in order, so the latest tells.
func (v versions) GetMigration(ctx context.Context, db database.DBTxConn, version int64) (*database.GetMigrationResult, error) {
	latest, err := v.GetLatestVersion(ctx, db)
	if err != nil {
		return nil, err
	}
	if version > latest {
		return nil, database.ErrVersionNotFound
	}
	return &database.GetMigrationResult{Timestamp: time.Time{}, IsApplied: true}, nil
}

// ListMigrations lists the versions applied, latest first.
func (v versions) ListMigrations(ctx context.Context, db database.DBTxConn) ([]*database.ListMigrationsResult, error) {
	latest, err := v.GetLatestVersion(ctx, db)
	var list []*database.ListMigrationsResult
	for version := latest; version >= 0; version-- {
		list = append(list, &database.ListMigrationsResult{Version: version, IsApplied: true})
	}
	return list, err
}
