// Package token cuts a folded sentence into the words that rules and phrases know, with gse and the
// project's own small dictionary. What no word covers stays uncut.
package token

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"github.com/mubiao/mubiao/lexicon"
)

// Token (词) is a known word at its place in the folded sentence.
type Token struct {
	Start, End int
	Word       int // index in Splitter.Words
}

// Splitter (分词器) is safe for concurrent use once made.
type Splitter struct {
	Words []lexicon.Word // the lexicon's words and, after them, the indicators' names
	seg   gse.Segmenter
	index map[string]int
}

// New loads the lexicon's words and indicators into a segmenter of their own.
func New(lex *lexicon.Lexicon) (*Splitter, error) {
	s := &Splitter{Words: append([]lexicon.Word(nil), lex.Words...), index: map[string]int{}}
	for i, w := range s.Words {
		s.index[w.Text] = i
	}
	for _, name := range lex.Indicators.Words() {
		if _, ok := s.index[name]; !ok && !s.opens(name) {
			s.index[name] = len(s.Words)
			s.Words = append(s.Words, lexicon.Word{Text: name, Classes: []string{"indicator"}})
		}
	}
	s.seg.Dict = gse.NewDict()
	s.seg.NotLoadHMM, s.seg.SkipLog, s.seg.AlphaNum = true, true, true
	s.seg.Init()
	for _, w := range s.Words {
		// every word costs the same, so the cut with the fewest words wins
		if err := s.seg.AddToken(w.Text, 100); err != nil {
			return nil, fmt.Errorf("add word %s to the segmenter: %w", w.Text, err)
		}
	}
	s.seg.CalcToken()
	return s, nil
}

// opens says whether an indicator's name begins with an action or a place (新增就业, 全市森林覆盖率) or
// holds an action (完成投资): that is a word of its own then, and the name is looked up when the phrase is put together.
func (s *Splitter) opens(name string) bool {
	for i := range name {
		if w, ok := s.index[name[:i]]; ok && (s.Words[w].Has("action") || s.Words[w].Has("area")) {
			return true
		}
	}
	return strings.Contains(name, "完成")
}

// Split finds the known words of text, in order. gse lower-cases and its positions are bytes, so places
// are counted here from the lengths of its pieces.
func (s *Splitter) Split(text []rune) []Token {
	buf := []byte(string(text))
	var tokens []Token
	at := 0
	for _, piece := range s.seg.Segment(buf) {
		bytes := buf[piece.Start():piece.End()]
		n := utf8.RuneCount(bytes)
		if len(bytes) > 3 {
			if i, ok := s.index[string(bytes)]; ok {
				tokens = append(tokens, Token{at, at + n, i})
			}
		}
		at += n
	}
	return tokens
}
