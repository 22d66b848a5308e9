package golden_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/target"
)

// reports is where the State Council's reports stand beside the project.
const reports = "../../shared/bulk"

// noID stands in the table where the report's name of the indicator is of no one statistic.
const noID = "-"

// TestNational holds the extraction to the hand-made table of what the State Council's reports aim at: every row is
// found as it stands there, and nothing else comes out under the ids of the table.
func TestNational(t *testing.T) {
	paths, _ := filepath.Glob(reports + "/national-*.txt")
	if len(paths) == 0 {
		return // the reports are not everywhere
	}
	rows, gaps, ids := readNational(t)
	x := extractor(t)
	for _, path := range paths {
		file := filepath.Base(path)
		if file < "national-1979" {
			continue // the table begins there
		}
		t.Run(strings.TrimSuffix(file, ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			said := nationalSaid(plan(t, x, seed{strings.TrimSuffix(file, ".txt"), data}), ids)
			for _, row := range rows[file] {
				if !take(said, row) {
					t.Errorf("not found: %s", row)
				}
			}
			for _, row := range gaps[file] {
				if take(said, row) {
					t.Errorf("a known gap is found now, take its mark off: %s", row)
				}
			}
			for _, rest := range slices.Sorted(maps.Values(said)) {
				if !strings.HasPrefix(rest, noID+"\t") {
					t.Errorf("found, and no row of the table: %s", rest)
				}
			}
		})
	}
}

// nationalSaid is p's targets under the ids, and those without an id, in the words of the table: of each its mentions,
// each with the target's row.
func nationalSaid(p *target.Plan, ids map[string]bool) map[string]string {
	said := map[string]string{}
	for i := range p.Targets {
		if t := &p.Targets[i]; t.IndicatorID == "" || ids[t.IndicatorID] {
			for _, m := range t.Mentions {
				row := nationalRow(t, m.Text)
				said[fmt.Sprintf("%s\t%d", t.ID, m.Start)] = row
			}
		}
	}
	return said
}

// nationalRow is a target in the columns of the table.
func nationalRow(t *target.Target, text string) string {
	id, direction := t.IndicatorID, t.Direction
	if id == "" {
		id = noID
	}
	if t.Measure == "level" || t.Measure == "share" {
		direction = ""
	}
	return strings.Join([]string{id, t.Measure, direction, string(t.Bound), number(t.Low), number(t.High), t.Unit,
		year(t.YearFrom), year(t.YearTo), t.Per, text}, "\t")
}

func number(v *decimal.Decimal) string {
	if v == nil {
		return ""
	}
	return v.String()
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return fmt.Sprint(y)
}

// take takes out of said the target that row describes, with all its mentions, and says whether there is one.
func take(said map[string]string, row string) bool {
	for key, have := range said {
		if have == row {
			id, _, _ := strings.Cut(key, "\t")
			maps.DeleteFunc(said, func(k, _ string) bool { return strings.HasPrefix(k, id+"\t") })
			return true
		}
	}
	return false
}

// readNational reads the table: the rows of each file, those marked GAP, and the ids.
func readNational(t *testing.T) (rows, gaps map[string][]string, ids map[string]bool) {
	t.Helper()
	data, err := os.ReadFile("national.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, gaps, ids = map[string][]string{}, map[string][]string{}, map[string]bool{}
	head := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case head == "":
			head = line
			continue
		}
		into := rows
		if gap, ok := strings.CutPrefix(line, "GAP "); ok {
			line, into = gap, gaps
		}
		file, row, _ := strings.Cut(line, "\t")
		id, _, _ := strings.Cut(row, "\t")
		if strings.Count(line, "\t") != strings.Count(head, "\t") {
			t.Fatalf("national.tsv: not the columns of the head: %q", line)
		}
		into[file] = append(into[file], row)
		if id != noID {
			ids[id] = true
		}
	}
	return rows, gaps, ids
}
