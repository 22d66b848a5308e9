package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// textFlags are the flags of mubiao text.
type textFlags struct {
	format bool
	reading
}

func newText() *cobra.Command {
	var f textFlags
	cmd := &cobra.Command{
		Use:   "text [flags] PATH",
		Short: "Print a notice's text as read, which is what start and end count in",
		Long: `text prints a notice's text exactly as it was read: decoded, the byte-order mark dropped, line
breaks kept; of a web page, an Office file or a PDF what the reader drew from it. Every start and
end that mubiao prints counts Unicode code points in this text. A notice in an archive is named
archive.zip!/name.`,
		Example: `  mubiao text seeds/zhengzhou-2016.txt
  mubiao text --format notice.doc
  mubiao text 'annexes.zip!/目标.xlsx'
  mubiao text - < seeds/zhengzhou-2016.txt | wc -m`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0]) },
	}
	cmd.Flags().BoolVar(&f.format, "format", false, "print what the file is by its bytes, and its encoding, instead of the text")
	addLimits(cmd, &f.reading)
	f.jobs = 1
	return cmd
}

func (f textFlags) run(cmd *cobra.Command, path string) error {
	file := archiveOf(path)
	var docs []*corpus.Document
	var failed error
	alone := func(doc *corpus.Document) *target.Plan { return &target.Plan{Document: doc} }
	err := f.work(cmd.Context(), cmd.InOrStdin(), batch{inputs: []input{{path: file}}, extract: alone, use: func(r *result) error {
		switch {
		case r.path != path && file != path:
		case r.err != nil:
			failed = fmt.Errorf("%s: %w", r.path, r.err)
		default:
			docs = append(docs, r.plan.Document)
		}
		return nil
	}})
	switch {
	case err != nil:
		return err
	case len(docs) == 0 && failed != nil:
		return failed
	case len(docs) == 0:
		return fmt.Errorf("%s: no such file in the archive: 'mubiao text --format %s' lists them", path, file)
	case len(docs) > 1 && !f.format:
		return fmt.Errorf("%s: an archive of %d notices: name one of them, as %s", path, len(docs), docs[0].Path)
	}
	return f.print(cmd.OutOrStdout(), docs)
}

// print prints the text, or each notice's format.
func (f textFlags) print(w io.Writer, docs []*corpus.Document) (err error) {
	for _, doc := range docs {
		switch {
		case !f.format:
			_, err = io.WriteString(w, doc.Text)
		case len(docs) > 1:
			_, err = fmt.Fprintln(w, strings.TrimSpace(doc.Path+": "+doc.Format+" "+doc.Encoding))
		default:
			_, err = fmt.Fprintln(w, strings.TrimSpace(doc.Format+" "+doc.Encoding))
		}
		if err != nil {
			return fmt.Errorf("write text: %w", err)
		}
	}
	return nil
}

// archiveOf is the file that a path leads to: the path itself, or the archive before !/.
func archiveOf(path string) string {
	for i := range path {
		if !strings.HasPrefix(path[i:], "!/") {
			continue
		}
		if info, err := os.Stat(path[:i]); err == nil && info.Mode().IsRegular() {
			return path[:i]
		}
	}
	return path
}
