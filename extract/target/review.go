package target

import (
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// pastPeriod says whether p ends before the plan begins.
func pastPeriod(p *when.Period, plan when.Plan) bool {
	return p != nil && plan.From > 0 && p.To > 0 && p.To < plan.From
}

// reviews says whether a heading is over what has been: 工作回顾, 发展基础, and not 强化农业发展基础.
func (d *Dictionary) reviews(title []rune) bool {
	for i := range title {
		if _, n := d.review.At(title[i:]); n > 0 && !d.commands(title[:i]) {
			return true
		}
	}
	return false
}

// commands says whether a heading tells what to do: it begins with a verb or an adverb.
func (d *Dictionary) commands(title []rune) bool {
	for n := 2; n <= min(4, len(title)); n++ {
		if w := d.index[string(title[:n])]; w != nil && w.Has(lexicon.Action|lexicon.Verb|lexicon.Adverb) {
			return true
		}
	}
	return false
}

// Opens says whether sentence i is the first of its paragraph.
func (a *Assembler) Opens(i int) bool {
	return i == 0 || slices.Contains(a.doc.Runes[a.doc.Sentences[i-1].End:a.doc.Sentences[i].Start], '\n')
}

// Look takes note, before sentence i is worked on, when it begins by looking back: 过去一年，…
func (a *Assembler) Look(i int) {
	s := &a.doc.Sentences[i]
	a.reviewing = a.reviewing && !a.looksAhead(s, nil) || a.opensReview(s)
}

// Turn says what time the first sentence of a paragraph names as its topic, nil for none. A line that is not a full
// sentence sets the topic of what follows, up to the next such line or numbered heading; the head of a paragraph
// sets the paragraph's.
func (a *Assembler) Turn(i int, topic *when.Period) {
	s := &a.doc.Sentences[i]
	from := 0
	if i > 0 {
		from = a.doc.Sentences[i-1].End
	}
	if s.Kind == corpus.Heading {
		a.topic = nil
	}
	a.paragraph, a.due, a.reviewing, a.telling, a.label = nil, nil, false, false, a.industryAt(s)
	if root := a.mixed[s.Section]; root >= 0 && s.Kind != corpus.Front && !(s.Kind == corpus.Heading && root == s.Section) && a.looksAhead(s, topic) {
		a.ahead = root
	}
	switch {
	case topic == nil || s.Kind == corpus.Heading:
	case !strings.ContainsRune("。；！", a.doc.Runes[s.End-1]):
		if from == 0 || strings.ContainsRune("。！？：:；", a.doc.Runes[from-1]) || a.doc.Sentences[i-1].Kind != corpus.Body {
			a.topic = topic // what stands before is whole, so this is no part of a broken line
		}
	case pastPeriod(topic, a.plan) && topic.From != 0:
		a.paragraph = topic
	case topic.From == 0 && !topic.Past && topic.Start <= maxOpening:
		a.due = topic
	}
}

// maxOpening is how far from a paragraph's head the time may stand by which all of it is due.
const maxOpening = 6

// maxLabel is the longest label of a paragraph, in characters.
const maxLabel = 12

// industryAt is the industry that a paragraph names before a colon at its head: 装备制造业：…; empty for none.
func (a *Assembler) industryAt(s *corpus.Sentence) string {
	head := a.doc.Runes[s.Start:min(s.End, s.Start+maxLabel)]
	i := slices.IndexFunc(head, func(r rune) bool { return r == ':' || r == '：' })
	if i < 2 {
		return ""
	}
	label := string(head[:i])
	if !strings.HasSuffix(label, "业") && !a.grammar.lex.Clusters.Industry(label) {
		return ""
	}
	return label
}

// opensReview says whether a paragraph begins by looking back: 刚刚过去的一年, 五年来.
func (a *Assembler) opensReview(s *corpus.Sentence) bool {
	_, n := a.dict.review.At(a.doc.Runes[s.Start:s.End])
	return n >= minReview
}

// minReview is the shortest word, in characters, that makes a paragraph look back by standing at its head.
const minReview = 3

// maxHead is how many characters at a paragraph's head can say what the paragraph is about.
const maxHead = 60

// looksAhead says whether a paragraph or line turns to what shall be: 主要预期目标, 2026年, 力争.
func (a *Assembler) looksAhead(s *corpus.Sentence, topic *when.Period) bool {
	if topic != nil && topic.To > 0 && !topic.Past && !pastPeriod(topic, a.plan) {
		return true
	}
	head := a.doc.Runes[s.Start:min(s.End, s.Start+maxHead)]
	return (a.dict.future.In(head) || begins(head, "力争") || begins(head, "确保")) && !a.dict.done.In(head)
}

// begins says whether text begins with a word.
func begins(text []rune, word string) bool {
	i := 0
	for _, r := range word {
		if i == len(text) || text[i] != r {
			return false
		}
		i++
	}
	return true
}

// behind says whether the sentence stands in the part of a mixed section that looks back.
func (a *Assembler) behind(s *corpus.Sentence) bool {
	root := a.mixed[s.Section]
	return root >= 0 && a.ahead != root
}

// looksBack says whether the sentence stands where the text tells what has been.
func (a *Assembler) looksBack(s *corpus.Sentence) bool {
	return a.past[s.Section] || a.behind(s) || a.reviewing || a.paragraph != nil || pastPeriod(a.topic, a.plan)
}

// Plans says whether sentence i of the document may state a target: it stands in the plan's body, not in a review.
func (a *Assembler) Plans(i int) bool {
	s := &a.doc.Sentences[i]
	return a.ownWords(s) && !a.looksBack(s)
}
