package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/target"
)

// Explanation (解释) is what was seen in one sentence, and what became of it.
type Explanation struct {
	Plan     *target.Plan // of the sentence as a document of its own
	Slots    []Slot
	Contexts []Claim // matches of rules that speak of the numbers around them
	Clauses  []Clause
	Rules    int // how many rules there are
}

// Slot (槽) is what one place of the sentence is to the rules: a number, a time, a known word or plain text.
type Slot struct {
	Text string
	Kind string // number:money, time, word:action,added; empty for plain text
}

// Clause (小句) is a part of the sentence in which one number can be claimed as a target.
type Clause struct {
	Text   string
	Claims []Claim // the longest first
}

// Claim (主张) is one match of a rule.
type Claim struct {
	Rule  *rule.Rule
	Text  string // what the pattern matched
	Value string // the number claimed; empty for a context rule
	Won   bool
	Why   string // it lost, or what a context rule says

	size, number int
}

// Explain extracts a sentence as if it stood in the body of a plan, and keeps what every rule said of it.
func (x *Extractor) Explain(sentence string) Explanation {
	doc := alone(sentence)
	e := Explanation{Plan: x.Extract(doc), Rules: len(x.rules.Rules)}
	var l layout
	if !x.lay(&l, doc, doc.Sentences[0].Span, x.years(doc), true) {
		return e
	}
	line := l.line
	e.Slots = x.slots(line)
	for c := range rule.Clauses(line) {
		part := line.Part(c.From, c.To)
		for _, m := range x.rules.Contexts(part) {
			e.Contexts = append(e.Contexts, Claim{Rule: m.Rule, Text: part.Text(m.From, m.To), Won: true, Why: m.Rule.Role})
		}
	}
	for c := range x.rules.Chunks(line) {
		part := line.Part(c.From, c.To)
		clause := Clause{Text: part.Text(0, len(part.Slots))}
		for m := range x.rules.Claims(x.rules.FirstOfPair(part)) {
			clause.Claims = append(clause.Claims, Claim{Rule: m.Rule, Text: part.Text(m.From, m.To),
				Value: part.Text(m.Value, m.Value+1), size: m.To - m.From, number: part.What[m.Value]})
		}
		judge(clause.Claims, e.Plan.Numbers)
		e.Clauses = append(e.Clauses, clause)
	}
	return e
}

// alone is a document that is nothing but one sentence of body text.
func alone(sentence string) *corpus.Document {
	sum := sha256.Sum256([]byte(sentence))
	doc := &corpus.Document{SHA256: hex.EncodeToString(sum[:]), Text: sentence, Runes: []rune(sentence)}
	span := corpus.Span{End: len(doc.Runes)}
	doc.Sections = []corpus.Section{{Span: span}}
	doc.Sentences = []corpus.Sentence{{Span: span, Kind: corpus.Body, Table: -1, Row: -1, Col: -1}}
	return doc
}

// slots is the line in pieces, plain text joined.
func (x *Extractor) slots(l rule.Line) []Slot {
	var out []Slot
	for i, slot := range l.Slots {
		s := Slot{Text: l.Text(i, i+1)}
		switch {
		case rule.IsQuantity(slot):
			s.Kind = "number:" + string(l.Numbers[l.What[i]].Kind)
		case rule.IsPeriod(slot):
			s.Kind = "time"
		case rule.IsWord(slot):
			s.Kind = "word:" + strings.Join(x.words.Words[rule.Word(slot)].Class.Names(), ",")
		case len(out) > 0 && out[len(out)-1].Kind == "":
			out[len(out)-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// judge says of each claim on a clause's numbers whether it won, and why not. The first that could be made a target
// wins, and a clause has one.
func judge(claims []Claim, numbers []target.Number) {
	winner := -1
	for i, c := range claims {
		if n := numbers[c.number]; n.Role == target.RoleTarget && n.Why == c.Rule.ID {
			winner = i
			claims[i].Won = true
			break
		}
	}
	for i := range claims {
		c, n := &claims[i], numbers[claims[i].number]
		switch {
		case c.Won:
		case n.Role != target.RoleTarget && n.Role != target.RoleUnknown:
			c.Why = fmt.Sprintf("the number is %s: %s", n.Role, n.Why)
		case winner < 0 || i < winner:
			c.Why = "no target can be made of what it captured"
		case c.size < claims[winner].size:
			c.Why = fmt.Sprintf("%s claims more: %d slots, this one %d", claims[winner].Rule.ID, claims[winner].size, c.size)
		default:
			c.Why = fmt.Sprintf("%s is as long and stands first", claims[winner].Rule.ID)
		}
	}
}
