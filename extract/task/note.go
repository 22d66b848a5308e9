package task

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/lexicon"
)

// note (责任标注) is a place that names departments: a bracket behind a sentence or a heading, a line
// 牵头单位：…, or 由…牵头 within a sentence.
type note struct {
	corpus.Span
	at     int // where its own words begin: within the span, for an inline note
	duty   duty
	inline bool // speaks of its own sentence, not of what stands before it
}

// maxTitle is where the first sentence that names a task is cut, in characters.
const maxTitle = 200

// noteTasks reads the tasks that notes outside of the tables already read name departments for.
func noteTasks(doc *corpus.Document, out *outline, words *lexicon.Duties, tables layers) []found {
	notes := findNotes(doc, out, words, tables)
	scopes, count := make([]int, len(notes)), map[int]int{}
	for i, n := range notes {
		if !n.inline {
			scopes[i] = out.scope(notes, i)
			count[scopes[i]]++
		}
	}
	var all []found
	from := 0
	for i, n := range notes {
		if n.inline {
			all = append(all, out.sentenceTask(n))
			continue
		}
		all = append(all, out.noteTask(n, scopes[i], from, count[scopes[i]] == 1))
		from = n.End
	}
	return all
}

// section is the section that a note stands in, or the one above where the note's line has been
// taken for a heading itself (3. 责任单位：…).
func (o *outline) section(n note) int {
	s := o.at(n.Start)
	if s > 0 && o.doc.Sections[s].Start >= n.Start {
		return o.doc.Sections[s].Parent
	}
	return s
}

// scope is the section that note i speaks of: its own, or the one above where it stands behind the
// last of several items, (3) or ③, and no other note stands among them.
func (o *outline) scope(notes []note, i int) int {
	s := o.section(notes[i])
	for s > 0 && isItem(o.doc.Sections[s].No) {
		above := o.doc.Sections[s].Parent
		end := o.doc.Sections[above].End
		lone := (i == 0 || notes[i-1].at < o.doc.Sections[above].Start) && (i+1 == len(notes) || notes[i+1].at >= end)
		if above == 0 || !lone || o.doc.Sections[s].End < end {
			break
		}
		s = above
	}
	return s
}

// isItem says whether a heading's number is one of an item within a paragraph: (3), 3), ③.
func isItem(no string) bool {
	r, _ := utf8.DecodeRuneInString(no)
	return r >= '①' && r <= '⑳' || isNumber(no) && strings.ContainsAny(no, ")）")
}

// noteTask is the task whose departments n names, in section s: the whole section where nothing stands between its
// heading and the note, else the text since the last note (which ends at from) or the section's
// start. In a table it is the cell's text, outside of all sections the paragraph's. It bears the
// section's title where the section has no other note (alone), else its first sentence.
func (o *outline) noteTask(n note, s, from int, alone bool) found {
	sec := o.doc.Sections[s]
	cover := corpus.Span{Start: sec.Start, End: n.Start}
	body := sec.Heading.End
	if cell, ok := o.cellAt(n.Start); ok {
		cover.Start, body, alone, s = cell.Start, cell.Start, false, 0
	} else if s == 0 || strings.HasPrefix(sec.No, "专栏") { // a box ends before the note's paragraph
		cover.Start = o.paragraph(n.Start, from)
		body = cover.Start
	} else if from <= body && (n.Start <= body || blank(o.doc.Runes[body:n.Start])) {
		cover.End, alone = sec.End, true
	}
	cover.Start = max(cover.Start, from)
	cover = o.trim(cover)
	t := Task{Span: cover, No: sec.No, Section: o.path(o.at(n.Start)), Task: sec.Title, Group: o.doc.Sections[sec.Parent].Title}
	if n.Start < sec.Heading.End && alone {
		_, t.Task = leadingNo(o.doc.Fold(corpus.Span{Start: sec.Start, End: n.Start}).String())
	} else if !alone || sec.Title == "" {
		t.Group, t.Task = sec.Title, o.opening(corpus.Span{Start: max(body, cover.Start), End: cover.End})
	}
	t.name(n.duty)
	return found{Task: t, cover: []corpus.Span{cover}}
}

// sentenceTask is the task of 由…牵头: its own sentence.
func (o *outline) sentenceTask(n note) found {
	s := o.at(n.Start)
	span := o.trim(n.Span)
	t := Task{Span: span, No: o.doc.Sections[s].No, Group: o.doc.Sections[s].Title, Task: o.opening(span), Section: o.path(s)}
	t.name(n.duty)
	return found{Task: t, cover: []corpus.Span{span}}
}

// opening is the first sentence of span, folded.
func (o *outline) opening(span corpus.Span) string {
	span.End = min(span.End, span.Start+maxTitle)
	if span.End <= span.Start {
		return ""
	}
	text := strings.TrimLeftFunc(o.doc.Fold(span).String(), isPunct)
	first, _, _ := strings.Cut(text, "。")
	return first
}

// paragraph is the start of the line that pos stands in, or from where that is nearer.
func (o *outline) paragraph(pos, from int) int {
	for pos > from && o.doc.Runes[pos-1] != '\n' {
		pos--
	}
	return pos
}

// trim takes the blanks from both ends of a span.
func (o *outline) trim(span corpus.Span) corpus.Span {
	for span.Start < span.End && unicode.IsSpace(o.doc.Runes[span.Start]) {
		span.Start++
	}
	for span.Start < span.End && unicode.IsSpace(o.doc.Runes[span.End-1]) {
		span.End--
	}
	return span
}

// blank says whether text has only blanks and marks.
func blank(text []rune) bool {
	for _, r := range text {
		if !isPunct(r) {
			return false
		}
	}
	return true
}

func isPunct(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) }
