package read

import "github.com/mubiao/mubiao/corpus"

func (f *file) text() (*corpus.Source, error) { return corpus.Plain(f.name, f.data) }
