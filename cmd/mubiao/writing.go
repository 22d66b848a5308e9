package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/export"
)

// writing says where a command writes, and how.
type writing struct {
	format export.Format
	path   string // empty or - for standard output
}

func (f *writing) piped() bool { return f.path == "" || f.path == "-" }

// settle takes the format from the ending of the path, where it is not given. what names the rows, in messages.
func (f *writing) settle(endings map[string]export.Format, tty bool, what string) error {
	if f.format == "" {
		f.format = export.FormatTable
		if ext := strings.ToLower(filepath.Ext(f.path)); !f.piped() {
			format, ok := endings[ext]
			if !ok {
				return fmt.Errorf("-o %s: %s cannot be written as %q: give --format, or a name that ends in %s", f.path, what, ext, listed(endings))
			}
			f.format = format
		}
	}
	if f.piped() && tty && f.format == export.FormatXLSX {
		return fmt.Errorf("%s is nothing for a terminal: name a file with -o", f.format)
	}
	return nil
}

// listed are the endings, sorted.
func listed(endings map[string]export.Format) string {
	var list []string
	for ending := range endings {
		list = append(list, ending)
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// write gives use the file, which takes its place when all is written, or standard output.
func (f *writing) write(stdout io.Writer, use func(w io.Writer) error) error {
	if f.piped() {
		out := bufio.NewWriterSize(stdout, 1<<16)
		if err := use(out); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
		return nil
	}
	file, err := export.Create(f.path)
	if err != nil {
		return err
	}
	defer file.Drop()
	if err := errors.Join(use(file), file.Finish()); err != nil {
		return err
	}
	return file.Keep()
}
