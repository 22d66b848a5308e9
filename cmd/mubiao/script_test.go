package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mubiao": main})
}

// TestScript runs testdata/script/*.txtar, each in a directory of its own that holds seeds/ and, in gold/, their codings.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup:               copySeeds,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"datapackage": dataPackage,
			"dump":        dump,
			"exitcode":    exitCode,
			"fifo":        fifo,
			"gb18030":     gb18030,
			"gzip":        gzipped,
			"mentions":    mentions,
			"repeat":      repeat,
			"sql":         sqlRun,
			"untext":      untext,
			"zip":         zipped,
		},
	})
}

func copySeeds(env *testscript.Env) error {
	if err := os.CopyFS(filepath.Join(env.WorkDir, "seeds"), os.DirFS("../../seeds")); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(env.WorkDir, "gold"), os.DirFS("../../golden/gold"))
}

// exitCode runs a program and checks its exit code: exitcode 3 mubiao extract …
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := exitOK
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = -1
		if _, code, found := strings.Cut(err.Error(), "exit status "); found {
			got, err = strconv.Atoi(code)
			ts.Check(err)
		}
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// dump writes the rows of a database's tables to a file; -run leaves out what differs from run to run, the clock.
func dump(ts *testscript.TestScript, neg bool, args []string) {
	var clock []string
	if args[0] == "-run" {
		clock, args = []string{"started", "finished"}, args[1:]
	}
	rows, err := dumpRows(ts.MkAbs(args[0]), clock...)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(rows), 0o644))
}

// dataPackage checks that the files which a data package describes are there with the bytes and the hash that it says.
func dataPackage(ts *testscript.TestScript, neg bool, args []string) {
	var described struct {
		Resources []struct {
			Path, Hash string
			Bytes      int
			Schema     struct {
				Fields []struct{ Name, Type, Title, Description string }
			}
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &described))
	for _, r := range described.Resources {
		data := ts.ReadFile(filepath.Join(filepath.Dir(args[0]), r.Path))
		if hash := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(data))); len(data) != r.Bytes || hash != r.Hash {
			ts.Fatalf("%s has %d bytes and %s, not %d and %s", r.Path, len(data), hash, r.Bytes, r.Hash)
		}
		for _, f := range r.Schema.Fields {
			if f.Name == "" || f.Type == "" || f.Title == "" || f.Description == "" {
				ts.Fatalf("%s: field %+v", r.Path, f)
			}
		}
	}
	if len(described.Resources) != 2 {
		ts.Fatalf("%d resources", len(described.Resources))
	}
}

// sqlRun runs a statement on a database behind the program's back: sql targets.db 'UPDATE …'
func sqlRun(ts *testscript.TestScript, neg bool, args []string) {
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// gb18030 turns a UTF-8 file into another in GB18030.
func gb18030(ts *testscript.TestScript, neg bool, args []string) {
	data, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(data), 0o644))
}

// zipped writes an archive of files under names: zip archive.zip name=file …
func zipped(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(file)))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// gzipped packs a file: gzip file packed.gz
func gzipped(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o644))
}

// fifo makes a named pipe, which nobody writes to.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// repeat writes a file of a text repeated up to so many bytes, with an end: repeat 10000000 file text [end]
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[0])
	ts.Check(err)
	data := bytes.Repeat([]byte(args[2]), size/len(args[2]))
	for _, end := range args[3:] {
		data = append(data, end...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o644))
}

// untext writes a file that is no text.
func untext(ts *testscript.TestScript, neg bool, args []string) {
	data := make([]byte, 4096)
	for i := range data {
		data[i] = byte(i * 7 % 251)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// mentions checks that every mention in a file of JSON Lines is the text at its place, in so many documents.
func mentions(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	texts := map[string][]rune{}
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var t struct {
			Document struct{ Path string }
			Mentions []struct {
				Start, End int
				Text       string
			}
		}
		ts.Check(json.Unmarshal(lines.Bytes(), &t))
		path := t.Document.Path
		if texts[path] == nil {
			texts[path] = []rune(strings.TrimPrefix(ts.ReadFile(path), "\ufeff"))
		}
		for _, m := range t.Mentions {
			if got := string(texts[path][m.Start:m.End]); got != m.Text {
				ts.Fatalf("%s: %d-%d is %q, not %q", path, m.Start, m.End, got, m.Text)
			}
		}
	}
	if len(texts) != want {
		ts.Fatalf("targets of %d documents, want %d", len(texts), want)
	}
}
