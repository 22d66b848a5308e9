package rule

import (
	"iter"
	"slices"

	"github.com/mubiao/mubiao/lexicon"
)

// Chunk (小句) is the part of a line that states one thing: a clause, or one member of a coordination in
// which each member has its number (科技型企业30家、高新技术企业10家).
type Chunk struct {
	From, To int  // slots
	Clause   int  // counts from 0 in the sentence
	Mark     rune // the mark before it: , ; : ( 、 和, or 0 at the start
}

// maxChunk bounds a chunk: what is longer is a run of text without marks, in which no pattern makes sense.
const maxChunk = 240

// Chunks cuts l into chunks. A clause in which 分别 pairs several values with several names stays whole.
func (m *Matcher) Chunks(l Line) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) { m.chunks(l, yield) }
}

func (m *Matcher) chunks(l Line, yield func(Chunk) bool) {
	clause, from, mark := 0, listMark(l.Slots), rune(0)
	closing := -1 // where the bracket that is a clause of its own ends
	depth := 0
	quoted := statements(l.Slots)
	for i := from; i <= len(l.Slots); i++ {
		if i < len(l.Slots) {
			switch r := l.Slots[i]; {
			case quoted != nil && quoted[i]:
			case r == '(' && l.opensClause(i):
				closing = depth
			case r == '(':
				depth++
				continue
			case r == ')' && closing == depth:
				closing = -1
			case r == ')':
				depth = max(0, depth-1)
				continue
			case clauseMark(r) && (depth == 0 || closing == depth):
			case i-from >= maxChunk:
			default:
				continue
			}
		}
		if !m.split(l, Chunk{from, i, clause, mark}, yield) {
			return
		}
		clause++
		if i < len(l.Slots) {
			mark = l.Slots[i]
		}
		if from = i + 1; from < len(l.Slots) {
			from += listMark(l.Slots[from:])
		}
	}
}

// listMark is the length of the (15) that numbers a line or a clause, 0 without one.
func listMark(slots []rune) int {
	if len(slots) > 3 && slots[0] == '(' && IsQuantity(slots[1]) && slots[2] == ')' {
		return 3
	}
	return 0
}

// maxName is the longest quotation, in slots, that may be a name although it holds a number.
const maxName = 12

// statements marks the quotation marks around what is a statement and not a name: a quotation with a comma in it, or
// a long one with a number.
func statements(slots []rune) map[int]bool {
	var marks map[int]bool
	open, comma, number := -1, false, false
	for i, r := range slots {
		switch {
		case r == '“':
			open, comma, number = i, false, false
		case r == ',' || r == ';':
			comma = true
		case IsQuantity(r):
			number = true
		case r == '”':
			if open >= 0 && (comma || number && i-open > maxName) {
				if marks == nil {
					marks = map[int]bool{}
				}
				marks[open], marks[i] = true, true
			}
			open = -1
		}
	}
	return marks
}

// maxClause is the longest clause, in slots, that context rules are tried on in one piece.
const maxClause = 300

// Clauses cuts l at its marks, brackets or not; each clause [From,To) holds the mark that ends it.
func Clauses(l Line) iter.Seq[Group] {
	return func(yield func(Group) bool) {
		from := 0
		for i, slot := range l.Slots {
			if EndsClause(slot) || i+1-from >= maxClause || i+1 == len(l.Slots) {
				if !yield(Group{from, i + 1}) {
					return
				}
				from = i + 1
			}
		}
	}
}

// EndsClause says whether slot is a mark at which a clause ends.
func EndsClause(slot rune) bool {
	switch slot {
	case ',', ';', ':', '。':
		return true
	}
	return false
}

// opensClause says whether the bracket at i holds a clause of its own: (其中20亿元以上项目1个), (小学8所、中学4所).
func (l Line) opensClause(i int) bool {
	if l.breaksDown(i) {
		return true
	}
	text := l.Text(i+1, min(i+4, len(l.Slots)))
	for _, word := range []string{"其中", "包括", "含"} {
		if len(text) >= len(word) && text[:len(word)] == word {
			return true
		}
	}
	return false
}

// breaksDown says whether the bracket at i parts the number before it into several with its unit: 12所(小学8所、中学4所).
func (l Line) breaksDown(i int) bool {
	if i == 0 || !IsQuantity(l.Slots[i-1]) {
		return false
	}
	parts := 0
	for k := i + 1; k < len(l.Slots) && l.Slots[k] != ')'; k++ {
		if IsQuantity(l.Slots[k]) {
			if l.Numbers[l.What[k]].Unit != l.Numbers[l.What[i-1]].Unit {
				return false
			}
			parts++
		}
	}
	return parts >= 2
}

