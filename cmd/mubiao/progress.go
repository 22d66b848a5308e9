package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"github.com/mubiao/mubiao/sqlite"
)

// patience is how long work may last before a bar is shown.
const patience = time.Second

// interval is how often a program that watches is told how far long work has come.
const interval = 10 * time.Second

// progress shows how far long work has come: on a terminal a bar, and elsewhere, where it is wanted, a line now and then.
// It uses no colour. Messages go through it, so that they stand above the bar.
type progress struct {
	w       io.Writer
	bar     *mpb.Bar // nil as long as none is shown
	bars    *mpb.Progress
	beside  atomic.Value // what stands beside the bar, a string
	barred  bool         // a bar is wanted
	lined   bool         // lines are wanted
	quiet   bool         // nothing is said
	began   time.Time
	said    time.Time // when the last line was
	all     int       // inputs
	done    int
	failed  int
	bytes   int64
	targets int
}

// newProgress begins work on so many inputs. busy says that something else is being written to the same terminal.
func newProgress(w io.Writer, all int, busy bool) *progress {
	_, tty := terminal(w)
	now := time.Now()
	return &progress{w: w, barred: tty && !busy && all > 1 && os.Getenv("TERM") != "dumb", began: now, said: now, all: all}
}

// step counts a result, and says what was wrong with it where that is so.
func (p *progress) step(r *result) {
	switch {
	case r.err != nil:
		p.failed++
		p.say("mubiao: %s: %v\n", r.path, r.err)
	default:
		p.targets += len(r.plan.Targets)
	}
	p.count()
}

// skip counts an input that was not read.
func (p *progress) skip(f *file) {
	if f.state == sqlite.Failed {
		p.failed++
	}
	p.count()
}

func (p *progress) count() {
	p.done++
	switch {
	case p.bar != nil:
		p.beside.Store(p.String())
		p.bar.SetTotal(int64(p.all), false)
		p.bar.SetCurrent(int64(p.done))
	case p.barred && p.done < p.all && time.Since(p.began) > patience:
		p.beside.Store(p.String())
		p.bars = mpb.New(mpb.WithOutput(p.w))
		p.bar = p.bars.AddBar(int64(p.all), mpb.BarRemoveOnComplete(),
			mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return " " + p.beside.Load().(string) })))
	case p.lined && time.Since(p.said) > interval:
		p.said = time.Now()
		p.say("mubiao: %s\n", p)
	}
}

// String is how far the work has come: 120 of 5000, 3.1 MB, 20.2 MB/s, 2m30s left, 4020 targets, 1 failed.
func (p *progress) String() string {
	took := time.Since(p.began)
	left := time.Duration(float64(took) / float64(max(p.done, 1)) * float64(p.all-p.done)).Round(time.Second)
	megabytes := float64(p.bytes) / 1e6
	return fmt.Sprintf("%d of %d, %.1f MB, %.1f MB/s, %v left, %d targets, %d failed",
		p.done, p.all, megabytes, megabytes/took.Seconds(), left, p.targets, p.failed)
}

func (p *progress) say(format string, args ...any) {
	w := p.w
	switch {
	case p.quiet:
		return
	case p.bars != nil:
		w = p.bars
	}
	fmt.Fprintf(w, format, args...)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bars, p.bar = nil, nil
	}
}

// terminal says whether w is a terminal, and how many columns it has.
func terminal(w io.Writer) (columns int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		columns = 0
	}
	return columns, true
}
