package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// filterFlags are the flags that say which rows of a database are asked for. Every command that reads one has them.
type filterFlags struct {
	db                                                                           string
	regions, indicators, clusters, departments, measures, genres, texts, reviews []string
	years                                                                        yearSpan
	confidence                                                                   float64
	once                                                                         bool
	where                                                                        string
}

// addFilter gives cmd the flags.
func addFilter(cmd *cobra.Command, f *filterFlags) {
	flags := cmd.Flags()
	flags.StringVar(&f.db, "db", "targets.db", "the database")
	flags.StringArrayVar(&f.regions, "region", nil, "region by name or GB/T 2260 code, with all that belongs to it; 全国 for the country's own documents, none for those of none; again for more")
	flags.Var(&f.years, "year", "year, or span of years as 2016-2020, that the value is due in")
	flags.StringArrayVar(&f.indicators, "indicator", nil, "indicator by id or any of its names; one that the lexicon does not know, by these words in it")
	flags.StringArrayVar(&f.clusters, "cluster", nil, "words in the industry cluster's name")
	flags.StringArrayVar(&f.departments, "department", nil, "department that leads, supports or answers, by its name then or today")
	flags.StringSliceVar(&f.measures, "measure", nil, "level, growth, share or added")
	flags.StringSliceVar(&f.genres, "genre", nil, "work_report, plan, measures, rules, assessment or notice")
	flags.StringArrayVar(&f.texts, "text", nil, "words in the sentence")
	flags.Float64Var(&f.confidence, "confidence", 0, "least confidence, 0 to 1")
	flags.StringSliceVar(&f.reviews, "review", nil, "state of review: accepted, rejected, corrected, or none")
	flags.BoolVar(&f.once, "once", false, "leave out re-issues of a document")
	flags.StringVar(&f.where, "where", "", "SQL expression over the columns, for the rest")
}

// open opens the database for reading, and tells what the flags ask for in the terms of the lexicon.
func (f *filterFlags) open(cmd *cobra.Command) (*sqlite.DB, *lexicon.Lexicon, sqlite.Filter, error) {
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		return nil, nil, sqlite.Filter{}, fmt.Errorf("load lexicon: %w", err)
	}
	filter, err := f.filter(lex)
	if err != nil {
		return nil, nil, sqlite.Filter{}, &usageError{cmd.CommandPath(), err}
	}
	db, err := sqlite.OpenRead(f.db)
	return db, lex, filter, err
}

// filter is what the flags ask for, in the lexicon's terms.
func (f *filterFlags) filter(lex *lexicon.Lexicon) (sqlite.Filter, error) {
	out := sqlite.Filter{From: f.years.from, To: f.years.to, Clusters: f.clusters, Measures: f.measures, Genres: f.genres,
		Texts: f.texts, Confidence: f.confidence, Once: f.once, Where: f.where}
	err := errors.Join(oneOf("measure", f.measures), oneOf("genre", f.genres), oneOf("review", f.reviews, "none"))
	if err != nil {
		return out, err
	}
	for _, name := range f.regions {
		r := region(lex, name)
		codes := lex.Regions.Codes(r)
		if isDigits(name) && r.Name == name {
			return out, fmt.Errorf("--region %s: no region has this GB/T 2260 code", name)
		}
		out.Regions = append(out.Regions, sqlite.Area{Codes: codes, Name: r.Name})
	}
	for _, name := range f.indicators {
		out.Indicators = append(out.Indicators, indicator(lex, name))
	}
	for _, name := range f.departments {
		out.Departments = append(out.Departments, name)
		if d, ok := lex.Departments.Lookup(name); ok {
			out.Departments = append(out.Departments, lex.Departments.Today(d).Name)
		}
	}
	for _, state := range f.reviews {
		out.Reviews = append(out.Reviews, strings.TrimPrefix(state, "none"))
	}
	return out, nil
}

// noRegion is the region of documents of which none is known.
const noRegion = "none"

// region is the region that a person names.
func region(lex *lexicon.Lexicon, name string) lexicon.Region {
	if name == noRegion {
		return lexicon.Region{}
	}
	return lex.Regions.Given(name)
}

// indicator is the lexicon's indicator with the id or name or, where it knows none, any with these words in it.
func indicator(lex *lexicon.Lexicon, name string) sqlite.Indicator {
	if x, ok := lex.Indicators.ByID(name); ok {
		return sqlite.Indicator{ID: x.ID}
	}
	if x, ok := lex.Indicators.Lookup(name); ok {
		return sqlite.Indicator{ID: x.ID}
	}
	return sqlite.Indicator{Words: name}
}

// oneOf refuses words that no row has in a column of a few.
func oneOf(column string, words []string, more ...string) error {
	values, err := export.Values(column)
	if err != nil {
		return err
	}
	for _, v := range values {
		more = append(more, v.Value)
	}
	for _, word := range words {
		if !slices.Contains(more, word) {
			return fmt.Errorf("--%s %s: want some of %s", column, word, strings.Join(more, ", "))
		}
	}
	return nil
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// yearSpan is a flag that takes a year or a span of years.
type yearSpan struct{ from, to int }

func (y *yearSpan) Type() string { return "YEAR" }

func (y *yearSpan) String() string {
	if y.from == y.to {
		return strings.TrimPrefix(strconv.Itoa(y.from), "0")
	}
	return fmt.Sprintf("%d-%d", y.from, y.to)
}

// Set refuses what is no year and no span of years.
func (y *yearSpan) Set(s string) error {
	first, last, span := strings.Cut(s, "-")
	if !span {
		last = first
	}
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err != nil || err2 != nil || from < 1 || to < from || to > 9999 {
		return fmt.Errorf("want a year, or a span of years as 2016-2020")
	}
	y.from, y.to = from, to
	return nil
}
