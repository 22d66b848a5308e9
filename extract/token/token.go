// Package token cuts a folded sentence into the words that rules and phrases know, with gse and the
// project's own small dictionary. What no word covers stays uncut.
package token

import (
	"fmt"
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
	Words []lexicon.Word
	seg   gse.Segmenter
	index map[string]int
}

// New loads the lexicon's words into a segmenter of their own.
func New(lex *lexicon.Lexicon) (*Splitter, error) {
	s := &Splitter{Words: lex.Words, index: make(map[string]int, len(lex.Words))}
	for i, w := range s.Words {
		s.index[w.Text] = i
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
