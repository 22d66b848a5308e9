package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
)

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// input is one file to read. Where err is set it is a path that leads to none.
type input struct {
	path string
	err  error
}

// unreadable says what kind of failure it is, and what to do about it.
func unreadable(code, format string, args ...any) error {
	return &corpus.Unreadable{Code: code, Message: fmt.Sprintf(format, args...)}
}

// expand lists the files that paths name, each once: a file as it is, a directory as the files in it and below, by name.
func expand(paths []string) []input {
	w := walker{files: map[string]bool{}, dirs: map[string]bool{}}
	for _, path := range paths {
		switch {
		case path == stdinPath:
			w.add(path, nil)
		case path == "":
			w.all = append(w.all, input{path: `""`, err: unreadable("missing", "an empty path: name a file or a directory")})
		default:
			w.path(filepath.Clean(path))
		}
	}
	return w.all
}

// walker lists files. A file is listed once, whatever links lead to it by the same name, and a directory is entered once.
type walker struct {
	all   []input
	files map[string]bool // absolute paths
	dirs  map[string]bool // real paths
}

func (w *walker) add(path string, err error) {
	key := path
	if abs, e := filepath.Abs(path); e == nil && path != stdinPath {
		key = abs
	}
	if !w.files[key] {
		w.files[key] = true
		w.all = append(w.all, input{path, err})
	}
}

// path lists what a path that was named leads to.
func (w *walker) path(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.add(path, explain(err))
	case !info.IsDir():
		w.add(path, nil)
	default:
		before := len(w.all)
		if w.dir(path); len(w.all) == before && !w.seen(path) {
			w.add(path, unreadable("no-notices", "no file to read in this directory: name the files themselves, or another directory"))
		}
	}
}

// seen says whether a file of this directory was listed before.
func (w *walker) seen(dir string) bool {
	abs, err := filepath.Abs(dir)
	for file := range w.files {
		if err == nil && strings.HasPrefix(file, abs+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// dir lists the files of a directory and below. Hidden files and what lies beside notices (read.Beside) are left out.
func (w *walker) dir(dir string) {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil && w.dirs[real] {
		return
	}
	w.dirs[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.add(dir, explain(err))
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if read.Beside(e.Name()) || e.IsDir() && read.Beside(e.Name()+"/") {
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			w.add(path, explain(err))
		case !info.IsDir():
			w.add(path, nil)
		default:
			if ext := strings.ToLower(filepath.Ext(path)); read.Extensions[ext] {
				w.add(path, unreadable("directory", "a directory with the name of a %s file: rename it; the files in it are read", ext))
			}
			w.dir(path)
		}
	}
}

// explain says in plain words why a path cannot be read.
func explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return unreadable("missing", "no such file or directory: check the path, and quote it where it holds blanks")
	case errors.Is(err, fs.ErrPermission):
		return unreadable("permission", "no permission to read it: check its mode and owner")
	case errors.Is(err, syscall.ELOOP):
		return unreadable("link-loop", "the link leads back to itself: remove it, or name the file that is meant")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return unreadable("missing", "the name is longer than the system allows: check the path")
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return unreadable("unreadable", "cannot be read: %v", err)
}

// read is the bytes of an input, which must not be more than most.
func (in input) read(stdin io.Reader, most int64) ([]byte, error) {
	if in.err != nil {
		return nil, in.err
	}
	var data bytes.Buffer
	if in.path != stdinPath {
		file, size, err := in.open()
		if err != nil {
			return nil, err
		}
		defer file.Close()
		stdin = file
		data.Grow(int(min(size, most)) + bytes.MinRead)
	}
	_, err := data.ReadFrom(io.LimitReader(stdin, most+1))
	switch {
	case err != nil:
		return nil, explain(err)
	case int64(data.Len()) > most:
		return nil, unreadable(read.TooLarge, "the file has more than %d MB: divide it, or raise --max-bytes", most>>20)
	}
	return data.Bytes(), nil
}

// open opens a regular file, and nothing that could wait for a writer or never end, and tells its size.
func (in input) open() (file *os.File, size int64, err error) {
	file, err = os.OpenFile(in.path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, 0, explain(err)
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		err = explain(err)
	case info.IsDir():
		err = unreadable("directory", "a directory, not a file: name the files in it")
	case !info.Mode().IsRegular():
		err = unreadable("no-file", "a %s, not a file: use - to read from a program", kind(info.Mode()))
	}
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

// kind names what is no regular file.
func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}
