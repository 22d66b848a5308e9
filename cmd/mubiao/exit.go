package main

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// The exit codes, as root's help and every script know them.
const (
	exitOK     = 0
	exitFailed = 1 // nothing was read, or the program itself failed
	exitUsage  = 2
	exitSome   = 3 // some inputs failed, the rest is done
	exitSignal = 130
)

// usageError is a mistake in the command line.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// inputError says how many of the inputs failed. What was wrong with each has been said already.
type inputError struct{ failed, all int }

func (e *inputError) Error() string {
	if e.failed == e.all {
		return "no input could be read"
	}
	return fmt.Sprintf("%d of %d inputs failed, the rest is done", e.failed, e.all)
}

// interruption says that Ctrl-C ended the work after so many of the inputs.
type interruption struct{ done, all int }

func (e *interruption) Error() string {
	return fmt.Sprintf("interrupted after %d of %d inputs", e.done, e.all)
}

// outcome is nil where no input failed.
func (p *progress) outcome() error {
	if p.failed == 0 {
		return nil
	}
	return &inputError{p.failed, p.all}
}

// report says on w what went wrong, and gives the exit code.
func report(w io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	fmt.Fprintf(w, "mubiao: %v\n", err)
	var usage *usageError
	var input *inputError
	var stopped *interruption
	switch {
	case errors.As(err, &stopped), errors.Is(err, context.Canceled):
		return exitSignal
	case errors.As(err, &usage):
		fmt.Fprintf(w, "'%s --help' shows how it is used\n", usage.command)
		return exitUsage
	case errors.As(err, &input) && input.failed < input.all:
		return exitSome
	}
	return exitFailed
}
