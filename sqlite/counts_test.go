package sqlite

import "fmt"

// tally is how many rows the chief tables hold.
type tally struct {
	Documents, Sections, Targets, Mentions, Numbers, Tasks, Clusters, Departments, Runs, Failures int
}

func tallyOf(db *DB) (tally, error) {
	var c tally
	err := db.db.QueryRow(`SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM sections),
		(SELECT count(*) FROM targets), (SELECT count(*) FROM mentions), (SELECT count(*) FROM numbers),
		(SELECT count(*) FROM tasks), (SELECT count(*) FROM clusters), (SELECT count(*) FROM departments),
		(SELECT count(*) FROM runs), (SELECT count(*) FROM failures)`).
		Scan(&c.Documents, &c.Sections, &c.Targets, &c.Mentions, &c.Numbers, &c.Tasks, &c.Clusters, &c.Departments, &c.Runs, &c.Failures)
	if err != nil {
		return tally{}, fmt.Errorf("count rows: %w", explain(err))
	}
	return c, nil
}
