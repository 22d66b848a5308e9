package check

import (
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// FuzzCheck wants, of any two notices, findings whose statements quote their documents.
func FuzzCheck(f *testing.F) {
	x, rules := bench(f)
	for _, r := range rules {
		for _, e := range append(r.Yes, r.No...) {
			f.Add(e.Notices[0], e.Notices[len(e.Notices)-1])
		}
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		c, texts := New(x.Lexicon, rules), map[string]*corpus.Document{}
		for path, text := range map[string]string{"1.txt": first, "2.txt": second} {
			texts[path] = corpus.New(&corpus.Source{Path: path, SHA256: corpus.Hash([]byte(text)), Format: "text", Text: text})
		}
		c.Add(x.Extract(texts["1.txt"]))
		c.Add(x.Extract(texts["2.txt"]))
		for _, found := range c.Findings() {
			for _, s := range append(found.Parts, found.A, found.B) {
				if got := texts[s.Document].Slice(s.Span); got != s.Value {
					t.Errorf("%s: %q stands where %q should", found.Kind, got, s.Value)
				}
			}
		}
	})
}
