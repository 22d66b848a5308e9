package lexicon

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
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

// row is one line of a table: its cells by column, and where it stands.
type row struct {
	file  string
	line  int
	text  string
	cells []string // until the next row
}

// readTable yields the rows, counted from 0, of a .tsv file whose first line names exactly these columns. Lines that are
// empty or begin with # are skipped. A cell that holds a list divides it with |. Lines that are no rows are reported
// before what is wrong with rows.
func readTable(fsys fs.FS, file string, columns []string, problems *Problems) iter.Seq2[int, row] {
	return func(yield func(int, row) bool) {
		text, err := textOf(fsys, file)
		if err != nil {
			*problems = append(*problems, Problem{file, 0, err.Error()})
			return
		}
		var faults Problems
		before := len(*problems)
		defer func() { *problems = slices.Insert(*problems, before, faults...) }()
		header, count := false, 0
		r := row{file: file, cells: make([]string, 0, len(columns))}
		for r.text = range strings.Lines(text) {
			r.line++
			r.text = strings.TrimRight(r.text, "\r\n")
			if r.text == "" || r.text[0] == '#' {
				continue
			}
			if !header {
				header = true
				if r.text != strings.Join(columns, "\t") {
					faults.add(r, "header is not %s", strings.Join(columns, " "))
					return
				}
				continue
			}
			r.cells = splitCells(r.text, r.cells[:0])
			switch {
			case len(r.cells) != len(columns):
				faults.add(r, "%d cells, want %d", len(r.cells), len(columns))
			case r.cells[0] == "":
				faults.add(r, "the first cell is empty")
			case yield(count, r):
				count++
			default:
				return
			}
		}
	}
}

// textOf is a file's text, copied once.
func textOf(fsys fs.FS, file string) (string, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var text strings.Builder
	if info, err := f.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	_, err = io.CopyBuffer(&text, f, make([]byte, 1<<12))
	return text.String(), err
}

// splitCells appends the line's cells, which tabs divide, to cells.
func splitCells(line string, cells []string) []string {
	for {
		i := strings.IndexByte(line, '\t')
		if i < 0 {
			return append(cells, line)
		}
		cells = append(cells, line[:i])
		line = line[i+1:]
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
func list(cell string) []string { return slices.Collect(items(cell)) }

// items yields what list makes a list of.
func items(cell string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for more := cell != ""; more; {
			var item string
			if item, cell, more = strings.Cut(cell, "|"); !yield(item) {
				return
			}
		}
	}
}

// add records a fault in the row r.
func (ps *Problems) add(r row, format string, args ...any) {
	*ps = append(*ps, Problem{r.file, r.line, fmt.Sprintf(format, args...)})
}
