package read

import (
	"archive/zip"
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// Format (格式) is what a file is by its bytes.
type Format string

// The formats that are read.
const (
	Text    Format = "text"
	CSV     Format = "csv" // or tsv
	HTML    Format = "html"
	MHTML   Format = "mhtml"
	PDF     Format = "pdf"
	DOCX    Format = "docx"
	WordXML Format = "wordxml" // Word's one-file XML of 2003 and of today
	DOC     Format = "doc"     // and wps
	RTF     Format = "rtf"
	XLSX    Format = "xlsx"
	XLS     Format = "xls"
	OFD     Format = "ofd"
	Picture Format = "picture"
	EML     Format = "eml"
	ZIP     Format = "zip"
	GZIP    Format = "gzip"
)

// Sniff says what a file is by its bytes. The error is an *corpus.Unreadable for what is known and not read.
func Sniff(data []byte) (Format, error) {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			if s.refused != "" {
				return "", refuse(Unsupported, "this is %s: %s", s.refused, s.remedy)
			}
			return s.format, nil
		}
	}
	switch {
	case isZip(data):
		return sniffZip(data)
	case isOLE(data):
		return sniffOLE(data)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return PDF, nil
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return "", refuse(Unsupported, "this is a video or a sound: leave it out")
	}
	return sniffText(data)
}

func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

func isOLE(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

const (
	leaveOut = "leave it out"
	unpack   = "unpack it, and give its files"
)

// signatures are the first bytes that alone say what a file is.
var signatures = []struct {
	magic, refused, remedy string
	format                 Format
}{
	{magic: "{\\rtf", format: RTF},
	{magic: "\x1f\x8b", format: GZIP},
	{magic: "\x89PNG", format: Picture},
	{magic: "\xff\xd8\xff", format: Picture},
	{magic: "GIF8", format: Picture},
	{magic: "II*\x00", format: Picture},
	{magic: "MM\x00*", format: Picture},
	{magic: "Rar!", refused: "a rar archive", remedy: unpack},
	{magic: "7z\xbc\xaf\x27\x1c", refused: "a 7z archive", remedy: unpack},
	{magic: "BZh", refused: "a bzip2 archive", remedy: unpack},
	{magic: "\xfd7zXZ", refused: "an xz archive", remedy: unpack},
	{magic: "\x28\xb5\x2f\xfd", refused: "a zstd archive", remedy: unpack},
	{magic: "\x7fELF", refused: "a program", remedy: leaveOut},
	{magic: "MZ\x90", refused: "a program", remedy: leaveOut},
	{magic: "SQLite format 3", refused: "an SQLite database", remedy: leaveOut},
	{magic: "ID3", refused: "a sound", remedy: leaveOut},
	{magic: "AT&TFORM", refused: "a DjVu file", remedy: "save it as PDF"},
	{magic: "CAJ", refused: "a CAJ file", remedy: "save it as PDF"},
	{magic: "%!PS", refused: "a PostScript file", remedy: "save it as PDF"},
}

// sniffZip looks for the parts that tell Office files and OFD from an archive.
func sniffZip(data []byte) (Format, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", refuse(Damaged, "the zip file has no directory at its end (%v): it was not downloaded whole", err)
	}
	for _, entry := range z.File {
		switch name := entry.Name; {
		case name == "OFD.xml":
			return OFD, nil
		case name == "xl/workbook.xml" || name == "xl/workbook.bin":
			return XLSX, nil
		case name == "word/document.xml" || strings.HasPrefix(name, "word/"):
			return DOCX, nil
		case strings.HasPrefix(name, "ppt/"):
			return "", refuse(Unsupported, "this is a PowerPoint file: save it as PDF")
		case name == "META-INF/manifest.xml" && z.File[0].Name == "mimetype":
			return "", refuse(Unsupported, "this is an OpenDocument file: save it as .docx or .xlsx")
		}
	}
	for _, entry := range z.File { // an Office file without a part by its usual name
		if entry.Name == "[Content_Types].xml" {
			return DOCX, nil
		}
	}
	return ZIP, nil
}

