package main

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// choice is a flag that takes one of a few words.
type choice[T ~string] struct {
	value *T
	of    []string
}

func (c choice[T]) String() string { return string(*c.value) }
func (c choice[T]) Type() string   { return strings.Join(c.of, "|") }

// Set refuses what is none of the words.
func (c choice[T]) Set(s string) error {
	if !slices.Contains(c.of, s) {
		return fmt.Errorf("want one of %s", strings.Join(c.of, ", "))
	}
	*c.value = T(s)
	return nil
}

// addChoice gives cmd the flag, with completion.
func addChoice[T ~string](cmd *cobra.Command, value *T, name, usage string, of []string) {
	cmd.Flags().Var(choice[T]{value, of}, name, usage)
	if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(of, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag was added on the line above
	}
}

// workers is a flag that takes a number of workers.
type workers int

// maxJobs bounds --jobs: more workers than that only cost memory.
const maxJobs = 1024

func (n *workers) String() string { return strconv.Itoa(int(*n)) }
func (n *workers) Type() string   { return "N" }

// Set refuses what is no number of workers.
func (n *workers) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 1 || v > maxJobs {
		return fmt.Errorf("want a number from 1 to %d", maxJobs)
	}
	*n = workers(v)
	return nil
}

// addJobs gives cmd --jobs. What comes out is the same for any number.
func addJobs(cmd *cobra.Command, n *workers) {
	*n = workers(runtime.GOMAXPROCS(0))
	cmd.Flags().VarP(n, "jobs", "j", "number of workers, and of cores; the output is the same for any")
}
