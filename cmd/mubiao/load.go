package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/lexicon"
)

// garbagePercent lets the heap grow ninefold before it is swept. Loading the lexicon makes a small heap that lives as
// long as the program, and Go's own 100 would sweep it over and over at the start: a sixth of a short run's time.
const garbagePercent = 800

// memoryLimit is the memory, in bytes, above which garbage is swept more often than garbagePercent says.
const memoryLimit = 52 << 20

// load makes the extractor out of the lexicon and rules that the program was built with.
func load() (*extract.Extractor, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	x, err := extract.New(lexicon.Files)
	if err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	return x, nil
}