// sniffOLE tells old Office files by the names of their streams, which are UTF-16.
func sniffOLE(data []byte) (Format, error) {
	has := func(name string) bool {
		var b []byte
		for _, u := range utf16.Encode([]rune(name)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return bytes.Contains(data, append(b, 0, 0))
	}
	switch {
	case has("EncryptedPackage"):
		return "", refuse(Encrypted, "the Office file is encrypted: open it with its password and save it without one")
	case has("WordDocument"):
		return DOC, nil
	case has("Workbook"), has("Book"):
		return XLS, nil
	case has("PowerPoint Document"):
		return "", refuse(Unsupported, "this is a PowerPoint file: save it as PDF")
	}
	return "", refuse(Damaged, "no Word or Excel document is found in this OLE file: it was not downloaded whole, or is of a kind that is not read")
}

// headSize is how much of a text is looked at to tell what it is.
const headSize = 16 << 10

// sniffText tells HTML, e-mail, XML and tables from plain text.
func sniffText(data []byte) (Format, error) {
	text, _, _, err := corpus.Decode(headOf(data))
	if err != nil {
		return Text, nil // and its reader says what is wrong with it
	}
	head := strings.TrimSpace(text)
	if isMail(head) {
		if head = lower(head); strings.Contains(head, "multipart/related") || strings.Contains(head, "snapshot-content-location:") {
			return MHTML, nil
		}
		return EML, nil
	}
	if strings.Contains(head, "<") {
		head = lower(head)
	}
	switch {
	case strings.Contains(head, "<w:worddocument") || strings.Contains(head, "<pkg:package"):
		return WordXML, nil
	case isHTML(head):
		return HTML, nil
	case strings.HasPrefix(head, "<?xml"):
		return "", refuse(Unsupported, "this is an XML file of a kind that is not read: save it as .docx, .xlsx or text")
	}
	if _, ok := looksCSV(text); ok {
		return CSV, nil
	}
	return Text, nil
}

// headOf is the bytes that are looked at; characters of UTF-8 are whole in it.
func headOf(data []byte) []byte {
	if len(data) <= headSize {
		return data
	}
	n := headSize
	for n > headSize-utf8.UTFMax && !utf8.RuneStart(data[n]) {
		n--
	}
	return data[:n]
}

// lower writes Latin capitals, of which tags and the names of fields consist, as small letters.
func lower(text string) string {
	out := []byte(text)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// isMail says whether a text begins with the fields of an e-mail's head.
func isMail(head string) bool {
	known := 0
	for line := range strings.Lines(head) {
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(name, " <>") || name == "" {
			break
		}
		switch lower(name) {
		case "mime-version", "content-type", "from", "to", "subject", "date", "received", "return-path", "message-id", "snapshot-content-location":
			known++
		}
	}
	return known >= 2
}

// isHTML says whether a text begins with a tag of HTML, or holds several that end blocks.
func isHTML(head string) bool {
	head = strings.TrimLeft(head, "\ufeff \r\n\t")
	for {
		end := ""
		switch {
		case strings.HasPrefix(head, "<!--"):
			end = "-->"
		case strings.HasPrefix(head, "<?xml"):
			end = "?>"
		}
		_, rest, ok := strings.Cut(head, end)
		if end == "" || !ok {
			break
		}
		head = strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutPrefix(head, "<"); ok {
		name := rest[:strings.IndexFunc(rest+" ", func(r rune) bool { return r != '!' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })]
		switch name {
		case "!doctype", "html", "head", "body", "meta", "title", "link", "base", "script", "style", "div", "table", "p", "span", "font", "center", "br", "a",
			"h1", "h2", "h3", "h4", "section", "article", "main", "ul", "ol", "form", "iframe", "frameset", "noscript", "input", "b", "strong", "img":
			return true
		}
	}
	n := 0
	for _, tag := range []string{"</p>", "<br>", "<br/>", "<br />", "</div>", "</td>", "</span>"} {
		n += strings.Count(head, tag)
	}
	return n >= 3
}

// Formats lists what is read, for people.
var Formats = []struct {
	Format     Format
	Extensions []string
	About      string
}{
	{Text, []string{".txt"}, "plain text in UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5"},
	{CSV, []string{".csv", ".tsv"}, "a table as text"},
	{HTML, []string{".html", ".htm", ".shtml"}, "a web page"},
	{MHTML, []string{".mht", ".mhtml"}, "a web page saved in one file"},
	{PDF, []string{".pdf"}, "pages with a text layer; scanned ones with --ocr"},
	{DOCX, []string{".docx", ".docm"}, "Word since 2007"},
	{WordXML, []string{".xml"}, "Word's one-file XML"},
	{DOC, []string{".doc", ".wps"}, "Word 97 to 2003, WPS"},
	{RTF, []string{".rtf"}, "rich text"},
	{XLSX, []string{".xlsx", ".xlsm"}, "Excel since 2007"},
	{XLS, []string{".xls", ".et"}, "Excel 97 to 2003, WPS"},
	{OFD, []string{".ofd"}, "GB/T 33190 pages"},
	{Picture, []string{".png", ".jpg", ".tif"}, "a scanned page, with --ocr"},
	{EML, []string{".eml"}, "an e-mail with its attachments"},
	{ZIP, []string{".zip"}, "an archive of any of these"},
	{GZIP, []string{".gz"}, "one packed file"},
}

// Extensions are the endings that files of these formats have.
var Extensions = func() map[string]bool {
	all := map[string]bool{}
	for _, f := range Formats {
		for _, e := range f.Extensions {
			all[e] = true
		}
	}
	return all
}()
