package read

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// An OFD file (GB/T 33190-2016) is a zip of XML parts: OFD.xml names the document, which names its pages, whose text objects
// have characters at places in millimetres. Seals, signatures and notes that were put on the pages afterwards are not read.

// ofdReader reads the parts of an OFD file.
type ofdReader struct {
	*opc
	box       ofdBox            // of pages that have none of their own
	templates map[string]string // the part of each template, by id
	used      map[string]bool   // templates that an earlier page has
	list      []page
	count     int // characters so far
	turned    int // of them, those that are left out since they do not run to the right
}

// ofdBox is ST_Box: a place and an extent, in millimetres.
type ofdBox struct{ x, y, w, h float64 }

// ofdA4 is the page of a document that does not say.
var ofdA4 = ofdBox{0, 0, 210, 297}

const pointsPerMM = 72 / 25.4

func (f *file) ofd() (*corpus.Source, error) {
	p, err := f.openPackage(".ofd")
	if err != nil {
		return nil, err
	}
	r := &ofdReader{opc: p}
	if err := r.read(); err != nil {
		return nil, err
	}
	d := newDraft(f.budget)
	d.pages(r.list)
	src, err := d.source(string(OFD))
	switch {
	case err != nil && d.err == nil && r.count == 0:
		return nil, refuse(NoText, "the .ofd file holds pictures and no text: get it as text, or recognise its characters (OCR) first")
	case err == nil && r.turned*20 > r.count:
		src.Warnings = append(src.Warnings, strconv.Itoa(r.turned)+" characters of turned text are left out")
	}
	return src, err
}

// read reads the file's documents, of which there is one but in rare files.
func (r *ofdReader) read() error {
	for name := range r.zip {
		if base := path.Base(name); base == "encryptions.xml" || base == "entriesmap.dat" || base == "decryptseed.dat" {
			return refuse(Encrypted, "the .ofd file is encrypted: open it with its password or key and save it without")
		}
	}
	m, err := r.part("OFD.xml")
	if err != nil {
		return err
	}
	var roots []string
	encrypted := false
	m.root()
	m.each(func(e xmlElement) {
		encrypted = encrypted || strings.HasPrefix(e.name, "Encrypt")
		if e.name != "DocBody" {
			return
		}
		m.each(func(e xmlElement) {
			encrypted = encrypted || strings.HasPrefix(e.name, "Encrypt")
			if e.name == "DocRoot" {
				roots = append(roots, m.words())
			}
		})
	})
	switch {
	case m.err != nil:
		return m.err
	case encrypted:
		return refuse(Encrypted, "the .ofd file is encrypted: open it with its password or key and save it without")
	case len(roots) == 0:
		return refuse(Damaged, "the .ofd file names no document: it is damaged or was not downloaded whole")
	}
	for _, root := range slices.Compact(roots) {
		if err := r.document(ofdPath("", root)); err != nil {
			return err
		}
	}
	return nil
}

// ofdPath is the part that another one, in a folder, points to (7.6: ST_Loc).
func ofdPath(folder, loc string) string {
	if loc = strings.TrimSpace(strings.ReplaceAll(loc, "\\", "/")); !strings.HasPrefix(loc, "/") {
		loc = folder + "/" + loc
	}
	return strings.TrimPrefix(path.Clean("/"+loc), "/")
}

// document reads Document.xml (7.5) and the pages that it names.
func (r *ofdReader) document(name string) error {
	m, err := r.part(name)
	if err != nil {
		return err
	}
	dir := path.Dir(name)
	var pages []string
	r.box, r.templates, r.used = ofdA4, map[string]string{}, map[string]bool{}
	m.root()
	m.each(func(e xmlElement) {
		switch e.name {
		case "CommonData":
			m.each(func(e xmlElement) {
				switch e.name {
				case "PageArea":
					r.box = ofdArea(m, r.box)
				case "TemplatePage":
					r.templates[e.attr("ID")] = ofdPath(dir, e.attr("BaseLoc"))
				}
			})
		case "Pages":
			m.each(func(e xmlElement) {
				if e.name == "Page" {
					pages = append(pages, ofdPath(dir, e.attr("BaseLoc")))
				}
			})
		}
	})
	if m.err != nil {
		return m.err
	}
	if len(r.list)+len(pages) > r.Pages {
		return refuse(TooLarge, "the .ofd file has %d pages, the limit is %d: divide it, or raise --max-pages", len(pages), r.Pages)
	}
	for _, name := range pages {
		if err := r.page(name); err != nil {
			return err
		}
	}
	return nil
}

// ofdArea is the physical box of the CT_PageArea just begun, or other.
func ofdArea(m *markup, other ofdBox) ofdBox {
	m.each(func(e xmlElement) {
		if e.name == "PhysicalBox" {
			if b, ok := ofdBoxOf(m.words()); ok {
				other = b
			}
		}
	})
	return other
}

func ofdBoxOf(text string) (ofdBox, bool) {
	n := ofdNumbers(text)
	if len(n) != 4 || n[2] <= 0 || n[3] <= 0 {
		return ofdBox{}, false
	}
	return ofdBox{n[0], n[1], n[2], n[3]}, true
}

// ofdNumbers are the numbers of a ST_Array; nil where something in it is none.
func ofdNumbers(text string) []float64 {
	var out []float64
	for field := range strings.FieldsSeq(text) {
		x, err := strconv.ParseFloat(field, 64)
		if err != nil || x-x != 0 || x > 1e6 || x < -1e6 {
			return nil
		}
		out = append(out, x)
	}
	return out
}
