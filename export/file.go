package export

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// File (文件) is a file at work. It grows under a name of its own beside its place, where what stands there stays until Keep.
type File struct {
	Path   string
	Bytes  int64 // written
	temp   *os.File
	buffer *bufio.Writer
	sum    hash.Hash
}

// Create begins a file. It refuses a place that holds something else than a file.
func Create(path string) (*File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a file that can be replaced: name a file, or - for standard output", path)
	}
	name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.part", filepath.Base(path), os.Getpid()))
	temp, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o666)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	f := &File{Path: path, temp: temp, sum: sha256.New()}
	f.buffer = bufio.NewWriterSize(tee{f}, 1<<16)
	return f, nil
}

// tee writes to a file's temporary one, and counts and hashes what is written.
type tee struct{ f *File }

func (t tee) Write(p []byte) (int, error) {
	n, err := t.f.temp.Write(p)
	t.f.Bytes += int64(n)
	t.f.sum.Write(p[:n])
	return n, err
}

// Temp is the name that the file has until Keep.
func (f *File) Temp() string { return f.temp.Name() }

func (f *File) Write(p []byte) (int, error) { return f.buffer.Write(p) }

// Finish ends what is written, on the disk. Bytes and SHA256 are those of the whole after it.
func (f *File) Finish() error {
	if err := errors.Join(f.buffer.Flush(), f.temp.Sync(), f.temp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, err)
	}
	return nil
}

// SHA256 is the hash of what was written, hexadecimal.
func (f *File) SHA256() string { return fmt.Sprintf("%x", f.sum.Sum(nil)) }

// Keep puts a finished file in its place.
func (f *File) Keep() error {
	if err := os.Rename(f.Temp(), f.Path); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, err)
	}
	return nil
}

// Drop takes away what was not kept.
func (f *File) Drop() {
	_ = f.temp.Close()
	_ = os.Remove(f.Temp())
}
