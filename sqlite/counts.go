package sqlite

import "fmt"

// Counts (计数) is how many rows the chief tables hold.
type Counts struct {
	Documents, Sections, Targets, Mentions, Numbers, Tasks, Clusters, Departments, Runs, Failures int
}

// Counts counts the rows of the chief tables.
func (db *DB) Counts() (Counts, error) {
	var c Counts
	err := db.db.QueryRow(`SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM sections),
		(SELECT count(*) FROM targets), (SELECT count(*) FROM mentions), (SELECT count(*) FROM numbers),
		(SELECT count(*) FROM tasks), (SELECT count(*) FROM clusters), (SELECT count(*) FROM departments),
		(SELECT count(*) FROM runs), (SELECT count(*) FROM failures)`).
		Scan(&c.Documents, &c.Sections, &c.Targets, &c.Mentions, &c.Numbers, &c.Tasks, &c.Clusters, &c.Departments, &c.Runs, &c.Failures)
	if err != nil {
		return Counts{}, fmt.Errorf("count rows: %w", explain(err))
	}
	return c, nil
}
