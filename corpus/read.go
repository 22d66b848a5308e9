package corpus

import (
	"crypto/sha256"
	"encoding/hex"
)

// Source (来源) is what a reader draws from a file before anything in it is understood. It is plain data, so that
// a reader can work in another process.
type Source struct {
	Path     string
	Given    Given
	SHA256   string            // of the file's bytes, in hexadecimal
	Format   string            // text, html, docx …
	Encoding string            // of its text, where the format leaves that open
	Text     string            // valid UTF-8
	Tables   []Table           // the grids that the file itself draws, in order and apart: spans and Grid only
	Fields   map[string]string // what a page says of the notice beside its text: 标题, 发文机关, 成文日期 …
	Warnings []string
	Words    []Word // of a text that a character reader read, in order; nil for any other

	content content // of Text, where a reader of this process has counted it
}

// Word (识别字) is a word that a character reader read from a picture, and how sure it was: 0 to 1.
type Word struct {
	Span
	Confidence float64
}

// Read makes a Document of a plain text's bytes. Its error is an *Unreadable, for what is no text at all;
// every text gives a Document, and doubt is a Warning. Path is only kept.
func Read(path string, data []byte) (*Document, error) {
	src, err := Plain(data)
	if err != nil {
		return nil, err
	}
	src.Path, src.SHA256 = path, Hash(data)
	return New(src), nil
}

// Plain draws the Source from a plain text's bytes, without a path and a hash: the bytes may be a part of a file.
func Plain(data []byte) (*Source, error) {
	c, encoding, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &Source{Format: "text", Encoding: encoding, Text: c.text, content: c}
	if c.lost > 0 {
		src.Warnings = []string{Lost(c.lost, encoding)}
	}
	return src, nil
}

// Hash is the SHA-256 of a file's bytes, in hexadecimal.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// New makes a Document of what a reader drew from a file.
func New(src *Source) *Document {
	d := &Document{Path: src.Path, SHA256: src.SHA256, Format: src.Format, Encoding: src.Encoding, Given: src.Given, Warnings: src.Warnings, Words: src.Words}
	c := src.content
	if c.text != src.Text {
		c = contentOf(src.Text)
	}
	d.spell(c)
	d.simplify()
	paras := d.paragraphs(d.lines(src.Tables))
	f := d.readFront(paras, src.Fields)
	d.outline(paras)
	d.sentences(paras)
	d.readHead(f, paras)
	d.obey()
	return d
}

// obey puts what is given in the place of what the notice says. A given region is the extractor's to look up.
func (d *Document) obey() {
	if d.Given.Issuer != "" {
		d.Issuer = d.Given.Issuer
	}
	if d.Given.Year != 0 {
		d.PlanFrom, d.PlanTo = d.Given.Year, d.Given.Year
	}
}
