package lexicon

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// DutyRole (职责) is what a table's column, or a word beside a department's name, says of it.
type DutyRole string

// The roles. A column holds the task's number, its group, the task itself, a detail of it, or
// departments; a word beside a name says which of the three kinds of department it is.
const (
	DutyNo          DutyRole = "no"
	DutyGroup       DutyRole = "group"
	DutyTask        DutyRole = "task"
	DutyDetail      DutyRole = "detail"
	DutyLead        DutyRole = "lead"
	DutySupport     DutyRole = "support"
	DutyResponsible DutyRole = "responsible"
)

// Department says whether the role is one that departments have.
func (r DutyRole) Department() bool {
	return r == DutyLead || r == DutySupport || r == DutyResponsible
}

// dutyRoles is the roles that each kind of word may have.
var dutyRoles = map[string][]DutyRole{
	"head":  {DutyNo, DutyGroup, DutyTask, DutyDetail, DutyLead, DutySupport, DutyResponsible},
	"verb":  {DutyLead, DutySupport, DutyResponsible},
	"body":  {""},
	"place": {""},
	"tail":  {""},
	"join":  {""},
}

// endings is a set of words, asked for the longest that ends or begins a text.
type endings struct {
	role        map[string]DutyRole
	first, last map[rune]int // the longest word, in bytes, that begins or ends with the rune
}

func (e *endings) add(word string, role DutyRole) {
	if e.role == nil {
		e.role, e.first, e.last = map[string]DutyRole{}, map[rune]int{}, map[rune]int{}
	}
	e.role[word] = role
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	e.first[first] = max(e.first[first], len(word))
	e.last[last] = max(e.last[last], len(word))
}

// suffix is the longest word that ends text, or empty.
func (e *endings) suffix(text string) string {
	r, _ := utf8.DecodeLastRuneInString(text)
	for n := min(e.last[r], len(text)); n > 0; n-- {
		if _, ok := e.role[text[len(text)-n:]]; ok {
			return text[len(text)-n:]
		}
	}
	return ""
}

// prefix is the longest word that begins text, or empty.
func (e *endings) prefix(text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	for n := min(e.first[r], len(text)); n > 0; n-- {
		if _, ok := e.role[text[:n]]; ok {
			return text[:n]
		}
	}
	return ""
}

// Duties (分工用语) are the words by which a notice divides work: column heads and labels
// (牵头单位), verbs behind a name (牵头, 配合), and how organisations' names end.
type Duties struct {
	heads, verbs, tails, bodies, places endings
	joins                               []string
}

// loadDuties reads duties.tsv: columns kind, word, role, in order of kind and word.
//
//	head   a column's head, or a label before a colon
//	verb   stands behind names and says what they do
//	tail   stands between a name and its verb and says nothing of the role: 按职责分工
//	body   ends an organisation's name
//	place  ends a place's name; 各镇 stands for its government
//	join   parts who leads from who is with him: 会同
func loadDuties(fsys fs.FS, problems *Problems) *Duties {
	d := &Duties{}
	last := ""
	for _, r := range readTable(fsys, "duties.tsv", []string{"kind", "word", "role"}, problems) {
		kind, word, role := r.cells[0], r.cells[1], DutyRole(r.cells[2])
		r.follows(&last, kind+"\t"+word, kind+" "+word, problems)
		if word == "" || !slices.Contains(dutyRoles[kind], role) {
			problems.add(r, "a %s %q cannot have the role %q", kind, word, string(role))
			continue
		}
		d.take(kind, word, role)
	}
	return d
}

func (d *Duties) take(kind, word string, role DutyRole) {
	switch kind {
	case "head":
		d.heads.add(word, role)
	case "verb":
		d.verbs.add(word, role)
	case "tail":
		d.tails.add(word, role)
	case "body":
		d.bodies.add(word, role)
	case "place":
		d.places.add(word, role)
	case "join":
		d.joins = append(d.joins, word)
	}
}

// maxHead is the longest head of a column, in bytes: 20 characters.
const maxHead = 60

// Column is the role of the column under this head, or empty: 市级牵头单位（第一个为主） leads. A head
// of one character must be the whole of it (序, not 程序).
func (d *Duties) Column(head string) DutyRole {
	if len(head) > 4*maxHead {
		return "" // even with its note in brackets
	}
	if i := strings.IndexAny(head, "(（"); i > 0 {
		head = head[:i]
	}
	if len(head) > maxHead {
		return ""
	}
	head = strings.Join(strings.Fields(head), "")
	word := d.heads.suffix(head)
	if word != head && len(word) <= len("序") {
		return ""
	}
	return d.heads.role[word]
}

// Label is the role of the departments behind a label that begins text (牵头单位：…), and the
// label's length in bytes; empty and 0 where none begins it.
func (d *Duties) Label(text string) (DutyRole, int) {
	word := d.heads.prefix(text)
	if role := d.heads.role[word]; role.Department() {
		return role, len(word)
	}
	return "", 0
}

// Verb takes the verbs and their adverbs from the end of text: 省财政厅按职责分工负责 is 省财政厅,
// responsible. Of several verbs the first counts: 牵头组织实施 leads. The role is empty where there is none.
func (d *Duties) Verb(text string) (name string, role DutyRole) {
	for {
		if word := d.verbs.suffix(text); word != "" {
			text, role = text[:len(text)-len(word)], d.verbs.role[word]
		} else if word := d.tails.suffix(text); word != "" {
			text = text[:len(text)-len(word)]
		} else {
			return text, role
		}
	}
}

// Joined parts text at a word that tells who leads from who is with him: 市财政局会同市教育局.
func (d *Duties) Joined(text string) (lead, with string, ok bool) {
	for _, word := range d.joins {
		if i := strings.Index(text, word); i >= 0 {
			return text[:i], text[i+len(word):], true
		}
	}
	return text, "", false
}

// Body says whether name ends as an organisation's does.
func (d *Duties) Body(name string) bool {
	return d.bodies.suffix(name) != ""
}

// Place says whether name ends as a place's does: 各乡镇, 相关县(市、区).
func (d *Duties) Place(name string) bool {
	return d.places.suffix(strings.TrimRight(name, ")）")) != ""
}
