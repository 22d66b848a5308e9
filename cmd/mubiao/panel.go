package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/panel"
	"github.com/mubiao/mubiao/sqlite"
)

// The shapes of a panel.
const (
	long = "long"
	wide = "wide"
)

// panelled is a panel among the kinds of rows that can be exported.
const panelled sqlite.What = "panel"

// brief is the columns of the long shape that a table for people has room for.
var brief = []string{"region_code", "region", "year_from", "year", "indicator", "measure", "per", "value", "low", "high", "bound", "unit", "direction", "candidates", "target_id"}

// panelFlags are the flags of mubiao panel.
type panelFlags struct {
	exportFlags
	panel.Options
	shape string
}

// panelFormats is every format of a panel, for messages and checks.
var panelFormats = append(slices.Clone(export.RowFormats), string(export.FormatXLSX), string(export.FormatParquet), string(export.FormatDTA))

func newPanel() *cobra.Command {
	f := panelFlags{exportFlags: exportFlags{what: panelled}, shape: long}
	cmd := &cobra.Command{
		Use:   "panel [flags]",
		Short: "Print an indicator's targets as a table of region by year",
		Long: `panel prints what the plans of a database aim at as region × year, one value a cell. Without --indicator
it takes every indicator that the lexicon has an id for. The id of the target that states the value stands
beside it: mubiao export --where "id = '…'" shows its sentence.

Which value. Of several that are stated of one cell, the one with most mentions is chosen, re-issues of a
document left out; then the one with the highest confidence; then that of the earliest document, the first
in its text. candidates is the number of values it was chosen from, others has the ids of the rest. Targets that
a reviewer has rejected or corrected are left out.

Which number. value is the one stated: the least of a minimum (8%以上), the greatest of a maximum. A range has low and
high and no value: nobody has stated its middle. signed, which the wide shape shows as y2018, is negative where growth or
an increment is a fall. What is missing is empty, never zero.

What is never mixed. Values in units that cannot be converted (元 and 美元, % and 个百分点), a year's value and one for
several years together (2021_2025), a value and one for each year (年均) are cells and rows of their own. A value's unit is
the one written where all values of an indicator, measure and kind are written in it; else the base unit. A value of a part
of the region, of an industry's cluster or above a threshold is left out unless --parts gives it a row of its own.

Which region. A place stands under its code and name of today: 密云县 110228 is 密云区 110118; region_stated is the name that the
document gives. Where places were merged and state different values for a year, that of the place with today's name is kept; without
one the cell is empty. Both are told, and others has the ids. Notices of the State Council are of 全国, 000000. A place that the
lexicon does not have keeps its name; targets of documents without a region are left out, and counted on standard error.`,
		Example: `  mubiao panel --db targets.db --indicator 规模以上工业增加值 --measure growth
  mubiao panel --indicator 规上工业增加值 --measure growth --region 河南省 --year 2016-2020 --shape wide
  mubiao panel --indicator 地区生产总值 --measure growth --region 河南省 --level prefecture --fill-regions --format csv -o gdp.csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f.width, _ = terminal(cmd.OutOrStdout())
			return f.run(cmd, export.FormatTable, func(lex *lexicon.Lexicon, db *sqlite.DB, filter sqlite.Filter) (*dataset, error) {
				return f.dataset(cmd, lex, db, filter)
			})
		},
	}
	addFilter(cmd, &f.filterFlags)
	addChoice(cmd, &f.shape, "shape", "a row for each cell, or for each region with columns for each year", []string{long, wide})
	flags := cmd.Flags()
	flags.BoolVar(&f.Fill, "fill-regions", false, "with every region of the panel's levels, or of --level, under --region, and every year of the panel, also where nothing is stated")
	addChoice(cmd, &f.Level, "level", "only regions of this level", lexicon.RegionLevels)
	flags.BoolVar(&f.Parts, "parts", false, "also values of a part of the region, a cluster, or what is above a threshold, in rows of their own")
	addChoice(cmd, &f.format, "format", "how to write (from the ending of -o; else a table for people, with fewer columns)", panelFormats)
	flags.StringVarP(&f.path, "output", "o", "", "the file to write, with its codebook beside it (- for standard output)")
	flags.BoolVar(&f.noBOM, "no-bom", false, "no byte-order mark before csv and tsv")
	return cmd
}

// dataset is the panel in the shape asked for. What a reader must know of it goes to standard error.
func (f panelFlags) dataset(cmd *cobra.Command, lex *lexicon.Lexicon, db *sqlite.DB, filter sqlite.Filter) (*dataset, error) {
	for _, area := range filter.Regions {
		f.Codes = append(f.Codes, area.Codes...)
	}
	f.Fill = f.Fill && (f.Codes != nil || filter.Regions == nil) // a region without a code has none below it
	p, err := panel.Read(db, filter, lex.Regions, f.Options)
	if err != nil {
		return nil, err
	}
	for _, note := range p.Notes {
		fmt.Fprintf(cmd.ErrOrStderr(), "mubiao: panel: %s\n", note)
	}
	table := f.shaped(p)
	t := &dataset{Dataset: export.Dataset{Name: string(panelled), Title: "面板: an indicator's targets by region and year", Filter: chosenBy(cmd)}, rows: table.Each}
	if t.Columns, err = export.Describe(table.Columns); err != nil {
		return nil, err
	}
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Type == sqlite.Real && c.Unit == "" { // value, and each year's
			c.Unit = "as the column unit says"
		}
	}
	t.Origin, err = db.Origin()
	return t, err
}

func (f panelFlags) shaped(p *panel.Panel) panel.Table {
	switch {
	case f.shape == wide:
		return p.Wide()
	case f.format == export.FormatTable:
		return p.Long().Pick(brief)
	}
	return p.Long()
}
