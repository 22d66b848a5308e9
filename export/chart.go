package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"strconv"
	"sync"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/measure"
)

//go:embed chart.svg
var chartText string

// chartPicture is read when one is drawn, not at every start.
var chartPicture = sync.OnceValue(func() *template.Template { return template.Must(template.New("chart").Parse(chartText)) })

// chart (图) is what the template draws; places are in pixels, from the upper left corner. Text stays text, in the typefaces that
// have Chinese characters on each system.
type chart struct {
	Title, XLabel, YLabel string
	Box                   box
	Rows                  []tick // values, with a line across
	Columns               []tick // years
	Lines                 []stroke
	Marks                 []mark
	Legend                []mark
}

// box is a picture's size and the part of it that the axes span.
type box struct{ Width, Height, Left, Top, Right, Bottom float64 }

var chartBox = box{Width: 680, Height: 380, Left: 66, Top: 48, Right: 664, Bottom: 330}

// tick is a place on an axis.
type tick struct {
	At    float64
	Label string
}

// stroke joins two years' values, or spans the years that one value is due in.
type stroke struct {
	X1, Y1, X2, Y2 float64
	Span           bool
}

// mark is a year's value, drawn as its bound says; High is above Low on the picture where it is a range.
type mark struct {
	Bound        measure.Bound
	X, Low, High float64
	Text         string // that a viewer shows at the mark, and the legend beside it
}

// point is a value in years and in the axis's unit.
type point struct {
	from, year, low, high float64
	bound                 measure.Bound
	text                  string
}

// middle is where the line passes.
func (v point) middle() float64 { return (v.low + v.high) / 2 }

// single says whether the value is one year's own.
func (v point) single() bool { return v.from == v.year }

// writeChart draws a series: a point a year, ranges as bars, lines between years that follow each other. A year without a value
// stays empty, and a value for a span of years is no other year's.
func writeChart(w io.Writer, s *compare.Series, title string) error {
	unit, _ := s.Scale()
	c := chart{Title: title, XLabel: "年份", YLabel: axisLabel(s, unit), Box: chartBox}
	c.draw(pointsOf(s))
	if err := chartPicture().Execute(w, c); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

// axisLabel names measure and unit: 增长（%）.
func axisLabel(s *compare.Series, unit string) string {
	name := label("measure", s.Measure)
	if s.Direction == "down" && s.Measure == "growth" {
		name = label("direction", s.Direction)
	}
	return name + "（" + unit + "）"
}

// pointsOf is the points of a series in the unit of its axis.
func pointsOf(s *compare.Series) []point {
	_, factor := s.Scale()
	list := make([]point, len(s.Points))
	for i, p := range s.Points {
		v := point{from: float64(p.Year), year: float64(p.Year), low: p.BaseFirst().Div(factor).InexactFloat64(), bound: p.Bound}
		if v.high = v.low; p.BaseHigh != nil {
			v.high = p.BaseHigh.Div(factor).InexactFloat64()
		}
		if p.YearFrom != 0 {
			v.from = float64(p.YearFrom)
		}
		v.text = fmt.Sprintf("%d: %s", p.Year, p.Mentions[0].Text)
		list[i] = v
	}
	return list
}

// draw fills the picture with the values, in the order of years.
func (c *chart) draw(values []point) {
	x, y := c.axes(values)
	for i, v := range values {
		if i > 0 && v.year == values[i-1].year+1 && v.single() && values[i-1].single() {
			c.Lines = append(c.Lines, stroke{x(values[i-1].year), y(values[i-1].middle()), x(v.year), y(v.middle()), false})
		}
		if !v.single() {
			c.Lines = append(c.Lines, stroke{x(v.from), y(v.middle()), x(v.year), y(v.middle()), true})
		}
		c.Marks = append(c.Marks, mark{v.bound, x(v.year), y(v.low), y(v.high), v.text})
	}
	c.legend()
}

// axes are the functions from years and values to places on the picture, after its ticks are set.
func (c *chart) axes(values []point) (x, y func(float64) float64) {
	first, last, low, high := values[0].from, values[0].year, values[0].low, values[0].high
	for _, v := range values {
		first, last, low, high = min(first, v.from), max(last, v.year), min(low, v.low), max(high, v.high)
	}
	step := niceStep(max(high-low, math.Abs(high)*0.1, 1e-9) / 5)
	low, high = math.Floor(low/step-0.25)*step, math.Ceil(high/step+0.25)*step
	x, y = scale(first-1, last+1, c.Box.Left, c.Box.Right), scale(low, high, c.Box.Bottom, c.Box.Top)
	for i := range int(math.Round((high-low)/step)) + 1 {
		v := low + float64(i)*step
		c.Rows = append(c.Rows, tick{y(v), strconv.FormatFloat(v, 'f', max(0, int(-math.Floor(math.Log10(step)))), 64)})
	}
	every := math.Ceil(niceStep((last - first) / 15))
	for year := math.Ceil(first/every) * every; year <= last; year += every {
		c.Columns = append(c.Columns, tick{x(year), strconv.Itoa(int(year))})
	}
	return x, y
}

// scale maps one span onto another.
func scale(from, to, start, end float64) func(float64) float64 {
	return func(v float64) float64 { return math.Round((start+(v-from)/(to-from)*(end-start))*10) / 10 }
}

// niceStep is the least of 1, 2, 5, 10, 20 … or their tenths that is not below step.
func niceStep(step float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(max(step, 1e-9))))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= step*(1-1e-9) {
			return n * power
		}
	}
	return 10 * power
}

// legend names the shapes that are drawn, in a row above the axes.
func (c *chart) legend() {
	at := c.Box.Left + 10
	for _, bound := range []measure.Bound{measure.Exact, measure.About, measure.Min, measure.Max, measure.Range} {
		for _, m := range c.Marks {
			if m.Bound == bound {
				c.Legend = append(c.Legend, mark{bound, at, c.Box.Top - 9, c.Box.Top - 17, label("bound", string(bound))})
				at += 64
				break
			}
		}
	}
}
