package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// diffFlags are the flags of mubiao diff.
type diffFlags struct {
	filterFlags
	writing
	reading
	from, to year
	all      bool
	show     export.Show
}

// diffEndings is what the ending of a file's name says of its format.
var diffEndings = map[string]export.Format{".csv": export.FormatCSV, ".tsv": export.FormatTSV, ".jsonl": export.FormatJSONL,
	".xlsx": export.FormatXLSX, ".html": export.FormatHTML, ".htm": export.FormatHTML}

func newDiff() *cobra.Command {
	f := diffFlags{show: export.Targets}
	cmd := &cobra.Command{
		Use:   "diff [flags] REGION OLD-YEAR NEW-YEAR | OLD-FILE NEW-FILE",
		Short: "Tell what became of a plan's targets, tasks and clusters in another",
		Long: `diff sets two plans side by side: those of a region and two years in a database, or two files, which
are read as extract reads them. A plan of several years stands for each of them; several plans of
one year are taken together, and re-issues are left out. With --all every region, or every one in
--region, that has plans of both years is compared with itself.

Targets are paired by what they measure: canonical indicator or wording, scope, cluster, action,
threshold, measure, unit. 'sure' says how certain a pair is, 0 to 1. A pair below 0.75 is listed as
unsure, for a person to judge, and neither of the two as added or dropped.

  raised, lowered       the number; 'demand' says whether that is harder or easier
  tightened, loosened   the same number, with a bound that leaves less or more open (10%左右, 10%以上)
  kept                  number and bound
  restated              in another unit or against another base, so that no difference can be told
  dropped, added        in one plan alone

Of a task is told whether another department leads it (reassigned), of a cluster what became of its
targets. Flags that choose rows narrow both sides; what a reviewer has rejected or corrected is left
out unless --review asks for it. The format is that of --format or of -o's ending; html is a page that
needs nothing else and has targets, clusters and tasks. For documents of which no region is known,
REGION is none.`,
		Example: `  mubiao diff 郑州市 2016 2018 --db targets.db
  mubiao diff seeds/zhengzhou-2016.txt seeds/zhengzhou-2018.txt
  mubiao diff 郑州市 2016 2018 -o zhengzhou.html
  mubiao diff --region 河南省 --from 2016 --to 2018 --all --measure growth -o henan.xlsx
  mubiao diff 许昌市 2012 2018 --show tasks --format csv`,
		Args: cobra.MaximumNArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	addFilter(cmd, &f.filterFlags)
	cmd.Flags().Var(&f.from, "from", "the old year")
	cmd.Flags().Var(&f.to, "to", "the new year")
	cmd.Flags().BoolVar(&f.all, "all", false, "every region, or all in --region, each compared with itself")
	addChoice(cmd, &f.show, "show", "what to print", export.DiffShows)
	addChoice(cmd, &f.format, "format", "how to print (from the ending of -o, else a table)", export.DiffFormats)
	cmd.Flags().StringVarP(&f.path, "output", "o", "", "the file to write (- for standard output)")
	addLimits(cmd, &f.reading)
	f.jobs = 1
	return cmd
}

// year is a flag that takes a year.
type year int

func (y *year) Type() string   { return "YEAR" }
func (y *year) String() string { return strings.TrimPrefix(strconv.Itoa(int(*y)), "0") }

// Set refuses what is no year.
func (y *year) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 9999 {
		return errors.New("want a year, as 2016")
	}
	*y = year(n)
	return nil
}

func (f *diffFlags) run(cmd *cobra.Command, args []string) error {
	width, tty := terminal(cmd.OutOrStdout())
	if err := cmp.Or(f.take(cmd, args), f.settle(diffEndings, tty, "a comparison")); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	return f.writing.write(cmd.OutOrStdout(), func(w io.Writer) error {
		rows, err := export.NewDiffWriter(w, f.format, f.show, export.RowOptions{Width: width, Name: "diff"})
		if err != nil {
			return err
		}
		if len(args) == 2 {
			err = f.files(cmd, args, rows)
		} else {
			err = f.stored(cmd, rows)
		}
		return errors.Join(err, rows.Close())
	})
}

// narrowing are the flags that choose rows within documents.
var narrowing = strings.Fields("year indicator cluster department measure text confidence review where")

