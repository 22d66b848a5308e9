package read

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/mubiao/mubiao/corpus"
)

// part is one leaf of an e-mail or a saved page (RFC 2045).
type part struct {
	kind string // text/html …
	name string // of an attachment
	data []byte
}

// maxParts is how deep parts may stand in parts.
const maxParts = 16

// parts lists the leaves of a message, in order.
func (f *file) parts() ([]part, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(f.data))
	if err != nil {
		return nil, refuse(Damaged, "the head of the e-mail cannot be read (%v): save it again", err)
	}
	var all []part
	err = f.collect(&all, textproto.MIMEHeader(msg.Header), msg.Body, 0)
	return all, err
}

// collect appends the leaves of one part.
func (f *file) collect(all *[]part, head textproto.MIMEHeader, body io.Reader, depth int) error {
	if depth > maxParts {
		return refuse(TooDeep, "the e-mail has parts in parts, more than %d deep: save its attachments, and give them", maxParts)
	}
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		return f.collectAll(all, multipart.NewReader(body, params["boundary"]), depth)
	}
	if f.entries++; f.entries > f.Entries {
		return refuse(TooLarge, "the e-mail has more than %d parts: save its attachments, and give them", f.Entries)
	}
	switch strings.ToLower(head.Get("Content-Transfer-Encoding")) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := f.inflate(body, int64(len(f.data)), "a part of it")
	if err != nil {
		return err
	}
	*all = append(*all, part{kind, attachment(head, params), data})
	return nil
}

func (f *file) collectAll(all *[]part, r *multipart.Reader, depth int) error {
	for {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return refuse(Damaged, "a part of the e-mail cannot be read (%v): it was not saved whole", err)
		}
		if err := f.collect(all, p.Header, p, depth+1); err != nil {
			return err
		}
	}
}

// attachment is the file name of a part, empty where it has none.
func attachment(head textproto.MIMEHeader, params map[string]string) string {
	_, disposition, err := mime.ParseMediaType(head.Get("Content-Disposition"))
	name := params["name"]
	if err == nil && disposition["filename"] != "" {
		name = disposition["filename"]
	}
	if name == "" {
		name = extended(head.Get("Content-Disposition") + ";" + head.Get("Content-Type"))
	}
	if name == "" && strings.HasPrefix(strings.ToLower(head.Get("Content-Disposition")), "attachment") {
		name = "attachment"
	}
	words := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) { return charset.NewReaderLabel(label, r) }}
	if decoded, err := words.DecodeHeader(name); err == nil {
		name = decoded
	}
	if text, _, _, err := corpus.Decode([]byte(name)); err == nil {
		name = text
	}
	return strings.ReplaceAll(clean(name), "\n", " ")
}

// extended is a file name written with its encoding, filename*=GB18030”%CD%A8 (RFC 2231), which package mime leaves out where that is
// not UTF-8.
func extended(fields string) string {
	for field := range strings.SplitSeq(fields, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		if key = strings.ToLower(strings.TrimSpace(key)); key != "filename*" && key != "name*" {
			continue
		}
		parts := strings.SplitN(strings.Trim(value, `"`), "'", 3)
		if name, err := url.PathUnescape(parts[len(parts)-1]); err == nil {
			return name
		}
	}
	return ""
}

// eml reads an e-mail's text, and each attachment as a file of its own.
func (f *file) eml() {
	parts, err := f.parts()
	if err == nil && f.depth >= f.Depth {
		err = refuse(TooDeep, "this is an e-mail in %d archives: unpack them, or raise --max-depth", f.depth)
	}
	if err != nil {
		f.fail(err)
		return
	}
	if body := bodyOf(parts); body != nil {
		f.one(func(f *file) (*corpus.Source, error) { return f.readPart(body) })
	} else if !slices.ContainsFunc(parts, func(p part) bool { return p.name != "" }) {
		f.fail(refuse(Empty, "the e-mail holds no text: check that it was saved whole"))
	}
	taken := map[string]bool{}
	for _, p := range parts {
		if p.name != "" {
			p.name = unlike(taken, p.name)
		}
		switch {
		case p.name == "" || Beside(p.name):
		case !safe(p.name):
			f.entry(p.name, nil).fail(refuse(BadName, "the attachment's name leads out of the e-mail: save it under another name"))
		default:
			f.entry(p.name, p.data).read()
		}
	}
}

// bodyOf is the part that is the message itself: its page, else its plain text; nil where it has none.
func bodyOf(parts []part) (body *part) {
	for i := range parts {
		p := &parts[i]
		if p.name != "" || len(bytes.TrimSpace(p.data)) == 0 {
			continue
		}
		if p.kind == "text/html" && (body == nil || body.kind != "text/html") || p.kind == "text/plain" && body == nil {
			body = p
		}
	}
	return body
}

// readPart reads a message's own text.
func (f *file) readPart(p *part) (*corpus.Source, error) {
	inner := *f
	inner.data = p.data
	var src *corpus.Source
	var err error
	if p.kind == "text/html" {
		src, err = inner.html()
	} else {
		src, err = inner.text()
	}
	if err == nil {
		src.Format, src.Text = string(EML), clean(src.Text)
	}
	return src, err
}

// mhtml reads a page that a browser saved with its pictures in one file.
func (f *file) mhtml() (*corpus.Source, error) {
	parts, err := f.parts()
	if err != nil {
		return nil, err
	}
	for i := range parts {
		if parts[i].kind == "text/html" {
			parts[i].name = ""
		}
	}
	body := bodyOf(parts)
	if body == nil || !bytes.Contains(body.data, []byte("<")) {
		return nil, refuse(Damaged, "the saved page has no page in it: save it again, as .html")
	}
	src, err := f.readPart(body)
	if err == nil {
		src.Format = string(MHTML)
	}
	return src, err
}
