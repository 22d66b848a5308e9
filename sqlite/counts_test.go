package sqlite

import "testing"

// tally is how many rows the chief tables hold.
type tally struct {
	Documents, Sections, Targets, Mentions, Numbers, Tasks, Clusters, Departments, Runs, Failures int64
}

func tallyOf(t testing.TB, db *DB) tally {
	t.Helper()
	count := func(table string) int64 {
		row, err := db.conn.first("SELECT count(*) FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		return row[0].(int64)
	}
	return tally{count("documents"), count("sections"), count("targets"), count("mentions"), count("numbers"), count("tasks"),
		count("clusters"), count("departments"), count("runs"), count("failures")}
}
