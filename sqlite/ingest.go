package sqlite

import (
	"fmt"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// Run (运行) says by what a database is written.
type Run struct {
	Version string // the program's version
	Ruleset string // hash of lexicon and rules
	Started string // RFC 3339; the caller's clock, since nothing here reads one
	Force   bool   // write again what is there already
}

// Outcome (结果) is what saving a plan, or recording a failure, did to the database.
type Outcome string

// The outcomes.
const (
	Unchanged Outcome = "unchanged" // the same was there already, and nothing was written
	Added     Outcome = "added"
	Replaced  Outcome = "replaced" // rows of the same path stood there, made of other bytes or by other rules
	Copied    Outcome = "copied"   // the same bytes stood there, of another path, and have this one now too
)

// File (文件) is a file at work, with what a manifest says of it.
type File struct {
	Path   string
	SHA256 string // empty where the bytes could not be had
	corpus.Given
}

// Failure (失败) is a notice that could not be read.
type Failure struct {
	Path    string
	SHA256  string // empty where the bytes could not be had
	Code    string // the kind of failure
	Message string
}

// A transaction holds at most so many documents and so many bytes of text, besides the last one's: what is not committed yet is
// what a crash undoes.
const (
	maxDocuments = 256
	maxBytes     = 4 << 20
)

// Ingest (入库) writes plans in the name of one run, file by file: Begin, Save or Fail for each notice of it, End. The run's
// own row is written with the first change, so that an ingest that changes nothing leaves the database as it was. An Ingest
// is for one goroutine.
type Ingest struct {
	db     *DB
	run    Run
	lex    *lexicon.Lexicon
	id     int64                // of the run's row, 0 as long as it is not written
	insert map[string]*inserter // by table

	open      bool // a transaction is
	documents int  // written in it
	bytes     int

	file  File            // at work
	begun bool            // its row is there
	fresh bool            // nothing of it was there before
	redo  bool            // its notices are written again
	lost  bool            // as a whole it could not be read
	seen  map[string]bool // paths of the notices that it gave
	next  int64           // number of the next document, 0 where that is to be looked up
}

// BeginRun begins an ingest. The lexicon tells what departments and indicators are.
func (db *DB) BeginRun(run Run, lex *lexicon.Lexicon) *Ingest {
	return &Ingest{db: db, run: run, lex: lex, insert: map[string]*inserter{}}
}

// Begin begins a file. Nothing is written before its first notice.
func (in *Ingest) Begin(file File) {
	in.file, in.begun, in.redo, in.lost, in.seen = file, false, in.run.Force, false, map[string]bool{}
}

// begin writes the row of the file at work, where it has none, so that its notices can refer to it.
func (w *writer) begin() {
	in, f := w.in, w.in.file
	if in.begun {
		return
	}
	row := w.first("SELECT (region, year, issuer) IS (?, ?, ?) FROM files WHERE path = ?", f.Region, year(f.Year), f.Issuer, f.Path)
	if in.fresh = row == nil; in.fresh {
		w.row("files", f.Path, "", w.run(), f.Region, year(f.Year), f.Issuer, f.URL)
	}
	in.redo = in.redo || !in.fresh && row[0].(int64) == 0
	in.begun = w.err == nil
}

// Save stores a plan of the file at work, or refuses it whole. Where its path holds other rows it replaces them; where it
// holds the same bytes, read by the same version and rules, it leaves them. An earlier failure of the path is forgotten. of is
// the path of the document that has the same bytes, where the plan was Copied.
func (in *Ingest) Save(plan *target.Plan) (outcome Outcome, of string, err error) {
	path := plan.Document.Path
	if err := countable(plan.Document); err != nil {
		return "", "", fmt.Errorf("save %s: %w", path, err)
	}
	in.seen[path] = true
	err = in.change("save "+path, func(w *writer) {
		w.begin()
		outcome, of = w.save(plan)
	})
	in.documents++
	in.bytes += len(plan.Document.Text)
	return outcome, of, err
}

// Fail records that a notice of the file at work could not be read, in place of an earlier failure of its path. A good
// document stored for the path before stays.
func (in *Ingest) Fail(f Failure) (outcome Outcome, err error) {
	in.seen[f.Path] = true
	in.lost = in.lost || f.Path == in.file.Path
	err = in.change("record failure of "+f.Path, func(w *writer) {
		w.begin()
		outcome = w.fail(f)
	})
	return outcome, err
}

// End ends the file at work: it is known by its bytes from now on. What it held before and holds no more goes.
func (in *Ingest) End() error {
	if err := in.change("end "+in.file.Path, (*writer).end); err != nil {
		return err
	}
	if in.documents >= maxDocuments || in.bytes >= maxBytes {
		return in.Commit()
	}
	return nil
}

func (w *writer) end() {
	w.begin()
	in, f := w.in, w.in.file
	if !in.fresh && !in.lost {
		for _, path := range w.texts("SELECT path FROM document_paths WHERE file = ?", f.Path) {
			if !in.seen[path] {
				w.detach(path)
			}
		}
	}
	if !in.fresh {
		for _, path := range w.texts("SELECT path FROM failures WHERE file = ?", f.Path) {
			if !in.seen[path] {
				w.exec("DELETE FROM failures WHERE path = ?", path)
			}
		}
		same := w.first(`SELECT 1 FROM files AS f JOIN runs AS r ON r.id = f.run_id WHERE f.path = ? AND f.sha256 = ? AND r.version = ? AND r.ruleset = ?
			AND (f.region, f.year, f.issuer, f.url) IS (?, ?, ?, ?)`, f.Path, f.SHA256, in.run.Version, in.run.Ruleset, f.Region, year(f.Year), f.Issuer, f.URL)
		if same != nil {
			return
		}
	}
	w.exec("UPDATE files SET sha256 = ?, run_id = ?, region = ?, year = ?, issuer = ?, url = ? WHERE path = ?",
		f.SHA256, w.run(), f.Region, year(f.Year), f.Issuer, f.URL, f.Path)
}

// Remove takes a file and what it held out of the database.
func (in *Ingest) Remove(path string) error {
	return in.change("remove "+path, func(w *writer) {
		w.run()
		for _, notice := range w.texts("SELECT path FROM document_paths WHERE file = ?", path) {
			w.detach(notice)
		}
		w.exec("DELETE FROM failures WHERE file = ?", path)
		w.exec("DELETE FROM files WHERE path = ?", path)
	})
}

// Commit makes what was written so far outlive whatever comes.
func (in *Ingest) Commit() error {
	in.documents, in.bytes = 0, 0
	if !in.open {
		return nil
	}
	in.open = false
	if _, err := in.db.conn.exec("COMMIT"); err != nil {
		return fmt.Errorf("commit to %s: %w", in.db.path, explain(err))
	}
	return nil
}

// Finish ends the ingest and writes the time into the run's row, where the run has one. With no time the run is left open, for the
// next one to take up.
func (in *Ingest) Finish(finished string) error {
	if in.id != 0 && finished != "" {
		if err := in.change("finish run", func(w *writer) { w.exec("UPDATE runs SET finished = ? WHERE id = ?", finished, in.id) }); err != nil {
			return err
		}
	}
	return in.Commit()
}

// change makes one change of the database, whole or not at all, in the transaction that is open.
func (in *Ingest) change(what string, do func(*writer)) error {
	w := &writer{in: in, runID: in.id}
	if !in.open {
		w.exec("BEGIN IMMEDIATE")
		in.open = w.err == nil
	}
	w.exec("SAVEPOINT change")
	do(w)
	w.exec("RELEASE change")
	if w.err == nil {
		in.id = w.runID
		return nil
	}
	in.next, in.begun = 0, false
	undo := &writer{in: in}
	undo.exec("ROLLBACK TO change")
	undo.exec("RELEASE change")
	in.open = !in.db.conn.AutoCommit() // a full disk takes the whole transaction back
	return fmt.Errorf("%s: %w", what, explain(w.err))
}

// countable refuses a text whose code points SQLite would count otherwise than Go does.
func countable(doc *corpus.Document) error {
	if i := strings.IndexByte(doc.Text, 0); i >= 0 {
		return fmt.Errorf("the text has a NUL at byte %d", i)
	}
	return nil
}