// take reads the arguments, and refuses what makes no sense together.
func (f *diffFlags) take(cmd *cobra.Command, args []string) error {
	chosen := slices.ContainsFunc(append(narrowing, "genre", "once", "db"), cmd.Flags().Changed)
	switch {
	case len(args) == 2 && (chosen || f.all || f.from != 0 || f.to != 0 || len(f.regions) > 0):
		return errors.New("flags that choose rows are for a database: name two files alone, or a region and two years")
	case len(args) == 2 && slices.Contains(args, stdinPath) && args[0] == args[1]:
		return errors.New("standard input can be one of the two files only")
	case len(args) == 2 && isYear(args[1]) && !exists(args[1]):
		return fmt.Errorf("%s and one year: name the other year too", args[0])
	case len(args) == 2:
		return nil
	case len(args) == 1:
		return errors.New("name a region and two years, or two files")
	case len(args) == 3 && (f.all || f.from != 0 || f.to != 0 || len(f.regions) > 0):
		return errors.New("a region and two years are named: leave out --region, --from, --to and --all")
	case len(args) == 3:
		f.regions = args[:1]
		if err := cmp.Or(f.from.Set(args[1]), f.to.Set(args[2])); err != nil {
			return fmt.Errorf("%s %s: %w", args[1], args[2], err)
		}
	}
	switch {
	case f.from == 0 || f.to == 0:
		return errors.New("name the two years, as 郑州市 2016 2018 or with --from and --to")
	case f.from == f.to:
		return errors.New("the two years are one: a plan is compared with that of another year")
	case !f.all && len(f.regions) != 1:
		return errors.New("name one region, or --all to compare every one with itself")
	}
	return nil
}

func isYear(s string) bool { return new(year).Set(s) == nil }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// files compares two files.
func (f *diffFlags) files(cmd *cobra.Command, args []string, rows export.DiffWriter) error {
	x, err := load()
	if err != nil {
		return err
	}
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		return fmt.Errorf("load lexicon: %w", err)
	}
	var sides [2][]*target.Plan
	var failed error
	for i, path := range args {
		p, err := f.reading.run(cmd, x, expand([]string{path}), f.piped(), func(r *result) error {
			if r.err == nil {
				sides[i] = append(sides[i], r.plan)
			}
			return nil
		})
		switch {
		case err != nil:
			return err
		case len(sides[i]) == 0:
			return fmt.Errorf("%s: nothing could be read, so there is nothing to compare", path)
		}
		failed = cmp.Or(failed, p.outcome())
	}
	c := &export.Comparison{Old: side(args[0], sides[0]), New: side(args[1], sides[1]), Diff: compare.Compare(lex, sides[0], sides[1])}
	return cmp.Or(rows.Write(c), failed)
}

func side(label string, plans []*target.Plan) export.Side {
	s := export.Side{Label: label}
	for _, p := range plans {
		s.Documents = append(s.Documents, p.Document)
	}
	return s
}

// stored compares plans of a database.
func (f *diffFlags) stored(cmd *cobra.Command, rows export.DiffWriter) error {
	db, lex, filter, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer db.Close()
	s := &shelf{db: db, lex: lex, show: f.show, from: int(f.from), to: int(f.to)}
	if slices.ContainsFunc(narrowing, cmd.Flags().Changed) {
		if err := s.narrow(filter); err != nil {
			return &usageError{cmd.CommandPath(), err}
		}
	}
	if err := s.review(filter); err != nil {
		return err
	}
	list, err := s.regions(sqlite.Filter{Regions: filter.Regions, Genres: filter.Genres, Once: true})
	if err != nil {
		return err
	}
	if !f.all {
		list = []*shelved{only(lex, list, f.regions[0])}
	}
	return s.compare(cmd.ErrOrStderr(), list, f.all, rows)
}

// only is the one region of the list that a person names, without those in it.
func only(lex *lexicon.Lexicon, list []*shelved, name string) *shelved {
	r := region(lex, name)
	one := &shelved{name: r.Name}
	codes := lex.Regions.Codes(r)
	for _, s := range list {
		own := slices.ContainsFunc(codes, func(code string) bool { return s.code == code+strings.Repeat("0", 6-len(code)) })
		if own || s.code == r.Code && s.name == r.Name {
			one.docs = append(one.docs, s.docs...)
		}
	}
	return one
}
