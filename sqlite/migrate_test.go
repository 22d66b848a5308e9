package sqlite

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// older makes a database of an earlier version of the schema, with what a script puts into it.
func older(t *testing.T, version int64, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "older.db")
	c, err := connect(source(path))
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	if err := c.upgrade(0, version); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(script, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// A database that was brought up to date has the schema of a new one, but for the marks that renaming puts around names.
func TestSchemaIsTheSameOldOrNew(t *testing.T) {
	list := func(db *DB) string {
		return strings.ReplaceAll(dump(t, db, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"), `"`, "")
	}
	if diff := cmp.Diff(list(openTemp(t)), list(open(t, older(t, 1, "")))); diff != "" {
		t.Error(diff)
	}
}

// What an earlier version stored is there in the schema of today, and its sentences are found in the text.
func TestOlderDatabaseIsBroughtUpToDate(t *testing.T) {
	db := open(t, older(t, 3, `
		INSERT INTO runs VALUES (1, 'old', 'r', '2020-01-01T00:00:00Z', '');
		INSERT INTO documents VALUES (1, 'a.txt', 'aa', 'text', 'utf-8', '甲', '', '', '', '', '', '', '', 2018, 2018, '', 1, '增长8%。增长9%。' || char(10) || '增长9%。'),
			(2, 'z.zip!/b.txt', 'bb', 'text', 'utf-8', '乙', '', '', '', '', '', '', '', NULL, NULL, '', 1, '无');
		INSERT INTO targets VALUES (1, 0, 't', '', '增长', '', '', '', '', 'growth', 'up', 9, 9, 'exact', '%', 9, 9, '%', 2018, 2018, '', '', NULL, '', '', '', '', '[]', 'x', 1);
		INSERT INTO mentions VALUES (1, 't', 0, 7, 9, '9%', '增长9%。', '[]'), (1, 't', 1, 13, 15, '9%', '增长9%。', '[]');
		INSERT INTO numbers VALUES (1, 0, 2, 4, '8%', 8, 8, 'exact', '%', 8, 8, '%', 'past', 'x', '增长8%。', NULL),
			(1, 1, 7, 9, '9%', 9, 9, 'exact', '%', 9, 9, '%', 'target', 'x', '增长9%。', 't'), (1, 2, 13, 15, '9%', 9, 9, 'exact', '%', 9, 9, '%', 'target', 'x', '增长9%。', 't');
		INSERT INTO failures VALUES ('c.pdf', 'cc', 'encrypted', 'a password', 1)`))
	tests := []struct{ query, want string }{
		{"SELECT ordinal, start, end, text FROM sentences", "0 0 5 增长8%。\n1 5 10 增长9%。\n2 11 16 增长9%。\n"},
		{"SELECT start, text, sentence FROM number_view", "2 8% 增长8%。\n7 9% 增长9%。\n13 9% 增长9%。\n"},
		{"SELECT start, sentence FROM mentions", "7 1\n13 2\n"},
		{"SELECT value, sentence, reissue_of FROM target_view", "9% 增长9%。 <nil>\n"},
		{"SELECT path, document_id, file FROM document_paths", "a.txt 1 a.txt\nz.zip!/b.txt 2 z.zip\n"},
		{"SELECT path, sha256 FROM files ORDER BY path", "a.txt aa\nc.pdf cc\nz.zip \n"},
		{"SELECT path, file FROM failures", "c.pdf c.pdf\n"},
	}
	for _, test := range tests {
		if got := dump(t, db, test.query); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.query, got, test.want)
		}
	}
	sound(t, db)
}
