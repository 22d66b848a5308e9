package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Problem is one fault in the lexicon or the rules, at its place.
type Problem struct {
	File    string
	Line    int
	Message string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// Problems is every fault found in one run; it is the error of a strict load.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Join is the problems of several loads in one error; another error goes first. It is nil where all are.
func Join(errs ...error) error {
	var all Problems
	for _, err := range errs {
		var ps Problems
		if errors.As(err, &ps) {
			all = append(all, ps...)
		} else if err != nil {
			return err
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// row is one line of a table: its cells by column name, and where it stands.
type row struct {
	file  string
	line  int
	cells []string
}

// readTable reads a .tsv file whose first line names exactly these columns. Lines that are empty or
// begin with # are skipped. A cell that holds a list divides it with |.
func readTable(fsys fs.FS, file string, columns []string, problems *Problems) []row {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		*problems = append(*problems, Problem{file, 0, err.Error()})
		return nil
	}
	text := string(data)
	lines := strings.Count(text, "\n") + 1
	rows := make([]row, 0, lines)
	slab := make([]string, 0, lines*len(columns)) // one allocation for the cells of every row
	header, n := false, 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := splitCells(line, slab[len(slab):len(slab):cap(slab)])
		switch {
		case !header:
			header = true
			if line != strings.Join(columns, "\t") {
				*problems = append(*problems, Problem{file, n, "header is not " + strings.Join(columns, " ")})
				return nil
			}
		case len(cells) != len(columns):
			*problems = append(*problems, Problem{file, n, fmt.Sprintf("%d cells, want %d", len(cells), len(columns))})
		case cells[0] == "":
			*problems = append(*problems, Problem{file, n, "the first cell is empty"})
		default:
			rows = append(rows, row{file, n, cells[:len(cells):len(cells)]})
			slab = slab[:min(len(slab)+len(cells), cap(slab))]
		}
	}
	return rows
}

// splitCells appends the line's cells, which tabs divide, to cells.
func splitCells(line string, cells []string) []string {
	for {
		cell, rest, more := strings.Cut(line, "\t")
		cells = append(cells, cell)
		if !more {
			return cells
		}
		line = rest
	}
}

// sorted reports the row unless its key stands after the key of the row before it.
func (r row) sorted(before, key string, problems *Problems) {
	switch {
	case key == before:
		problems.add(r, "%s stands twice", key)
	case key < before:
		problems.add(r, "%s does not stand in order after %s", key, before)
	}
}

// follows says whether the row's key stands behind that of the row before, which last holds, and reports the row by
// its name where it does not.
func (r row) follows(last *string, key, name string, problems *Problems) {
	if key <= *last {
		problems.add(r, "%s is not in order or stands twice", name)
	}
	*last = key
}

// list divides a cell at |; an empty cell is no list.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// add records a fault in the row r.
func (ps *Problems) add(r row, format string, args ...any) {
	*ps = append(*ps, Problem{r.file, r.line, fmt.Sprintf(format, args...)})
}
