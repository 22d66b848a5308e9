package export

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/mubiao/mubiao/extract/measure"
)

// mark is a point of a chart, in years and in the axis's unit.
type mark struct {
	from, year float64 // the span that the value is due in
	low, high  float64
	bound      measure.Bound
}

// middle is where the line passes.
func (m mark) middle() float64 { return (m.low + m.high) / 2 }

// drawing draws the marks of a series, in the order of years.
type drawing []mark

// Plot draws lines between years that follow each other, and the marks over them. A year without a value stays empty, and a value
// for a span of years is no other year's.
func (d drawing) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, m := range d {
		if i > 0 && m.year == d[i-1].year+1 && m.from == m.year && d[i-1].from == d[i-1].year {
			c.StrokeLine2(draw.LineStyle{Color: light, Width: 1}, x(d[i-1].year), y(d[i-1].middle()), x(m.year), y(m.middle()))
		}
		if m.from < m.year {
			c.StrokeLine2(draw.LineStyle{Color: light, Width: 2, Dashes: []vg.Length{4, 2}}, x(m.from), y(m.middle()), x(m.year), y(m.middle()))
		}
	}
	for _, m := range d {
		if m.low != m.high {
			c.StrokeLine2(draw.LineStyle{Color: dark, Width: barWidth}, x(m.year), y(m.low), x(m.year), y(m.high))
			continue
		}
		c.DrawGlyph(m.style(), vg.Point{X: x(m.year), Y: y(m.low)})
	}
}

// style is how a mark that is no range is drawn.
func (m mark) style() draw.GlyphStyle {
	for _, b := range boundShapes {
		if b.bound == m.bound {
			return draw.GlyphStyle{Color: dark, Radius: dotRadius, Shape: b.shape}
		}
	}
	return draw.GlyphStyle{}
}

// DataRange is what the axes have to show. It leaves room around a single value.
func (d drawing) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, xmax, ymin, ymax = d[0].from, d[0].year, d[0].low, d[0].high
	for _, m := range d {
		xmin, xmax = min(xmin, m.from), max(xmax, m.year)
		ymin, ymax = min(ymin, m.low), max(ymax, m.high)
	}
	room := (ymax - ymin) * 0.15
	if room == 0 {
		room = max(1, ymax*0.1)
	}
	return xmin - 1, xmax + 1, ymin - room, ymax + room
}

// legend draws a shape beside its name.
type legend struct{ shape draw.GlyphDrawer }

// Thumbnail draws the shape in the middle.
func (l legend) Thumbnail(c *draw.Canvas) {
	c.DrawGlyph(draw.GlyphStyle{Color: dark, Radius: dotRadius, Shape: l.shape}, c.Center())
}
