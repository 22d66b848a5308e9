package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// sample is one figure, measured several times.
type sample []float64

// String is the median.
func (s sample) String() string {
	sorted := slices.Sorted(slices.Values(s))
	n := len(sorted)
	return figure((sorted[(n-1)/2] + sorted[n/2]) / 2)
}

// span is the least and the most.
func (s sample) span() string {
	if len(s) == 1 {
		return "–"
	}
	return figure(slices.Min(s)) + " to " + figure(slices.Max(s))
}

// over is s divided by t, round by round; t may also be a single value.
func (s sample) over(t sample) (out sample) {
	for i, v := range s {
		out = append(out, v/t[min(i, len(t)-1)])
	}
	return out
}

// rate is amount divided by s, a time.
func (s sample) rate(amount float64) sample { return slices.Repeat(sample{amount}, len(s)).over(s) }

func (s sample) scaled(by float64) (out sample) {
	for _, v := range s {
		out = append(out, v*by)
	}
	return out
}

// figure writes three digits that count.
func figure(v float64) string {
	switch {
	case v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// report is the tables, in the order in which they were measured.
type report struct{ tables []*table }

type table struct {
	title string
	rows  [][]string // the first has the heads
}

func (r *report) table(title string, heads ...string) *table {
	t := &table{title, [][]string{heads}}
	r.tables = append(r.tables, t)
	fmt.Println(title)
	return t
}

// add adds a row, and prints it while the rest goes on.
func (t *table) add(cells ...string) {
	t.rows = append(t.rows, cells)
	fmt.Print(" ")
	for i, cell := range cells {
		if cell != "–" && i > 0 {
			cell = t.rows[0][i] + " " + cell
		}
		fmt.Print(" ", cell, ";")
	}
	fmt.Println()
}

func (r report) String() string {
	var b strings.Builder
	for _, t := range r.tables {
		fmt.Fprintf(&b, "### %s\n\n", t.title)
		for i, row := range t.rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
			if i == 0 {
				fmt.Fprintf(&b, "| --- |%s\n", strings.Repeat(" ---: |", len(row)-1))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The lines in bench/README.md between which the figures stand.
const begin, end = "<!-- figures: make bench writes them -->\n", "<!-- end of figures -->\n"

// write puts the figures into file.
func (r report) write(file, head string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return fmt.Errorf("write figures: %s has not the lines %s and %s", file, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	if err := os.WriteFile(file, []byte(before+begin+"\n"+head+"\n"+r.String()+end+after), 0o644); err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	return nil
}

// machine says what was run, and on what.
func (b *bench) machine() string {
	command := "make bench"
	for _, name := range []string{"ROUNDS", "BULK"} {
		if value := os.Getenv(name); value != "" {
			command = name + "=" + value + " " + command
		}
	}
	version, _ := exec.Command(program, "--version").Output()
	lines := []string{
		fmt.Sprintf("`%s`: medians of %d rounds, of %d for the start.", command, b.rounds, 4*b.rounds),
		fmt.Sprintf("%s, %d cores, %s/%s; %s; %s; %s.", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), b.peers, strings.TrimSpace(string(version))),
	}
	if !b.pins {
		lines = append(lines, "Without taskset: one core is GOMAXPROCS=1 only.")
	}
	return strings.Join(lines, "  \n") + "\n"
}

// processor is the name that Linux has for the processor.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor without a name"
}
