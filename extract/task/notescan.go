package task

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/lexicon"
)

// Limits, in characters where nothing else is said. They keep the scan linear on any text.
const (
	maxNote   = 1500 // a bracket that names every department of a province has about 600
	maxNested = 3    // brackets within a note's bracket, in levels: 各县（市、区）
	maxOpen   = 64   // brackets open at a time
	maxInline = 80   // 由 … 牵头
	maxName   = 40   // a department's name
	maxSent   = 600  // a sentence around 由…牵头
)

// noteScanner goes through the text once and stops where a note may end or begin.
type noteScanner struct {
	doc    *corpus.Document
	out    *outline
	words  *lexicon.Duties
	tables layers // those already read
	open   []bracket
	line   int // where the current line begins
	read   int // up to where labels have been read
	notes  []note
}

// bracket is one that is still open: where, and how many levels it holds.
type bracket struct{ at, height int }

// findNotes finds the notes in the order of the text; neighbours with nothing between them are one.
func findNotes(doc *corpus.Document, out *outline, words *lexicon.Duties, tables layers) []note {
	s := &noteScanner{doc: doc, out: out, words: words, tables: tables}
	for i, r := range doc.Runes {
		if r >= 0x3020 && r < 0xFF00 && r != '由' {
			continue // most of the text
		}
		switch r {
		case '\n':
			s.line = i + 1
		case '(', '（', '【', '[':
			if len(s.open) == maxOpen {
				s.open = s.open[:0]
			}
			s.open = append(s.open, bracket{at: i})
		case ')', '）', '】', ']':
			s.close(i)
		case ':', '：':
			s.label(i, i+1)
		case '由':
			s.inline(i)
		}
	}
	return s.joined()
}

// joined makes one note of those between which nothing stands: 牵头单位：… and, on the next line, 配合单位：….
func (s *noteScanner) joined() []note {
	var out []note
	for _, n := range s.notes {
		if k := len(out) - 1; k >= 0 && !n.inline && !out[k].inline && n.Start-out[k].End < maxName && blank(s.doc.Runes[out[k].End:n.Start]) &&
			s.out.section(n) == s.out.section(out[k]) {
			out[k].End = n.End
			out[k].duty.merge(n.duty)
			continue
		}
		out = append(out, n)
	}
	return out
}

// add keeps a note that begins at from, and drops those that it holds.
func (s *noteScanner) add(n note, from int) {
	if len(n.duty.all()) == 0 || s.tables.at(from) >= 0 || !s.stated(from) {
		return
	}
	for k := len(s.notes); k > 0 && s.notes[k-1].at >= from; k-- {
		s.notes = s.notes[:k-1]
	}
	if k := len(s.notes); k > 0 && !s.notes[k-1].inline && from < s.notes[k-1].End {
		return // part of a list that has been read
	}
	n.at = from
	s.notes = append(s.notes, n)
}

// stated says whether a place stands in the notice's own body, not in its head or foot, where a web
// page names those who run it.
func (s *noteScanner) stated(at int) bool {
	sents := s.doc.Sentences
	i := sort.Search(len(sents), func(i int) bool { return sents[i].End > at })
	return i == len(sents) || sents[i].Kind != corpus.Front && sents[i].Kind != corpus.Back
}

// close looks at the bracket that ends at i.
func (s *noteScanner) close(i int) {
	if len(s.open) == 0 {
		return
	}
	top := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if k := len(s.open); k > 0 {
		s.open[k-1].height = max(s.open[k-1].height, top.height+1)
	}
	if i-top.at > maxNote || i-top.at < 3 || top.height > maxNested {
		return
	}
	text := string(s.doc.Runes[top.at+1 : i])
	if role, n := s.words.Label(text); role != "" && n == len(text) {
		s.label(i, i+1) // 【责任单位】甲、乙
		return
	}
	s.add(note{Span: corpus.Span{Start: top.at, End: i + 1}, duty: s.bracket(text, top.at)}, top.at)
}

// bracket is the departments that a bracket's text names, none where it is about something else: it
// has a label, or ends in a verb and most names are organisations', or stands behind a full stop
// and is a list of organisations.
func (s *noteScanner) bracket(text string, at int) duty {
	if _, _, ok := label(s.words, text); ok {
		return s.short(readDuty(s.words, text, ""))
	}
	if _, role := s.words.Verb(text); role != "" {
		d := readDuty(s.words, text, "")
		if names := d.all(); 2*s.bodies(names) > len(names) {
			return s.short(d)
		}
		return duty{}
	}
	if s.before(at) != '。' || !s.words.Body(text) {
		return duty{}
	}
	d := readDuty(s.words, text, lexicon.DutyResponsible)
	for _, name := range d.all() {
		if !whole(s.words, name) && !s.words.Place(name) {
			return duty{}
		}
	}
	return s.short(d)
}

