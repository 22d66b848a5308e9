package read

import (
	"bytes"
	"fmt"

	"github.com/ledongthuc/pdf"
)

// builtIn reads a PDF without an outside program: the characters of each page, joined where they touch.
func (f *file) builtIn() (pages []page, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			pages, err = nil, refuse(Damaged, "the PDF cannot be read (%v): install poppler-utils, or save it again", fault)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err == pdf.ErrInvalidPassword {
		return nil, refuse(Encrypted, "the PDF is encrypted: open it with its password and save it without one")
	}
	if err != nil {
		return nil, refuse(Damaged, "the PDF cannot be read (%v): it is damaged or was not downloaded whole", err)
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

// glyphPage joins a page's characters to pieces of lines.
func glyphPage(p pdf.Page) page {
	to := toTopLeft(p)
	box := inherited(p, "MediaBox")
	out := page{width: box.Index(2).Float64() - box.Index(0).Float64(), height: box.Index(3).Float64() - box.Index(1).Float64()}
	for _, t := range p.Content().Text {
		at := to.at(point{t.X, t.Y})
		g := frag{x0: at.x, y0: at.y - 0.88*t.FontSize, x1: at.x + max(t.W, 0.3*t.FontSize), y1: at.y + 0.12*t.FontSize, text: clean(t.S)}
		if k := len(out.frags) - 1; k >= 0 && touches(out.frags[k], g) {
			out.frags[k].text += g.text
			out.frags[k].x1 = max(out.frags[k].x1, g.x1)
			continue
		}
		out.frags = append(out.frags, g)
	}
	return out
}

// touches says whether a character goes on with a piece of a line.
func touches(a, b frag) bool {
	em := a.size()
	return b.y0-a.y0 < 0.1*em && a.y0-b.y0 < 0.1*em && b.size() < 1.1*em && em < 1.1*b.size() && b.x0-a.x1 < 0.3*em && b.x0 > a.x0
}

// pagesWithout is the warning that pages have no text.
func pagesWithout(blank, all int) string {
	return fmt.Sprintf("%d of %d pages have no text layer and were left out: they need OCR", blank, all)
}
