package export

import (
	"archive/zip"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/mubiao/mubiao/sqlite"
)

// xlsxRows writes an Excel workbook: a sheet of rows under a header that stays in sight, and a sheet «codebook». Every text is an
// inline string, which no program takes for a formula; the path alone is one, a link. Control characters, which XML cannot hold, become U+FFFD.
type xlsxRows struct {
	w       io.Writer
	file    *excelize.File
	sheet   *excelize.StreamWriter
	columns []Column
	dir     string // that links count from
	bold    int    // style of a header
	link    int    // style of a link
	path    int    // column that links to the notice, -1 where there is none
	url     int    // column of its address, -1 where there is none
	rows    int    // with the header
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
	var err error
	if x.bold, err = x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
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
	return x.head()
}

// headerPanes keep a sheet's first row in sight.
var headerPanes = &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}

// head sets the columns' widths and writes the header row, which stays in sight.
func (x *xlsxRows) head() error {
	for i, c := range x.columns {
		if err := x.sheet.SetColWidth(i+1, i+1, c.sheetWidth()); err != nil {
			return err
		}
	}
	if err := x.sheet.SetPanes(headerPanes); err != nil {
		return err
	}
	for i, c := range x.columns {
		x.cells[i] = excelize.Cell{StyleID: x.bold, Value: c.Name}
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
	if target := x.target(row); target != "" {
		x.cells[x.path] = excelize.Cell{StyleID: x.link, Value: row[x.path], Formula: hyperlink(target, row[x.path].(string))}
	}
	if err := x.put(); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

// hyperlink is a cell's formula that shows a text and leads to a target. Excel's other links, which are no formulas, are at most
// 65,530 on a sheet, and stay where they are when rows are sorted.
func hyperlink(target, text string) string {
	quote := strings.NewReplacer(`"`, `""`)
	return fmt.Sprintf(`HYPERLINK("%s","%s")`, quote.Replace(target), quote.Replace(text))
}

// target is the address of a row's notice or, where none is known, its file as seen from the workbook; empty where there is none, or
// one that is longer than a formula may hold.
func (x *xlsxRows) target(row []any) string {
	if x.path < 0 {
		return ""
	}
	path, _ := row[x.path].(string)
	target := x.place(path)
	if x.url >= 0 {
		if s, _ := row[x.url].(string); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			target = s
		}
	}
	if max(len(target), len(path)) > excelize.MaxFieldLength {
		return ""
	}
	return target
}

// place is where a notice's file is, as seen from the workbook.
func (x *xlsxRows) place(path string) string {
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
	x.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return sheetZip{zip.NewWriter(x.w)} }) // past the library's own buffer
	err := x.finish()
	if err == nil {
		err = x.file.Write(io.Discard)
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

// codebook adds the sheet of that name. It is no stream: the order of two streams in the file is left to chance.
func (x *xlsxRows) codebook() error {
	const sheet = "codebook"
	if _, err := x.file.NewSheet(sheet); err != nil {
		return err
	}
	rows := codebook(x.columns)
	names := make([]any, len(codebookColumns))
	for i, c := range codebookColumns {
		names[i] = c.Name
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := x.file.SetColWidth(sheet, letter, letter, c.sheetWidth()); err != nil {
			return err
		}
	}
	for i, row := range append([][]any{names}, rows...) {
		if err := x.file.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	if err := x.file.SetRowStyle(sheet, 1, 1, x.bold); err != nil {
		return err
	}
	return x.file.SetPanes(sheet, headerPanes)
}

// sheetZip (压缩包) refuses a part of 4 GiB, which Excel does not open.
type sheetZip struct{ *zip.Writer }

func (z sheetZip) Create(name string) (io.Writer, error) {
	w, err := z.Writer.Create(name)
	return &boundedPart{w: w}, err
}

type boundedPart struct {
	w io.Writer
	n int64
}

func (b *boundedPart) Write(p []byte) (int, error) {
	if b.n += int64(len(p)); b.n > math.MaxUint32 {
		return 0, fmt.Errorf("the sheet has more than the 4 GiB that Excel opens: %s", remedy)
	}
	return b.w.Write(p)
}
