package export

import (
	"cmp"
	"fmt"
	"io"

	"github.com/mubiao/mubiao/compare"
)

// FormatSVG is a picture for a browser or a paper.
const FormatSVG Format = "svg"

// TrendFormats is every Format that a series is written in, for messages and checks.
var TrendFormats = []string{string(FormatTable), string(FormatJSONL), string(FormatCSV), string(FormatTSV), string(FormatXLSX), string(FormatSVG)}

// pointColumns are the columns of a series.
var pointColumns = []fact[compare.Point]{
	numbers("year", "年份", "year that the value is due in", "year", func(p compare.Point) any { return p.Year }).shown(4),
	numbers("year_from", "自", "first year, where the value is due in a span of years", "year", func(p compare.Point) any {
		if p.YearFrom == p.Year {
			return nil
		}
		return known(p.YearFrom)
	}).shown(4),
	words("value", "数值", "the value as written", func(p compare.Point) string { return valueOf(p.Entry) }).shown(18),
	numbers("low", "下限", "lower end of the value", "as the column unit says", func(p compare.Point) any { return real(p.Low) }).shown(10),
	numbers("high", "上限", "upper end of the value", "as the column unit says", func(p compare.Point) any { return real(p.High) }).shown(10),
	words("bound", "界", "exact, min, max, about or range", func(p compare.Point) string { return string(p.Bound) }).shown(6),
	words("unit", "单位", "unit as written", func(p compare.Point) string { return p.Unit }).shown(10),
	words("measure", "度量", "level, growth, share or added", func(p compare.Point) string { return p.Measure }).shown(8),
	words("indicator", "指标", "what is measured, in the text's words", func(p compare.Point) string { return indicatorOf(p.Entry) }).shown(28),
	words("scope", "范围", "whose the value is", func(p compare.Point) string { return p.Scope }).shown(16),
	numbers("others", "另有", "further targets that are due in the year", "count", func(p compare.Point) any { return p.Others }).shown(4),
	words("region", "地区", "region of the document", func(p compare.Point) string { return p.Document.Region.Name }),
	words("document", "文件", "title of the document", func(p compare.Point) string { return cmp.Or(p.Document.Title, p.Document.Path) }).shown(36),
	words("path", "路径", "path of the document", func(p compare.Point) string { return p.Document.Path }),
	words("sentence", "原句", "sentence of the first mention", func(p compare.Point) string { return line(sentenceOf(p.Entry)) }),
	words("id", "编号", "id of the target", func(p compare.Point) string { return p.ID }).shown(22),
}

// WriteTrend writes a series, a point a row, or as a picture under a title.
func WriteTrend(w io.Writer, format Format, s *compare.Series, title string, opt RowOptions) error {
	if format == FormatSVG {
		return writeChart(w, s, title)
	}
	facts := pointColumns
	if format == FormatTable {
		facts = briefly(facts)
		if _, err := fmt.Fprintln(w, title); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	rows, err := NewRows(w, format, columnsOf(facts), opt)
	if err != nil {
		return err
	}
	if err := writeFacts(rows, facts, s.Points); err != nil {
		return err
	}
	return rows.Close()
}
