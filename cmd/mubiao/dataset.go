package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/export"
	"github.com/mubiao/mubiao/sqlite"
)

// dataset is rows that can be exported: what is known of them, and the rows, which rows gives to use one after the other.
type dataset struct {
	export.Dataset
	rows func(use func(row []any) error) error
}

// view is the rows of a view that a filter leaves.
func (f *exportFlags) view(cmd *cobra.Command, db *sqlite.DB, filter sqlite.Filter) (*dataset, error) {
	list, err := db.Columns(f.what)
	if err != nil {
		return nil, err
	}
	label, meaning := f.what.Title()
	t := &dataset{Dataset: export.Dataset{Name: string(f.what), Title: label + ": " + meaning, Filter: chosenBy(cmd)}}
	if t.Columns, err = export.Describe(list); err != nil {
		return nil, err
	}
	if t.Origin, err = db.Origin(); err != nil {
		return nil, err
	}
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Name
	}
	t.rows = func(use func(row []any) error) error { return db.Rows(f.what, names, filter, use) }
	return t, nil
}

// write writes the rows to w in the format asked for.
func (f *exportFlags) write(ctx context.Context, w io.Writer, t *dataset) error {
	out := &valve{w: w}
	rows, err := export.NewRows(out, f.format, t.Columns, export.RowOptions{Width: f.width, NoBOM: f.noBOM, Name: t.Name, Dir: filepath.Dir(f.path), Stamp: t.stamp()})
	if err != nil {
		return err
	}
	out.shut = t.rows(func(row []any) error {
		t.Rows++
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("interrupted: %w", err)
		}
		return rows.Write(row)
	})
	closed := rows.Close() // of rows that are given up too, since it takes temporary files away
	return cmp.Or(out.shut, closed)
}

// valve (阀门) passes on what is written until it is shut, so that rows which are given up are closed without writing them all.
type valve struct {
	w    io.Writer
	shut error
}

func (v *valve) Write(p []byte) (int, error) {
	if v.shut != nil {
		return 0, v.shut
	}
	return v.w.Write(p)
}

// stamp is when the last of the runs that the rows came from ended, the zero time where there is none.
func (t *dataset) stamp() time.Time {
	if len(t.Origin.Runs) == 0 {
		return time.Time{}
	}
	stamp, _ := time.Parse(time.RFC3339, t.Origin.Runs[len(t.Origin.Runs)-1].Date())
	return stamp
}

// files writes the rows with what is to be known of them, and puts all in place when all is written.
func (f *exportFlags) files(ctx context.Context, t *dataset) error {
	var done []*export.File
	add := func(path string, write func(w io.Writer) error) (*export.File, error) {
		file, err := export.Create(path)
		if err != nil {
			return nil, err
		}
		done = append(done, file)
		return file, errors.Join(write(file), file.Finish())
	}
	defer func() {
		for _, file := range done {
			file.Drop()
		}
	}()
	data, err := add(f.path, func(w io.Writer) error { return f.write(ctx, w, t) })
	if err != nil {
		return err
	}
	book, err := add(f.path+".codebook.csv", func(w io.Writer) error {
		return export.WriteCodebook(w, export.FormatCSV, t.Columns, export.RowOptions{NoBOM: f.noBOM})
	})
	if err != nil {
		return err
	}
	if _, err := add(f.path+".datapackage.json", func(w io.Writer) error {
		return export.WriteDataPackage(w, t.Dataset, f.format, data, book)
	}); err != nil {
		return err
	}
	for _, file := range done {
		if err := file.Keep(); err != nil {
			return err
		}
	}
	return nil
}

// copy writes the whole database.
func (f *exportFlags) copy(stdout io.Writer, db *sqlite.DB) error {
	path := f.path
	if f.piped() {
		dir, err := os.MkdirTemp("", "mubiao-export-")
		if err != nil {
			return fmt.Errorf("make temporary directory: %w", err)
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "copy.db")
	}
	file, err := export.Create(path)
	if err != nil {
		return err
	}
	defer file.Drop()
	if err := errors.Join(db.Copy(file.Temp()), file.Finish()); err != nil {
		return err
	}
	if err := file.Keep(); err != nil || !f.piped() {
		return err
	}
	copied, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read copy: %w", err)
	}
	defer copied.Close()
	if _, err := io.Copy(stdout, copied); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}
