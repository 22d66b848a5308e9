package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
)

// windowPerJob is how many inputs a worker may be ahead of the one that is written next: enough that a long document
// holds nobody up, few enough that memory stays bounded.
const windowPerJob = 4

// result is what became of one input: a plan, or an error.
type result struct {
	path   string
	sha256 string // empty where the bytes could not be had
	plan   *target.Plan
	err    error
}

// work reads and extracts inputs with as many workers as jobs, and gives the results to use one at a time, in the
// inputs' order. It stops at use's first error, and when ctx ends.
func work(ctx context.Context, x *extract.Extractor, stdin io.Reader, inputs []input, jobs int, use func(result) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan chan result, windowPerJob*jobs)
	go feed(ctx, queue, inputs, jobs, func(in input) result { return one(x, stdin, in) })
	for range inputs {
		next := <-queue // nil, and so never ready, where ctx ended before it was queued
		select {
		case r := <-next:
			if err := use(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// feed starts a worker for each input, never more than jobs at a time, and queues the place of its result.
func feed(ctx context.Context, queue chan<- chan result, inputs []input, jobs int, do func(input) result) {
	defer close(queue)
	free := make(chan struct{}, jobs)
	for _, in := range inputs {
		place := make(chan result, 1)
		select {
		case queue <- place:
		case <-ctx.Done():
			return
		}
		select {
		case free <- struct{}{}:
		case <-ctx.Done():
			return
		}
		go func() {
			place <- do(in)
			<-free
		}()
	}
}

// one reads and extracts one input. A text that the program stumbles over must not lose the rest of the batch, so a
// panic is that input's error.
func one(x *extract.Extractor, stdin io.Reader, in input) (r result) {
	r.path = in.path
	defer func() {
		if fault := recover(); fault != nil {
			r.plan, r.err = nil, unreadable("internal", "internal error, please report it with this file: %v", fault)
		}
	}()
	data, err := in.read(stdin)
	if err != nil {
		r.err = err
		return r
	}
	sum := sha256.Sum256(data)
	r.sha256 = hex.EncodeToString(sum[:])
	doc, err := corpus.Read(in.path, data)
	if err != nil {
		r.err = err
		return r
	}
	r.plan = x.Extract(doc)
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

// interrupted says how far the work had come when it was stopped.
func interrupted(err error, done, all int) error {
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("interrupted after %d of %d inputs", done, all)
	}
	return err
}
