package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/semaphore"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/corpus/read/isolate"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/sqlite"
)

// windowPerJob is how many files a worker may be ahead of the one that is written next: enough that a long document
// holds nobody up, few enough that memory stays bounded.
const windowPerJob = 4

// inHand bounds the bytes of the files that are in hand, for the same reason. A larger file is in hand alone.
const inHand = 2 << 20

// grace is how long the files in hand have to come to their end after Ctrl-C.
const grace = 3 * time.Second

// tick is how often what is written is told that time has passed.
const tick = 500 * time.Millisecond

// file is an input in hand.
type file struct {
	input
	index   int
	size    int64
	sha256  string // empty where the bytes could not be had
	state   sqlite.State
	fault   error // the program's own, which ends the work
	results chan result
}

// result is what became of one notice: a plan, or an error. An archive has several.
type result struct {
	*file
	path   string
	sha256 string // empty where the bytes could not be had
	plan   *target.Plan
	err    error
}

// batch is what is read, and what is done with it. All but extract and known are called by one goroutine, in the inputs' order.
type batch struct {
	inputs  []input
	extract func(*corpus.Document) *target.Plan
	known   func(*file) (sqlite.State, error) // what is known of a file by its bytes; nil where nothing is
	skips   func(*file) bool                  // whether it is left out for that
	use     func(*result) error
	end     func(*file) error // after a file's last result; may be nil
	wait    func() error      // now and then while nothing comes; may be nil
	spent   *spent
}

// spent is the time that the stages took, of all workers together, in nanoseconds.
type spent struct{ read, extract atomic.Int64 }

// run reads and extracts the notices in inputs and gives them to use one at a time, in order, with progress on a terminal;
// busy says that something else is written there. It gives the counts; its error is use's, or that it was interrupted.
func (rd *reading) run(cmd *cobra.Command, x *extract.Extractor, inputs []input, busy bool, use func(*result) error) (*progress, error) {
	p := newProgress(cmd.ErrOrStderr(), len(inputs), busy)
	defer p.end()
	return p, rd.show(cmd, p, batch{inputs: inputs, extract: x.Extract, use: use})
}

// show works on a batch and shows on p how far it has come.
func (rd *reading) show(cmd *cobra.Command, p *progress, b batch) error {
	ctx, stop := interruptible(cmd)
	defer stop()
	use, end, last := b.use, b.end, -1
	b.use = func(r *result) error {
		if r.index == last {
			p.all++
		}
		last = r.index
		err := use(r)
		p.step(r)
		return err
	}
	b.end = func(f *file) error {
		if last != f.index {
			p.skip(f)
		}
		if end == nil {
			return nil
		}
		return end(f)
	}
	err := rd.work(ctx, cmd.InOrStdin(), b)
	if errors.Is(err, context.Canceled) {
		return &interruption{p.done, p.all}
	}
	return err
}

// work reads a batch with as many workers as jobs. It stops at the batch's first error. When ctx ends, it begins no other file, and
// gives those in hand some time.
func (rd *reading) work(ctx context.Context, stdin io.Reader, b batch) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	hard, kill := context.WithCancel(context.WithoutCancel(ctx))
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, kill) })()
	pool, err := rd.newPool()
	if err != nil {
		return err
	}
	jobs := int(rd.jobs)
	runtime.GOMAXPROCS(min(jobs, runtime.NumCPU())) // what writes and sweeps keeps to them too
	clock := time.NewTicker(tick)
	defer clock.Stop()
	l := &line{batch: b, ctx: ctx, hard: hard, stdin: stdin, pool: pool, options: rd.Options,
		queue: make(chan *file, windowPerJob*jobs), room: semaphore.NewWeighted(inHand), clock: clock}
	if l.spent == nil {
		l.spent = &spent{}
	}
	l.workers.Go(func() { l.feed(jobs) })
	defer func() { // no child outlives the work
		late := hard.Err() != nil
		stop()
		kill()
		if !late {
			l.workers.Wait()
		}
		pool.Close()
	}()
	for f := range l.queue {
		if err := l.take(f); err != nil {
			return err
		}
		l.room.Release(f.room())
	}
	return ctx.Err()
}

