package export

import (
	"io"
	"math"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/sqlite"
)

// What Stata cannot hold is refused.
func TestDatasetRefusesWhatItCannotHold(t *testing.T) {
	for name, want := range map[string]string{"指标": "at most 32 letters", "a-b": "at most 32 letters", strings.Repeat("a", 33): "at most 32 letters"} {
		if _, err := newDTA(io.Discard, []Column{{Column: sqlite.Column{Name: name}}}, RowOptions{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	d, err := newDTA(io.Discard, append(columns(), Column{Column: sqlite.Column{Name: "measure", Type: sqlite.Text}, Values: []Value{{"level", "水平", ""}}}), RowOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Write([]any{"", nil, math.MaxFloat64, ""}); err == nil || !strings.Contains(err.Error(), "column low: 1.797") {
		t.Error(err)
	}
	if err := d.Write([]any{"", nil, nil, "growth"}); err == nil || !strings.Contains(err.Error(), "column measure: growth is none of its values") {
		t.Error(err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}
