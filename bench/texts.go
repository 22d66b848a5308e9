package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
)

// set is the texts of a folder.
type set struct {
	dir   string
	files []string
	bytes float64 // of UTF-8
}

func (s set) String() string {
	return fmt.Sprintf("%s (%d texts, %.2f MB)", s.dir, len(s.files), s.bytes/1e6)
}

// textSets is the folders to measure: BULK's, or the bulk of texts where it is there, and the seeds.
func textSets() (sets []set, err error) {
	dirs := []string{bulkDir, seedDir}
	if dir := os.Getenv("BULK"); dir != "" {
		dirs[0] = dir
	} else if _, err := os.Stat(bulkDir); errors.Is(err, fs.ErrNotExist) {
		dirs = dirs[1:]
	}
	for _, dir := range dirs {
		s, err := list(dir)
		if err != nil {
			return nil, err
		}
		sets = append(sets, s)
	}
	return sets, nil
}

// list lists the files that ingest would read of dir.
func list(dir string) (set, error) {
	s := set{dir: dir}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && read.Beside(d.Name()):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir():
			src, err := plain(path)
			if err != nil {
				return err
			}
			s.files, s.bytes = append(s.files, path), s.bytes+float64(len(src.Text))
		}
		return nil
	})
	if err == nil && s.files == nil {
		err = fmt.Errorf("%s: no text in this folder", dir)
	}
	return s, err
}

// plain reads a file that must be plain text, so that stages, whole and peers have the same to do.
func plain(path string) (*corpus.Source, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return decode(path, data)
}

func decode(path string, data []byte) (*corpus.Source, error) {
	r, ok := read.Plain(path, corpus.Hash(data), data, read.Options{Limits: read.Default()})
	switch {
	case !ok:
		return nil, fmt.Errorf("%s: no plain text: measure a folder of texts", path)
	case r.Err != nil:
		return nil, fmt.Errorf("%s: %w", path, r.Err)
	}
	return r.Source, nil
}

// write writes the texts of s into file, decoded, each a line of JSON.
func (s set) write(file string) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	lines := json.NewEncoder(out)
	for _, path := range s.files {
		src, err := plain(path)
		if err != nil {
			return err
		}
		if err := lines.Encode(src.Text); err != nil {
			return err
		}
	}
	return out.Close()
}

// compose makes n notices of the mean size of s's texts in dir. Each draws its lines by chance out of all of them, in
// order, so that no two are nearly the same: of the five seeds' lines two notices share one in nine.
func (s set) compose(dir string, n int) (set, error) {
	var lines []string
	for _, path := range s.files {
		src, err := plain(path)
		if err != nil {
			return set{}, err
		}
		for line := range strings.Lines(src.Text) {
			lines = append(lines, line)
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return set{}, err
	}
	for i := range n {
		chance := rand.New(rand.NewPCG(uint64(i), 0)) // the same in every run
		text := []byte(fmt.Sprintf("关于印发第%d号行动计划的通知\n", i+1))
		for _, line := range lines {
			if chance.IntN(len(s.files)) == 0 {
				text = append(text, line...)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.txt", i+1)), text, 0o644); err != nil {
			return set{}, err
		}
	}
	return list(dir)
}
