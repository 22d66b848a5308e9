package task

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mubiao/mubiao/lexicon"
)

// duty (分工) is the departments of one task, names as written.
type duty struct{ lead, support, responsible []string }

func (d *duty) add(role lexicon.DutyRole, names ...string) {
	switch role {
	case lexicon.DutyLead:
		d.lead = union(d.lead, names)
	case lexicon.DutySupport:
		d.support = union(d.support, names)
	case lexicon.DutyResponsible:
		d.responsible = union(d.responsible, names)
	}
}

func (d *duty) merge(o duty) {
	d.add(lexicon.DutyLead, o.lead...)
	d.add(lexicon.DutySupport, o.support...)
	d.add(lexicon.DutyResponsible, o.responsible...)
}

func (d *duty) all() []string {
	return append(append(append([]string(nil), d.lead...), d.support...), d.responsible...)
}

// reader reads one text that names departments, piece by piece.
type reader struct {
	words    *lexicon.Duties
	role     lexicon.DutyRole // of names that no verb follows; empty under a label that is none of ours
	skip     bool             // under such a label: 完成时限：2025年底
	labelled bool
	prefix   string   // 省 of 省、市财政局
	waiting  []string // names whose verb may still come
	duty     duty
}

// readDuty reads 牵头单位：甲；配合单位：乙, 甲牵头，乙、丙等配合, and plain lists, whose names get
// the role given (empty: they are dropped).
func readDuty(words *lexicon.Duties, text string, role lexicon.DutyRole) duty {
	r := &reader{words: words, role: role, labelled: role != ""}
	segments(text, r.piece)
	r.settle(r.role)
	if d := &r.duty; !r.labelled && d.lead == nil && d.support != nil {
		// «甲负责，乙配合» divides the work in two, and 甲 is its head.
		d.lead, d.responsible = d.responsible, nil
	}
	return r.duty
}

// piece reads what stands between two marks, which may hold several labels.
func (r *reader) piece(piece string, mark rune) {
	piece = strings.TrimSpace(piece)
	for {
		if at := nextLabel(r.words, piece); at > 0 {
			r.fields(piece[:at])
			piece = strings.TrimSpace(piece[at:])
		}
		role, rest, ok := label(r.words, piece)
		if !ok {
			break
		}
		r.settle(r.role)
		r.role, r.skip, r.labelled = role, role == "", true
		piece = rest
	}
	r.fields(piece)
	if mark == '；' || mark == ';' || mark == '。' {
		r.settle(r.role)
	}
}

func (r *reader) fields(text string) {
	if r.skip {
		return
	}
	for _, field := range fields(r.words, text) {
		r.field(field)
	}
}

func (r *reader) field(field string) {
	if name, role := r.marked(tidy(field)); role != "" {
		r.duty.add(role, name)
		return
	}
	text, role := r.words.Verb(tidy(field))
	lead, with, joined := r.words.Joined(text)
	if joined && lead != "" {
		r.names(lead)
		r.settle(lexicon.DutyLead)
		r.names(with)
		r.settle(lexicon.DutySupport)
		return
	}
	if joined {
		text, role = with, lexicon.DutySupport // «…，会同市财政局»
	}
	r.names(text)
	if role != "" {
		r.settle(role)
	}
}

// marked reads a name whose own bracket says its role, and its alone: 市财政局（牵头）.
func (r *reader) marked(field string) (name string, role lexicon.DutyRole) {
	inner := strings.TrimRight(field, ")）")
	if inner == field {
		return "", ""
	}
	open := strings.LastIndexAny(inner, "(（")
	if open <= 0 {
		return "", ""
	}
	name, inner = inner[:open], strings.TrimLeft(inner[open:], "(（")
	if rest, verb := r.words.Verb(inner); rest == "" {
		return name, verb
	}
	if label, n := r.words.Label(inner); n == len(inner) {
		return name, label
	}
	return "", ""
}

// names puts the names of text among those that wait. A lone 省 belongs to the next name.
func (r *reader) names(text string) {
	for _, name := range split(r.words, text) {
		name, _ = r.words.Verb(tidy(name))
		switch {
		case name == "":
		case utf8.RuneCountInString(name) == 1 && r.words.Place("各"+name):
			r.prefix += name + "、"
		default:
			r.waiting = append(r.waiting, r.prefix+name)
			r.prefix = ""
		}
	}
}

// settle gives all names that wait their role.
func (r *reader) settle(role lexicon.DutyRole) {
	r.duty.add(role, r.waiting...)
	r.waiting, r.prefix = nil, ""
}

// longest label before a colon, in characters: 牵头单位（排第一位的为总牵头）
const maxLabel = 20

// label takes a label and its colon from the start of text. The role is empty where the label is
// none that departments stand behind.
func label(words *lexicon.Duties, text string) (role lexicon.DutyRole, rest string, ok bool) {
	text = strings.TrimLeft(text, " \t\r\n　【[")
	n := 0
	for i, c := range text {
		if n++; n > maxLabel {
			break
		}
		if c == ':' || c == '：' || c == '】' || c == ']' {
			return labelRole(words, text[:i]), strings.TrimLeft(text[i+utf8.RuneLen(c):], ":： "), true
		}
	}
	return "", text, false
}

// labelRole is the role of the departments behind a label: 牵头单位, 市级牵头单位, 牵头单位和责任单位;
// empty for 牵头领导.
func labelRole(words *lexicon.Duties, head string) lexicon.DutyRole {
	role, n := words.Label(head)
	next, _ := utf8.DecodeRuneInString(head[n:])
	if n > 0 && (n == len(head) || strings.ContainsRune("和及与、/(（", next)) {
		return role
	}
	if role = words.Column(head); !role.Department() {
		return ""
	}
	return role
}

// nextLabel is where, behind a blank, the next label begins: 牵头单位：甲　配合单位：乙; -1 without one.
func nextLabel(words *lexicon.Duties, text string) int {
	colon := strings.IndexAny(text, ":：")
	if colon < 0 {
		return -1
	}
	at := strings.LastIndexFunc(text[:colon], unicode.IsSpace)
	if at < 0 || !words.Column(text[at:colon]).Department() {
		return -1
	}
	return at
}
