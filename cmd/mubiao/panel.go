package main

import (
	"bufio"
	"fmt"
	"io"

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

// panelFlags are the flags of mubiao panel.
type panelFlags struct {
	filterFlags
	panel.Options
	format export.Format
	shape  string
	out    string
}

func newPanel() *cobra.Command {
	f := panelFlags{format: export.FormatTable, shape: long}
	cmd := &cobra.Command{
		Use:   "panel [flags]",
		Short: "Print an indicator's targets as a table of region by year",
		Long: `panel prints what the plans of a database aim at as region × year, one value a cell. Without --indicator
it takes every indicator that the lexicon has an id for. The id of the target that states the value stands
beside it: 'mubiao export --where "id = '…'"' shows its sentence.

Which value. Of several that are stated of one cell, the one with most mentions is chosen, re-issues of a
document left out; then the one with the highest confidence; then that of the earliest document, the first
in its text. candidates is the number of values it was chosen from, others has the ids of the rest. Targets that
a reviewer has rejected or corrected are left out.

Which number. value is the one stated: the least of a minimum (8%以上), the greatest of a maximum. A range has low and
high and no value: nobody has stated its middle. signed, which the wide shape shows, is negative where growth or
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
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	addFilter(cmd, &f.filterFlags)
	addChoice(cmd, &f.shape, "shape", "a row for each cell, or for each region with columns for each year", []string{long, wide})
	flags := cmd.Flags()
	flags.BoolVar(&f.Fill, "fill-regions", false, "with every region of the panel's levels, or of --level, under --region, and every year of the panel, also where nothing is stated")
	addChoice(cmd, &f.Level, "level", "only regions of this level", lexicon.RegionLevels)
	flags.BoolVar(&f.Parts, "parts", false, "also values of a part of the region, a cluster, or what is above a threshold, in rows of their own")
	addChoice(cmd, &f.format, "format", "how to print", export.RowFormats)
	flags.StringVarP(&f.out, "output", "o", "", "write to this file")
	return cmd
}

func (f panelFlags) run(cmd *cobra.Command) error {
	p, err := f.read()
	if err != nil {
		return err
	}
	for _, note := range p.Notes {
		fmt.Fprintf(cmd.ErrOrStderr(), "mubiao: panel: %s\n", note)
	}
	table := p.Long()
	if f.shape == wide {
		table = p.Wide()
	}
	return f.write(cmd, table)
}

// read makes the panel that the flags ask for.
func (f panelFlags) read() (*panel.Panel, error) {
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	filter, err := f.filter(lex)
	if err != nil {
		return nil, err
	}
	for _, area := range filter.Regions {
		f.Codes = append(f.Codes, area.Codes...)
	}
	db, err := sqlite.OpenRead(f.db)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return panel.Read(db, filter, lex.Regions, f.Options)
}

// write prints the table.
func (f panelFlags) write(cmd *cobra.Command, t panel.Table) error {
	width, _ := terminal(cmd.OutOrStdout())
	out := bufio.NewWriter(io.Writer(cmd.OutOrStdout()))
	w, err := export.NewRows(out, f.format, t.Columns, export.RowOptions{Width: width})
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := w.Write(row); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.Flush()
}
