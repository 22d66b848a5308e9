package sqlite

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
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

// ingestAs saves plans in one run, each as a file of its own, and gives their outcomes, joined by blanks.
func ingestAs(t testing.TB, db *DB, run Run, plans ...*target.Plan) string {
	t.Helper()
	in := db.BeginRun(run, lex)
	var outcomes []string
	for _, plan := range plans {
		outcome, err := save(in, plan)
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

// save saves a plan as a file of its own.
func save(in *Ingest, plan *target.Plan) (Outcome, error) {
	doc := plan.Document
	in.Begin(File{Path: doc.Path, SHA256: doc.SHA256, Given: doc.Given})
	outcome, _, err := in.Save(plan)
	if err != nil {
		return "", err
	}
	return outcome, in.End()
}

// lex is the program's own lexicon.
var lex = func() *lexicon.Lexicon {
	l, err := lexicon.Load(lexicon.Files)
	if err != nil {
		panic(err)
	}
	return l
}()

// dump writes a query's rows as lines.
func dump(t testing.TB, db *DB, query string, args ...any) string {
	t.Helper()
	var out strings.Builder
	err := db.each(query, args, func(row []driver.Value) error {
		cells := make([]any, len(row))
		for i, cell := range row {
			cells[i] = cell
		}
		out.WriteString(fmt.Sprintln(cells...))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func texts(t testing.TB, db *DB, query string, args ...any) (list []string) {
	t.Helper()
	if err := db.each(query, args, func(row []driver.Value) error {
		list = append(list, row[0].(string))
		return nil
	}); err != nil {
		t.Fatal(err)
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
	if _, err := db.conn.exec("PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	_, err := save(db.BeginRun(Run{Version: "1"}, lex), readSeed(t, "xuchang-2012"))
	if err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("error %v does not say read-only", err)
	}
}

func TestOneProgramWritesAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "targets.db")
	db := open(t, path)
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "in use by another mubiao") {
		t.Errorf("the second open: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, path)
}

// Another program's lock is waited for, and then said.
func TestBusyIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "targets.db")
	db := open(t, path)
	other, err := connect(source(path))
	if err != nil {
		t.Fatal(err)
	}
	defer other.close()
	for _, query := range []string{"BEGIN IMMEDIATE", "PRAGMA user_version"} {
		if _, err := other.first(query); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.conn.first("PRAGMA busy_timeout = 10"); err != nil {
		t.Fatal(err)
	}
	if _, err := save(db.BeginRun(Run{Version: "1"}, lex), readSeed(t, "xuchang-2018")); err == nil || !strings.Contains(err.Error(), "in use by another program") {
		t.Errorf("got %v", err)
	}
}

// A disk that fills up ends the ingest; what was committed stays, and the next ingest goes on. SQLite says the same of a full disk as
// of a database that may grow no further.
func TestFullDisk(t *testing.T) {
	db := openTemp(t)
	in := db.BeginRun(Run{Version: "1", Ruleset: "r"}, lex)
	if _, err := save(in, readSeed(t, "xuchang-2018")); err != nil {
		t.Fatal(err)
	}
	if err := in.Commit(); err != nil {
		t.Fatal(err)
	}
	before := whole(t, db)
	limit := func(pages string) {
		if _, err := db.conn.first("PRAGMA max_page_count = " + pages); err != nil {
			t.Fatal(err)
		}
	}
	limit(strings.TrimSpace(dump(t, db, "PRAGMA page_count")))
	if _, err := save(in, readSeed(t, "dengfeng-2020")); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
	if err := in.Finish(""); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, whole(t, db)); diff != "" {
		t.Error(diff)
	}
	limit("1000000")
	if got := ingest(t, db, readSeeds(t)...); got != "added added unchanged added added" {
		t.Errorf("afterwards: %s", got)
	}
	sound(t, db)
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
