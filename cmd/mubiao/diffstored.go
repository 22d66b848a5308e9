package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// shelf (书架) is the plans of a database that are compared.
type shelf struct {
	db       *sqlite.DB
	lex      *lexicon.Lexicon
	show     export.Show
	from, to int
	kept     map[int64]map[any]bool // of each document, the rows that are asked for; nil where all are
	rejected map[string]bool        // targets that a reviewer has rejected or corrected, where these are not asked for
}

// review finds what a reviewer has rejected or corrected: it is no longer what the plan says.
func (s *shelf) review(filter sqlite.Filter) error {
	s.rejected = map[string]bool{}
	if len(filter.Reviews) > 0 {
		return nil
	}
	return s.db.Rows(sqlite.Targets, []string{"id"}, sqlite.Filter{Reviews: []string{"rejected", "corrected"}}, func(row []any) error {
		s.rejected[row[0].(string)] = true
		return nil
	})
}

// shelved is the documents of one region.
type shelved struct {
	name, code string
	docs       []dated
}

// dated is a document, by its number, with the years of its plan.
type dated struct {
	id       int64
	from, to int
	title    string
}

func (d dated) covers(year int) bool { return d.from <= year && year <= d.to }

// regions are the regions whose documents a filter leaves, by their codes, with those that have years.
func (s *shelf) regions(filter sqlite.Filter) ([]*shelved, error) {
	var list []*shelved
	find := map[[2]string]*shelved{}
	err := s.db.Rows(sqlite.Documents, []string{"document_id", "region", "region_code", "plan_from", "plan_to", "title", "path"}, filter, func(row []any) error {
		key := [2]string{row[2].(string), row[1].(string)}
		if find[key] == nil {
			find[key] = &shelved{name: key[1], code: key[0]}
			list = append(list, find[key])
		}
		from, _ := row[3].(int64)
		to, _ := row[4].(int64)
		if from = cmp.Or(from, to); from != 0 {
			find[key].docs = append(find[key].docs, dated{row[0].(int64), int(from), int(cmp.Or(to, from)), cmp.Or(row[5].(string), row[6].(string))})
		}
		return nil
	})
	slices.SortFunc(list, func(a, b *shelved) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.name, b.name)) })
	return list, err
}

// narrow lets only the rows through that a filter leaves.
func (s *shelf) narrow(filter sqlite.Filter) error {
	s.kept = map[int64]map[any]bool{}
	key := "ordinal"
	if s.show == export.Targets {
		key = "id"
	}
	what := sqlite.What(s.show)
	if err := s.db.Check(what, filter); err != nil {
		return err
	}
	return s.db.Rows(what, []string{"document_id", key}, filter, func(row []any) error {
		id := row[0].(int64)
		if s.kept[id] == nil {
			s.kept[id] = map[any]bool{}
		}
		s.kept[id][row[1]] = true
		return nil
	})
}

// plan reads a document, and leaves out of it what is not asked for.
func (s *shelf) plan(id int64) (*target.Plan, error) {
	p, err := s.db.Plan(id)
	if err != nil {
		return nil, err
	}
	p.Targets = slices.DeleteFunc(p.Targets, func(t target.Target) bool { return s.rejected[t.ID] })
	if s.kept == nil {
		return p, nil
	}
	kept := s.kept[id]
	tasks, clusters := p.Tasks, p.Clusters
	p.Tasks, p.Clusters = nil, nil
	switch s.show {
	case export.Targets:
		p.Targets = slices.DeleteFunc(p.Targets, func(t target.Target) bool { return !kept[t.ID] })
	case export.Tasks:
		p.Tasks, p.TaskTargets = those(tasks, kept), those(p.TaskTargets, kept)
	case export.Clusters:
		p.Clusters = those(clusters, kept)
	}
	return p, nil
}

// those are the rows whose ordinals are kept.
func those[T task.Task | target.Cluster | []string](rows []T, kept map[any]bool) (list []T) {
	for i, row := range rows {
		if kept[int64(i)] {
			list = append(list, row)
		}
	}
	return list
}

// compare compares each region with itself. Where all are compared, those that lack a year are passed over.
func (s *shelf) compare(stderr io.Writer, list []*shelved, all bool, rows export.DiffWriter) error {
	done := 0
	for _, r := range list {
		old, new, both := r.split(s.from, s.to)
		if len(old) == 0 || len(new) == 0 {
			if all {
				continue
			}
			return s.lacking(r, both)
		}
		for _, d := range both {
			fmt.Fprintf(stderr, "mubiao: %s: the plan is of both years, and is left out\n", d.title)
		}
		c, err := s.comparison(r, old, new)
		if err != nil {
			return err
		}
		if err := rows.Write(c); err != nil {
			return err
		}
		done++
	}
	if done == 0 {
		return fmt.Errorf("no region has plans of both %d and %d", s.from, s.to)
	}
	return nil
}

// split is the documents of the one year, of the other, and of both.
func (r *shelved) split(from, to int) (old, new, both []dated) {
	for _, d := range r.docs {
		switch {
		case d.covers(from) && d.covers(to):
			both = append(both, d)
		case d.covers(from):
			old = append(old, d)
		case d.covers(to):
			new = append(new, d)
		}
	}
	return old, new, both
}

func (s *shelf) comparison(r *shelved, old, new []dated) (*export.Comparison, error) {
	var sides [2][]*target.Plan
	for i, docs := range [][]dated{old, new} {
		for _, d := range docs {
			p, err := s.plan(d.id)
			if err != nil {
				return nil, err
			}
			sides[i] = append(sides[i], p)
		}
	}
	return &export.Comparison{Region: r.name, Old: side(strconv.Itoa(s.from), sides[0]), New: side(strconv.Itoa(s.to), sides[1]),
		Diff: compare.Compare(s.lex, sides[0], sides[1])}, nil
}

// lacking says which years a region has.
func (s *shelf) lacking(r *shelved, both []dated) error {
	name := cmp.Or(r.name, "documents without a region")
	switch {
	case len(r.docs) == 0:
		return s.unknown(name)
	case len(both) > 0:
		return fmt.Errorf("%s: %s is of both %d and %d, and there is no other plan to compare", name, both[0].title, s.from, s.to)
	}
	missing := s.from
	if slices.ContainsFunc(r.docs, func(d dated) bool { return d.covers(s.from) }) {
		missing = s.to
	}
	return fmt.Errorf("%s: no plan of %d; there are plans of %s", name, missing, r.years())
}

// someRegions is how many regions a message names.
const someRegions = 10

// unknown says which regions there are.
func (s *shelf) unknown(name string) error {
	list, err := s.regions(sqlite.Filter{Once: true})
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(r *shelved) bool { return len(r.docs) == 0 })
	return fmt.Errorf("%s: no plan with a year is known; there are plans of %s", name, some(list))
}

// some names the first of the regions.
func some(list []*shelved) string {
	var names []string
	for i, r := range list {
		if i == someRegions {
			return strings.Join(names, ", ") + " …"
		}
		names = append(names, cmp.Or(r.name, noRegion+" (region not known)"))
	}
	return strings.Join(names, ", ")
}

// years are the years of a region's plans, in order.
func (r *shelved) years() string {
	var list []string
	docs := slices.Clone(r.docs)
	slices.SortFunc(docs, func(a, b dated) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	for _, d := range docs {
		span := strconv.Itoa(d.from)
		if d.to > d.from {
			span += "-" + strconv.Itoa(d.to)
		}
		list = append(list, span)
	}
	return strings.Join(slices.Compact(list), ", ")
}
