package extract

import (
	"cmp"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// coded is one hand-coded mention of a .gold file: where its value stands, and its fields (ind m dir b v u y cl …).
// opt is a number on the border of the definition, imp one that words stand for.
type coded struct {
	corpus.Span
	line   string
	fields map[string]string
}

// mention is one place of an extracted target.
type mention struct {
	corpus.Span
	*target.Target
}

// tally counts what scoring needs; opt and imp rows are in none of it but false, which they keep a mention from being.
type tally struct{ targets, found, strict, false int }

func (t *tally) add(o tally) {
	t.targets, t.found, t.strict, t.false = t.targets+o.targets, t.found+o.found, t.strict+o.strict, t.false+o.false
}

// f1 is the F1 of finding the targets, and of finding them with value, indicator, year, direction and cluster right.
func (t tally) f1() (found, strict float64) {
	all := float64(t.found + t.false + t.targets)
	return 2 * float64(t.found) / all, 2 * float64(t.strict) / all
}

// TestGold holds the extraction to the hand-coded notices.
func TestGold(t *testing.T) {
	for _, c := range []struct {
		gold, text string
		f1, strict float64
	}{
		{"../golden/gold/*.gold", "../seeds", 0.97, 0.92},
		{"../../shared/gold/*.gold", "../../shared/gold/text", 0.95, 0.92},
	} {
		files, err := filepath.Glob(c.gold)
		if err != nil || len(files) == 0 {
			continue // the larger collection is not everywhere
		}
		var all tally
		for _, file := range files {
			all.add(score(t, file, c.text))
		}
		f1, strict := all.f1()
		t.Logf("%s: %d targets, F1 %.3f, strict F1 %.3f", c.gold, all.targets, f1, strict)
		if f1 < c.f1 || strict < c.strict {
			t.Errorf("%s: F1 %.3f, strict %.3f, want %.2f and %.2f", c.gold, f1, strict, c.f1, c.strict)
		}
	}
}

// score extracts the notice of a .gold file and compares.
func score(t *testing.T, file, dir string) tally {
	t.Helper()
	header, rows := readGold(t, file)
	data, err := os.ReadFile(filepath.Join(dir, header["file"]))
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, header["file"], string(data))
	gold := locate(t, file, doc, header["year"], rows)
	plan := extractor(t).Extract(doc)
	var found []mention
	for i := range plan.Targets {
		for _, m := range plan.Targets[i].Mentions {
			found = append(found, mention{m.Span, &plan.Targets[i]})
		}
	}
	pairs := match(gold, found)
	sum := tally{false: len(found) - len(pairs)}
	for i, g := range gold {
		if g.fields["opt"] != "" || g.fields["imp"] != "" {
			continue
		}
		sum.targets++
		if j, ok := pairs[i]; ok {
			sum.found++
			if g.agrees(found[j].Target) {
				sum.strict++
			} else if testing.Verbose() {
				t.Logf("%s: %s\n  got %s", file, g.line, showTarget(*found[j].Target))
			}
		}
	}
	return sum
}

