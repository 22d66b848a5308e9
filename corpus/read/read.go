// Package read draws a Source from a file's bytes, whatever program made them: one file of this package for each format.
package read

import (
	"github.com/mubiao/mubiao/corpus"
)

// Options say how files are read.
type Options struct {
	Limits
	OCR bool // read the pictures of scanned pages with tesseract
}

// Result (结果) is one notice of a file, or why it cannot be read. An archive has one for each entry, with the path
// archive.zip!/name; any other file has one.
type Result struct {
	Path   string
	SHA256 string // of the entry's bytes; empty where they could not be had
	Source *corpus.Source
	Err    *corpus.Unreadable
}

// file is one file's, or one archive entry's, bytes on their way to a reader.
type file struct {
	*budget
	name string
	data []byte
	ocr  bool
}

// readers has the reader of each format that gives one notice.
var readers = map[Format]func(*file) (*corpus.Source, error){
	Text: (*file).text,
}
