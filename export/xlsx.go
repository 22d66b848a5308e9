package export

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/mubiao/mubiao/sqlite"
)

// xlsxRows writes an Excel workbook: a sheet of rows under a header that stays in sight, and a sheet «codebook». Every text is an
// inline string, which no program takes for a formula. Control characters, which XML cannot hold, become U+FFFD.
type xlsxRows struct {
	w       io.Writer
	file    *excelize.File
	sheet   *excelize.StreamWriter
	columns []Column
	dir     string // that links count from
	link    int    // style of a link
	path    int    // column that links to the notice, -1 where there is none
	url     int    // column of its address, -1 where there is none
	linked  int
	rows    int // with the header
	cells   []any
}

// remedy is what to do about rows that a sheet cannot hold.
const remedy = "export to csv or parquet, or ask for fewer rows by a filter"

func newXLSX(w io.Writer, columns []Column, opt RowOptions) (*xlsxRows, error) {
	x := &xlsxRows{w: w, file: excelize.NewFile(), columns: columns, dir: opt.Dir, cells: make([]any, len(columns))}
	x.path = slices.IndexFunc(columns, func(c Column) bool { return c.Name == "path" })
	x.url = slices.IndexFunc(columns, func(c Column) bool { return c.Name == "url" })
	if err := x.begin(cmp.Or(opt.Name, "rows")); err != nil {
		return nil, fmt.Errorf("make workbook: %w", err)
	}
	return x, nil
}

// begin makes the sheet with its header.
func (x *xlsxRows) begin(name string) error {
	bold, err := x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if x.link, err = x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "0563C1", Underline: "single"}}); err != nil {
		return err
	}
	if err := x.file.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if x.sheet, err = x.file.NewStreamWriter(name); err != nil {
		return err
	}
	return x.head(bold)
}

// head sets the columns' widths and writes the header row, which stays in sight.
func (x *xlsxRows) head(style int) error {
	for i, c := range x.columns {
		if err := x.sheet.SetColWidth(i+1, i+1, c.sheetWidth()); err != nil {
			return err
		}
	}
	err := x.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	for i, c := range x.columns {
		x.cells[i] = excelize.Cell{StyleID: style, Value: c.Name}
	}
	return x.put()
}

// sheetWidth is a column's width on a sheet, in digits of its font.
func (c Column) sheetWidth() float64 {
	switch {
	case c.Width > 0:
		return float64(c.Width)
	case c.Type != sqlite.Text || c.Values != nil:
		return 11
	}
	return 20
}

// put writes the cells as the next row.
func (x *xlsxRows) put() error {
	x.rows++
	if x.rows > excelize.TotalRows {
		return fmt.Errorf("Excel holds %d rows on a sheet and there are more: %s", excelize.TotalRows, remedy)
	}
	at, err := excelize.CoordinatesToCellName(1, x.rows)
	if err != nil {
		return err
	}
	return x.sheet.SetRow(at, x.cells)
}

func (x *xlsxRows) Write(row []any) error {
	for i, v := range row {
		if s, ok := v.(string); ok && len(s) > excelize.TotalCellChars && len(utf16.Encode([]rune(s))) > excelize.TotalCellChars {
			return fmt.Errorf("row %d: the column %s has a text of more than the %d characters that an Excel cell holds: %s",
				x.rows, x.columns[i].Name, excelize.TotalCellChars, remedy)
		}
		x.cells[i] = v
		if v == "" {
			x.cells[i] = nil
		}
	}
	if err := x.evidence(row); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	if err := x.put(); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

// evidence makes the cell of the path a link to the notice, in as many rows as Excel allows links.
func (x *xlsxRows) evidence(row []any) error {
	if x.path < 0 || x.linked >= excelize.TotalSheetHyperlinks {
		return nil
	}
	target := x.target(row)
	if target == "" {
		return nil
	}
	at, err := excelize.CoordinatesToCellName(x.path+1, x.rows+1)
	if err != nil {
		return err
	}
	x.linked++
	x.cells[x.path] = excelize.Cell{StyleID: x.link, Value: x.cells[x.path]}
	return x.file.SetCellHyperLink(x.sheet.Sheet, at, target, "External")
}

// target is the address of a row's notice or, where none is known, its file as seen from the workbook.
func (x *xlsxRows) target(row []any) string {
	if x.url >= 0 {
		if s, _ := row[x.url].(string); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			return s
		}
	}
	path, _ := row[x.path].(string)
	path, _, _ = strings.Cut(path, "!/") // of an archive the archive itself
	if path == "" || path == "-" {
		return ""
	}
	dir, err := filepath.Abs(x.dir)
	if err == nil && !filepath.IsAbs(path) {
		var full string
		if full, err = filepath.Abs(path); err == nil {
			path, err = filepath.Rel(dir, full)
		}
	}
	if err != nil {
		return ""
	}
	u := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
	}
	return u.String()
}

// Close writes the workbook.
func (x *xlsxRows) Close() error {
	err := x.finish()
	if err == nil {
		_, err = x.file.WriteTo(x.w)
	}
	if err = errors.Join(err, x.file.Close()); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// finish lets people filter the rows by their header, and adds the codebook.
func (x *xlsxRows) finish() error {
	last, err := excelize.CoordinatesToCellName(len(x.columns), x.rows)
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(x.sheet.Sheet, "A1:"+last, nil); err != nil {
		return err
	}
	if err := x.sheet.Flush(); err != nil {
		return err
	}
	return x.codebook()
}

func (x *xlsxRows) codebook() error {
	if _, err := x.file.NewSheet("codebook"); err != nil {
		return err
	}
	sheet, err := x.file.NewStreamWriter("codebook")
	if err != nil {
		return err
	}
	book := &xlsxRows{file: x.file, sheet: sheet, columns: codebookColumns, cells: make([]any, len(codebookColumns)), path: -1, url: -1}
	if err := book.head(0); err != nil {
		return err
	}
	for _, row := range codebook(x.columns) {
		if err := book.Write(row); err != nil {
			return err
		}
	}
	return sheet.Flush()
}
