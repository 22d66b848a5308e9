package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/token"
	"github.com/mubiao/mubiao/lexicon"
)

// The stages, in the order in which a text passes through them.
const (
	reading = iota
	folding
	numbers
	segmentation
	extraction
	storing
	count
)

var stageNames = [count]string{"read: bytes to Document", "fold every sentence", "numbers of every sentence", "segmentation of every sentence", "extract: Document to Plan", "store: Plan to SQLite"}

// stages is the program's parts, ready for use, and the time that each has taken so far.
type stages struct {
	extractor *extract.Extractor
	words     *token.Splitter
	quantity  []measure.Quantity // room to find in
	took      [count]time.Duration
	last      time.Time
}

// stages measures each stage alone, in this process and on one core, with the program's own setting for garbage.
func (b *bench) stages(sets []set) error {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(800)
	x, err := extract.New(lexicon.Files)
	if err != nil {
		return err
	}
	words := token.New(x.Lexicon)
	t := b.report.table("Stages, one core", "stage", "texts", "MB/s", "least to most", "documents/s")
	for _, s := range sets {
		var took [count]sample
		for round := range b.rounds + 1 {
			run := &stages{extractor: x, words: words}
			if err := run.pass(s, filepath.Join(b.dir, fmt.Sprintf("stages-%s-%d.db", filepath.Base(s.dir), round))); err != nil {
				return err
			}
			for stage := range took {
				if round > 0 {
					took[stage] = append(took[stage], run.took[stage].Seconds())
				}
			}
		}
		for stage, name := range stageNames {
			speed := took[stage].rate(s.bytes / 1e6)
			t.add(name, s.dir, speed.String(), speed.span(), took[stage].rate(float64(len(s.files))).String())
		}
	}
	return nil
}

// pass takes every text through all stages, one text after the other, so that memory stays small.
func (r *stages) pass(s set, db string) error {
	rows, err := openStore(db, r.extractor)
	if err != nil {
		return err
	}
	defer rows.db.Close()
	for _, file := range s.files {
		plan, err := r.extract(file)
		if err != nil {
			return err
		}
		if err := rows.save(plan); err != nil {
			return err
		}
		r.lap(storing)
	}
	r.last = time.Now()
	err = rows.finish()
	r.lap(storing)
	return err
}

// extract takes a text through all stages but the last.
func (r *stages) extract(file string) (*target.Plan, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	r.last = time.Now()
	src, err := decode(file, data)
	if err != nil {
		return nil, err
	}
	doc := corpus.New(src)
	r.lap(reading)
	folds := make([]corpus.Folded, len(doc.Sentences))
	for i, sent := range doc.Sentences {
		folds[i] = doc.Fold(sent.Span)
	}
	r.lap(folding)
	for _, fold := range folds {
		r.quantity = measure.Append(r.quantity[:0], fold.Runes, r.extractor.Lexicon)
	}
	r.lap(numbers)
	for _, fold := range folds {
		r.words.Split(fold.Runes)
	}
	r.lap(segmentation)
	plan := r.extractor.Extract(doc)
	r.lap(extraction)
	return plan, nil
}

// lap gives a stage the time since the last one's end.
func (r *stages) lap(stage int) {
	now := time.Now()
	r.took[stage] += now.Sub(r.last)
	r.last = now
}
