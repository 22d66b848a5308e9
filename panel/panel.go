// Package panel makes tables of region by year out of the targets that a database has of an indicator: one value a cell, chosen by a
// stated rule, with the id of the target that it comes from.
package panel

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

// Panel (面板) is the cells of one or more series, each series's regions by code and their periods by year.
type Panel struct {
	Cells []Cell
	Notes []string // what a reader must know of it: what was left out, and what was chosen between
}

// Options say what a panel is to hold.
type Options struct {
	Level string   // regions of this level only; empty for all
	Fill  bool     // with the regions and periods that no document speaks of
	Codes []string // the beginnings of the codes of the regions that Fill adds; none for the whole country
	Parts bool     // with values of a part of a region, in rows of their own
}

// Series (序列) is what makes values comparable: cells of two series are never set beside each other in one row of a wide table.
type Series struct {
	IndicatorID string
	Indicator   string // the canonical name, or the text's words where it has none
	Measure     string
	BaseUnit    string
	Per         string // 年均, 每年: the value is for each of these
	Scope       string // empty where it is all of the region, as is what follows
	Cluster     string
	Qualifier   string
}

// Period (时期) is the years that a value is due in. One of several years is for all of them together: it is not one of its last year.
type Period struct{ From, To int }

// Cell (格) is a series's value for one region of today in one period.
type Cell struct {
	Series
	Region lexicon.Region
	Period
	*Value              // the one chosen; nil where there is none
	Unit       string   // the one that all values of the series have as written, or else their base unit
	Mentions   int      // places that state this value, in all documents
	Candidates int      // values that it was chosen from
	Others     []string // ids of the targets that state the others
}

// Read makes the panel of the targets that a filter leaves. A document's re-issues are left out: they would only repeat it.
func Read(db *sqlite.DB, f sqlite.Filter, regions *lexicon.Regions, opt Options) (*Panel, error) {
	s := sieve{regions: regions, opt: opt, named: len(f.Indicators) > 0, judged: len(f.Reviews) > 0, left: map[string]int{}}
	f.Once = true
	if err := db.Rows(sqlite.Targets, columns, f, s.add); err != nil {
		return nil, err
	}
	return assemble(s.values, regions, opt, s.notes()), nil
}

// place is where a value belongs.
type place struct {
	Series
	region string // its code, or its name where it has none
	Period
}

// assemble makes the panel of values that are in the order of documents and their text.
func assemble(values []Value, regions *lexicon.Regions, opt Options, notes []string) *Panel {
	p := &Panel{Notes: notes}
	at := map[place][]*Value{}
	var places []place
	for i := range values {
		v := &values[i]
		key := place{v.series, cmp.Or(v.region.Code, v.region.Name), v.period}
		if at[key] == nil {
			places = append(places, key)
		}
		at[key] = append(at[key], v)
	}
	for _, key := range places {
		cell, note := choose(at[key])
		p.Cells = append(p.Cells, cell)
		if note != "" {
			p.Notes = append(p.Notes, note)
		}
	}
	if opt.Fill {
		p.fill(regions, opt)
	}
	slices.SortFunc(p.Cells, compare)
	p.setUnits()
	p.note()
	return p
}

func compare(a, b Cell) int {
	return cmp.Or(a.Series.compare(b.Series), compareRegions(a.Region, b.Region), cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From))
}

func (s Series) compare(t Series) int {
	return slices.Compare(s.words(), t.words())
}

func (s Series) words() []string {
	return []string{s.IndicatorID, s.Indicator, s.Measure, s.BaseUnit, s.Per, s.Scope, s.Cluster, s.Qualifier}
}

// compareRegions orders regions by code, those without one behind the others by name.
func compareRegions(a, b lexicon.Region) int {
	return cmp.Or(strings.Compare(cmp.Or(a.Code, "~"), cmp.Or(b.Code, "~")), strings.Compare(a.Name, b.Name))
}

// setUnits gives every cell the unit that its series is told in: the one written, where all that is chosen is written in one.
func (p *Panel) setUnits() {
	units := map[Series]string{}
	for _, c := range p.Cells {
		if c.Value == nil {
			continue
		}
		if unit, ok := units[c.Series]; ok && unit != c.Value.Unit {
			units[c.Series] = c.BaseUnit
		} else {
			units[c.Series] = c.Value.Unit
		}
	}
	for i := range p.Cells {
		p.Cells[i].Unit = units[p.Cells[i].Series]
	}
}
