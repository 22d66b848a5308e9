package read

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// OCRTimes is how many times as long as another file one may take whose pages a character reader reads.
const OCRTimes = 20

// resolution is that of the pictures that are made of scanned pages, in dots an inch.
const resolution = 300

// scanned reads the pictures of a PDF's pages that have no text layer, or of all.
func (f *file) scanned(pages []page, all bool) error {
	tesseract, err := characterReader()
	if err != nil {
		return err
	}
	path := tool("pdftoppm")
	if path == "" {
		return refuse(NoTool, "no text layer, and pdftoppm is missing, which --ocr needs for PDF: install poppler-utils")
	}
	for i := range pages {
		if hasWords(pages[i].frags) && !all {
			continue
		}
		picture, err := f.photograph(path, i+1)
		if err != nil {
			return err
		}
		p, err := recognize(tesseract, picture)
		if err != nil {
			return err
		}
		pages[i].frags = p.frags
	}
	return nil
}

// photograph is the picture of a page, by its number from 1.
func (f *file) photograph(path string, number int) ([]byte, error) {
	n := strconv.Itoa(number)
	cmd := exec.Command(path, "-r", strconv.Itoa(resolution), "-gray", "-f", n, "-l", n, "-")
	cmd.Stdin = bytes.NewReader(f.data)
	picture, err := cmd.Output()
	if err != nil || len(picture) == 0 {
		return nil, refuse(Damaged, "no picture can be made of page %d (%v): save the PDF again", number, err)
	}
	return picture, nil
}

// picture reads a picture of a page.
func (f *file) picture() (*corpus.Source, error) {
	if !f.ocr {
		return nil, refuse(NoText, "a picture has no text: needs OCR, give --ocr")
	}
	tesseract, err := characterReader()
	if err != nil {
		return nil, err
	}
	p, err := recognize(tesseract, f.data)
	if err != nil {
		return nil, err
	}
	return f.drawn([]page{p}, Picture, 1)
}

// drawn makes a Source of pages, of which a character reader read so many.
func (f *file) drawn(pages []page, format Format, recognized int) (*corpus.Source, error) {
	d := newDraft(f.budget)
	d.pages(pages)
	src, err := d.source(string(format))
	switch {
	case err != nil && recognized > 0:
		return nil, refuse(NoText, "no character was recognized on its pages: scan them again, larger or darker")
	case err != nil || recognized == 0:
		return src, err
	}
	src.Encoding = "ocr"
	src.Warnings = []string{fmt.Sprintf("%d words were read by OCR from %d of %d pages: compare each number with its page", len(src.Words), recognized, len(pages))}
	return src, nil
}

// language is tesseract's name for simplified Chinese.
const language = "chi_sim"

// characterReader is where tesseract is, if it reads Chinese.
func characterReader() (string, error) {
	path := tool("tesseract")
	if path == "" {
		return "", refuse(NoTool, "no text layer, and tesseract is missing, which --ocr needs: install tesseract-ocr and tesseract-ocr-chi-sim")
	}
	known, err := exec.Command(path, "--list-langs").Output()
	if err != nil || !strings.Contains(string(known), language) {
		return "", refuse(NoTool, "no text layer, and tesseract does not know %s: install tesseract-ocr-chi-sim", language)
	}
	return path, nil
}

// recognize has tesseract read one picture.
func recognize(path string, picture []byte) (page, error) {
	cmd := exec.Command(path, "stdin", "stdout", "-l", language, "--psm", "3", "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(picture)
	out, err := cmd.Output()
	if err != nil {
		return page{}, refuse(NoText, "tesseract cannot read the picture of a page (%v): scan it again", err)
	}
	return recognizedWords(string(out)), nil
}

// recognizedWords reads what tesseract prints: a line for each page (level 1) and word (level 5) with its place in dots and its
// confidence in percent.
func recognizedWords(tsv string) (p page) {
	const points = 72.0 / resolution
	for line := range strings.Lines(tsv) {
		field := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(field) != 12 || field[0] != "1" && field[0] != "5" {
			continue
		}
		var n [5]float64
		for i, s := range []string{field[6], field[7], field[8], field[9], field[10]} {
			n[i], _ = strconv.ParseFloat(s, 64)
		}
		if field[0] == "1" {
			p.width, p.height = n[2]*points, n[3]*points
			continue
		}
		f := frag{x0: n[0] * points, y0: n[1] * points, x1: (n[0] + n[2]) * points, y1: (n[1] + n[3]) * points, text: strings.TrimSpace(clean(field[11]))}
		if strings.Trim(f.text, "|丨_—-") == "" { // the lines of a table
			continue
		}
		for range []rune(f.text) {
			f.sure = append(f.sure, min(max(n[4]/100, 0.01), 1))
		}
		p.frags = append(p.frags, f)
	}
	return p
}
