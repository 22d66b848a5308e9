package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/corpus/read/isolate"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
)

// windowPerJob is how many inputs a worker may be ahead of the one that is written next: enough that a long document
// holds nobody up, few enough that memory stays bounded.
const windowPerJob = 4

// result is what became of one notice: a plan, or an error. An archive has several.
type result struct {
	input  int // whose it is
	path   string
	sha256 string // empty where the bytes could not be had
	plan   *target.Plan
	err    error
}

// run reads and extracts the notices in inputs and gives them to use one at a time, in order, with progress on a terminal;
// busy says that something else is written there. It gives the counts; its error is use's, or that it was interrupted.
func (rd *reading) run(cmd *cobra.Command, x *extract.Extractor, inputs []input, busy bool, use func(*result) error) (*progress, error) {
	ctx, stop := interruptible(cmd)
	defer stop()
	p := newProgress(cmd.ErrOrStderr(), len(inputs), busy)
	defer p.end()
	last := -1
	err := rd.work(ctx, cmd.InOrStdin(), inputs, x.Extract, func(r result) error {
		if r.input == last {
			p.all++
		}
		last = r.input
		err := use(&r)
		p.step(r.path, r.err)
		return err
	})
	if errors.Is(err, context.Canceled) {
		err = fmt.Errorf("interrupted after %d of %d inputs", p.done, p.all)
	}
	return p, err
}

// work reads inputs with as many workers as jobs, and gives the results to use one at a time, in the inputs' order. It stops
// at use's first error, and when ctx ends.
func (rd *reading) work(ctx context.Context, stdin io.Reader, inputs []input, extract func(*corpus.Document) *target.Plan, use func(result) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pool, err := rd.newPool()
	if err != nil {
		return err
	}
	l := &line{ctx: ctx, stdin: stdin, pool: pool, extract: extract, options: rd.Options}
	queue := make(chan chan result, windowPerJob*int(rd.jobs))
	go l.feed(queue, inputs, int(rd.jobs))
	defer func() { // no child outlives the work
		stop()
		l.workers.Wait()
		pool.Close()
	}()
	for range inputs {
		place := <-queue // nil, and so never ready, where ctx ended before it was queued
		for open := true; open; {
			var r result
			select {
			case r, open = <-place:
				if !open {
					break
				}
				if err := use(r); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return ctx.Err()
}

// line (流水线) is what the workers share.
type line struct {
	ctx     context.Context
	stdin   io.Reader
	pool    *isolate.Pool
	extract func(*corpus.Document) *target.Plan
	options read.Options
	workers sync.WaitGroup
	large   sync.Mutex // held for a long text, so that no two take memory at once
}

// longText is the length of a text of which one at a time is extracted, in bytes.
const longText = 1 << 20

// feed starts a worker for each input, never more than jobs at a time, and queues the place of its results.
func (l *line) feed(queue chan<- chan result, inputs []input, jobs int) {
	defer close(queue)
	free := make(chan struct{}, jobs)
	for i, in := range inputs {
		place := make(chan result, 1)
		select {
		case queue <- place:
		case <-l.ctx.Done():
			return
		}
		select {
		case free <- struct{}{}:
		case <-l.ctx.Done():
			return
		}
		l.workers.Go(func() {
			defer func() { <-free }()
			defer close(place)
			l.one(in, func(r result) {
				r.input = i
				select {
				case place <- r:
				case <-l.ctx.Done():
				}
			})
		})
	}
}

// one reads an input and extracts each notice in it.
func (l *line) one(in input, use func(result)) {
	data, err := in.read(l.stdin, l.options.Bytes)
	if err != nil {
		use(result{path: in.path, err: err})
		return
	}
	take := func(r read.Result) { use(l.plan(r)) }
	if r, ok := read.Plain(in.path, data, l.options); ok {
		take(r)
	} else if err := l.pool.Read(l.ctx, in.path, data, l.options, take); err != nil {
		use(result{path: in.path, err: err})
	}
}

// plan extracts a notice. A text that the program stumbles over must not lose the rest of the batch, so a panic is that
// notice's error.
func (l *line) plan(in read.Result) (r result) {
	r = result{path: in.Path, sha256: in.SHA256}
	if in.Err != nil {
		r.err = in.Err
		return r
	}
	defer func() {
		if fault := recover(); fault != nil {
			r.plan, r.err = nil, unreadable(read.Internal, "internal error, please report it with this file: %v", fault)
		}
	}()
	if len(in.Source.Text) > longText {
		l.large.Lock()
		defer l.large.Unlock()
	}
	r.plan = l.extract(corpus.New(in.Source))
	return r
}

// code is the kind of failure that err is.
func code(err error) string {
	var u *corpus.Unreadable
	if errors.As(err, &u) {
		return u.Code
	}
	return "unreadable"
}
