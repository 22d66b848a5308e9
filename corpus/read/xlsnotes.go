package read

import (
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// sheetNotes collects what is left out of a workbook, for its warnings.
type sheetNotes struct {
	sheets  []string // hidden ones
	cells   []string // sheets with hidden cells
	unsaved int      // formulas without a value
}

// write writes a sheet's tables and notes what of it was left out.
func (n *sheetNotes) write(s *sheet, d *draft) error {
	err := s.write(d)
	if s.dropped {
		n.cells = append(n.cells, s.name)
	}
	n.unsaved += s.unsaved
	return err
}

// source is what was drafted, with the warnings. A workbook of which all is hidden says so.
func (n *sheetNotes) source(d *draft, format Format) (*corpus.Source, error) {
	src, err := d.source(string(format))
	if err != nil {
		if d.at == 0 && len(n.sheets)+len(n.cells) > 0 {
			return nil, refuse(Empty, "all that the .%s file holds is hidden: show its sheets, rows and columns and save it again", format)
		}
		if d.at == 0 && n.unsaved > 0 {
			return nil, refuse(Empty, "the .%s file holds formulas without values: open it in Excel or WPS and save it again", format)
		}
		return nil, err
	}
	if len(n.sheets) > 0 {
		src.Warnings = append(src.Warnings, "hidden sheets are left out: "+strings.Join(n.sheets, ", "))
	}
	if len(n.cells) > 0 {
		src.Warnings = append(src.Warnings, "hidden rows or columns are left out of the sheets "+strings.Join(n.cells, ", "))
	}
	if n.unsaved > 0 {
		src.Warnings = append(src.Warnings,
			strconv.Itoa(n.unsaved)+" formulas have no saved value and are left out: open the file in Excel or WPS and save it again")
	}
	return src, nil
}
