package isolate

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
)

// archiveTimes is how many times one notice's time a whole archive may take.
const archiveTimes = 10

// modest is the memory of the children that work side by side, in bytes. A file that needs more is read again, alone.
const modest = 128 << 20

// Pool (进程池) keeps the children that wait for a file. It is safe for concurrent use.
type Pool struct {
	command func() *exec.Cmd // a new child, which runs Serve
	mu      sync.Mutex
	idle    []*child
	heavy   sync.Mutex // held by the one file that is read with more than modest memory
}

// NewPool makes a pool whose children are started, when they are needed, by command.
func NewPool(command func() *exec.Cmd) *Pool { return &Pool{command: command} }

// Close ends the children.
func (p *Pool) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.idle {
		c.end()
	}
	p.idle = nil
}

// File is a file to read, of which the whole need not be in memory.
type File struct {
	Path   string
	SHA256 string
	Size   int64
	Bytes  io.ReaderAt
}

// Read reads a file in a child and gives each notice of it to use. When the child dies of one, that one's result says so,
// and another child reads the rest. The error is the program's own: no child can be had, or ctx has ended.
func (p *Pool) Read(ctx context.Context, f File, opt read.Options, use func(read.Result)) error {
	if opt.OCR {
		opt.Time *= read.OCRTimes
	}
	whole, cancel := context.WithTimeout(ctx, archiveTimes*opt.Time)
	defer cancel()
	memory := opt.Memory
	if !opt.OCR {
		memory = min(memory, modest)
	}
	for skip := 0; ; {
		c, err := p.get(memory)
		if err != nil {
			return fmt.Errorf("start a process to read files in: %w", err)
		}
		begun, given := "", 0
		req := request{f.Path, int(f.Size), opt, skip}
		req.Options.Memory = memory
		cause := c.ask(whole, req, io.NewSectionReader(f.Bytes, 0, f.Size), func(m message) {
			if begun = m.Begin; m.Result != nil {
				given++
				use(*m.Result)
			}
		})
		switch {
		case cause == nil:
			p.put(c)
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case cause.Code == read.Memory && memory < opt.Memory:
			p.heavy.Lock()
			defer p.heavy.Unlock()
			memory, skip = opt.Memory, skip+given
			continue
		}
		r := read.Result{Path: begun, Err: cause}
		if begun == "" || begun == f.Path || whole.Err() != nil {
			r.Path, r.SHA256 = f.Path, f.SHA256
			use(r)
			return nil
		}
		use(r)
		skip += given + 1
	}
}

// get is a child with that much memory, which it keeps: a new one, or one that waits.
func (p *Pool) get(memory int64) (*child, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.idle); n > 0 && memory <= modest {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return c, nil
	}
	c, err := start(p.command())
	if err != nil {
		return nil, err
	}
	c.retired = memory > modest
	return c, nil
}

func (p *Pool) put(c *child) {
	if c.retired {
		c.end()
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

// child is a process that runs Serve.
type child struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	encoder *gob.Encoder
	decoder *gob.Decoder
	errors  *read.Said
	retired bool
}

func start(cmd *exec.Cmd) (*child, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: cmd, in: in, encoder: gob.NewEncoder(in), decoder: gob.NewDecoder(out), errors: &read.Said{}}
	cmd.Stderr = c.errors
	apart(cmd)
	return c, cmd.Start()
}

// end lets a child that waits go.
func (c *child) end() {
	_ = c.in.Close()
	_ = c.cmd.Wait()
}

// ask has the child read a file, whose bytes are data, and gives what it says to hear. The result is why it died, nil where it did not.
func (c *child) ask(ctx context.Context, r request, data io.Reader, hear func(message)) *corpus.Unreadable {
	var late atomic.Bool
	end := func() {
		late.Store(true)
		kill(c.cmd)
	}
	timer := time.AfterFunc(r.Options.Time, end)
	stop := context.AfterFunc(ctx, end)
	defer stop()
	defer timer.Stop()
	sent := make(chan struct{})
	go func() { // while the child already answers
		defer close(sent)
		if c.encoder.Encode(r) == nil {
			_, _ = io.Copy(c.in, data)
		}
	}()
	for {
		var m message
		if err := c.decoder.Decode(&m); err != nil {
			kill(c.cmd)
			<-sent
			return c.cause(c.cmd.Wait(), late.Load(), r.Options)
		}
		if m.Done {
			<-sent
			c.retired = c.retired || m.Retire
			return nil
		}
		timer.Reset(r.Options.Time)
		hear(m)
	}
}

// cause says in plain words why a child died.
func (c *child) cause(err error, late bool, opt read.Options) *corpus.Unreadable {
	said := c.errors.String()
	var exit *exec.ExitError
	switch {
	case late:
		return &corpus.Unreadable{Code: read.Timeout, Message: fmt.Sprintf("reading it takes more than %v: raise --max-time, or leave it out", opt.Time)}
	case errors.As(err, &exit) && exit.ExitCode() == memoryExit, strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"):
		return &corpus.Unreadable{Code: read.Memory, Message: fmt.Sprintf("reading it takes more than %d MB of memory: raise --max-memory, or leave it out", opt.Memory>>20)}
	case strings.Contains(said, "stack overflow"), strings.Contains(said, "goroutine stack exceeds"):
		return &corpus.Unreadable{Code: read.TooDeep, Message: "its parts stand in each other without an end: leave it out"}
	}
	first, _, _ := strings.Cut(said, "\n")
	return &corpus.Unreadable{Code: read.Internal, Message: fmt.Sprintf("internal error, please report it with this file: the process that read it ended (%v) %s", err, first)}
}
