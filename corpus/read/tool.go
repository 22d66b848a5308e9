package read

import (
	"bytes"
	"os/exec"
)

// Tool (外部程序) is a program that readers use where the machine has it.
type Tool struct {
	Name, For string
	Without   string // what comes of its lack, and how to get it
	Path      string // empty where it was not found
}

// Tools are the outside programs, as this machine has them.
func Tools() []Tool {
	tools := []Tool{
		{Name: "pdftotext", For: "PDF", Without: "PDF is read less well; 'make deps', or install poppler-utils and poppler-data"},
		{Name: "pdftoppm", For: "scanned PDF", Without: "no OCR of PDF; install poppler-utils"},
		{Name: "tesseract", For: "scanned pages (--ocr)", Without: "no OCR; install tesseract-ocr and tesseract-ocr-chi-sim"},
	}
	for i := range tools {
		tools[i].Path = tool(tools[i].Name)
	}
	return tools
}

// tool is where an outside program is; empty where the machine has none.
func tool(name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return path
}

// Said (输出) keeps the first of what a program says on its way, enough to tell what was wrong.
type Said struct {
	bytes.Buffer
}

// mostSaid is how much of it is kept, in bytes.
const mostSaid = 4 << 10

// Write keeps what there is room for.
func (s *Said) Write(p []byte) (int, error) {
	if room := mostSaid - s.Len(); room > 0 {
		s.Buffer.Write(p[:min(len(p), room)])
	}
	return len(p), nil
}
