// Package token cuts a folded sentence into the words that rules and phrases know, with gse and the
// project's own small dictionary. What no word covers stays uncut.
package token

import (
	"slices"
	"sync"
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
	seg    func() *segmenter   // made when a text first has words that overlap: few have
	starts map[[2]rune][]entry // by the two characters that a word begins with, the longest word first
	filter [1 << 13]uint64     // a bit for each pair in starts, by hash: most pairs are told by it
}

type entry struct {
	text []rune
	word int // index in Words
}

// segmenter is gse with no dictionary but the words, and the words' indexes.
type segmenter struct {
	gse.Segmenter
	index map[string]int
}

// New indexes the lexicon's words.
func New(lex *lexicon.Lexicon) *Splitter {
	s := &Splitter{Words: lex.Words, starts: make(map[[2]rune][]entry, len(lex.Words))}
	s.seg = sync.OnceValue(func() *segmenter { return newSegmenter(s.Words) })
	for i, w := range s.Words {
		s.enter(entry{[]rune(w.Text), i})
	}
	for _, entries := range s.starts {
		slices.SortStableFunc(entries, func(a, b entry) int { return len(b.text) - len(a.text) })
	}
	return s
}

// newSegmenter enters the words. That fails only where an int cannot count them.
func newSegmenter(words []lexicon.Word) *segmenter {
	seg := &segmenter{gse.Segmenter{Dict: gse.NewDict(), NotLoadHMM: true, SkipLog: true, AlphaNum: true}, make(map[string]int, len(words))}
	seg.Init()
	for i, w := range words {
		seg.index[w.Text] = i
		_ = seg.AddToken(w.Text, 100) // every word costs the same, so the cut with the fewest words wins
	}
	seg.CalcToken()
	return seg
}

func (s *Splitter) enter(e entry) {
	pair := [2]rune{e.text[0], e.text[1]}
	s.starts[pair] = append(s.starts[pair], e)
	h := hash(pair)
	s.filter[h>>6] |= 1 << (h & 63)
}

func hash(pair [2]rune) uint32 {
	return (uint32(pair[0])*0x9E3779B1 ^ uint32(pair[1])*0x85EBCA6B) >> 13
}

// Split finds the known words of text, in order. A word that no other overlaps stands for itself; a stretch where
// words overlap goes to the segmenter.
func (s *Splitter) Split(text []rune) []Token { return s.Append(nil, text) }

// Append is Split with room for the words.
func (s *Splitter) Append(tokens []Token, text []rune) []Token {
	for i := 0; i+1 < len(text); {
		if !s.begins([2]rune{text[i], text[i+1]}) {
			i++
			continue
		}
		n, word := s.longest(text, i)
		if n == 0 {
			i++
			continue
		}
		end := i + n
		for j := i + 1; j < end; j++ {
			if n, _ := s.longest(text, j); j+n > end {
				end, word = j+n, -1
			}
		}
		if word >= 0 {
			tokens = append(tokens, Token{i, end, word})
		} else {
			tokens = s.cut(text[i:end], i, tokens)
		}
		i = end
	}
	return tokens
}

// longest is the longest word that begins at i, in runes, and its index; 0 where there is none.
func (s *Splitter) longest(text []rune, i int) (n, word int) {
	if i+1 >= len(text) {
		return 0, -1
	}
	pair := [2]rune{text[i], text[i+1]}
	if !s.begins(pair) {
		return 0, -1
	}
	for _, e := range s.starts[pair] {
		if n := len(e.text); n <= len(text)-i && slices.Equal(text[i:i+n], e.text) {
			return n, e.word
		}
	}
	return 0, -1
}

// begins says whether a word may begin with two characters.
func (s *Splitter) begins(pair [2]rune) bool {
	h := hash(pair)
	return s.filter[h>>6]>>(h&63)&1 != 0
}

// cut segments a stretch that begins at offset at. gse lower-cases and its positions are bytes, so places are
// counted from the lengths of its pieces.
func (s *Splitter) cut(text []rune, at int, tokens []Token) []Token {
	seg, buf := s.seg(), []byte(string(text))
	for _, piece := range seg.Segment(buf) {
		bytes := buf[piece.Start():piece.End()]
		n := utf8.RuneCount(bytes)
		if n > 1 {
			if i, ok := seg.index[string(bytes)]; ok {
				tokens = append(tokens, Token{at, at + n, i})
			}
		}
		at += n
	}
	return tokens
}
