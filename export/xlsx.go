package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/mubiao/mubiao/sqlite"
)

// xlsxRows writes an Excel workbook: a sheet of rows under a header that stays in sight, and a sheet «codebook». Every text is an
// inline string, which no program takes for a formula; the path alone is one, a link. Rows go to the file as they come; the library
// for it took a tenth of the memory and time of a short run of any command, only by being linked.
type xlsxRows struct {
	zip     *zip.Writer
	sheet   io.Writer // the part that rows go to
	name    string    // of the sheet of rows
	columns []Column
	dir     string // that links count from
	path    int    // column that links to the notice, -1 where there is none
	url     int    // column of its address, -1 where there is none
	rows    int    // with the header
	buf     bytes.Buffer
}

// What Excel holds on a sheet and in a cell.
const (
	sheetRows  = 1 << 20
	cellUnits  = 32767 // of UTF-16
	fieldBytes = 255   // of a text in a formula
)

// remedy is what to do about rows that a sheet cannot hold.
const remedy = "export to csv or parquet, or ask for fewer rows by a filter"

func newXLSX(w io.Writer, columns []Column, opt RowOptions) (*xlsxRows, error) {
	x := &xlsxRows{zip: zip.NewWriter(w), name: cmp.Or(opt.Name, "rows"), columns: columns, dir: opt.Dir}
	x.path = slices.IndexFunc(columns, func(c Column) bool { return c.Name == "path" })
	x.url = slices.IndexFunc(columns, func(c Column) bool { return c.Name == "url" })
	if err := x.begin("xl/worksheets/sheet1.xml"); err != nil {
		return nil, fmt.Errorf("make workbook: %w", err)
	}
	return x, nil
}

// begin begins a sheet: its columns' widths and the header row, which stays in sight.
func (x *xlsxRows) begin(part string) error {
	w, err := x.zip.Create(part)
	if err != nil {
		return err
	}
	x.sheet = &sheetPart{w: w}
	x.buf.WriteString(sheetHead)
	for i, c := range x.columns {
		fmt.Fprintf(&x.buf, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, c.sheetWidth())
	}
	x.buf.WriteString("</cols><sheetData>")
	names := make([]any, len(x.columns))
	for i, c := range x.columns {
		names[i] = c.Name
	}
	return x.put(names, styleBold, "")
}

// sheetWidth is a column's width on a sheet, in digits of its font.
func (c Column) sheetWidth() int {
	switch {
	case c.Width > 0:
		return c.Width
	case c.Type != sqlite.Text || c.Values != nil:
		return 11
	}
	return 20
}

// put writes the next row. target is where the cell of the path leads, if anywhere.
func (x *xlsxRows) put(row []any, style int, target string) error {
	x.rows++
	if x.rows > sheetRows {
		return fmt.Errorf("Excel holds %d rows on a sheet and there are more: %s", sheetRows, remedy)
	}
	fmt.Fprintf(&x.buf, `<row r="%d">`, x.rows)
	for i, v := range row {
		if i == x.path && target != "" {
			x.link(i, v.(string), target)
			continue
		}
		x.cell(i, style, v)
	}
	x.buf.WriteString("</row>")
	_, err := x.buf.WriteTo(x.sheet)
	return err
}

// cell writes one cell; one that is empty takes no room.
func (x *xlsxRows) cell(column, style int, v any) {
	c := cellOf(v)
	if c.text == "" {
		return
	}
	fmt.Fprintf(&x.buf, `<c r="%s" s="%d"`, cellName(column, x.rows), style)
	if c.number {
		x.buf.WriteString("><v>" + c.text + "</v></c>")
		return
	}
	x.buf.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + escaped(unescapable.ReplaceAllString(c.text, "_x005F$0")) + "</t></is></c>")
}

// link writes a cell that shows a text and leads to a target.
func (x *xlsxRows) link(column int, text, target string) {
	fmt.Fprintf(&x.buf, `<c r="%s" s="%d" t="str"><f>%s</f><v>%s</v></c>`, cellName(column, x.rows), styleLink, escaped(hyperlink(target, text)), escaped(text))
}

// hyperlink is a cell's formula that shows a text and leads to a target. Excel's other links, which are no formulas, are at most
// 65,530 on a sheet, and stay where they are when rows are sorted.
func hyperlink(target, text string) string {
	quote := strings.NewReplacer(`"`, `""`)
	return fmt.Sprintf(`HYPERLINK("%s","%s")`, quote.Replace(target), quote.Replace(text))
}

// unescapable is what Excel reads as a character's code, though the text means it as it stands.
var unescapable = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cellName is a cell's name, as AA7; columns count from 0 and rows from 1.
func cellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

func (x *xlsxRows) Write(row []any) error {
	for i, v := range row {
		if s, ok := v.(string); ok && len(s) > cellUnits && len(utf16.Encode([]rune(s))) > cellUnits {
			return fmt.Errorf("row %d: the column %s has a text of more than the %d characters that an Excel cell holds: %s",
				x.rows, x.columns[i].Name, cellUnits, remedy)
		}
	}
	if err := x.put(row, 0, x.target(row)); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
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
	if max(len(target), len(path)) > fieldBytes {
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

// Close writes the rest of the workbook.
func (x *xlsxRows) Close() error {
	err := x.end()
	if err == nil {
		err = x.codebook()
	}
	for _, part := range x.parts() {
		if err == nil {
			err = x.part(part.name, part.text)
		}
	}
	if err = errors.Join(err, x.zip.Close()); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// end ends a sheet: people can filter its rows by their header.
func (x *xlsxRows) end() error {
	fmt.Fprintf(&x.buf, `</sheetData><autoFilter ref="A1:%s"/></worksheet>`, cellName(len(x.columns)-1, x.rows))
	_, err := x.buf.WriteTo(x.sheet)
	return err
}

// codebook writes the sheet that tells what the columns mean.
func (x *xlsxRows) codebook() error {
	book := &xlsxRows{zip: x.zip, columns: codebookColumns, path: -1, url: -1}
	if err := book.begin("xl/worksheets/sheet2.xml"); err != nil {
		return err
	}
	for _, row := range codebook(x.columns) {
		if err := book.Write(row); err != nil {
			return err
		}
	}
	return book.end()
}

// sheetPart (部件) refuses a sheet of 4 GiB, which Excel does not open.
type sheetPart struct {
	w io.Writer
	n int64
}

func (p *sheetPart) Write(data []byte) (int, error) {
	if p.n += int64(len(data)); p.n > math.MaxUint32 {
		return 0, fmt.Errorf("the sheet has more than the 4 GiB that Excel opens: %s", remedy)
	}
	return p.w.Write(data)
}
