package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// poppler has pdftotext say which words stand where.
func (f *file) poppler(path string) ([]page, error) {
	var said Said
	cmd := exec.Command(path, "-bbox", "-enc", "UTF-8", "-l", strconv.Itoa(f.Pages+1), "-", "-")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(f.data), &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start pdftotext: %w", err)
	}
	pages, err := f.readWords(out)
	if err != nil {
		_ = cmd.Process.Kill()
	}
	if e := cmd.Wait(); err == nil && e != nil {
		err = popplerError(said.String(), e)
	}
	if err == nil && len(pages) == 0 {
		err = refuse(Damaged, "the PDF has no page that can be read: it is damaged or was not downloaded whole")
	}
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// popplerError says in plain words why pdftotext failed.
func popplerError(said string, err error) error {
	switch {
	case strings.Contains(said, "Incorrect password"), strings.Contains(said, "security handler"), strings.Contains(said, "ncryption"):
		return refuse(Encrypted, "the PDF is encrypted: open it with its password and save it without one")
	case strings.Contains(said, "Copying of text"):
		return refuse(Encrypted, "the PDF does not allow its text to be copied: save it without that restriction")
	case strings.Contains(said, "memory"):
		return refuse(Memory, "reading the PDF takes more memory than is allowed: raise --max-memory, or leave it out")
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() < 0 {
		return refuse(Damaged, "the PDF makes pdftotext fail (%v): save it again", err)
	}
	return refuse(Damaged, "the PDF cannot be read: it is damaged or was not downloaded whole")
}

// longestWord is the longest line that pdftotext may print, in bytes.
const longestWord = 1 << 20

// readWords reads what pdftotext -bbox prints: one element for each page and, in it, for each word.
func (f *file) readWords(r io.Reader) (pages []page, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), longestWord)
	size := int64(0)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		switch {
		case strings.HasPrefix(line, "<page "):
			if len(pages) == f.Pages {
				return nil, refuse(TooLarge, "the PDF has more than %d pages: divide it, or raise --max-pages", f.Pages)
			}
			n := numbersIn(line)
			pages = append(pages, page{width: n[0], height: n[1]})
		case strings.HasPrefix(line, "<word ") && len(pages) > 0:
			if size += int64(len(line)); size > f.Inflated {
				return nil, refuse(TooLarge, "the PDF has more than %d MB of words: divide it, or raise --max-inflated", f.Inflated>>20)
			}
			p := &pages[len(pages)-1]
			p.frags = append(p.frags, wordOf(line))
		}
	}
	return pages, lines.Err()
}

// wordOf reads <word xMin="1" yMin="2" xMax="3" yMax="4">text</word>.
func wordOf(line string) frag {
	attributes, text, _ := strings.Cut(line, ">")
	n := numbersIn(attributes)
	return frag{x0: n[0], y0: n[1], x1: n[2], y1: n[3], text: clean(html.UnescapeString(strings.TrimSuffix(text, "</word>")))}
}

// numbersIn is the numbers between quotation marks.
func numbersIn(tag string) (n [4]float64) {
	parts := strings.SplitN(tag, `"`, 10)
	for i := range n {
		if 2*i+1 < len(parts) {
			n[i], _ = strconv.ParseFloat(parts[2*i+1], 64)
		}
	}
	return n
}
