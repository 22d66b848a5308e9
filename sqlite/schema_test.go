package sqlite

import (
	"regexp"
	"strings"
	"testing"
)

func TestEveryTableIsStrict(t *testing.T) {
	db := openTemp(t)
	loose := texts(t, db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'")
	if len(loose) > 0 {
		t.Errorf("tables that are not STRICT: %v", loose)
	}
	for table := range columns {
		if n := texts(t, db, "SELECT name FROM pragma_table_list WHERE strict AND name = ?", table); len(n) != 1 {
			t.Errorf("no STRICT table %s", table)
		}
	}
}

// A comment is English with the Chinese term in brackets.
var comment = regexp.MustCompile(`-- .*[a-z].*\(\p{Han}+\)$`)

func TestEveryColumnHasAComment(t *testing.T) {
	db := openTemp(t)
	for _, table := range texts(t, db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'") {
		lines := strings.Split(texts(t, db, "SELECT sql FROM sqlite_schema WHERE name = ?", table)[0], "\n")
		if !comment.MatchString(lines[0]) {
			t.Errorf("%s has no comment: %s", table, lines[0])
		}
		for _, column := range texts(t, db, "SELECT name FROM pragma_table_info(?)", table) {
			if !commented(lines, column) {
				t.Errorf("%s.%s has no comment", table, column)
			}
		}
	}
}

// commented looks for the line that defines a column, in a table or in a view.
func commented(lines []string, column string) bool {
	definition := regexp.MustCompile(`^\s+(\w\.)?` + column + `(,?\s+--| +(TEXT|INTEGER|REAL)[ ,])|\bAS ` + column + `,? +--`)
	for _, line := range lines {
		if definition.MatchString(line) && comment.MatchString(line) {
			return true
		}
	}
	return false
}

func TestColumnsAreThoseOfTheTables(t *testing.T) {
	db := openTemp(t)
	for table, want := range columns {
		if got := strings.Join(texts(t, db, "SELECT name FROM pragma_table_info(?)", table), " "); got != want {
			t.Errorf("%s has columns %s, want %s", table, got, want)
		}
	}
}

// A document's rows are found by an index, so that replacing one does not read the others.
func TestDeletingADocumentScansNoTable(t *testing.T) {
	db := openTemp(t)
	for table, names := range columns {
		if !strings.HasPrefix(names, "document_id") {
			continue
		}
		for _, detail := range strings.Split(dump(t, db, "EXPLAIN QUERY PLAN DELETE FROM "+table+" WHERE document_id = 1"), "\n") {
			if strings.Contains(detail, "SCAN") {
				t.Errorf("%s: %s", table, detail)
			}
		}
	}
}

func TestDatabaseIsWhole(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, readSeeds(t)...)
	ingestAs(t, db, Run{Version: "2"}, readSeeds(t)...)
	sound(t, db)
	ingestAs(t, db, Run{Version: "3"}, readSeeds(t)[:1]...)
	if _, err := db.conn.exec("UPDATE numbers SET bound = 'more'"); err == nil || !strings.Contains(err.Error(), "CHECK") {
		t.Errorf("a CHECK that sound has switched on lets anything through: %v", err)
	}
}

// sound wants a database that SQLite finds nothing wrong with.
func sound(t testing.TB, db *DB) {
	t.Helper()
	for _, check := range []string{"PRAGMA ignore_check_constraints = OFF", "PRAGMA integrity_check", "PRAGMA foreign_key_check"} {
		rows := dump(t, db, check)
		if rows != "" && rows != "ok\n" {
			t.Errorf("%s: %s", check, rows)
		}
	}
}
