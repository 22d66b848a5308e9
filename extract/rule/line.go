// Package rule matches declarative patterns over slots: a sentence in which every number, time and known
// word is one rune, so that a pattern can name them by class.
package rule

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/token"
	"github.com/mubiao/mubiao/extract/when"
)

// The private-use runes of the slot alphabet. Those of a source text are replaced, so none can be forged.
const (
	quantityBase = 0xE000 // + index in kinds
	periodSlot   = 0xE100
	forged       = 0xFFFD
	wordBase     = 0xF0000 // + index of the word
)

// kinds is the dimensions of number that are slots; a number of another kind stays text.
var kinds = []measure.Kind{measure.Percent, measure.Points, measure.Count, measure.Money, measure.Amount,
	measure.Times, measure.Time, measure.Implicit, measure.Scale, measure.Bare, "age", "small", "score", "great"}

// Small is the slot kind of a count written in Chinese numerals: 三个, 一批. It is most often an enumeration.
const Small measure.Kind = "small"

// SmallSlot is the slot of the numbers of kind Small.
var SmallSlot = quantityBase + rune(slices.Index(kinds, Small))

// Line (槽行) is a sentence, or a part of one, as slots.
type Line struct {
	Source  []rune // the folded text
	Slots   []rune
	At      []int // the folded offset of each slot, and of the end
	What    []int // for a number its index, for a period -1-index, for a word its index; 0 for text
	Numbers []measure.Quantity
	Periods []when.Period
}

// Lay makes l the line of numbers, periods and words over text, in the room that l has already: what was taken from l
// before is gone. Where they overlap a period wins over a number and a number over a word. Twins share one slot, the
// first one's.
func (l *Line) Lay(text []rune, numbers []measure.Quantity, periods []when.Period, tokens []token.Token) {
	*l = Line{Source: text, Numbers: numbers, Periods: periods,
		Slots: slices.Grow(l.Slots[:0], len(text)), At: slices.Grow(l.At[:0], len(text)+1), What: slices.Grow(l.What[:0], len(text))}
	p, t := 0, 0
	n, slot := nextNumber(numbers, 0)
	for i := 0; i < len(text); {
		for p < len(periods) && periods[p].Start < i {
			p++
		}
		for n < len(numbers) && numbers[n].Start < i {
			n, slot = nextNumber(numbers, n+1)
		}
		for t < len(tokens) && tokens[t].Start < i {
			t++
		}
		switch {
		case p < len(periods) && periods[p].Start == i:
			i = l.put(periodSlot, i, -1-p, periods[p].End)
		case n < len(numbers) && numbers[n].Start == i:
			end := numbers[n].End
			if Twins(numbers, n) {
				end = numbers[n+1].End
			}
			i = l.put(slot, i, n, end)
		case t < len(tokens) && tokens[t].Start == i && !crosses(numbers, n, periods, p, tokens[t].End):
			i = l.put(wordBase+rune(tokens[t].Word), i, tokens[t].Word, tokens[t].End)
		case t < len(tokens) && tokens[t].Start == i && p < len(periods) && tokens[t].End == periods[p].Start+1 && text[periods[p].Start] == '到':
			periods[p].Start++ // 提高到2022年的58%: the 到 is the verb's
			i = l.put(wordBase+rune(tokens[t].Word), i, tokens[t].Word, tokens[t].End)
		default:
			end := len(text) // of what is surely plain
			if p < len(periods) {
				end = min(end, periods[p].Start)
			}
			if n < len(numbers) {
				end = min(end, numbers[n].Start)
			}
			if t < len(tokens) {
				end = min(end, tokens[t].Start)
			}
			i = l.putPlain(i, max(end, i+1))
		}
	}
	l.At = append(l.At, len(text))
}

func (l *Line) put(slot rune, at, what, end int) int {
	l.Slots = append(l.Slots, slot)
	l.At = append(l.At, at)
	l.What = append(l.What, what)
	return end
}

// putPlain puts the characters [i,end) of the source as they are.
func (l *Line) putPlain(i, end int) int {
	n := len(l.Slots)
	more := n + end - i
	l.Slots, l.At, l.What = l.Slots[:more], l.At[:more], l.What[:more]
	clear(l.What[n:])
	slots, at := l.Slots[n:], l.At[n:]
	for k, r := range l.Source[i:end] {
		slots[k], at[k] = plain(r), i+k
	}
	return end
}

// crosses says whether a word that ends at end runs into the next number or period.
func crosses(numbers []measure.Quantity, n int, periods []when.Period, p, end int) bool {
	return n < len(numbers) && numbers[n].Start < end || p < len(periods) && periods[p].Start < end
}

func plain(r rune) rune {
	if r >= quantityBase && (r <= 0xF8FF || r >= wordBase) {
		return forged
	}
	return r
}

// nextNumber is the first number from n on that is a slot, and the slot.
func nextNumber(numbers []measure.Quantity, n int) (int, rune) {
	for ; n < len(numbers); n++ {
		if slot := kindSlot(&numbers[n]); slot != 0 {
			return n, slot
		}
	}
	return n, 0
}

// kindSlot is the slot of a number, or 0 for one that stays text.
func kindSlot(q *measure.Quantity) rune {
	kind := q.Kind
	if q.Chinese && kind == measure.Count && isSmall(q) || q.Chinese && q.Vague() {
		kind = Small // 三个, and 百所, 千亩
	}
	for i, k := range kinds {
		if k == kind {
			return quantityBase + rune(i)
		}
	}
	return 0
}

// Twins says whether number n and the next count the same thing in two units, the second in people: 5086户20402人. A
// bound there makes it a size, 1家500人以上的企业.
func Twins(numbers []measure.Quantity, n int) bool {
	if n+1 >= len(numbers) {
		return false
	}
	a, b := &numbers[n], &numbers[n+1]
	return a.End == b.Start && a.Kind == measure.Count && b.Kind == measure.Count && a.BaseUnit != b.BaseUnit &&
		a.Unit != "" && strings.HasPrefix(b.BaseUnit, "人") && b.Bound == measure.Exact && !b.Vague()
}

// isSmall says whether a count in Chinese numerals is at most twelve, with no bound and no magnitude: 三个, not 三百个
// nor 十余个.
func isSmall(q *measure.Quantity) bool {
	return q.Bound == measure.Exact && q.BaseHigh != nil && q.BaseHigh.IsInteger() && q.BaseHigh.IntPart() <= 12
}

// Part is the sub-line of the slots [i,j).
func (l Line) Part(i, j int) Line {
	return Line{l.Source, l.Slots[i:j], l.At[i : j+1], l.What[i:j], l.Numbers, l.Periods}
}

// IsQuantity says whether slot is a number, IsWord whether it is a known word.
func IsQuantity(slot rune) bool { return slot >= quantityBase && slot < periodSlot }

// IsPeriod says whether slot is a time.
func IsPeriod(slot rune) bool { return slot == periodSlot }

// IsWord says whether slot is a known word; its index is Line.What.
func IsWord(slot rune) bool { return slot >= wordBase }

// Word is the index of the word whose slot it is.
func Word(slot rune) int { return int(slot - wordBase) }

// Text is what the slots [i,j) stand for in the folded text: see Lay.
func (l Line) Text(i, j int) string {
	if i >= j {
		return ""
	}
	return string(l.Source[l.At[i]:l.At[j]])
}
