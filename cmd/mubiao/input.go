package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// maxInput bounds what is read of one file, so that no file fills the memory; corpus refuses less than that.
const maxInput = 65 << 20

// input is one file to read. Where err is set it is a path that leads to none.
type input struct {
	path string
	err  error
}

// unreadable says what kind of failure it is, and what to do about it.
func unreadable(code, format string, args ...any) error {
	return &corpus.Unreadable{Code: code, Message: fmt.Sprintf(format, args...)}
}

// expand lists the files that paths name, each once: a file as it is, a directory as the .txt files in it and below,
// by name. Hidden files and directories below are left out.
func expand(paths []string) []input {
	var all []input
	seen := map[string]bool{}
	for _, path := range paths {
		for _, in := range list(path) {
			key := in.path
			if abs, err := filepath.Abs(key); err == nil && key != stdinPath {
				key = abs
			}
			if !seen[key] {
				seen[key] = true
				all = append(all, in)
			}
		}
	}
	return all
}

func list(path string) []input {
	if path == stdinPath {
		return []input{{path: path}}
	}
	if path == "" {
		return []input{{path: `""`, err: unreadable("missing", "an empty path: name a file or a directory")}}
	}
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return []input{{path, explain(err)}}
	case !info.IsDir():
		return []input{{path: path}}
	}
	files := walk(path, nil)
	if len(files) == 0 {
		return []input{{path, unreadable("no-notices", "no .txt file in this directory: name the files themselves, or another directory")}}
	}
	return files
}

// walk appends the notices of a directory. A directory linked into another is not followed, since links can turn in a
// circle; a file that is linked is read.
func walk(dir string, files []input) []input {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return append(files, input{dir, explain(err)})
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			files = walk(path, files)
		case strings.EqualFold(filepath.Ext(path), ".txt"):
			files = append(files, input{path: path})
		}
	}
	return files
}

// explain says in plain words why a path cannot be read.
func explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return unreadable("missing", "no such file or directory: check the path, and quote it where it holds blanks")
	case errors.Is(err, fs.ErrPermission):
		return unreadable("permission", "no permission to read it: check its mode and owner")
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return unreadable("unreadable", "cannot be read: %v", err)
}

// read is the bytes of an input.
func (in input) read(stdin io.Reader) ([]byte, error) {
	if in.err != nil {
		return nil, in.err
	}
	if in.path != stdinPath {
		file, err := os.Open(in.path)
		if err != nil {
			return nil, explain(err)
		}
		defer file.Close()
		stdin = file
	}
	data, err := io.ReadAll(io.LimitReader(stdin, maxInput))
	if err != nil {
		return nil, explain(err)
	}
	return data, nil
}
