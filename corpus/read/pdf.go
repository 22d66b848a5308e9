package read

import (
	"strings"
	"unicode"

	"github.com/mubiao/mubiao/corpus"
)

// pdf draws what stands on a PDF's pages: by pdftotext where the machine has it, and else by what is built in, which reads
// fewer fonts.
func (f *file) pdf() (*corpus.Source, error) {
	pages, warnings, err := f.pdfPages()
	if err != nil {
		return nil, err
	}
	blank := 0
	for _, p := range pages {
		if !hasWords(p.frags) {
			blank++
		}
	}
	recognized := 0
	switch all := blank == len(pages) || !plausible(pages); {
	case f.ocr && (all || blank > 0):
		if recognized = blank; all {
			recognized = len(pages)
		}
		if err := f.scanned(pages, all); err != nil {
			return nil, err
		}
	case all && blank < len(pages):
		return nil, refuse(NoText, "no text layer that can be read (its fonts do not say which characters they draw): needs OCR, give --ocr")
	case all:
		return nil, refuse(NoText, "no text layer: needs OCR, give --ocr")
	case blank > 0:
		warnings = append(warnings, pagesWithout(blank, len(pages)))
	}
	if suspectsTables(pages) {
		f.addRules(pages)
	}
	src, err := f.drawn(pages, PDF, recognized)
	if err != nil {
		return nil, err
	}
	src.Warnings = append(warnings, src.Warnings...)
	return src, nil
}

// pdfPages is the text of each page and its place.
func (f *file) pdfPages() ([]page, []string, error) {
	if path := tool("pdftotext"); path != "" {
		pages, err := f.poppler(path)
		return pages, nil, err
	}
	pages, err := f.builtIn()
	return pages, []string{"read without pdftotext, which reads more fonts: install poppler-utils and poppler-data"}, err
}

// hasWords says whether a page has more than its number.
func hasWords(frags []frag) bool {
	n := 0
	for _, f := range frags {
		for _, r := range f.text {
			if unicode.IsLetter(r) {
				if n++; n >= 4 {
					return true
				}
			}
		}
	}
	return false
}

// plausible says whether the pages' characters are text. Fonts without a map to Unicode give characters at random, or private
// ones.
func plausible(pages []page) bool {
	var b strings.Builder
	strange, all := 0, 0
	for _, p := range pages {
		for _, f := range p.frags {
			b.WriteString(f.text)
			for _, r := range f.text {
				all++
				if r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) {
					strange++
				}
			}
		}
	}
	return strange*5 <= all && corpus.Prose(b.String())
}

// suspectsTables says whether lines of a page have gaps as tables have.
func suspectsTables(pages []page) bool {
	for _, p := range pages {
		n := 0
		for _, r := range rowsOf(p.frags) {
			if len(r.pieces) > 1 {
				if n++; n > 2 {
					return true
				}
			}
		}
	}
	return false
}
