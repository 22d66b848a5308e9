// Command bench measures mubiao: each stage, the whole from text files to an SQLite database, start, memory and growth,
// beside peers from npm in the same run, and writes the figures into bench/README.md. It runs in the project's root,
// as make bench does; with the argument export it measures exports alone, as make bench-export does. The environment's BULK names a folder of texts to measure, ROUNDS how often.
package main

import (
	"cmp"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
)

const (
	program = "bin/mubiao"
	readme  = "bench/README.md"
	bulkDir = "../shared/bulk" // where BULK names no other
	seedDir = "seeds"
	notice  = seedDir + "/zhengzhou-2018.txt" // 26 KB, as notices have
)

// bench is one run of the benchmark.
type bench struct {
	rounds int
	dir    string  // for what is made and thrown away
	pins   bool    // children are kept to the first cores
	peak   float64 // bytes of memory, of the greatest ingest so far
	peers  peers
	report report
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

func run() error {
	rounds, err := strconv.Atoi(cmp.Or(os.Getenv("ROUNDS"), "5"))
	if err != nil || rounds < 1 {
		return fmt.Errorf("ROUNDS=%s: want a number from 1", os.Getenv("ROUNDS"))
	}
	dir, err := os.MkdirTemp("", "mubiao-bench-")
	if err != nil {
		return fmt.Errorf("make a temporary directory: %w", err)
	}
	defer os.RemoveAll(dir)
	signal.Notify(make(chan os.Signal, 1), os.Interrupt) // ends the child alone, whose error ends this after it
	b := &bench{rounds: rounds, dir: dir, pins: pins()}
	if len(os.Args) > 1 && os.Args[1] == "export" {
		return b.exports()
	}
	b.peers = installPeers()
	if err := b.measure(); err != nil {
		return err
	}
	return b.report.write(readme, b.machine())
}

// measure measures everything. A child's peak memory is never told as less than its parent's was when it started the
// child, so this process stays small, and what takes memory in it comes last.
func (b *bench) measure() error {
	debug.SetGCPercent(10)
	sets, err := textSets()
	if err != nil {
		return err
	}
	for _, measure := range []func([]set) error{b.whole, b.against, b.start, b.growth, b.stages} {
		if err := measure(sets); err != nil {
			return err
		}
	}
	return nil
}
