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
	Words  []lexicon.Word
	seg    gse.Segmenter
	index  map[string]int
	starts map[[2]rune]int // the length of the longest word that begins with two characters
	filter [1 << 13]uint64 // a bit for each pair in starts, by hash: most pairs are told by it
}

// New loads the lexicon's words into a segmenter of their own.
func New(lex *lexicon.Lexicon) (*Splitter, error) {
	s := &Splitter{Words: lex.Words, index: make(map[string]int, len(lex.Words)), starts: map[[2]rune]int{}}
	s.seg.Dict = gse.NewDict()
	s.seg.NotLoadHMM, s.seg.SkipLog, s.seg.AlphaNum = true, true, true
	s.seg.Init()
	for i, w := range s.Words {
		s.index[w.Text] = i
		text := []rune(w.Text)
		pair := [2]rune{text[0], text[1]}
		s.starts[pair] = max(s.starts[pair], len(text))
		h := hash(pair)
		s.filter[h>>6] |= 1 << (h & 63)
		// every word costs the same, so the cut with the fewest words wins
		if err := s.seg.AddToken(w.Text, 100); err != nil {
			return nil, fmt.Errorf("add word %s to the segmenter: %w", w.Text, err)
		}
	}
	s.seg.CalcToken()
	return s, nil
}

func hash(pair [2]rune) uint32 {
	return (uint32(pair[0])*0x9E3779B1 ^ uint32(pair[1])*0x85EBCA6B) >> 13
}

// Split finds the known words of text, in order. Only stretches where a word can begin go to the segmenter.
func (s *Splitter) Split(text []rune) []Token {
	var tokens []Token
	for i := 0; i+1 < len(text); {
		end := i + s.longest(text, i)
		if end == i {
			i++
			continue
		}
		for j := i + 1; j < end; j++ {
			end = max(end, j+s.longest(text, j))
		}
		end = min(end, len(text))
		tokens = s.cut(text[i:end], i, tokens)
		i = end
	}
	return tokens
}

// longest is the length of the longest word that may begin at i, 0 where none can.
func (s *Splitter) longest(text []rune, i int) int {
	if i+1 >= len(text) {
		return 0
	}
	pair := [2]rune{text[i], text[i+1]}
	if h := hash(pair); s.filter[h>>6]&(1<<(h&63)) == 0 {
		return 0
	}
	return s.starts[pair]
}

// cut segments a stretch that begins at offset at. gse lower-cases and its positions are bytes, so places are
// counted from the lengths of its pieces.
func (s *Splitter) cut(text []rune, at int, tokens []Token) []Token {
	buf := []byte(string(text))
	if i, ok := s.index[string(buf)]; ok {
		return append(tokens, Token{at, at + len(text), i}) // one word, and no cut has fewer
	}
	for _, piece := range s.seg.Segment(buf) {
		bytes := buf[piece.Start():piece.End()]
		n := utf8.RuneCount(bytes)
		if n > 1 {
			if i, ok := s.index[string(bytes)]; ok {
				tokens = append(tokens, Token{at, at + n, i})
			}
		}
		at += n
	}
	return tokens
}
