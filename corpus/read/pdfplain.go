package read

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// builtIn reads a PDF without an outside program: the characters of each page, joined where they touch.
func (f *file) builtIn() (pages []page, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			pages, err = nil, refuse(Damaged, "the PDF cannot be read (%s): install poppler-utils, or save it again", brief(fault))
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err == pdf.ErrInvalidPassword {
		return nil, refuse(Encrypted, "the PDF is encrypted: open it with its password and save it without one")
	}
	if err != nil {
		return nil, refuse(Damaged, "the PDF cannot be read (%s): it is damaged or was not downloaded whole", brief(err))
	}
	n := r.NumPage()
	switch {
	case n > f.Pages:
		return nil, refuse(TooLarge, "the PDF has more than %d pages: divide it, or raise --max-pages", f.Pages)
	case n < 1:
		return nil, refuse(Damaged, "the PDF has no page that can be read: it is damaged or was not downloaded whole")
	}
	for i := range n {
		pages = append(pages, glyphPage(r.Page(i+1)))
	}
	return pages, nil
}

// glyphPage is the text of a page and its place.
func glyphPage(p pdf.Page) page {
	box := inherited(p, "MediaBox")
	pen := &pen{to: toTopLeft(p), text: &pdfType{pdfStyle: pdfStyle{stretch: 1}, at: identity, line: identity, fonts: map[string]*pdfFont{}}}
	pen.run(p.V.Key("Contents"), p.Resources(), 0)
	return page{width: box.Index(2).Float64() - box.Index(0).Float64(), height: box.Index(3).Float64() - box.Index(1).Float64(), frags: pen.text.frags}
}

// brief is what is wrong, as far as it can be said on one line: the reader quotes the file.
func brief(fault any) string {
	words := strings.Join(strings.Fields(strings.ToValidUTF8(fmt.Sprint(fault), "")), " ")
	return clean(words[:min(len(words), 60)])
}

// pagesWithout is the warning that pages have no text.
func pagesWithout(blank, all int) string {
	return fmt.Sprintf("%d of %d pages have no text layer and were left out: they need OCR", blank, all)
}
