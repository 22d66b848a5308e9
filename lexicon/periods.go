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
}

// Periods (时间词表) finds the words for times.
type Periods = Starts[PeriodWord]

func loadPeriods(fsys fs.FS, problems *Problems) *Periods {
	words := &Periods{}
	last := ""
	for _, r := range readTable(fsys, "periods.tsv", []string{"word", "from", "to", "deadline"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		from, err1 := strconv.Atoi(r.cells[1])
		to, err2 := strconv.Atoi(r.cells[2])
		if err1 != nil || err2 != nil || from > to {
			problems.add(r, "years %q and %q are no span", r.cells[1], r.cells[2])
		}
		if !validDeadline(r.cells[3]) {
			problems.add(r, "deadline %q is no MM-DD", r.cells[3])
		}
		words.Add(r.cells[0], PeriodWord{from, to, r.cells[3]})
	}
	return words
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
