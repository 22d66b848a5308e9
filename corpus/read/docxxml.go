package read

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// markup (标记流) reads XML that lies in memory, tag by tag. Names, values and texts are pieces of the one string, so that a
// tag costs no memory. It is here because a template's styles alone are 350 KB, for which encoding/xml takes 8 ms
// and this 1 ms; a fuzz target holds the two against each other. The first error stays in err and ends everything.
type markup struct {
	text    string
	at      int
	what    string // the part, for errors
	max     int    // elements in elements
	open    []string
	empty   bool // the element just begun ends with its own tag
	element xmlElement
	chars   string // of the text just read
	spaces  map[string]xmlSpace
	undo    []xmlBinding
	prefix  string // the last looked up, and what it stands for
	space   xmlSpace
	err     error
}

// xmlBinding is what a prefix stood for before the element of that depth bound it anew.
type xmlBinding struct {
	depth  int
	prefix string
	before xmlSpace
}

// xmlToken is what markup.next comes to.
type xmlToken uint8

const (
	atEnd xmlToken = iota // of the text, or at an error
	atTag
	atEndTag
	atChars
)

// newMarkup reads the XML of a part, which is UTF-8 or UTF-16 (ISO 29500-2, 8.1.4).
func newMarkup(data []byte, what string, depth int) (*markup, error) {
	text, ok := xmlText(data)
	if !ok {
		return nil, refuse(Damaged, "%s is not in UTF-8 as it should be: open the file in Word or WPS and save it again as .docx", what)
	}
	return &markup{text: text, what: what, max: depth, spaces: map[string]xmlSpace{}}, nil
}

