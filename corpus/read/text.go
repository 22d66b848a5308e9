package read

import "github.com/mubiao/mubiao/corpus"

func (f *file) text() (*corpus.Source, error) {
	if int64(len(f.data)) > f.Part {
		return nil, refuse(TooLarge, "the text has %d MB, the limit is %d MB: divide it, or raise --max-part", len(f.data)>>20, f.Part>>20)
	}
	return corpus.Plain(f.path, f.data)
}

// decode is the text of a format that is written as text, and the warnings about it.
func (f *file) decode() (text, encoding string, warnings []string, err error) {
	text, encoding, lost, err := corpus.Decode(f.data)
	if err == nil && lost > 0 {
		warnings = []string{corpus.Lost(lost, encoding)}
	}
	return text, encoding, warnings, err
}
