package read

import "github.com/mubiao/mubiao/corpus"

func (f *file) scanned(format string) (*corpus.Source, error) {
	return nil, refuse(NoText, "no text layer: needs OCR")
}
