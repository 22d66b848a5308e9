package lexicon

import (
	"io/fs"
	"strconv"
	"strings"
)

// PeriodWord (时间词) is a word for a time: 今年, “十四五”, 上半年.
type PeriodWord struct {
	From, To int    // years, or years from the plan's first where they are below 100: 0, -1, 1
	Deadline string // MM-DD, or empty
	Century  int    // a year of the plan's century, 1 to 100, in place of From and To: 100 of 本世纪末
	Then     bool   // the time by which the target before is due: 届时
}

// Periods (时间词表) finds the words for times.
type Periods = Starts[PeriodWord]

func loadPeriods(fsys fs.FS, problems *Problems) *Periods {
	words := &Periods{}
	last := ""
	for _, r := range readTable(fsys, "periods.tsv", []string{"word", "from", "to", "deadline"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		w, ok := periodWord(r.cells[1], r.cells[2])
		if !ok {
			problems.add(r, "years %q and %q are no span", r.cells[1], r.cells[2])
		}
		if !validDeadline(r.cells[3]) {
			problems.add(r, "deadline %q is no MM-DD", r.cells[3])
		}
		w.Deadline = r.cells[3]
		words.Add(r.cells[0], w)
	}
	return words
}

// periodWord reads the years of a row: 2021 and 2025, 0 and 0, century and 50, then and then.
func periodWord(first, last string) (w PeriodWord, ok bool) {
	if first == "then" {
		return PeriodWord{Then: true}, last == "then"
	}
	to, err := strconv.Atoi(last)
	if first == "century" {
		return PeriodWord{Century: to}, err == nil && to >= 1 && to <= 100
	}
	from, err1 := strconv.Atoi(first)
	return PeriodWord{From: from, To: to}, err1 == nil && err == nil && from <= to
}

// validDeadline says whether text is empty or a day of the year, MM-DD.
func validDeadline(text string) bool {
	if text == "" {
		return true
	}
	month, day, ok := strings.Cut(text, "-")
	m, err1 := strconv.Atoi(month)
	d, err2 := strconv.Atoi(day)
	return ok && err1 == nil && err2 == nil && len(text) == 5 && m >= 1 && m <= 12 && d >= 1 && d <= 31
}
