package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus"
)

// listing says which files are read: the paths on the command line, those of a list, and what lets them through.
type listing struct {
	from     string // file of paths
	null     bool   // its paths end in NUL
	include  []string
	exclude  []string
	manifest string
}

func addListing(cmd *cobra.Command, l *listing) {
	flags := cmd.Flags()
	flags.StringVar(&l.from, "files-from", "", "read the paths from this file, one a line (- for standard input)")
	flags.BoolVarP(&l.null, "null", "0", false, "paths of --files-from end in NUL, as find -print0 writes them")
	flags.StringArrayVar(&l.include, "include", nil, "only files that match this pattern: *.pdf, 2018/** (may be repeated)")
	flags.StringArrayVar(&l.exclude, "exclude", nil, "no files or directories that match this pattern (may be repeated)")
	flags.StringVar(&l.manifest, "manifest", "", "CSV file with the columns path,region,year,issuer,url: what it says goes before what a notice says")
}

// named says whether there is anything to read.
func (l *listing) named(paths []string) bool {
	return len(paths) > 0 || l.from != "" || l.manifest != ""
}

// check refuses patterns that are none, and a command with nothing to read.
func (l *listing) check(cmd *cobra.Command, paths []string) error {
	var err error
	if i := slices.IndexFunc(slices.Concat(l.include, l.exclude), func(p string) bool { return !doublestar.ValidatePattern(p) }); i >= 0 {
		err = fmt.Errorf("pattern %q: a bracket is not closed", slices.Concat(l.include, l.exclude)[i])
	}
	switch {
	case l.null && l.from == "":
		err = errors.New("-0 says how --files-from is written, which is missing")
	case !l.named(paths):
		err = errors.New("nothing to read: name files or directories, or a list of them with --files-from or --manifest")
	}
	if err == nil {
		return nil
	}
	return &usageError{cmd.CommandPath(), err}
}

// inputList is what a listing lists.
type inputList struct {
	inputs []input
	paths  []string // that were named
	unused []string // rows of the manifest that speak of none of the inputs
}

// inputs lists the files. With no paths the manifest's are read.
func (l *listing) inputs(stdin io.Reader, paths []string) (*inputList, error) {
	if l.from != "" {
		more, err := l.paths(stdin)
		if err != nil {
			return nil, err
		}
		paths = append(paths, more...)
	}
	var rows manifest
	var err error
	if l.manifest != "" {
		if rows, err = readManifest(l.manifest); err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			paths = rows.paths()
		}
	}
	inputs := (&walker{include: l.include, exclude: l.exclude}).list(paths)
	return &inputList{inputs, paths, rows.apply(inputs)}, nil
}

// roots is those of the paths that are there.
func (l *inputList) roots() map[string]bool {
	roots := map[string]bool{}
	for _, path := range l.paths {
		if _, err := os.Stat(path); err == nil {
			roots[filepath.Clean(path)] = true
		}
	}
	return roots
}

// below says whether a path is one of the roots or lies below one.
func below(roots map[string]bool, path string) bool {
	for {
		if roots[path] {
			return true
		}
		up := filepath.Dir(path)
		if up == path || up == "." && strings.HasPrefix(path, "..") {
			return false
		}
		path = up
	}
}

// paths reads the list.
func (l *listing) paths(stdin io.Reader) ([]string, error) {
	data, err := os.ReadFile(l.from)
	if l.from == stdinPath {
		data, err = io.ReadAll(stdin)
	}
	if err != nil {
		return nil, fmt.Errorf("read list of files: %w", err)
	}
	end := "\n"
	if l.null {
		end = "\x00"
	}
	var paths []string
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), end) {
		if line = strings.TrimSuffix(line, "\r"); line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

// manifestColumns are what a manifest may say of a file.
var manifestColumns = []string{"path", "region", "year", "issuer", "url"}

// manifest (清单) has, in order, what is said of files.
type manifest []manifestRow

type manifestRow struct {
	path  string // as the file is found from here
	line  int
	given corpus.Given
}

// readManifest reads a CSV file, in any encoding that notices are read in. Its paths count from its own directory. Every
// fault is told at once.
func readManifest(path string) (manifest, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	text, _, _, err := corpus.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("read manifest %s: %w", path, err)
	}
	r := csv.NewReader(bytes.NewReader([]byte(text)))
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("read manifest %s: %w", path, err)
	}
	at := map[string]int{}
	for i, name := range header {
		name = strings.TrimSpace(name)
		if !slices.Contains(manifestColumns, name) {
			return nil, fmt.Errorf("%s:1: column %q: want some of %s", path, name, strings.Join(manifestColumns, ","))
		}
		at[name] = i
	}
	if _, ok := at["path"]; !ok {
		return nil, fmt.Errorf("%s:1: no column path", path)
	}
	var rows manifest
	var faults []error
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows, errors.Join(faults...)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		line, _ := r.FieldPos(0)
		row, err := newManifestRow(func(name string) string {
			if i, ok := at[name]; ok {
				return strings.TrimSpace(cells[i])
			}
			return ""
		})
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", path, line, err))
			continue
		}
		if !filepath.IsAbs(row.path) {
			row.path = filepath.Join(filepath.Dir(path), row.path)
		}
		row.line = line
		rows = append(rows, row)
	}
}

func newManifestRow(cell func(name string) string) (row manifestRow, err error) {
	row = manifestRow{path: cell("path"), given: corpus.Given{Region: cell("region"), Issuer: cell("issuer"), URL: cell("url")}}
	if row.path == "" {
		return row, errors.New("no path")
	}
	if y := cell("year"); y != "" {
		if row.given.Year, err = strconv.Atoi(y); err != nil || row.given.Year < 1900 || row.given.Year > 2200 {
			return row, fmt.Errorf("year %q: want four digits", y)
		}
	}
	return row, nil
}

func (m manifest) paths() (paths []string) {
	for _, row := range m {
		paths = append(paths, row.path)
	}
	return paths
}

// apply gives the inputs what the rows say of them, the last row first, and lists the rows that speak of no input.
func (m manifest) apply(inputs []input) (unused []string) {
	if m == nil {
		return nil
	}
	at := map[string]int{}
	for i := range inputs {
		at[absolute(inputs[i].path)] = i
	}
	for _, row := range m {
		if i, ok := at[absolute(row.path)]; ok {
			inputs[i].given, inputs[i].said = row.given, true
		} else {
			unused = append(unused, fmt.Sprintf("line %d: %s: no such file among those that are read", row.line, row.path))
		}
	}
	return unused
}

// absolute is a path from the root, or as it is where the system does not say where that is.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
