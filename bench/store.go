package main

import (
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/sqlite"
)

// store is a new database that plans are written to, as ingest writes them.
type store struct {
	db *sqlite.DB
	in *sqlite.Ingest
}

func openStore(path string, x *extract.Extractor) (*store, error) {
	db, err := sqlite.Open(path)
	if err != nil {
		return nil, err
	}
	in := db.BeginRun(sqlite.Run{Version: "bench", Ruleset: x.Hash}, x.Lexicon)
	return &store{db, in}, nil
}

func (s *store) save(plan *target.Plan) error {
	s.in.Begin(sqlite.File{Path: plan.Document.Path, SHA256: plan.Document.SHA256})
	if _, _, err := s.in.Save(plan); err != nil {
		return err
	}
	return s.in.End()
}

func (s *store) finish() error {
	if err := s.in.Finish(""); err != nil {
		return err
	}
	return s.db.Close()
}
