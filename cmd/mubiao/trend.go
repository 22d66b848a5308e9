package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// trendFlags are the flags of mubiao trend.
type trendFlags struct {
	filterFlags
	writing
}

// trendEndings is what the ending of a file's name says of its format.
var trendEndings = map[string]export.Format{".csv": export.FormatCSV, ".tsv": export.FormatTSV, ".jsonl": export.FormatJSONL,
	".xlsx": export.FormatXLSX, ".svg": export.FormatSVG}

func newTrend() *cobra.Command {
	var f trendFlags
	cmd := &cobra.Command{
		Use:   "trend [flags] INDICATOR",
		Short: "Follow one target over the years, as rows or as a picture",
		Long: `trend follows what a region's plans say of one indicator, a year a row. INDICATOR is an id or any name of
one; of an indicator that the lexicon does not know, words in it. A region's own plans are followed,
without those of the regions in it; re-issues, and what a reviewer has rejected or corrected, are left
out (--review asks for it). Without --region there must be one region only.

Where values differ in kind (growth and level, % and 亿元, two clusters) the kind with most years is
followed, and what is left out is told; --measure and the other flags choose another. Where a year has
several values, the one with most mentions stands for it, then the one with most confidence, then the
first; a value for a span of years only where the year has none of its own. 'others' counts the rest.

The format is that of --format or of -o's ending. In a picture a ring is 左右, a triangle 以上, a square
以内, a bar a range, and a broken line the span of years that a value is for; a year without a value
stays empty.`,
		Example: `  mubiao trend 国内生产总值 --db reports.db
  mubiao trend 固定资产投资 --region 郑州市 --measure growth
  mubiao trend 国内生产总值 --db reports.db --measure growth -o gdp.svg
  mubiao trend 城镇新增就业 --region none --year 2010-2025 -o jobs.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0]) },
	}
	addFilter(cmd, &f.filterFlags)
	addChoice(cmd, &f.format, "format", "how to print (from the ending of -o, else a table)", export.TrendFormats)
	cmd.Flags().StringVarP(&f.path, "output", "o", "", "the file to write (- for standard output)")
	return cmd
}

func (f *trendFlags) run(cmd *cobra.Command, name string) error {
	width, tty := terminal(cmd.OutOrStdout())
	if err := cmp.Or(f.check(), f.settle(trendEndings, tty, "a series")); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	f.indicators = []string{name}
	db, lex, filter, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer db.Close()
	filter.Once = true
	docs, series, err := f.series(&shelf{db: db, lex: lex, show: export.Targets}, filter)
	if err != nil {
		return err
	}
	if len(series.Points) == 0 {
		return fmt.Errorf("%s: %s has no target with a year that agrees with the flags", name, cmp.Or(docs.name, "the database"))
	}
	for _, left := range series.Left {
		fmt.Fprintf(cmd.ErrOrStderr(), "mubiao: left out: %s\n", leftOut(left))
	}
	title := strings.TrimSpace(docs.name + " " + seriesName(series))
	return f.writing.write(cmd.OutOrStdout(), func(w io.Writer) error {
		return export.WriteTrend(w, f.format, series, title, export.RowOptions{Width: width, Name: "trend"})
	})
}

// series is what the plans of one region say.
func (f *trendFlags) series(s *shelf, filter sqlite.Filter) (*shelved, *compare.Series, error) {
	if err := s.narrow(filter); err != nil {
		return nil, nil, &usageError{"mubiao trend", err}
	}
	if err := s.review(filter); err != nil {
		return nil, nil, err
	}
	docs, err := f.followed(s, filter)
	if err != nil {
		return nil, nil, err
	}
	series, err := s.follow(docs)
	return docs, series, err
}

func (f *trendFlags) check() error {
	switch {
	case len(f.indicators) > 0:
		return errors.New("one indicator is followed, which stands before the flags: leave out --indicator")
	case len(f.regions) > 1:
		return errors.New("one region is followed: name one with --region")
	}
	return nil
}

// followed is the documents of the region that is asked for or, where none is, of the one whose targets are found.
func (f *trendFlags) followed(s *shelf, filter sqlite.Filter) (*shelved, error) {
	list, err := s.regions(sqlite.Filter{Regions: filter.Regions, Once: true})
	if err != nil {
		return nil, err
	}
	if len(f.regions) == 1 {
		r := only(s.lex, list, f.regions[0])
		if len(r.docs) == 0 {
			return nil, s.unknown(f.regions[0])
		}
		return r, nil
	}
	list = slices.DeleteFunc(list, func(r *shelved) bool {
		return !slices.ContainsFunc(r.docs, func(d dated) bool { return s.kept[d.id] != nil })
	})
	if len(list) > 1 {
		return nil, fmt.Errorf("targets of %d regions are found: name one with --region, as %s", len(list), some(list))
	}
	if len(list) == 0 {
		return &shelved{}, nil
	}
	return list[0], nil
}

// follow reads the targets that are kept in the documents.
func (s *shelf) follow(r *shelved) (*compare.Series, error) {
	var found []*compare.Entry
	for _, d := range r.docs {
		if s.kept[d.id] == nil {
			continue
		}
		p, err := s.plan(d.id)
		if err != nil {
			return nil, err
		}
		for i := range p.Targets {
			found = append(found, &compare.Entry{Document: p.Document, Target: &p.Targets[i]})
		}
	}
	return compare.Trend(found), nil
}

// leftOut names targets that are not followed: 2 of gdp level (元).
func leftOut(l compare.Left) string {
	what := fmt.Sprintf("%d of %s, %s %s in %s", l.Count, strings.TrimSpace(l.Indicator+" "+l.Cluster), l.Measure, l.Direction, cmp.Or(l.Unit, "a bare number"))
	if l.Span > 0 {
		what += fmt.Sprintf(" over %d years", l.Span+1)
	}
	return what
}

// seriesName is the words that most points use for the indicator; of equally many the first.
func seriesName(s *compare.Series) string {
	used, name := map[string]int{}, ""
	for _, p := range s.Points {
		used[p.Indicator]++
	}
	for _, p := range s.Points {
		if used[p.Indicator] > used[name] {
			name = p.Indicator
		}
	}
	return strings.TrimSpace(s.Cluster + " " + name)
}
