package check

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
)

func TestHalf(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"120", "0.5"}, {"4.5", "0.05"}, {"6.85", "0.005"}, {"1000", "0.5"}, {"380000000", "5000000"}, {"20000", "5000"}, {"0", "0.5"},
	} {
		if got := half(decimal.RequireFromString(c.value)); got.String() != c.want {
			t.Errorf("half a unit of %s is %s, want %s", c.value, got, c.want)
		}
	}
}

// value is a number with a bound: ≥120, ≤4, ~8 or 120.
func value(text string) measure.Value {
	bound := map[rune]measure.Bound{'≥': measure.Min, '≤': measure.Max, '~': measure.About}[[]rune(text)[0]]
	v := measure.Value{Bound: measure.Exact}
	if bound != "" {
		v.Bound, text = bound, string([]rune(text)[1:])
	}
	d := decimal.RequireFromString(text)
	if v.Bound != measure.Max {
		v.Low = &d
	}
	if v.Bound != measure.Min {
		v.High = &d
	}
	return v
}

func TestApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"75", "90", true}, {"75", "75", false}, {"≥75", "90", false}, {"≥90", "75", true}, {"≤75", "90", true}, {"≤90", "75", false},
		{"≥1", "≥9", false}, {"~100", "101", false}, {"~100", "103", true}, {"≤75", "≥90", true},
	} {
		a, b := intervalOf(value(c.a)), intervalOf(value(c.b))
		if got := a.apart(b); got != c.want || b.apart(a) != got {
			t.Errorf("%s and %s: apart %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestChange(t *testing.T) {
	for _, c := range []struct {
		level, base string
		down        bool
		points      string // ends, open ones empty
		ratio       string
	}{
		{"80", "75", false, "5 5", "5.3 8.1"},
		{"120", "90", false, "30 30", "32 34.6"},
		{"≥120", "90", false, "30 ", "32 "},
		{"≤4", "5", true, "1 ", "0 "},
		{"81", "90", true, "9 9", "8.9 11"},
	} {
		points, ratio := change(intervalOf(value(c.level)), decimal.RequireFromString(c.base), c.down)
		if got := ends(points); got != c.points {
			t.Errorf("from %s to %s: points %s, want %s", c.base, c.level, got, c.points)
		}
		if got := ends(ratio); got != c.ratio {
			t.Errorf("from %s to %s: ratio %s, want %s", c.base, c.level, got, c.ratio)
		}
	}
}

func ends(i interval) string {
	text := func(d *decimal.Decimal) string {
		if d == nil {
			return ""
		}
		return d.Round(1).String()
	}
	return text(i.low) + " " + text(i.high)
}
