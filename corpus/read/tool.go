package read

import "os/exec"

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
		if path, err := exec.LookPath(tools[i].Name); err == nil {
			tools[i].Path = path
		}
	}
	return tools
}
