package sqlite

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Filter (筛选) says which rows are asked for: those that agree with every part that is given, and with one of the values in it.
// The zero Filter asks for all.
type Filter struct {
	Regions     []Area
	From, To    int // years that the value, or the plan, is due in, both included; 0 where it is not asked
	Indicators  []Indicator
	Clusters    []string // part of a cluster's name
	Departments []string // as written, or the name under which reforms left it
	Measures    []string
	Genres      []string
	Texts       []string // part of the sentence, the task, the cluster's name or the document's text
	Reviews     []string // states; empty for what nobody has judged
	Confidence  float64  // at least
	Once        bool     // re-issues are left out
	Where       string   // an SQL expression over the columns
}

// Area (地域) is a region and all that belongs to it.
type Area struct {
	Codes []string // the beginnings of its GB/T 2260 codes; none where the region has no code
	Name  string   // for a region without code
}

// Indicator (指标) is a canonical one by its ID or, without it, every one with these words in it.
type Indicator struct{ ID, Words string }

// condition is a part of a WHERE clause with its arguments, and the column that it needs.
type condition struct {
	flag   string // that asks for it, for messages
	column string
	sql    string
	args   []any
}

// conditions are the parts of the WHERE clause that the filter makes over a kind of rows.
func (f Filter) conditions(what What) []condition {
	list := []condition{
		anyOf("region", "region_code", f.Regions, Area.condition),
		f.years(what),
		anyOf("indicator", "indicator_id", f.Indicators, Indicator.condition),
		anyOf("cluster", what.holds(Clusters, "name", "cluster"), f.Clusters, contains(what.holds(Clusters, "name", "cluster"))),
		anyOf("department", "lead", f.Departments, what.department),
		anyOf("measure", "measure", f.Measures, equals("measure")),
		anyOf("genre", "genre", f.Genres, equals("genre")),
		anyOf("text", what.words(), f.Texts, contains(what.words())),
		anyOf("review", "review", f.Reviews, equals("review")),
	}
	if f.Confidence > 0 {
		list = append(list, condition{"confidence", "confidence", "confidence >= ?", []any{f.Confidence}})
	}
	if f.Once {
		list = append(list, condition{"once", "document_id", "document_id NOT IN (SELECT document_id FROM reissues)", nil})
	}
	if f.Where != "" {
		list = append(list, condition{"where", "document_id", "(" + f.Where + "\n)", nil})
	}
	return slices.DeleteFunc(list, func(c condition) bool { return c.sql == "" })
}

// anyOf is met where one of the values is.
func anyOf[T any](flag, column string, values []T, one func(T) (string, []any)) condition {
	c := condition{flag: flag, column: column}
	var parts []string
	for _, value := range values {
		sql, args := one(value)
		parts = append(parts, sql)
		c.args = append(c.args, args...)
	}
	if len(parts) > 0 {
		c.sql = "(" + strings.Join(parts, " OR ") + ")"
	}
	return c
}

func equals(column string) func(string) (string, []any) {
	return func(value string) (string, []any) { return column + " = ?", []any{value} }
}

func contains(column string) func(string) (string, []any) {
	return func(words string) (string, []any) { return "instr(" + column + ", ?)", []any{words} }
}

func (a Area) condition() (string, []any) {
	parts, args := []string{"region = ?"}, []any{a.Name}
	for _, code := range a.Codes {
		parts, args = append(parts, "region_code GLOB ?"), append(args, code+"*")
	}
	return strings.Join(parts, " OR "), args
}

func (i Indicator) condition() (string, []any) {
	if i.ID != "" {
		return "indicator_id = ?", []any{i.ID}
	}
	return "instr(indicator, ?)", []any{i.Words}
}

// years is met where the years that a value is due in, or those of a plan, are among those asked for.
func (f Filter) years(what What) condition {
	first, last := "plan_from", "plan_to"
	if what == Targets || what == Mentions {
		first, last = "year_from", "year_to"
	}
	if f.From == 0 && f.To == 0 {
		return condition{}
	}
	return condition{"year", last, fmt.Sprintf("coalesce(%s, %[2]s) <= ? AND coalesce(%[2]s, %[1]s) >= ?", first, last), []any{f.To, f.From}}
}

// holds is one name for one kind of rows, and another for the rest.
func (what What) holds(one What, its, others string) string {
	if what == one {
		return its
	}
	return others
}

// words is the column that the words of a row stand in.
func (what What) words() string {
	switch what {
	case Tasks:
		return "task"
	case Clusters:
		return "name"
	case Documents:
		return "text"
	}
	return "sentence"
}

// department is met where a department of this name, or of what reforms have made of it, answers for the row.
func (what What) department(name string) (string, []any) {
	own := "target_departments AS x JOIN departments AS p ON p.name = x.department WHERE x.document_id = v.document_id AND x.target_id = v.id"
	if what == Tasks {
		own = "task_departments AS x JOIN departments AS p ON p.name = x.department WHERE x.document_id = v.document_id AND x.task = v.ordinal"
	}
	return "EXISTS (SELECT 1 FROM " + own + " AND ? IN (p.name, p.canonical, p.series))", []any{name}
}

// Check refuses a filter that does not apply to a kind of rows, or whose Where is no expression over the columns.
func (db *DB) Check(what What, f Filter) error {
	query, _, err := db.query(what, nil, f)
	if err != nil {
		return err
	}
	if strings.Contains(f.Where, ";") { // what stands behind it would be passed over
		return errors.New("--where takes one expression: leave out the ;")
	}
	if _, err = db.conn.prepared(query); err != nil && f.Where != "" {
		known, _ := db.Columns(what)
		names := make([]string, len(known))
		for i, c := range known {
			names[i] = c.Name
		}
		return fmt.Errorf("--where %s: %w; the columns are %s", f.Where, err, strings.Join(names, " "))
	}
	return err
}

// Rows gives the rows of one kind that a filter leaves to use, in the order of documents and their text, with the values of
// the columns named. A value is a string, an int64, a float64 or nil. A row is good until the next.
func (db *DB) Rows(what What, columns []string, f Filter, use func(row []any) error) error {
	query, args, err := db.query(what, columns, f)
	if err != nil {
		return err
	}
	q := quoter{db: db}
	values := make([]any, len(columns))
	return db.each(query, args, func(row []driver.Value) error {
		for i, v := range row[1:] {
			values[i] = v
			if n, ok := v.(int64); ok && columns[i] == "sentence" {
				if values[i], err = q.sentence(row[0].(int64), n); err != nil {
					return err
				}
			}
		}
		return use(values)
	})
}

// query is the SELECT statement that Rows runs: a row's document, and its columns. Of a sentence it gives the ordinal.
func (db *DB) query(what What, columns []string, f Filter) (string, []any, error) {
	known, err := db.Columns(what)
	if err != nil {
		return "", nil, err
	}
	where, args := "", []any(nil)
	for i, c := range f.conditions(what) {
		if c.column != "text" && !slices.ContainsFunc(known, func(k Column) bool { return k.Name == c.column }) {
			return "", nil, fmt.Errorf("--%s does not apply to %s: they have no column %s", c.flag, what, c.column)
		}
		where += []string{" WHERE ", " AND "}[min(i, 1)] + c.sql
		args = append(args, c.args...)
	}
	list := "v.document_id"
	for _, name := range columns {
		if name == "sentence" {
			name = "sentence_ordinal"
		}
		list += `, v."` + name + `"`
	}
	return "SELECT " + list + " FROM " + what.view() + " AS v" + where + " ORDER BY " + what.order(), args, nil
}