func clauseMark(r rune) bool {
	switch r {
	case ',', ';', ':', '。', '!', '?', '—', '–', '―':
		return true
	}
	return false
}

// split cuts the clause c between the members of a coordination. It says whether yield asks for more.
func (m *Matcher) split(l Line, c Chunk, yield func(Chunk) bool) bool {
	from, to := c.From, c.To
	whole := from < to && slices.ContainsFunc(l.Slots[from:to], m.Distributes)
	for i := from; i < to && !whole; i++ {
		n := joint(l.Slots, i, to)
		if n == 0 || i == from || !HasQuantity(l.Slots[i+n:to]) && !m.turns(l, i, n, to) {
			continue
		}
		if !HasQuantity(l.Slots[from:i]) {
			if m.closes(l.Slots[from:i]) {
				from, c.Mark = i+n, l.Slots[i] // 居民收入增长与经济增长同步、粮食产量500亿斤
			}
			continue
		}
		if beside(l.Slots, i-1, -1, from) || beside(l.Slots, i+n, 1, to) || m.opens(l.Slots[i+n:to]) {
			if m.endings.Begins(l.Source[l.At[i+n]:l.At[min(i+n+4, to)]], lexicon.Description) == "" {
				if !yield(Chunk{from, i, c.Clause, c.Mark}) {
					return false
				}
				from, c.Mark = i+n, l.Slots[i]
			}
		}
	}
	return from >= to || yield(Chunk{from, to, c.Clause, c.Mark})
}

// opens says whether slots begin like a statement of its own: 每个镇建有1个…, 新入规20家….
func (m *Matcher) opens(slots []rune) bool {
	return len(slots) > 0 && IsWord(slots[0]) && m.alphabet.words[slots[0]-wordBase].Has(lexicon.Per|lexicon.Added|lexicon.Modal)
}

// closes says whether slots are a statement that ends in its verb and holds no number.
func (m *Matcher) closes(slots []rune) bool {
	last := slots[len(slots)-1]
	return IsWord(last) && m.alphabet.words[last-wordBase].Has(lexicon.Grow|lexicon.Fall|lexicon.Even)
}

// turns says whether behind the mark at i, which stands right behind a number, a word or a time begins another
// statement: 增长7%以上、力争高于上年.
func (m *Matcher) turns(l Line, i, n, to int) bool {
	if !IsQuantity(l.Slots[i-1]) || i+n >= to {
		return false
	}
	return IsWord(l.Slots[i+n]) || IsPeriod(l.Slots[i+n]) || m.says(l.Slots[i+n:to])
}

// says whether slots without a number are a statement: they hold a verb, and no 的 that would make a description of it.
func (m *Matcher) says(slots []rune) bool {
	return !slices.Contains(slots, '的') && slices.ContainsFunc(slots, func(r rune) bool {
		return IsWord(r) && m.alphabet.words[r-wordBase].Has(lexicon.Action|lexicon.Reach|lexicon.Modal|lexicon.Grow|lexicon.Fall)
	})
}

// joint is the length of a coordinating mark at i: 、 和 及 以及 并.
func joint(slots []rune, i, to int) int {
	switch slots[i] {
	case '、', '和', '及', '与', '并':
		if i+1 < to && slots[i] == '及' && slots[i+1] == '以' {
			return 0
		}
		return 1
	case '以':
		if i+1 < to && slots[i+1] == '及' {
			return 2
		}
	}
	return 0
}

// HasQuantity says whether one of slots is a number.
func HasQuantity(slots []rune) bool {
	for _, r := range slots {
		if IsQuantity(r) {
			return true
		}
	}
	return false
}

// beside says whether a number stands at i, behind a bracket or before a word or two.
func beside(slots []rune, i, step, end int) bool {
	if step < 0 {
		if i >= end && slots[i] == ')' {
			for i > end && slots[i] != '(' {
				i--
			}
			i--
		}
		return i >= end && IsQuantity(slots[i])
	}
	for k := 0; k < 3 && i < end; k++ {
		if IsQuantity(slots[i]) {
			return true
		}
		if !IsWord(slots[i]) && !IsPeriod(slots[i]) && slots[i] != '新' && slots[i] != '再' {
			return false
		}
		i++
	}
	return false
}
