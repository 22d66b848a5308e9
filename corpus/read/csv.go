package read

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// csv reads a text of cells divided by commas, semicolons or tabs (RFC 4180).
func (f *file) csv() (*corpus.Source, error) {
	if int64(len(f.data)) > f.Part {
		return nil, refuse(TooLarge, "the text has %d MB, the limit is %d MB: divide it, or raise --max-part", len(f.data)>>20, f.Part>>20)
	}
	text, encoding, warnings, err := f.decode()
	if err != nil {
		return nil, err
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	text, comma := separator(text)
	s := &sheet{}
	stray := s.records(text, comma)
	if err := s.over(f.budget); err != nil {
		return nil, err
	}
	s.remerge()
	d := newDraft(f.budget)
	if err := s.write(d); err != nil {
		return nil, err
	}
	src, err := d.source(string(CSV))
	if err != nil {
		return nil, err
	}
	if stray {
		warnings = append(warnings, "quotation marks do not match: each line is taken as a row of its own")
	}
	src.Encoding, src.Warnings = encoding, warnings
	return src, nil
}

// separator is what divides the cells of a text, and the text without the line sep=; that tells Excel so.
func separator(text string) (rest string, comma rune) {
	first, after, _ := strings.Cut(text, "\n")
	named, ok := strings.CutPrefix(strings.TrimRight(first, "\r"), "sep=")
	if ok && len(named) == 1 && strings.ContainsAny(named, ",;\t|") {
		return after, rune(named[0])
	}
	if comma, ok := looksCSV(text); ok {
		return text, comma
	}
	best := ','
	for _, c := range ";\t" {
		if strings.Count(text, string(c)) > strings.Count(text, string(best)) {
			best = c
		}
	}
	return text, best
}

// records puts a text's records into the sheet, an empty line as an empty row. Where quotation marks do not match, a quoted
// cell could swallow others: then each line is a record.
func (s *sheet) records(text string, comma rune) (stray bool) {
	if s.quoted(text, comma) == nil {
		return false
	}
	s.cells, s.size = nil, 0
	row := 0
	for line := range strings.Lines(text) {
		s.record(row, splitLine(strings.TrimRight(line, "\r\n"), comma))
		row++
	}
	return true
}

// splitLine cuts a line into cells. Quotation marks are a cell's own where one stands at its beginning, the next one at its
// end and no other within, but doubled.
func splitLine(line string, comma rune) (cells []string) {
	for {
		if cell, rest, ok := quotedCell(line, comma); ok {
			cells = append(cells, cell)
			if rest == "" {
				return cells
			}
			line = rest[1:]
			continue
		}
		cell, rest, more := strings.Cut(line, string(comma))
		if cells = append(cells, cell); !more {
			return cells
		}
		line = rest
	}
}

// quotedCell is the quoted cell that a line begins with; rest begins with what divides it from the next.
func quotedCell(line string, comma rune) (cell, rest string, ok bool) {
	if line == "" || line[0] != '"' {
		return "", "", false
	}
	for i := 1; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		if i+1 == len(line) || rune(line[i+1]) == comma {
			return strings.ReplaceAll(line[1:i], `""`, `"`), line[i+1:], true
		}
		if i++; line[i] != '"' {
			break
		}
	}
	return "", "", false
}

// quoted reads records as RFC 4180 has them.
func (s *sheet) quoted(text string, comma rune) error {
	r := csvReader(text, comma)
	for row := 0; ; row++ {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		s.record(row, cells)
		if rest := text[r.InputOffset():]; strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r\n") {
			row++
		}
	}
}

func csvReader(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	r.TrimLeadingSpace = comma != '\t'
	return r
}

// record puts a record's cells into a row. An apostrophe that keeps a spreadsheet from taking a text for a formula (OWASP
// ASVS 1.2.10) is no part of it.
func (s *sheet) record(row int, cells []string) {
	for col, text := range cells {
		if len(text) > 1 && text[0] == '\'' && strings.IndexByte("=+-@\t\r", text[1]) >= 0 {
			text = text[1:]
		}
		s.add(row, col, text)
	}
}

// looksCSV says whether a text, or its beginning, is a table and nothing else, and what divides its cells. A notice with a table
// in it, or with commas between its clauses, is none: nearly all records have as many cells, and the cells are short.
func looksCSV(text string) (comma rune, ok bool) {
	if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "sep=") && len(strings.TrimSpace(first)) == 5 {
		return rune(first[4]), strings.ContainsAny(first[4:5], ",;\t|")
	}
	for _, comma := range ",\t;" {
		if tabular(text, comma) {
			return comma, true
		}
	}
	return 0, false
}

// tabular says whether a text is a table of cells that comma divides.
func tabular(text string, comma rune) bool {
	if strings.Count(text, string(comma)) < 2 { // two rows of two cells
		return false
	}
	r := csvReader(text, comma)
	count, lengths, prose, records := map[int]int{}, []int(nil), 0, 0
	for ; ; records++ {
		cells, err := r.Read()
		if err != nil {
			break // the end; or marks that do not match; or the beginning of a text ends within a cell
		}
		count[len(cells)]++
		if proseEnd(cells) {
			prose++
		}
		for _, c := range cells {
			if c = strings.TrimSpace(c); c != "" {
				lengths = append(lengths, utf8.RuneCountInString(c))
			}
		}
	}
	width, most := 0, 0
	for n, times := range count {
		if times > most || times == most && n > width {
			width, most = n, times
		}
	}
	switch {
	case width < 2 || most < 2 || most*10 < records*9 || len(lengths) < 2*most:
		return false
	case (width == 2 || records < 5) && prose*5 > records:
		return false
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2] <= 30
}

// proseEnd says whether a line ends as a paragraph or its clause does.
func proseEnd(cells []string) bool {
	last := strings.TrimSpace(cells[len(cells)-1])
	r, _ := utf8.DecodeLastRuneInString(last)
	return strings.ContainsRune("。；：，、！？", r) || last == "" && len(cells) == 2
}