// xmlText is XML's bytes as a string, without a byte-order mark.
func xmlText(data []byte) (string, bool) {
	if len(data) < 2 || data[0] != 0 && data[1] != 0 && data[0] < 0xFE {
		text := strings.TrimPrefix(string(data), "\uFEFF")
		return text, utf8.ValidString(text)
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if data[0] == 0 || data[0] == 0xFE {
		order = binary.BigEndian
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
	return text, len(data)%2 == 0 && !strings.ContainsRune(text, utf8.RuneError)
}

// fail keeps the first error: the XML is not well-formed.
func (m *markup) fail(why string) xmlToken {
	if m.err == nil {
		m.err = refuse(Damaged, "%s is damaged (%s, at byte %d): get the file anew, or open it in Word or WPS and save it again as .docx",
			m.what, why, m.at)
	}
	return atEnd
}

// next goes on to the next tag or text. Comments and processing instructions are passed over.
func (m *markup) next() xmlToken {
	for m.err == nil {
		switch {
		case m.empty:
			m.empty = false
			return m.close()
		case m.at >= len(m.text):
			if len(m.open) > 0 {
				return m.fail("it is cut off")
			}
			return atEnd
		case m.text[m.at] != '<':
			return m.readChars()
		}
		rest := m.text[m.at:]
		switch {
		case strings.HasPrefix(rest, "</"):
			return m.endTag()
		case strings.HasPrefix(rest, "<!--"):
			m.pass(4, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			at := m.at + 9
			if m.pass(9, "]]>"); m.err == nil {
				m.chars = m.text[at : m.at-3]
				return atChars
			}
		case strings.HasPrefix(rest, "<?"):
			m.pass(2, "?>")
		case strings.HasPrefix(rest, "<!"):
			return m.doctype()
		default:
			return m.tag()
		}
	}
	return atEnd
}

// pass goes behind the end of what begins here.
func (m *markup) pass(begin int, end string) {
	i := strings.Index(m.text[m.at+begin:], end)
	if i < 0 {
		m.fail("it is cut off")
		return
	}
	m.at += begin + i + len(end)
}

// doctype refuses a document type: no part may have one (ISO 29500-2, 8.1.4), and its entities can unpack to anything.
func (m *markup) doctype() xmlToken {
	if strings.Contains(m.text[m.at:], "<!ENTITY") {
		m.err = refuse(Bomb, "%s declares entities, which no document of Word does: do not open the file if you do not know who made it", m.what)
	}
	return m.fail("it has a document type")
}

func (m *markup) readChars() xmlToken {
	end := strings.IndexByte(m.text[m.at:], '<')
	if end < 0 {
		end = len(m.text) - m.at
	}
	raw := m.text[m.at : m.at+end]
	chars, ok := xmlUnescape(raw)
	if !ok {
		return m.fail("an unknown entity")
	}
	m.at += end
	m.chars = chars
	return atChars
}

// tag reads <w:p w:rsidR="1"> or <w:p/>.
func (m *markup) tag() xmlToken {
	i := m.at + 1
	end := xmlNameEnd(m.text, i)
	name := m.text[i:end]
	if name == "" {
		return m.fail("a tag without a name")
	}
	if m.open = append(m.open, name); len(m.open) > m.max {
		m.err = refuse(TooDeep, "%s has elements in elements more than %d deep: open it in Word and save it again, or raise --max-xml-depth", m.what, m.max)
		return atEnd
	}
	i = m.attributes(end)
	if m.err != nil {
		return atEnd
	}
	m.element.attrs = m.text[end:i]
	if m.empty = m.text[i] == '/'; m.empty {
		i++
	}
	if i >= len(m.text) || m.text[i] != '>' {
		return m.fail("a tag without an end")
	}
	m.at = i + 1
	prefix, local, ok := strings.Cut(name, ":")
	if !ok || prefix == "" || local == "" {
		prefix, local = "", name
	}
	m.element.space, m.element.name = m.spaceOf(prefix), local
	return atTag
}

// attributes goes over a tag's attributes to its > or />, and binds the prefixes that they declare.
func (m *markup) attributes(i int) int {
	for {
		if i = skipXMLBlanks(m.text, i); i >= len(m.text) {
			m.fail("it is cut off")
			return i
		}
		if m.text[i] == '>' || m.text[i] == '/' {
			return i
		}
		name, value, next := xmlAttribute(m.text, i)
		if next < 0 || strings.IndexByte(value, '<') >= 0 {
			m.fail("an attribute that cannot be read")
			return i
		}
		if strings.HasPrefix(name, "xmlns") {
			m.bind(name, value)
		}
		i = next
	}
}

func (m *markup) bind(name, value string) {
	prefix, ok := strings.CutPrefix(name, "xmlns:")
	if !ok && name != "xmlns" {
		return
	}
	if !ok {
		prefix = ""
	}
	if address, ok := xmlUnescape(value); ok {
		m.undo = append(m.undo, xmlBinding{len(m.open), prefix, m.spaces[prefix]})
		m.spaces[prefix] = xmlSpaceOf(address)
		m.prefix, m.space = prefix, m.spaces[prefix]
	}
}

func (m *markup) spaceOf(prefix string) xmlSpace {
	if prefix != m.prefix {
		m.prefix, m.space = prefix, m.spaces[prefix]
	}
	return m.space
}

func (m *markup) endTag() xmlToken {
	i := m.at + 2
	end := xmlNameEnd(m.text, i)
	name := m.text[i:end]
	if len(m.open) == 0 || m.open[len(m.open)-1] != name {
		return m.fail("an end tag that ends nothing")
	}
	if end = skipXMLBlanks(m.text, end); end >= len(m.text) || m.text[end] != '>' {
		return m.fail("a tag without an end")
	}
	m.at = end + 1
	return m.close()
}

// close leaves the innermost element, and its prefixes with it.
func (m *markup) close() xmlToken {
	for n := len(m.undo) - 1; n >= 0 && m.undo[n].depth == len(m.open); n-- {
		m.spaces[m.undo[n].prefix] = m.undo[n].before
		m.prefix, m.space = m.undo[n].prefix, m.undo[n].before
		m.undo = m.undo[:n]
	}
	m.open = m.open[:len(m.open)-1]
	return atEndTag
}

// root begins the outermost element.
func (m *markup) root() xmlElement {
	for {
		switch m.next() {
		case atTag:
			return m.element
		case atEnd:
			m.fail("it is empty")
			return xmlElement{}
		}
	}
}

// each visits every child of the element just begun, and passes over what visit leaves of it. Of mc:AlternateContent the
// children of one branch are visited, as if they stood in its place.
func (m *markup) each(visit func(xmlElement)) {
	for {
		switch m.next() {
		case atTag:
			depth := len(m.open)
			if m.element.space == inCompat && m.element.name == "AlternateContent" {
				m.alternate(visit)
			} else {
				visit(m.element)
			}
			m.leave(depth)
		case atEndTag, atEnd:
			return
		}
	}
}

// leave passes over the rest of the elements that are at least so deep.
func (m *markup) leave(depth int) {
	for m.err == nil && len(m.open) >= depth {
		m.next()
	}
}

// alternate visits the first mc:Choice whose namespaces Word knows, or else mc:Fallback (ISO 29500-3, 7.5).
func (m *markup) alternate(visit func(xmlElement)) {
	taken := false
	m.each(func(e xmlElement) {
		if !taken && (e.name == "Fallback" || e.name == "Choice" && m.understood(e.attr("Requires"))) {
			taken = true
			m.each(visit)
		}
	})
}

func (m *markup) understood(prefixes string) bool {
	for _, prefix := range strings.Fields(prefixes) {
		if m.spaces[prefix] == foreign {
			return false
		}
	}
	return true
}

// words is the text that stands directly in the element just begun.
func (m *markup) words() string {
	first, more := "", []string(nil)
	for {
		switch m.next() {
		case atChars:
			if first == "" {
				first = m.chars
			} else {
				more = append(more, m.chars)
			}
		case atTag:
			m.leave(len(m.open))
		default:
			if more == nil {
				return first
			}
			return first + strings.Join(more, "")
		}
	}
}
