package export

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/measure"
)

// The size of a picture, and its colours.
const (
	chartWidth  = 18 * vg.Centimeter
	chartHeight = 10 * vg.Centimeter
	margin      = vg.Length(8)
	dotRadius   = vg.Length(3)
)

var (
	dark  = color.NRGBA{R: 0x1F, G: 0x4E, B: 0x79, A: 0xFF}
	light = color.NRGBA{R: 0x1F, G: 0x4E, B: 0x79, A: 0x66}
	faint = color.Gray{Y: 0xE0}
)

// boundShapes say how a value limits: how its point is drawn.
var boundShapes = []struct {
	bound measure.Bound
	shape draw.GlyphDrawer
}{
	{measure.Exact, draw.CircleGlyph{}},
	{measure.About, draw.RingGlyph{}},
	{measure.Min, draw.PyramidGlyph{}},
	{measure.Max, draw.SquareGlyph{}},
	{measure.Range, bar{}},
}

// bar is the shape of a range in the legend.
type bar struct{}

func (bar) DrawGlyph(c *draw.Canvas, sty draw.GlyphStyle, pt vg.Point) {
	c.StrokeLine2(draw.LineStyle{Color: sty.Color, Width: barWidth}, pt.X, pt.Y-1.5*sty.Radius, pt.X, pt.Y+1.5*sty.Radius)
}

// barWidth is how thick a range is drawn.
const barWidth = vg.Length(4)

// writeChart draws a series: a point a year, ranges as bars, lines between years that follow each other.
func writeChart(w io.Writer, s *compare.Series, title string) error {
	p := newChart(title)
	unit, factor := s.Scale()
	p.X.Label.Text, p.Y.Label.Text = "年份", axisLabel(s, unit)
	marks := make([]mark, len(s.Points))
	for i, point := range s.Points {
		scaled := func(d float64) float64 { return d / factor.InexactFloat64() }
		m := mark{year: float64(point.Year), from: float64(point.Year), low: scaled(point.BaseFirst().InexactFloat64()), bound: point.Bound}
		if m.high = m.low; point.BaseHigh != nil {
			m.high = scaled(point.BaseHigh.InexactFloat64())
		}
		if point.YearFrom != 0 {
			m.from = float64(point.YearFrom)
		}
		marks[i] = m
	}
	grid := plotter.NewGrid()
	grid.Vertical.Width, grid.Horizontal.Color = 0, faint
	p.Add(grid, drawing(marks))
	p.Legend.Left = marks[len(marks)-1].middle() > marks[0].middle() // away from the end that rises
	for _, b := range boundShapes {
		for _, m := range marks {
			if m.bound == b.bound {
				p.Legend.Add(label("bound", string(b.bound)), legend{b.shape})
				break
			}
		}
	}
	return svg(w, p)
}

// axisLabel names measure and unit: 增长（%）.
func axisLabel(s *compare.Series, unit string) string {
	name := label("measure", s.Measure)
	if s.Direction == "down" && s.Measure == "growth" {
		name = label("direction", s.Direction)
	}
	return name + "（" + unit + "）"
}

// newChart is an empty chart in a typeface that viewers have.
func newChart(title string) *plot.Plot {
	p := plot.New()
	p.Title.Text, p.Title.Padding = title, 8
	p.X.Tick.Marker, p.X.Padding, p.Y.Padding = years{}, 6, 6
	p.Legend.Top, p.Legend.ThumbnailWidth, p.Legend.Padding = true, 14, 3
	for _, style := range []*text.Style{&p.Title.TextStyle, &p.X.Label.TextStyle, &p.X.Tick.Label, &p.Y.Label.TextStyle, &p.Y.Tick.Label, &p.Legend.TextStyle} {
		style.Font.Variant, style.Handler = "Sans", wide{text.Plain{Fonts: font.DefaultCache}}
	}
	p.Title.TextStyle.Font.Size = 14
	return p
}

// svg writes a chart. Text stays text, in the typefaces that have Chinese characters on each system.
func svg(w io.Writer, p *plot.Plot) error {
	canvas := vgsvg.New(chartWidth, chartHeight)
	p.Draw(draw.Crop(draw.New(canvas), margin, -margin, margin, -margin))
	var out bytes.Buffer
	if _, err := canvas.WriteTo(&out); err != nil {
		return fmt.Errorf("draw chart: %w", err)
	}
	families := []byte("font-family:'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Liberation Sans',Arial,sans-serif")
	if _, err := w.Write(bytes.ReplaceAll(out.Bytes(), []byte("font-family:Liberation Sans"), families)); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

// wide measures Chinese characters, of which the library's own typeface has none.
type wide struct{ text.Plain }

// beyond is what a text takes beyond the library's measure.
func (h wide) beyond(txt string, fnt font.Font) vg.Length {
	face := h.Fonts.Lookup(fnt, fnt.Size)
	var more vg.Length
	for _, r := range txt {
		if r > 0xFF {
			more += fnt.Size - face.Width(string(r))
		}
	}
	return more
}

func (h wide) Box(txt string, fnt font.Font) (width, height, depth vg.Length) {
	width, height, depth = h.Plain.Box(txt, fnt)
	return width + h.beyond(txt, fnt), height, depth
}

func (h wide) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	shift := float64(h.beyond(txt, sty.Font)) * float64(sty.XAlign)
	sin, cos := math.Sincos(sty.Rotation)
	pt.X, pt.Y = pt.X+vg.Length(shift*cos), pt.Y+vg.Length(shift*sin)
	h.Plain.Draw(c, txt, sty, pt)
}

// years marks whole years: each of a few, else every fifth or tenth.
type years struct{}

func (years) Ticks(first, last float64) (ticks []plot.Tick) {
	from, to := int(math.Ceil(first)), int(math.Floor(last))
	step := 1
	for _, s := range []int{2, 5, 10, 20, 50, 100} {
		if (to-from)/step > 15 {
			step = s
		}
	}
	for y := from; y <= to; y++ {
		t := plot.Tick{Value: float64(y)}
		if y%step == 0 {
			t.Label = strconv.Itoa(y)
		}
		ticks = append(ticks, t)
	}
	return ticks
}
