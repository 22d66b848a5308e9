package lexicon

import "slices"

// Starts (词首索引) finds the longest of many words that begins a text. Its zero value holds none.
type Starts[T any] struct {
	firsts [1 << 10]uint64 // a bit for each character that a word begins with: most of a text is told by it
	words  map[rune][]start[T]
}

// start is a word and what it stands for.
type start[T any] struct {
	word  []rune
	value T
}

// Add enters a word, behind those as long that begin with the same character.
func (s *Starts[T]) Add(word string, value T) {
	if s.words == nil {
		s.words = map[rune][]start[T]{}
	}
	w := start[T]{[]rune(word), value}
	r := w.word[0]
	if r < 1<<16 {
		s.firsts[r>>6] |= 1 << (r & 63)
	}
	list := s.words[r]
	at := slices.IndexFunc(list, func(o start[T]) bool { return len(o.word) < len(w.word) })
	if at < 0 {
		at = len(list)
	}
	s.words[r] = slices.Insert(list, at, w)
}

// At is what the longest word that begins text stands for, and its length in runes; 0 where there is none.
func (s *Starts[T]) At(text []rune) (value T, n int) {
	if len(text) == 0 || text[0] < 1<<16 && s.firsts[text[0]>>6]&(1<<(text[0]&63)) == 0 {
		return value, 0
	}
	for _, w := range s.words[text[0]] {
		if n = len(w.word); n <= len(text) && slices.Equal(text[:n], w.word) {
			return w.value, n
		}
	}
	return value, 0
}

// In says whether one of the words stands in text.
func (s *Starts[T]) In(text []rune) bool {
	for i := range text {
		if _, n := s.At(text[i:]); n > 0 {
			return true
		}
	}
	return false
}
