package sqlite

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/extract/target"
)

func openTemp(t testing.TB) *DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "targets.db"))
}

func open(t testing.TB, path string) *DB {
	t.Helper()
	db, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func ingest(t testing.TB, db *DB, plans ...*target.Plan) string {
	t.Helper()
	return ingestAs(t, db, Run{Version: "1", Ruleset: "r", Started: "2020-01-01T00:00:00Z"}, plans...)
}

// ingestAs saves plans in one run and gives their outcomes, joined by blanks.
func ingestAs(t testing.TB, db *DB, run Run, plans ...*target.Plan) string {
	t.Helper()
	in := begin(t, db, run)
	var outcomes []string
	for _, plan := range plans {
		outcome, err := in.Save(plan)
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, string(outcome))
	}
	if err := in.Finish("2020-01-01T00:00:01Z"); err != nil {
		t.Fatal(err)
	}
	return strings.Join(outcomes, " ")
}

func begin(t testing.TB, db *DB, run Run) *Ingest {
	t.Helper()
	in, err := db.BeginRun(run, level)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// level resolves the departments of a city by their first word.
func level(name string) (string, string, string) {
	if bare, found := strings.CutPrefix(name, "市"); found {
		return "dept/" + bare, "市人民政府" + bare, "city"
	}
	return "", "", ""
}

// dump writes a query's rows as lines.
func dump(t testing.TB, db *DB, query string, args ...any) string {
	t.Helper()
	rows, err := db.db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	cells, into := make([]any, len(names)), make([]any, len(names))
	for i := range cells {
		into[i] = &cells[i]
	}
	var out strings.Builder
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out.WriteString(strings.TrimSuffix(fmt.Sprintln(cells...), "\n") + "\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func texts(t testing.TB, db *DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		list = append(list, text)
	}
	return list
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	notice := file("notice.txt", strings.Repeat("推动425家规上企业实施技术改造。\n", 50))
	tests := []struct{ name, path, want string }{
		{"text", notice, "notice.txt: not an SQLite database"},
		{"directory", dir, "a directory, not a database"},
		{"no directory", filepath.Join(dir, "nowhere", "targets.db"), "nowhere does not exist"},
		{"file for directory", filepath.Join(notice, "targets.db"), "not a directory"},
		{"no path", "", "no path given"},
		{"another's", alter(t, filepath.Join(dir, "another.db"), "CREATE TABLE birds (name TEXT)"), "another program's database"},
		{"newer", alter(t, newDatabase(t, dir), "PRAGMA user_version = 99"), "schema version 99 is newer than this program's"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, _ := os.ReadFile(test.path)
			db, err := Open(test.path)
			if err == nil {
				db.Close()
				t.Fatal("opened")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q does not say %q", err, test.want)
			}
			if after, _ := os.ReadFile(test.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

func newDatabase(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "newer.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// alter runs a statement on a database behind the package's back.
func alter(t *testing.T, path, statement string) string {
	t.Helper()
	raw, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec(statement); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file's mode does not bind the superuser, so the connection itself is made unable to write.
func TestReadOnlyIsSaid(t *testing.T) {
	db := openTemp(t)
	if _, err := db.db.Exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	_, err := begin(t, db, Run{Version: "1"}).Save(readSeed(t, "xuchang-2012"))
	if err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("error %v does not say read-only", err)
	}
}

func TestManyOpenANewDatabaseAtOnce(t *testing.T) {
	path, errs := filepath.Join(t.TempDir(), "targets.db"), make(chan error)
	for range 8 {
		go func() {
			db, err := Open(path)
			if err == nil {
				err = db.Close()
			}
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestOpenTakesAnyName(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"targets.db", "目标 库.db", "100%.db", "a?mode=ro&b#c.db", "%41.db", "it's.db"} {
		db := open(t, filepath.Join(dir, name))
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := db.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
