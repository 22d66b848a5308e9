package panel

import (
	"fmt"
	"slices"
	"strings"
)

// note says where a reader could be misled: cells that were chosen, and an indicator in several units.
func (p *Panel) note() {
	chosen := 0
	for _, c := range p.Cells {
		if c.Candidates > 1 {
			chosen++
		}
	}
	if chosen > 0 {
		p.Notes = append(p.Notes, plural(chosen, "cell")+" chosen from several values: candidates says how many, others has the ids")
	}
	for i := 0; i < len(p.Cells); {
		end := i + 1
		for end < len(p.Cells) && p.Cells[end].Indicator == p.Cells[i].Indicator && p.Cells[end].Measure == p.Cells[i].Measure {
			end++
		}
		if units := unitsOf(p.Cells[i:end]); len(units) > 1 {
			p.Notes = append(p.Notes, fmt.Sprintf("%s (%s) is stated in units that cannot be compared, each in rows of its own: %s",
				p.Cells[i].Indicator, p.Cells[i].Measure, strings.Join(units, ", ")))
		}
		i = end
	}
}

// unitsOf are the base units of cells, each once.
func unitsOf(cells []Cell) (units []string) {
	for _, c := range cells {
		if unit := c.BaseUnit; !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	for i, unit := range units {
		if unit == "" {
			units[i] = "none"
		}
	}
	return units
}
