package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/corpus/read/isolate"
)

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// input is one file to read, with what is said of it from outside. Where err is set it is a path that leads to none.
type input struct {
	path  string
	given corpus.Given
	said  bool // given is what a manifest says now
	err   error
}

// size is the length of an input in bytes, as far as it can be known before it is read.
func (in input) size() int64 {
	info, err := os.Stat(in.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// unreadable says what kind of failure it is, and what to do about it.
func unreadable(code, format string, args ...any) error {
	return &corpus.Unreadable{Code: code, Message: fmt.Sprintf(format, args...)}
}

// expand lists the files that paths name, each once: a file as it is, a directory as the files in it and below, by name.
func expand(paths []string) []input { return (&walker{}).list(paths) }

// walker lists files. A file is listed once, whatever links lead to it, and a directory is entered once.
type walker struct {
	include []string // patterns, one of which a file must match, if there are any
	exclude []string // patterns, none of which a file or directory may match
	all     []input
	files   map[string]bool // real paths of files that were named, or that a link leads to
	dirs    map[string]bool // real paths
}

func (w *walker) list(paths []string) []input {
	w.files, w.dirs = map[string]bool{}, map[string]bool{}
	for _, path := range paths {
		switch path {
		case stdinPath:
			if !w.files[path] {
				w.add(path, nil)
			}
			w.files[path] = true
		case "":
			w.add(`""`, unreadable("missing", "an empty path: name a file or a directory"))
		default:
			w.path(filepath.Clean(path))
		}
	}
	return w.all
}

func (w *walker) add(path string, err error) { w.all = append(w.all, input{path: path, err: err}) }

// path lists what a path that was named leads to.
func (w *walker) path(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.add(path, explain(err))
	case !info.IsDir():
		if w.wanted(filepath.Base(path)) && w.first(path) {
			w.add(path, nil)
		}
	default:
		before := len(w.all)
		if entered := w.dir(path, ""); entered && len(w.all) == before && !w.listed(path) {
			w.add(path, unreadable("no-notices", "no file to read in this directory: name the files themselves, or another directory"))
		}
	}
}

// first says whether a file that was named, or that a link leads to, is listed for the first time.
func (w *walker) first(path string) bool {
	real, err := realPath(path)
	if err != nil {
		return true
	}
	if w.files[real] || w.dirs[filepath.Dir(real)] && !read.Beside(filepath.Base(real)) {
		return false
	}
	w.files[real] = true
	return true
}

// listed says whether a file of this directory was listed before.
func (w *walker) listed(dir string) bool {
	real, err := realPath(dir)
	for file := range w.files {
		if err == nil && strings.HasPrefix(file, real+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

func realPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// dir lists the files of a directory and below, and says whether it was entered for the first time. rel is its path from the
// directory that was named. Hidden files and what lies beside notices (read.Beside) are left out.
func (w *walker) dir(dir, rel string) bool {
	real, err := realPath(dir)
	if err == nil && w.dirs[real] {
		return false
	}
	w.dirs[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.add(dir, explain(err))
		return true
	}
	for _, e := range entries {
		if !read.Beside(e.Name()) && !(e.IsDir() && read.Beside(e.Name()+"/")) {
			w.entry(filepath.Join(dir, e.Name()), filepath.ToSlash(filepath.Join(rel, e.Name())), filepath.Join(real, e.Name()), e)
		}
	}
	return true
}

// entry lists what an entry of a directory leads to.
func (w *walker) entry(path, rel, real string, e fs.DirEntry) {
	isDir, link := e.IsDir(), e.Type()&fs.ModeSymlink != 0
	if link {
		info, err := os.Stat(path)
		if err != nil {
			w.add(path, explain(err))
			return
		}
		isDir = info.IsDir()
	}
	switch {
	case isDir && w.excluded(rel):
	case isDir:
		if ext := strings.ToLower(filepath.Ext(path)); read.Extensions[ext] {
			w.add(path, unreadable("directory", "a directory with the name of a %s file: rename it; the files in it are read", ext))
		}
		w.dir(path, rel)
	case !w.wanted(rel), link && !w.first(path), !link && w.files[real]:
	default:
		w.add(path, nil)
	}
}

// wanted says whether the patterns let a file through.
func (w *walker) wanted(rel string) bool {
	return (len(w.include) == 0 || matches(w.include, rel)) && !w.excluded(rel)
}

func (w *walker) excluded(rel string) bool { return matches(w.exclude, rel) }

// matches says whether one of the patterns matches a path: one without a slash matches a name, at whatever depth.
func matches(patterns []string, rel string) bool {
	for _, p := range patterns {
		name := rel
		if !strings.Contains(p, "/") {
			name = path.Base(rel)
		}
		if doublestar.MatchUnvalidated(p, name) {
			return true
		}
	}
	return false
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
	var data bytes.Buffer
	err := in.readInto(&data, stdin, most)
	return data.Bytes(), err
}

// readInto reads an input, which must not be more than most, into data.
func (in input) readInto(data *bytes.Buffer, stdin io.Reader, most int64) error {
	if in.err != nil {
		return in.err
	}
	if in.path != stdinPath {
		file, size, err := in.open()
		if err != nil {
			return err
		}
		defer file.Close()
		stdin = file
		data.Grow(int(min(size, most)) + bytes.MinRead)
	}
	switch _, err := data.ReadFrom(io.LimitReader(stdin, most+1)); {
	case err != nil:
		return explain(err)
	case int64(data.Len()) > most:
		return tooLarge(most)
	}
	return nil
}

// content is an input's bytes, in memory or in an open file.
type content struct {
	isolate.File
	io.Closer
}

// content finds an input's bytes. data is all of them, in room; nil where they are too many for a plain text in any encoding: they stay
// in the file.
func (f *file) content(room *bytes.Buffer, stdin io.Reader, limits read.Limits) (c *content, data []byte, err error) {
	if f.err == nil && f.size > 2*limits.Text && f.path != stdinPath {
		c, err = f.large(limits.Bytes)
		return c, nil, err
	}
	if err := f.readInto(room, stdin, limits.Bytes); err != nil {
		return nil, nil, err
	}
	data = room.Bytes()
	return &content{isolate.File{Path: f.path, SHA256: corpus.Hash(data), Size: int64(len(data)), Bytes: bytes.NewReader(data)}, io.NopCloser(nil)}, data, nil
}

// large opens a file that is not read into memory, and hashes it.
func (in input) large(most int64) (*content, error) {
	file, _, err := in.open()
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	size, err := io.Copy(hash, io.LimitReader(file, most+1))
	switch {
	case err != nil:
		err = explain(err)
	case size > most:
		err = tooLarge(most)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return &content{isolate.File{Path: in.path, SHA256: hex.EncodeToString(hash.Sum(nil)), Size: size, Bytes: file}, file}, nil
}

func tooLarge(most int64) error {
	return unreadable(read.TooLarge, "the file has more than %d MB: divide it, or raise --max-bytes", most>>20)
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
