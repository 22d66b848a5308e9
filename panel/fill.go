package panel

import (
	"slices"

	"github.com/mubiao/mubiao/lexicon"
)

// fill adds an empty cell for every region of the panel's levels and every period of a series, where the series has none.
func (p *Panel) fill(regions *lexicon.Regions, opt Options) {
	type span struct {
		Series
		Period
	}
	var spans []span
	has := map[place]bool{}
	known := map[span]bool{}
	for _, c := range p.Cells {
		s := span{c.Series, c.Period}
		if !known[s] {
			known[s], spans = true, append(spans, s)
		}
		has[place{c.Series, c.Region.Code, c.Period}] = true
	}
	for _, region := range p.regions(regions, opt) {
		for _, s := range spans {
			if !has[place{s.Series, region.Code, s.Period}] {
				p.Cells = append(p.Cells, Cell{Series: s.Series, Region: region, Period: s.Period})
			}
		}
	}
}

// regions are those that a full panel has: all of the level asked for, or of each that the panel has.
func (p *Panel) regions(all *lexicon.Regions, opt Options) (list []lexicon.Region) {
	for _, level := range lexicon.RegionLevels {
		if level == opt.Level || opt.Level == "" && slices.ContainsFunc(p.Cells, func(c Cell) bool { return c.Region.Level == level && c.Region.Code != "" }) {
			list = append(list, all.List(level, opt.Codes)...)
		}
	}
	return list
}