// before is the last character before at that is no blank, '\n' where the line begins there.
func (s *noteScanner) before(at int) rune {
	for at--; at >= 0; at-- {
		if r := s.doc.Runes[at]; r == '\n' || !unicode.IsSpace(r) {
			return r
		}
	}
	return '\n'
}

// bodies counts the names that organisations or places bear.
func (s *noteScanner) bodies(names []string) int {
	n := 0
	for _, name := range names {
		if isName(s.words, name) && !strings.HasPrefix(name, "以下") {
			n++
		}
	}
	return n
}

// short drops what is too long to be a name.
func (s *noteScanner) short(d duty) duty {
	for _, names := range []*[]string{&d.lead, &d.support, &d.responsible} {
		var kept []string
		for _, name := range *names {
			if utf8.RuneCountInString(name) <= maxName {
				kept = append(kept, name)
			}
		}
		*names = kept
	}
	return d
}

// label looks at the label that ends before colon, a place in the text: it is a note where it begins
// a line or a sentence, and goes on from text to the end of that. Within a bracket that its line
// opened it is left to the bracket.
func (s *noteScanner) label(colon, text int) {
	if colon < s.read || colon == 0 || !unicode.IsLetter(s.doc.Runes[colon-1]) {
		return
	}
	if k := len(s.open); k > 0 && s.open[k-1].at >= s.line {
		return
	}
	head := string(s.doc.Runes[max(0, colon-maxLabel):colon])
	if cut := strings.LastIndexAny(head, "\n。；;）)！"); cut >= 0 {
		_, size := utf8.DecodeRuneInString(head[cut:])
		head = head[cut+size:]
	} else if colon > maxLabel {
		return
	}
	_, bare := leadingNo(strings.Trim(head, " \t　【[■●◆-—"))
	if !s.words.Column(bare).Department() {
		return
	}
	start := colon - utf8.RuneCountInString(strings.TrimLeft(head, " \t\r　"))
	end := s.lineEnd(text)
	s.read = end
	role := s.words.Column(bare)
	s.add(note{Span: corpus.Span{Start: start, End: end}, duty: s.short(readDuty(s.words, string(s.doc.Runes[text:end]), role))}, start)
}

// lineEnd is where the list that begins at from ends: at the full stop, the line's end unless a comma
// shows that the list goes on, or the next heading.
func (s *noteScanner) lineEnd(from int) int {
	limit := min(len(s.doc.Runes), from+maxNote, s.out.nextSection(from))
	last := rune(0)
	for i := from; i < limit; i++ {
		switch r := s.doc.Runes[i]; {
		case r == '。' || r == '\n' && last != '、' && last != '，' && last != ',':
			return i
		case !unicode.IsSpace(r):
			last = r
		}
	}
	return limit
}

// inline looks at 由 and the names up to 牵头, and at those up to 配合 behind it.
func (s *noteScanner) inline(at int) {
	lead, end := s.names(at+1, lexicon.DutyLead)
	if lead.lead == nil {
		return
	}
	if with, next := s.names(end, lexicon.DutySupport); with.support != nil {
		lead.merge(with)
		end = next
	}
	span := s.sentence(at, end)
	s.add(note{Span: span, duty: lead, inline: true}, at)
}

// names reads names from a place up to a verb of the role; none where anything else stands there.
func (s *noteScanner) names(from int, role lexicon.DutyRole) (duty, int) {
	limit := min(len(s.doc.Runes), from+maxInline)
	for i := from; i < limit; i++ {
		switch s.doc.Runes[i] {
		case '。', '；', ';', '：', ':', '\n':
			return duty{}, from
		case '头', '合', '与', '加', '助':
			text := string(s.doc.Runes[from : i+1])
			if _, verb := s.words.Verb(text); verb != role {
				continue
			}
			d := readDuty(s.words, text, "")
			if role == lexicon.DutySupport && d.lead != nil { // «甲负责，乙配合»: only 乙 is asked for
				d = duty{support: d.support}
			}
			if names := d.all(); s.bodies(names) < len(names) || len(names) == 0 {
				return duty{}, from
			}
			return d, i + 1
		}
	}
	return duty{}, from
}

// sentence is the sentence around [start, end).
func (s *noteScanner) sentence(start, end int) corpus.Span {
	stop := func(r rune) bool { return r == '。' || r == '；' || r == '\n' }
	from := max(0, start-maxSent)
	for start > from && !stop(s.doc.Runes[start-1]) {
		start--
	}
	to := min(len(s.doc.Runes), end+maxSent)
	for end < to && !stop(s.doc.Runes[end]) {
		end++
	}
	return corpus.Span{Start: start, End: end}
}
