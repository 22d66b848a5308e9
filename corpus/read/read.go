// Package read draws a Source from a file's bytes, whatever program made them: one file of this package for each format.
package read

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// Options say how files are read.
type Options struct {
	Limits
	OCR  bool   // read the pictures of scanned pages with tesseract
	Self string // this program, of which parts of readers run in processes of their own; empty where they run in this one
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
	path  string
	data  []byte
	ocr   bool
	self  string
	depth int    // of archives around it
	hash  string // of data, where it is known
	begin func(path string) bool
	use   func(Result)
}

// readers has the reader of each format that gives one notice.
var readers = map[Format]func(*file) (*corpus.Source, error){
	Text:    (*file).text,
	CSV:     (*file).csv,
	HTML:    (*file).html,
	MHTML:   (*file).mhtml,
	PDF:     (*file).pdf,
	DOCX:    (*file).docx,
	WordXML: (*file).wordXML,
	DOC:     (*file).doc,
	RTF:     (*file).rtf,
	XLSX:    (*file).xlsx,
	XLS:     (*file).xls,
	OFD:     (*file).ofd,
	Picture: (*file).picture,
}

// containers has the reader of each format that gives several. Set by init, since they read what they hold.
var containers map[Format]func(*file)

func init() {
	containers = map[Format]func(*file){ZIP: (*file).zip, GZIP: (*file).gzip, EML: (*file).eml}
}

// Read draws what a file holds and gives each notice of it to use, in the file's order. begin is told the path of each
// before it is read, so that a caller knows what the program stumbled over, and says whether to read it.
func Read(path string, data []byte, opt Options, begin func(path string) bool, use func(Result)) {
	newFile(path, data, opt, begin, use).read()
}

// Plain reads a file that is plain text, or of a kind that is not read, which any process may do: there is no structure to be
// led astray by. hash is the data's. ok is false for any other file, into which it has not looked.
func Plain(path, hash string, data []byte, opt Options) (r Result, ok bool) {
	if isZip(data) || isOLE(data) {
		return r, false
	}
	format, err := Sniff(data)
	if err == nil && format != Text {
		return r, false
	}
	f := newFile(path, data, opt, func(string) bool { return true }, func(got Result) { r = got })
	f.hash = hash
	if err != nil {
		f.fail(err)
	} else {
		f.one(readers[Text])
	}
	return r, true
}

func newFile(path string, data []byte, opt Options, begin func(path string) bool, use func(Result)) *file {
	return &file{budget: &budget{Limits: opt.Limits}, path: path, data: data, ocr: opt.OCR, self: opt.Self, begin: begin, use: use}
}

// read reads one file, of whatever format.
func (f *file) read() {
	format, err := Sniff(f.data)
	switch {
	case err != nil:
		f.fail(err)
	case containers[format] != nil:
		containers[format](f)
	default:
		f.one(readers[format])
	}
}

// fail gives one result: the error.
func (f *file) fail(err error) {
	f.one(func(*file) (*corpus.Source, error) { return nil, err })
}

// one gives one result: what the reader draws. A reader that panics has met what it was not written for.
func (f *file) one(reader func(*file) (*corpus.Source, error)) {
	if !f.begin(f.path) {
		return
	}
	r := Result{Path: f.path, SHA256: f.hash}
	if r.SHA256 == "" && f.data != nil {
		r.SHA256 = corpus.Hash(f.data)
	}
	var err error
	if r.Source, err = f.guard(reader); err != nil {
		r.Source = nil
		if !errors.As(err, &r.Err) {
			r.Err = &corpus.Unreadable{Code: Internal, Message: fmt.Sprintf("internal error, please report it with this file: %v", err)}
		}
	} else {
		r.Source.Path, r.Source.SHA256 = r.Path, r.SHA256
	}
	f.use(r)
}

func (f *file) guard(reader func(*file) (*corpus.Source, error)) (src *corpus.Source, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			src, err = nil, fmt.Errorf("%v", fault)
		}
	}()
	if src, err = reader(f); err == nil {
		err = f.bounded(src.Text)
	}
	return src, err
}

// entry is what an archive holds under a name, as a file of its own.
func (f *file) entry(name string, data []byte) *file {
	inner := *f
	inner.path, inner.data, inner.hash, inner.depth = f.path+"!/"+name, data, "", f.depth+1
	return &inner
}

// beside are endings of files that come with notices and are none.
var beside = map[string]bool{".css": true, ".js": true, ".json": true, ".jsonl": true, ".md": true, ".gold": true, ".ico": true, ".svg": true, ".woff": true,
	".woff2": true, ".ttf": true, ".eot": true, ".db": true, ".sqlite": true, ".db-wal": true, ".db-lock": true, ".db-shm": true, ".ini": true, ".lnk": true, ".url": true, ".map": true}

// Beside says whether a name, with / between its parts, is that of what lies beside notices and is none: hidden files, a
// saved page's style sheets and scripts, everything in its folder of pictures.
func Beside(name string) bool {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" || strings.HasPrefix(part, "~$") {
			return true
		}
		if i+1 < len(parts) && (strings.HasSuffix(part, "_files") || strings.HasSuffix(part, ".files")) {
			return true
		}
	}
	return beside[strings.ToLower(path.Ext(name))]
}