// match pairs rows and mentions one to one by overlap, the largest first.
func match(gold []coded, found []mention) map[int]int {
	type pair struct{ overlap, apart, i, j int }
	var all []pair
	for i, g := range gold {
		for j, m := range found {
			if n := min(g.End, m.End) - max(g.Start, m.Start); n > 0 {
				all = append(all, pair{n, max(g.Start-m.Start, m.Start-g.Start), i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(b.overlap-a.overlap, a.apart-b.apart, a.i-b.i, a.j-b.j)
	})
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, ok := pairs[p.i]; !ok && !taken[p.j] {
			pairs[p.i], taken[p.j] = p.j, true
		}
	}
	return pairs
}

// agrees says whether t says what was coded.
func (g coded) agrees(t *target.Target) bool {
	year := ""
	if t.YearTo != 0 {
		year = strconv.Itoa(t.YearTo)
	}
	return g.sameValue(t.Value) &&
		samePhrase(g.fields["ind"], t.Indicator, t.Action+t.Indicator, t.IndicatorText) &&
		slices.Contains(strings.Split(g.fields["y"], ","), year) &&
		(g.fields["m"] != "growth" || (g.fields["dir"] == "down") == (t.Direction == "down")) &&
		(g.fields["cl"] == "" || samePhrase(g.fields["cl"], t.Cluster))
}

// unitless has, for a measure word, those that say the same.
var unitless = map[string][]string{"": {"个"}, "名": {"人"}, "家": {"个"}, "个": {"家", ""}, "人": {"名"}, "项": {"个"}}

func (g coded) sameValue(v measure.Value) bool {
	low, high, _ := strings.Cut(g.fields["v"], "-")
	if high == "" {
		high = low
	}
	a, b := decimal.RequireFromString(low).InexactFloat64(), decimal.RequireFromString(high).InexactFloat64()
	times, unit := baseUnit(g.fields["u"])
	mine, other := baseUnit(v.Unit)
	if g.fields["b"] != string(v.Bound) || unit != other && !slices.Contains(unitless[unit], other) {
		return false
	}
	near := func(want float64, have *decimal.Decimal) bool {
		w, h := want*times, have.InexactFloat64()*mine
		return math.Abs(w-h) <= 1e-6*max(1, math.Abs(w), math.Abs(h))
	}
	switch v.Bound {
	case measure.Min:
		return near(a, v.Low)
	case measure.Max:
		return near(b, v.High)
	}
	return near(a, v.Low) && near(b, v.High)
}

// baseUnit takes the magnitude off a unit: 亿元 is 1e8 元.
func baseUnit(unit string) (times float64, base string) {
	unit = strings.ReplaceAll(unit, "人民币", "")
	for _, m := range []struct {
		word  string
		times float64
	}{{"万亿", 1e12}, {"千万", 1e7}, {"百万", 1e6}, {"千亿", 1e11}, {"百亿", 1e10}, {"十", 10}, {"百", 100}, {"千", 1e3}, {"万", 1e4}, {"亿", 1e8}} {
		if rest, ok := strings.CutPrefix(unit, m.word); ok {
			return m.times, rest
		}
	}
	return 1, unit
}

var noise = regexp.MustCompile(`[\s“”"‘’'《》〈〉（）()，,、。；;：:·\-—~～/和及与的]`)

// samePhrase says whether one of the phrases is one of the alternatives in gold (a/b): equal but for marks, the
// greater part of it, or with most of its pairs of characters.
func samePhrase(gold string, phrases ...string) bool {
	for g := range strings.SplitSeq(gold, "/") {
		a := []rune(noise.ReplaceAllString(g, ""))
		for _, phrase := range phrases {
			b := []rune(noise.ReplaceAllString(phrase, ""))
			if len(a) == 0 || len(b) == 0 {
				continue
			}
			short, long := a, b
			if len(a) > len(b) {
				short, long = b, a
			}
			if strings.Contains(string(long), string(short)) && 2*len(short) >= len(long) || alike(a, b) >= 0.65 {
				return true
			}
		}
	}
	return false
}

// alike is the share of pairs of neighbouring characters that a and b have in common, 0..1.
func alike(a, b []rune) float64 {
	count := func(s []rune) (map[string]int, int) {
		pairs := map[string]int{}
		for i := range len(s) - 1 {
			pairs[string(s[i:i+2])]++
		}
		if len(s) == 1 {
			pairs[string(s)]++
		}
		return pairs, max(1, len(s)-1)
	}
	x, m := count(a)
	y, n := count(b)
	both := 0
	for pair, k := range x {
		both += min(k, y[pair])
	}
	return 2 * float64(both) / float64(m+n)
}

// readGold reads a .gold file: @key value lines, comments, and «snippet with ⟦value⟧ | key=value | opt | #2» rows.
func readGold(t *testing.T, file string) (header map[string]string, rows []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	header = map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "", line[0] == '#' && !strings.Contains(line, "⟦"):
		case line[0] == '@':
			key, value, _ := strings.Cut(line[1:], " ")
			header[key] = strings.TrimSpace(value)
		default:
			rows = append(rows, line)
		}
	}
	return header, rows
}

