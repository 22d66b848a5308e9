package sqlite

import (
	"cmp"
	"database/sql/driver"
)

// Origin (来历) is where a database's rows come from.
type Origin struct {
	Runs      []StoredRun // in their order; those of which no document is left are none of them
	Documents int64
	Reissues  int64 // documents that repeat an earlier one
	Failures  int64 // notices that could not be read
}

// StoredRun (已存运行) is a run as the database has it.
type StoredRun struct {
	ID        int64
	Version   string // of the program
	Ruleset   string // hash of lexicon and rules
	Started   string // RFC 3339
	Finished  string // RFC 3339, empty where the run was broken off
	Documents int64  // that it wrote last
}

// Origin says by which runs the database was filled.
func (db *DB) Origin() (Origin, error) {
	var o Origin
	err := db.each(`SELECT r.id, r.version, r.ruleset, r.started, r.finished, count(*) FROM runs AS r JOIN documents AS d ON d.run_id = r.id
		GROUP BY r.id ORDER BY r.id`, nil, func(row []driver.Value) error {
		f := fields(row)
		o.Runs = append(o.Runs, StoredRun{row[0].(int64), f.text(1), f.text(2), f.text(3), f.text(4), row[5].(int64)})
		return nil
	})
	if err == nil {
		err = db.each("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM reissues), (SELECT count(*) FROM failures)", nil,
			func(row []driver.Value) error {
				o.Documents, o.Reissues, o.Failures = row[0].(int64), row[1].(int64), row[2].(int64)
				return nil
			})
	}
	return o, err
}

// Date is when the run ended or, where it was broken off, began.
func (r StoredRun) Date() string { return cmp.Or(r.Finished, r.Started) }
