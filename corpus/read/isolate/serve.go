// Package isolate reads files in child processes of the same program, so that a file which makes a reader hang, or take
// all memory, costs itself only: the child is killed at its limit, and a new one reads the next file.
package isolate

import (
	"bufio"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/mubiao/mubiao/corpus/read"
)

// request asks a child for one file, whose bytes follow it.
type request struct {
	Path    string
	Size    int
	Options read.Options
	Skip    int // how many notices of the file to leave out: they have been given, or were what the child before died of
}

// message is what a child says of a file: which notice it begins, what came of it, and that it has done.
type message struct {
	Begin  string
	Result *read.Result
	Done   bool
	Retire bool // with Done: the child has grown and is to be ended
}

// memoryExit is the code with which a child ends that needs more memory than it may have.
const memoryExit = 86

// stack is the most that a child's call stack may grow to, in bytes.
const stack = 64 << 20

// Serve is what a child does: it answers requests until in ends.
func Serve(in io.Reader, out io.Writer) error {
	requests := bufio.NewReaderSize(in, 1<<16) // gob reads no further than it must from a reader of single bytes
	decoder, encoder := gob.NewDecoder(requests), gob.NewEncoder(out)
	debug.SetMaxStack(stack)
	for watched := false; ; watched = true {
		var r request
		if err := decoder.Decode(&r); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		if !watched {
			limit(r.Options.Memory)
			go watch(r.Options.Memory)
		}
		data := make([]byte, r.Size)
		if _, err := io.ReadFull(requests, data); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		if err := answer(encoder, r, data); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
}

// answer reads one file and says what came of it.
func answer(encoder *gob.Encoder, r request, data []byte) (err error) {
	say := func(m message) {
		if err == nil {
			err = encoder.Encode(m)
		}
	}
	seen := 0
	read.Read(r.Path, data, r.Options, func(path string) bool {
		if seen++; seen <= r.Skip {
			return false
		}
		say(message{Begin: path})
		return true
	}, func(result read.Result) { say(message{Result: &result}) })
	say(message{Done: true, Retire: used() > r.Options.Memory/4})
	return err
}

// watch ends the process when it has taken more memory than it may.
func watch(most int64) {
	debug.SetMemoryLimit(most / 4 * 3) // above that the garbage collector works harder
	for {
		time.Sleep(10 * time.Millisecond)
		if used() > most {
			os.Exit(memoryExit)
		}
	}
}

// used is the memory that the process has from the system, in bytes.
func used() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}
