package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// docxNumbering is what a paragraph or style says of its numbering: the list (numId) and the level in it.
type docxNumbering struct {
	list     string // "" where it says nothing, "0" for no list
	level    int
	hasLevel bool
	style    string // the style that says it, "" for the paragraph itself
	drawn    string // Word 2003: the number as Word drew it
}

// over is what a paragraph says, or a style, and for the rest what the style beneath says.
func (n docxNumbering) over(base docxNumbering) docxNumbering {
	if n.list == "" {
		n.list = base.list
		if !n.hasLevel {
			n.level, n.hasLevel, n.style = base.level, base.hasLevel, base.style
		}
	}
	return n
}

// numbering reads the w:numPr, or in Word 2003 w:listPr, just begun.
func (m *markup) numbering() docxNumbering {
	var n docxNumbering
	m.each(func(e xmlElement) {
		switch {
		case e.name == "numId" || e.name == "ilfo":
			n.list = e.id("val")
		case e.name == "ilvl":
			n.level, n.hasLevel = min(max(e.number("val", 0), 0), docxLevels-1), true
		case e.space == inAux && e.name == "t":
			n.drawn = strings.TrimSpace(e.attr("val"))
		}
	})
	return n
}

// docxLevels is how many levels a list has (ISO 29500-1, 17.9.6).
const docxLevels = 9

// docxLevel is how one level of a list is numbered.
type docxLevel struct {
	defined bool
	start   int
	format  string // decimal, chineseCounting …
	custom  string // of the format custom: 001, 002, …
	text    string // （%1）
	legal   bool   // all numbers in it are Arabic
	hidden  bool
	restart int    // the levels above it up to this one begin it anew; -1 is each
	style   string // the paragraph style that stands for it
}

// docxAbstract is a list's definition, and how far it has come: all lists of one definition count on.
type docxAbstract struct {
	levels   [docxLevels]docxLevel
	link     string // the numbering style whose list it really is
	count    [docxLevels]int
	counting [docxLevels]bool
}

// docxList is a list of a definition, with levels of its own or its own first numbers.
type docxList struct {
	abstract string
	levels   [docxLevels]docxLevel
	start    [docxLevels]int // -1 where it has none
	begun    [docxLevels]bool
}

type docxLists struct {
	abstracts map[string]*docxAbstract
	lists     map[string]*docxList
}

// readList reads a child of the numbering part (ISO 29500-1, 17.9). The first definition of an id holds.
func (r *docxReader) readList(e xmlElement) {
	switch e.name {
	case "abstractNum":
		a, id := &docxAbstract{}, e.id("abstractNumId")
		r.x.each(func(e xmlElement) {
			if e.name == "lvl" {
				r.x.level(e, &a.levels)
			} else if e.name == "numStyleLink" {
				a.link = e.id("val")
			}
		})
		if r.lists.abstracts[id] == nil {
			r.lists.abstracts[id] = a
		}
	case "num":
		n, id := &docxList{}, e.id("numId")
		for i := range n.start {
			n.start[i] = -1
		}
		r.x.each(func(e xmlElement) {
			if e.name == "abstractNumId" {
				n.abstract = e.id("val")
			} else if i := e.number("ilvl", -1); e.name == "lvlOverride" && i >= 0 && i < docxLevels {
				r.x.each(func(e xmlElement) {
					if e.name == "startOverride" {
						n.start[i] = e.number("val", 0)
					} else if e.name == "lvl" {
						r.x.level(e, &n.levels)
					}
				})
			}
		})
		if r.lists.lists[id] == nil {
			r.lists.lists[id] = n
		}
	}
}

// level reads the w:lvl just begun into its place.
func (m *markup) level(e xmlElement, levels *[docxLevels]docxLevel) {
	i := e.number("ilvl", -1)
	if i < 0 || i >= docxLevels {
		return
	}
	l := docxLevel{defined: true, format: "decimal", restart: -1}
	m.each(func(e xmlElement) {
		switch e.name {
		case "start":
			l.start = e.number("val", 0)
		case "numFmt":
			l.format, l.custom = e.id("val"), e.id("format")
		case "lvlText":
			l.text = e.id("val")
		case "isLgl":
			l.legal = e.on()
		case "lvlRestart":
			l.restart = e.number("val", -1)
		case "pStyle":
			l.style = e.id("val")
		case "rPr":
			l.hidden = m.font().hidden == toggleOn
		}
	})
	levels[i] = l
}

