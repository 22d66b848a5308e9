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

// output says where a command writes, and how.
type output struct {
	format export.Format
	path   string // empty or - for standard output
}

func (o *output) piped() bool { return o.path == "" || o.path == "-" }

// settle takes the format from the ending of the path, where it is not given. what names the rows, in messages.
func (o *output) settle(endings map[string]export.Format, tty bool, what string) error {
	if o.format == "" {
		o.format = export.FormatTable
		if ext := strings.ToLower(filepath.Ext(o.path)); !o.piped() {
			format, ok := endings[ext]
			if !ok {
				return fmt.Errorf("-o %s: %s cannot be written as %q: give --format, or a name that ends in %s", o.path, what, ext, listed(endings))
			}
			o.format = format
		}
	}
	if o.piped() && tty && o.format == export.FormatXLSX {
		return fmt.Errorf("%s is nothing for a terminal: name a file with -o", o.format)
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
func (o *output) write(stdout io.Writer, use func(w io.Writer) error) error {
	if o.piped() {
		out := bufio.NewWriter(stdout)
		if err := use(out); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
		return nil
	}
	file, err := export.Create(o.path)
	if err != nil {
		return err
	}
	defer file.Drop()
	if err := errors.Join(use(file), file.Finish()); err != nil {
		return err
	}
	return file.Keep()
}
