package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus/read"
	"github.com/mubiao/mubiao/corpus/read/isolate"
)

// reading says how notices are read: the flags of every command that reads them.
type reading struct {
	read.Options
	jobs workers
}

// addReading gives cmd the flags.
func addReading(cmd *cobra.Command, r *reading) {
	addJobs(cmd, &r.jobs)
	addLimits(cmd, r)
}

// addLimits gives cmd the flags that bound what one file may cost. Those that few need are left out of its help, which
// says where they stand.
func addLimits(cmd *cobra.Command, r *reading) {
	r.Limits = read.Default()
	flags := cmd.Flags()
	flags.BoolVar(&r.OCR, "ocr", false, "read scanned pages with tesseract; what it read is marked in every record")
	flags.Var((*megabytes)(&r.Bytes), "max-bytes", "largest file that is read")
	flags.Var((*megabytes)(&r.Inflated), "max-inflated", "most that one file unpacks to")
	flags.Var((*megabytes)(&r.Part), "max-part", "most that one part of it unpacks to")
	flags.Var((*megabytes)(&r.Text), "max-text", "longest text of a notice")
	flags.IntVar(&r.Numbers, "max-numbers", r.Numbers, "most numbers in a notice")
	flags.Int64Var(&r.Ratio, "max-ratio", r.Ratio, "most times its packed size that a part unpacks to")
	flags.IntVar(&r.Entries, "max-entries", r.Entries, "most files in an archive")
	flags.IntVar(&r.Depth, "max-depth", r.Depth, "archives in archives")
	flags.IntVar(&r.XMLDepth, "max-xml-depth", r.XMLDepth, "XML elements in elements")
	flags.IntVar(&r.Pages, "max-pages", r.Pages, "most pages of a file")
	flags.DurationVar(&r.Time, "max-time", r.Time, "longest that one notice is read")
	flags.Var((*megabytes)(&r.Memory), "max-memory", "most memory of the process that reads it")
}

// megabytes is a flag that takes a size: 64MB, or 64.
type megabytes int64

func (n *megabytes) String() string { return strconv.FormatInt(int64(*n)>>20, 10) + "MB" }
func (n *megabytes) Type() string   { return "MB" }

// maxMegabytes bounds the sizes.
const maxMegabytes = 1 << 20

// Set refuses what is no size.
func (n *megabytes) Set(s string) error {
	v, err := strconv.ParseInt(strings.TrimSuffix(strings.ToUpper(s), "MB"), 10, 64)
	if err != nil || v < 1 || v > maxMegabytes {
		return fmt.Errorf("want a number of megabytes from 1 to %d", maxMegabytes)
	}
	*n = megabytes(v << 20)
	return nil
}

// childName is the command that the program's own children run.
const childName = "read-files"

// newPool makes the pool of children that read what is no plain text.
func (rd *reading) newPool() (*isolate.Pool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program, to read files in a process of their own: %w", err)
	}
	rd.Self = self
	return isolate.NewPool(func() *exec.Cmd {
		return &exec.Cmd{Path: self, Args: []string{os.Args[0], childName}, Env: append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(min(2, runtime.GOMAXPROCS(0))))}
	}), nil
}

// newRules is the command of a child's child, which reads the lines of a PDF's tables.
func newRules() *cobra.Command {
	return &cobra.Command{
		Use:    read.RulesCommand,
		Short:  "Read the lines of a PDF for the program that started this one",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE:   func(cmd *cobra.Command, _ []string) error { return read.Rules(cmd.InOrStdin(), cmd.OutOrStdout()) },
	}
}

// newChild is the command of a child. It is no command for people.
func newChild() *cobra.Command {
	return &cobra.Command{
		Use:    childName,
		Short:  "Read files for the program that started this one",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return isolate.Serve(cmd.InOrStdin(), cmd.OutOrStdout())
		},
	}
}