// line (流水线) is what the workers share.
type line struct {
	batch
	ctx     context.Context // ends when no other file is to be begun
	hard    context.Context // ends when those in hand are given up
	stdin   io.Reader
	pool    *isolate.Pool
	options read.Options
	queue   chan *file
	room    *semaphore.Weighted
	clock   *time.Ticker
	workers sync.WaitGroup
}

// room is how much of inHand a file takes.
func (f *file) room() int64 { return min(max(f.size, 1), inHand) }

// take gives a file's results to the batch as they come.
func (l *line) take(f *file) error {
	for {
		select {
		case r, open := <-f.results:
			switch {
			case f.fault != nil:
				return f.fault
			case open:
				if err := l.use(&r); err != nil {
					return err
				}
			case l.batch.end != nil:
				return l.batch.end(f)
			default:
				return nil
			}
		case <-l.clock.C:
			if l.batch.wait != nil {
				if err := l.batch.wait(); err != nil {
					return err
				}
			}
		case <-l.hard.Done():
			return l.ctx.Err()
		}
	}
}

// feed starts a worker for each input, never more than jobs at a time, and queues the file.
func (l *line) feed(jobs int) {
	defer close(l.queue)
	free := make(chan *bytes.Buffer, jobs) // the room that each worker reads files into
	for range jobs {
		free <- &bytes.Buffer{}
	}
	for i, in := range l.inputs {
		f := &file{input: in, index: i, size: in.size(), results: make(chan result, 1)}
		if l.room.Acquire(l.ctx, f.room()) != nil {
			return
		}
		var data *bytes.Buffer
		select {
		case data = <-free:
		case <-l.ctx.Done():
			return
		}
		select {
		case l.queue <- f:
		case <-l.ctx.Done():
			return
		}
		l.workers.Go(func() {
			defer func() { free <- emptied(data) }()
			defer close(f.results)
			l.one(f, data)
		})
	}
}

// emptied is room for the next file: the same, unless it grew for a file of unusual size.
func emptied(data *bytes.Buffer) *bytes.Buffer {
	if data.Cap() > inHand {
		return &bytes.Buffer{}
	}
	data.Reset()
	return data
}

// one reads a file, into room where that is large enough, and extracts each notice in it, of which nothing stays in the room.
func (l *line) one(f *file, room *bytes.Buffer) {
	began := time.Now()
	bytes, data, err := f.content(room, l.stdin, l.options.Limits)
	if err == nil {
		defer bytes.Close()
		f.sha256 = bytes.SHA256
	}
	if l.known != nil {
		if f.state, f.fault = l.known(f); f.fault != nil || l.skips(f) {
			return
		}
	}
	if err != nil {
		l.give(f, result{path: f.path, err: err})
		return
	}
	take := func(r read.Result) {
		l.spent.read.Add(int64(time.Since(began)))
		l.give(f, l.plan(f, r))
		began = time.Now()
	}
	if data != nil {
		if r, ok := read.Plain(f.path, f.sha256, data, l.options); ok {
			take(r)
			return
		}
	}
	if err := l.pool.Read(l.hard, bytes.File, l.options, take); err != nil {
		l.give(f, result{path: f.path, err: err})
	}
}

func (l *line) give(f *file, r result) {
	r.file = f
	select {
	case f.results <- r:
	case <-l.hard.Done():
	}
}

// plan extracts a notice. A text that the program stumbles over must not lose the rest of the batch, so a panic is that
// notice's error.
func (l *line) plan(f *file, in read.Result) (r result) {
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
	in.Source.Given = f.given
	began := time.Now()
	doc := corpus.New(in.Source)
	split := time.Now()
	r.plan = l.extract(doc)
	l.spent.read.Add(int64(split.Sub(began)))
	l.spent.extract.Add(int64(time.Since(split)))
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
