package read

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlElement is an element just begun. Its name is without prefix, its attributes as written.
type xmlElement struct {
	space xmlSpace
	name  string
	attrs string
}

// xmlSpace (命名空间) is what a namespace means here, whichever of its addresses a file gives.
type xmlSpace uint8

const (
	foreign   xmlSpace = iota
	inOffice           // one that Word understands, and that holds no text of its own
	inWord             // ISO 29500 Transitional and Strict, and Word 2003
	inMath             // Office Math
	inVML              // the drawings of Word 97 to 2007
	inCompat           // ISO 29500-3, markup compatibility
	inPackage          // a package in one XML file
	inAux              // Word 2003: what Word drew
	inAML              // Word 2003: changes and comments
)

var xmlSpaces = map[string]xmlSpace{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": inWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             inWord,
	"http://schemas.microsoft.com/office/word/2003/wordml":         inWord,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   inMath,
	"http://purl.oclc.org/ooxml/officeDocument/math":               inMath,
	"urn:schemas-microsoft-com:vml":                                inVML,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  inCompat,
	"http://schemas.microsoft.com/office/2006/xmlPackage":          inPackage,
	"http://schemas.microsoft.com/office/word/2003/auxHint":        inAux,
	"http://schemas.microsoft.com/office/word/2003/auxHint/wordml": inAux,
	"http://schemas.microsoft.com/aml/2001/core":                   inAML,
}

func xmlSpaceOf(address string) xmlSpace {
	if s, ok := xmlSpaces[address]; ok {
		return s
	}
	for _, office := range []string{"http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/",
		"http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:"} {
		if strings.HasPrefix(address, office) {
			return inOffice
		}
	}
	return foreign
}

// attr is the value of the attribute of that local name; names of several namespaces do not meet in one element of a
// Word document but for ids, of which none is used here with another beside it.
func (e xmlElement) attr(local string) string {
	for i := skipXMLBlanks(e.attrs, 0); i < len(e.attrs); i = skipXMLBlanks(e.attrs, i) {
		name, value, next := xmlAttribute(e.attrs, i)
		if next < 0 {
			return ""
		}
		if strings.HasSuffix(name, local) && (len(name) == len(local) || name[len(name)-len(local)-1] == ':') {
			value, _ = xmlUnescape(value)
			return value
		}
		i = next
	}
	return ""
}

// maxID is how long an id is at most, in bytes; Word's own are short. Paragraphs that share a long one would each cost its length.
const maxID = 256

// id is an attribute's value as an id or another short word; "" for a long one.
func (e xmlElement) id(local string) string {
	if id := e.attr(local); len(id) <= maxID {
		return id
	}
	return ""
}

// number is an attribute's value as a number, or other.
func (e xmlElement) number(local string, other int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(e.attr(local))); err == nil {
		return n
	}
	return other
}

// on is the value of a property that is on by being there: <w:vanish/>, <w:vanish w:val="0"/>.
func (e xmlElement) on() bool {
	val := e.attr("val")
	return val == "" || isOn(val)
}

func isOn(val string) bool { return val != "" && val != "0" && val != "false" && val != "off" }

// xmlAttribute reads name="value" at i and where it ends, -1 where there is none.
func xmlAttribute(text string, i int) (name, value string, next int) {
	end := xmlNameEnd(text, i)
	eq := skipXMLBlanks(text, end)
	if end == i || eq >= len(text) || text[eq] != '=' {
		return "", "", -1
	}
	at := skipXMLBlanks(text, eq+1)
	if at >= len(text) || text[at] != '"' && text[at] != '\'' {
		return "", "", -1
	}
	n := strings.IndexByte(text[at+1:], text[at])
	if n < 0 {
		return "", "", -1
	}
	return text[i:end], text[at+1 : at+1+n], at + n + 2
}

func xmlNameEnd(text string, i int) int {
	for i < len(text) && text[i] > ' ' && text[i] != '>' && text[i] != '/' && text[i] != '=' && text[i] != '<' {
		i++
	}
	return i
}

func skipXMLBlanks(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
		i++
	}
	return i
}

// xmlUnescape puts in the five entities and the character references of XML. There are no others.
func xmlUnescape(raw string) (string, bool) {
	if strings.IndexByte(raw, '&') < 0 {
		return raw, true
	}
	var b strings.Builder
	for {
		plain, rest, found := strings.Cut(raw, "&")
		b.WriteString(plain)
		if !found {
			return b.String(), true
		}
		name, after, ok := strings.Cut(rest, ";")
		r := xmlEntity(name)
		if !ok || r < 0 {
			return "", false
		}
		b.WriteRune(r)
		raw = after
	}
}

// xmlEntity is the character that an entity stands for, -1 where there is none.
func xmlEntity(name string) rune {
	switch name {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "apos":
		return '\''
	case "quot":
		return '"'
	}
	digits, base := name, 10
	if digits = strings.TrimPrefix(name, "#"); digits == name {
		return -1
	}
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return -1
	}
	return rune(n)
}
