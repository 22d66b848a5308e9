package read

import (
	"archive/zip"
	"bytes"
	"maps"
	"path"
	"strings"
)

// opc (开放打包) is a package of parts (ISO 29500-2): the entries of a zip file, or the pkg:part elements of one XML file.
// Parts are found by lower-cased name. What is not asked for is never unpacked: pictures, macros, fonts.
type opc struct {
	*budget
	format string // .docx, for messages
	zip    map[string]*zip.File
	twice  map[string]bool
	flat   map[string]*markup
}

// docxRelation is one relationship of a part: the last word of its type, and the part that it leads to.
type docxRelation struct{ kind, target string }

// openPackage opens a zip file's directory.
func (f *file) openPackage(format string) (*opc, error) {
	z, err := zip.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err != nil {
		return nil, refuse(Damaged, "the %s file is cut off or damaged (%v): download or copy it again", format, err)
	}
	p := &opc{budget: f.budget, format: format, zip: make(map[string]*zip.File, len(z.File)), twice: map[string]bool{}}
	for _, entry := range z.File {
		name := partName(entry.Name)
		if p.zip[name] != nil {
			p.twice[name] = true
		}
		p.zip[name] = entry
	}
	return p, nil
}

// partName is a part's name as its key: no / before it, no difference of case (ISO 29500-2, 6.2.2.3).
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/"))
}

func (p *opc) has(name string) bool {
	return p.zip[partName(name)] != nil || p.flat[partName(name)] != nil
}

// part begins to read a part. One that is not there, or twice there so that programs differ in which they read, is refused.
func (p *opc) part(name string) (*markup, error) {
	key := partName(name)
	if m := p.flat[key]; m != nil {
		return m, nil
	}
	entry := p.zip[key]
	switch {
	case entry == nil:
		return nil, refuse(Damaged, "the %s file lacks its part %s: open it in Word or WPS and save it again", p.format, name)
	case p.twice[key]:
		return nil, refuse(Damaged, "the %s file holds its part %s twice: open it in Word or WPS and save it again", p.format, name)
	case entry.Flags&1 != 0:
		return nil, refuse(Encrypted, "the %s file's part %s is encrypted: unpack the file with its password first", p.format, name)
	}
	r, err := entry.Open()
	if err != nil {
		return nil, refuse(Damaged, "the %s file's part %s cannot be unpacked (%v): download or copy the file again", p.format, name, err)
	}
	defer r.Close()
	data, err := p.inflate(r, int64(entry.CompressedSize64), name)
	if err != nil {
		return nil, err
	}
	return newMarkup(data, name, p.XMLDepth)
}

// relations are a part's relationships within the package; those that lead out of it are never followed. The package's own
// are those of the part "".
func (p *opc) relations(part string) ([]docxRelation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if !p.has(name) {
		return nil, nil
	}
	m, err := p.part(name)
	if err != nil {
		return nil, err
	}
	var all []docxRelation
	m.root()
	m.each(func(e xmlElement) {
		if e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return
		}
		kind, relationTarget := e.attr("Type"), e.attr("Target")
		if !strings.HasPrefix(relationTarget, "/") {
			relationTarget = "/" + dir + relationTarget
		}
		all = append(all, docxRelation{kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(path.Clean(relationTarget), "/")})
	})
	return all, m.err
}

// relationTarget is the part to which the first relationship of a kind leads, "" where there is none.
func relationTarget(all []docxRelation, kind string) string {
	for _, r := range all {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// mainPart is the name of the part that is the document: the package's relationships say it, or its content types, of which
// Word's document ends in main+xml.
func (p *opc) mainPart() (string, error) {
	all, err := p.relations("")
	if err != nil {
		return "", err
	}
	if name := relationTarget(all, "officeDocument"); name != "" {
		return name, nil
	}
	name := "word/document.xml"
	if !p.has("[Content_Types].xml") {
		return name, nil
	}
	m, err := p.part("[Content_Types].xml")
	if err != nil {
		return "", err
	}
	m.root()
	m.each(func(e xmlElement) {
		if e.name == "Override" && strings.HasSuffix(e.attr("ContentType"), "main+xml") {
			name = strings.TrimPrefix(e.attr("PartName"), "/")
		}
	})
	return name, m.err
}

// maxPrefixes bounds what each part of a flat package inherits; Word declares about 40.
const maxPrefixes = 200

// flatPackage finds the parts of a package in one XML file, of which m has begun the root.
func (f *file) flatPackage(m *markup) (*opc, error) {
	p := &opc{budget: f.budget, format: ".xml", flat: map[string]*markup{}}
	m.each(func(part xmlElement) {
		name := part.attr("name")
		m.each(func(e xmlElement) {
			if e.name != "xmlData" {
				return
			}
			from := m.at
			if m.empty {
				return
			}
			if len(m.spaces) > maxPrefixes {
				m.fail("it declares too many namespaces")
			}
			inner := &markup{what: strings.TrimPrefix(name, "/"), max: m.max, spaces: maps.Clone(m.spaces), space: m.spaces[""]}
			if m.leave(len(m.open)); m.err == nil {
				inner.text = m.text[from:strings.LastIndexByte(m.text[:m.at], '<')]
				p.flat[partName(name)] = inner
			}
		})
	})
	return p, m.err
}