// numbered is the list, its definition and its level that a paragraph's numbering means; nil where it has none.
func (r *docxReader) numbered(n docxNumbering) (*docxList, *docxAbstract, int) {
	list := r.lists.lists[n.list]
	if list == nil {
		return nil, nil, 0
	}
	a := r.lists.abstracts[list.abstract]
	for hops := 0; a != nil && a.link != "" && hops < 4; hops++ {
		linked := r.lists.lists[r.styles.style(a.link).num.list]
		if linked == nil {
			break
		}
		a = r.lists.abstracts[linked.abstract]
	}
	if a == nil {
		return nil, nil, 0
	}
	if n.style != "" {
		for i := range docxLevels {
			if l := list.at(a, i); l.style == n.style {
				return list, a, i
			}
		}
	}
	return list, a, n.level
}

func (n *docxList) at(a *docxAbstract, i int) *docxLevel {
	if n.levels[i].defined {
		return &n.levels[i]
	}
	return &a.levels[i]
}

// first is the first number of a level.
func (n *docxList) first(a *docxAbstract, i int) int {
	if n.start[i] >= 0 {
		return n.start[i]
	}
	return n.at(a, i).start
}

// label counts a paragraph in its list and is what Word draws before it; "" where that is nothing.
func (r *docxReader) label(n docxNumbering) (label string, bullet bool) {
	if n.drawn != "" {
		return drawnLabel(n.drawn)
	}
	if r.parts == nil && n.list != "" && n.list != "0" {
		r.warn("numbers of lists are missing: the file does not hold them as drawn")
	}
	list, a, i := r.numbered(n)
	if list == nil || !list.at(a, i).defined {
		return "", false
	}
	a.step(list, i)
	l := list.at(a, i)
	switch {
	case l.hidden:
		return "", false
	case l.format == "bullet":
		return docxBullet(l.text), true
	}
	return list.draw(a, i), false
}

// step counts on at one level. The levels beneath begin anew, but those that only higher ones restart.
func (a *docxAbstract) step(list *docxList, i int) {
	switch {
	case list.start[i] >= 0 && !list.begun[i], !a.counting[i]:
		a.count[i] = list.first(a, i)
	default:
		a.count[i]++
	}
	a.counting[i], list.begun[i] = true, true
	for k := i + 1; k < docxLevels; k++ {
		if restart := list.at(a, k).restart; restart < 0 || i < restart {
			a.counting[k] = false
		}
	}
}

// draw puts the numbers into a level's text: %1 is the first level's.
func (n *docxList) draw(a *docxAbstract, i int) string {
	own := n.at(a, i)
	var b strings.Builder
	for text := own.text; text != ""; {
		if len(text) > 1 && text[0] == '%' && text[1] >= '1' && text[1] <= '9' {
			if k := int(text[1] - '1'); k <= i {
				b.WriteString(n.number(a, k, own.legal))
			}
			text = text[2:]
			continue
		}
		_, size := utf8.DecodeRuneInString(text)
		b.WriteString(text[:size])
		text = text[size:]
	}
	return b.String()
}

// number is one level's number as it is written now. A level above that no paragraph had yet shows its first.
func (n *docxList) number(a *docxAbstract, k int, legal bool) string {
	l, count := n.at(a, k), a.count[k]
	if !a.counting[k] {
		count = n.first(a, k)
	}
	switch {
	case l.format == "bullet" || l.format == "none":
		return ""
	case legal:
		return docxNumber("decimal", "", count)
	}
	return docxNumber(l.format, l.custom, count)
}

// docxBullets are the bullets that are written as they are.
const docxBullets = "•●○■□◆◇▲△★☆※"

// docxBullet is a bullet as this program writes it: the glyphs of symbol fonts, and dashes, which before a number would be
// its sign, are •.
func docxBullet(text string) string {
	if text = strings.TrimSpace(text); utf8.RuneCountInString(text) == 1 && strings.Contains(docxBullets, text) {
		return text
	}
	return "•"
}

// drawnLabel is the number that Word 2003 drew, which is a bullet where it is one character that is no number.
func drawnLabel(drawn string) (label string, bullet bool) {
	r, size := utf8.DecodeRuneInString(drawn)
	if size == len(drawn) && !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return docxBullet(drawn), true
	}
	return drawn, false
}

// labelled is a paragraph's text with its number before it. Nothing stands between 一、 and its text, as notices are printed; a
// blank does between 第一条 or 1.1 and any text. Before a digit 1. is written 1、 since 1. and 5家 would be 1.5家.
func labelled(label, text string) string {
	label = strings.TrimRightFunc(label, unicode.IsSpace)
	if label == "" {
		return text
	}
	last, size := utf8.DecodeLastRuneInString(label)
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsLetter(last) || unicode.IsNumber(last):
		return label + " " + text
	case !unicode.IsNumber(first) || strings.ContainsRune("、）)】〕］》"+docxBullets, last):
		return label + text
	case last == '.' || last == '．':
		label = label[:len(label)-size]
	}
	return label + "、" + text
}
