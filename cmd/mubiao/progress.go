package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// patience is how long work may last before a bar is shown.
const patience = time.Second

// progress shows on a terminal how far long work has come. It uses no colour, and elsewhere than on a terminal shows
// nothing. Messages go through it, so that they stand above the bar.
type progress struct {
	w      io.Writer
	show   bool
	began  time.Time
	all    int
	done   int
	failed int
	bars   *mpb.Progress
	bar    *mpb.Bar
}

// newProgress begins work on so many inputs. busy says that something else is being written to the same terminal.
func newProgress(w io.Writer, all int, busy bool) *progress {
	_, tty := terminal(w)
	return &progress{w: w, show: tty && !busy && all > 1 && os.Getenv("TERM") != "dumb", began: time.Now(), all: all}
}

// step counts an input as done, and says what was wrong with it where err is set.
func (p *progress) step(path string, err error) {
	p.done++
	if err != nil {
		p.failed++
		p.say("mubiao: %s: %v\n", path, err)
	}
	if p.show && p.bar == nil && p.done < p.all && time.Since(p.began) > patience {
		p.bars = mpb.New(mpb.WithOutput(p.w))
		p.bar = p.bars.AddBar(int64(p.all), mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.CountersNoUnit("%d / %d")), mpb.AppendDecorators(decor.Percentage()))
	}
	if p.bar != nil {
		p.bar.SetCurrent(int64(p.done))
	}
}

func (p *progress) say(format string, args ...any) {
	w := p.w
	if p.bars != nil {
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
