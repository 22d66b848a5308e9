package lexicon

import "slices"

// Starts (词首索引) finds the longest of many words that begins a text. Its zero value holds none.
type Starts[T any] struct {
	firsts  [1 << 10]uint64 // a bit for each character that a word begins with: most of a text is told by it
	words   map[[2]rune][]start[T]
	singles bool // there are words of one character, whose second is 0
}

// start is a word and what it stands for.
type start[T any] struct {
	word  []rune
	value T
}

// Add enters a word, behind those as long that begin with the same two characters.
func (s *Starts[T]) Add(word string, value T) {
	if s.words == nil {
		s.words = map[[2]rune][]start[T]{}
	}
	w := start[T]{[]rune(word), value}
	var pair [2]rune
	copy(pair[:], w.word)
	s.singles = s.singles || len(w.word) == 1
	if r := pair[0]; r < 1<<16 {
		s.firsts[r>>6] |= 1 << (r & 63)
	}
	list := s.words[pair]
	at := slices.IndexFunc(list, func(o start[T]) bool { return len(o.word) < len(w.word) })
	if at < 0 {
		at = len(list)
	}
	s.words[pair] = slices.Insert(list, at, w)
}

// At is what the longest word that begins text stands for, and its length in runes; 0 where there is none.
func (s *Starts[T]) At(text []rune) (value T, n int) {
	if len(text) == 0 || !s.begins(text[0]) {
		return value, 0
	}
	if len(text) > 1 {
		words := s.words[[2]rune{text[0], text[1]}]
		for i := range words {
			w := &words[i]
			if n = len(w.word); n <= len(text) && slices.Equal(text[:n], w.word) {
				return w.value, n
			}
		}
	}
	if s.singles {
		if words := s.words[[2]rune{text[0]}]; len(words) > 0 {
			return words[0].value, 1
		}
	}
	return value, 0
}

// begins says whether a word may begin with r.
func (s *Starts[T]) begins(r rune) bool {
	i := uint32(r) >> 6
	return i >= uint32(len(s.firsts)) || s.firsts[i]>>(r&63)&1 != 0
}

// Next is where the next word stands in text from i on, what it stands for and its length; n is 0 where there is none.
func (s *Starts[T]) Next(text []rune, i int) (at int, value T, n int) {
	for k, r := range text[i:] {
		if s.begins(r) {
			if value, n = s.At(text[i+k:]); n > 0 {
				return i + k, value, n
			}
		}
	}
	return len(text), value, 0
}

// In says whether one of the words stands in text.
func (s *Starts[T]) In(text []rune) bool {
	_, _, n := s.Next(text, 0)
	return n > 0
}