// locate finds each row's snippet in the document, white space aside. «#2» takes its second place, «#all» each.
func locate(t *testing.T, file string, doc *corpus.Document, year string, rows []string) []coded {
	t.Helper()
	flat, where := squeeze(doc.Runes)
	var out []coded
	for _, row := range rows {
		parts := strings.Split(row, " | ")
		fields := map[string]string{"y": year, "#": "1"}
		for _, f := range parts[1:] {
			f = strings.TrimSpace(f)
			if pick, ok := strings.CutPrefix(f, "#"); ok {
				f = "#=" + pick
			}
			key, value, ok := strings.Cut(f, "=")
			if !ok {
				value = "yes"
			}
			fields[key] = value
		}
		before, rest, _ := strings.Cut(parts[0], "⟦")
		value, after, ok := strings.Cut(rest, "⟧")
		lead, _ := squeeze([]rune(before))
		size, _ := squeeze([]rune(value))
		tail, _ := squeeze([]rune(after))
		n := 0
		for at := 0; ok; at++ {
			i := strings.Index(flat[at:], lead+size+tail)
			if i < 0 {
				break
			}
			at += i
			if n++; fields["#"] == "all" || fields["#"] == strconv.Itoa(n) {
				start := at + len(lead)
				out = append(out, coded{corpus.Span{Start: where[start], End: where[start+len(size)-1] + 1}, row, fields})
			}
		}
		if n == 0 {
			t.Errorf("%s: not in the text: %s", file, row)
		}
	}
	slices.SortStableFunc(out, func(a, b coded) int { return a.Start - b.Start })
	return out
}

// squeeze is text without white space, and for each of its bytes the place of its rune in text.
func squeeze(text []rune) (string, []int) {
	var b strings.Builder
	var where []int
	for i, r := range text {
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			continue
		}
		n, _ := b.WriteRune(r)
		for range n {
			where = append(where, i)
		}
	}
	return b.String(), where
}

// TestGoldTasks holds the tasks of the two annexes to the hand-coded ones: number, text and departments.
func TestGoldTasks(t *testing.T) {
	total, found, right := 0, 0, 0
	for _, file := range []string{"dengfeng-2020", "xuchang-2018"} {
		data, err := os.ReadFile("../golden/gold/" + file + ".tasks")
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile("../seeds/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		tasks := extractor(t).Extract(read(t, file, string(text))).Tasks
		for _, row := range strings.Split(strings.TrimRight(string(data), "\n"), "\n")[1:] {
			cells := strings.Split(row, "\t") // no group task lead support responsible
			total++
			head := string([]rune(plain(cells[2]))[:min(24, len([]rune(plain(cells[2]))))])
			i := 0
			for i < len(tasks) && (tasks[i].No != cells[0] || !strings.Contains(plain(tasks[i].Task), head)) {
				i++
			}
			if i == len(tasks) {
				t.Logf("%s: no task %s %s", file, cells[0], cells[2])
				continue
			}
			found++
			got := tasks[i]
			if named(cells[3]) == departments(got.Lead) && named(cells[4]) == departments(got.Support) && named(cells[5]) == departments(got.Responsible) {
				right++
			} else {
				t.Logf("%s: departments of %s %s: %v %v %v", file, cells[0], cells[2], got.Lead, got.Support, got.Responsible)
			}
			tasks = slices.Delete(slices.Clone(tasks), i, i+1)
		}
	}
	if total != 74 || found != 74 || right < 72 {
		t.Errorf("of %d tasks %d are found and %d have their departments right, want 74, 74 and 72", total, found, right)
	}
}

var (
	taskNoise  = regexp.MustCompile(`[\s〔〕\[\]【】（）()《》“”"—–\-：:]`)
	nameMark   = regexp.MustCompile(`[、，,]|([局委办镇乡厅部会])和`)
	nameNoise  = regexp.MustCompile(`[\s()（）]`)
	namePrefix = regexp.MustCompile(`^[市省县区州](.{2,})`)
)

func plain(s string) string { return taskNoise.ReplaceAllString(s, "") }

// named is the departments of a cell, in order of name.
func named(cell string) string {
	return departments(strings.Split(nameMark.ReplaceAllString(cell, "$1、"), "、"))
}

// departments is names without the 市 before them, each once, in order.
func departments(names []string) string {
	var out []string
	for _, name := range names {
		if name = nameNoise.ReplaceAllString(name, ""); name != "" {
			out = append(out, namePrefix.ReplaceAllString(name, "$1"))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "、")
}
