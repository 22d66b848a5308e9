package read

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// margin is the part of a page's height, at its top and its foot, where running heads and page numbers stand.
const margin = 0.12

// dropFurniture takes running heads and page numbers off the pages: lines at the top or the foot of a page that number it,
// or that stand on at least half of the pages, their numbers aside.
func dropFurniture(ps []page, all [][]row) {
	seen := map[string]int{}
	for i := range ps {
		for _, key := range slices.Compact(slices.Sorted(slices.Values(furniture(&ps[i], all[i])))) {
			seen[key]++
		}
	}
	first := firstNumber(ps, all)
	for i := range ps {
		p := &ps[i]
		all[i] = slices.DeleteFunc(all[i], func(r row) bool {
			if !p.atEdge(r) {
				return false
			}
			key := p.key(r)
			return (len(ps) > 2 || len(r.pieces) == 1) && seen[key]*2 >= len(ps) && seen[key] > 1 || numbersPage(r.text(), first+i) && p.outermost(r, all[i])
		})
	}
}

// furniture is the keys of a page's lines that may be furniture.
func furniture(p *page, rows []row) (keys []string) {
	for _, r := range rows {
		if p.atEdge(r) {
			keys = append(keys, p.key(r))
		}
	}
	return keys
}

func (p *page) atEdge(r row) bool {
	return r.y1 < margin*p.height || r.y0 > (1-margin)*p.height
}

// outermost says whether no other line stands further up, or further down.
func (p *page) outermost(r row, rows []row) bool {
	above, below := false, false
	for _, o := range rows {
		above, below = above || o.y1 < r.y0, below || o.y0 > r.y1
	}
	return !above || !below
}

// key is what lines of furniture have in common from page to page: their text without numbers, and the end of the page.
func (p *page) key(r row) string {
	side := "top "
	if r.y0 > p.height/2 {
		side = "foot "
	}
	return side + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == ' ' || r == '　' {
			return -1
		}
		return r
	}, r.text())
}

// firstNumber is the number of the first page, by which most pages that have a bare number count on; a number that no page
// has where none do.
func firstNumber(ps []page, all [][]row) int {
	votes, best := map[int]int{}, math.MinInt32
	for i := range ps {
		for _, r := range all[i] {
			n, err := strconv.Atoi(strings.TrimSpace(r.text()))
			if err != nil || !ps[i].atEdge(r) || !ps[i].outermost(r, all[i]) {
				continue
			}
			votes[n-i]++
			if v := votes[n-i]; v > votes[best] || v == votes[best] && n-i < best {
				best = n - i
			}
		}
	}
	if votes[best] < 2 && !(len(ps) == 1 && best == 1) {
		return math.MinInt32
	}
	return best
}

// numbersPage says whether a line is only a page's number: — 12 —, 第12页, 3/10, or the bare number that the page should have.
func numbersPage(text string, number int) bool {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		return n == number
	}
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case !strings.ContainsRune(" 　-—–―－─·.•/第页共", r):
			return false
		}
	}
	return digits > 0 && digits < 9
}

// mostNotes is the most lines of footnotes on a page.
const mostNotes = 15

// footnotes parts the last lines of a page that begin with a raised mark, or that are smaller than the rest and begin with one.
func footnotes(rows []row) (body, notes []row) {
	if len(rows) < 3 {
		return rows, nil
	}
	sizes := make([]float64, 0, len(rows))
	for _, r := range rows {
		sizes = append(sizes, r.size())
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	from := len(rows)
	for from > 0 && rows[from-1].size() < 0.9*usual && len(rows[from-1].pieces) == 1 {
		from--
	}
	for from < len(rows) && !startsNote(rows[from].text()) && !rows[from].marked {
		from++
	}
	for i := len(rows) - 1; i >= max(0, len(rows)-mostNotes); i-- {
		if rows[i].marked {
			from = min(from, i)
		}
	}
	return rows[:from], rows[from:]
}

// startsNote says whether a line begins as a footnote does, with ①, [1] or * before its words. A bare number says nothing.
func startsNote(text string) bool {
	end := strings.IndexFunc(text, func(r rune) bool { return r > '⓿' && r != '［' && r != '〔' && r != '］' && r != '〕' })
	return end > 0 && isMark(text[:end]) && strings.Trim(text[:end], "0123456789. ") != ""
}

// columns is a page's lines as items, the left column before the right one where it has two, and tables that only places
// make.
func columns(rows []row, gutter float64) []item {
	if gutter == 0 {
		return spread(rows)
	}
	var items []item
	var left, right []row
	end := func() {
		items = append(append(items, inColumn(1, spread(left))...), inColumn(2, spread(right))...)
		left, right = nil, nil
	}
	for _, r := range rows {
		l, rt, crosses := cut(r, gutter)
		if crosses {
			end()
			items = append(items, item{row: r, column: -1})
			continue
		}
		if len(l.pieces) > 0 {
			left = append(left, l)
		}
		if len(rt.pieces) > 0 {
			right = append(right, rt)
		}
	}
	end()
	return items
}

func inColumn(n int, items []item) []item {
	for i := range items {
		items[i].column = n
	}
	return items
}

// cut parts a line at a gutter; crosses says that a piece stands across it.
func cut(r row, gutter float64) (left, right row, crosses bool) {
	left, right = row{y0: r.y0, y1: r.y1}, row{y0: r.y0, y1: r.y1}
	for _, p := range r.pieces {
		switch {
		case p.x1 <= gutter:
			left.pieces = append(left.pieces, p)
		case p.x0 >= gutter:
			right.pieces = append(right.pieces, p)
		default:
			return left, right, true
		}
	}
	return left, right, false
}

// Of two columns each line is prose: long, and as long as the column is wide.
const (
	columnLines = 8   // lines of each, at least
	columnChars = 10  // characters of a line, on the average
	crossing    = 0.1 // of the page's lines that may stand across the gutter, at most
	centre      = 0.2 // how far the gutter may be from the text's middle, of its width
)

// guttersOf is the gutter of each page. A page of which the last column is short has that of another page, where no more lines
// cross it.
func guttersOf(pages [][]row) []float64 {
	gutters, known := make([]float64, len(pages)), 0.0
	for i, rows := range pages {
		if gutters[i] = gutterOf(rows); gutters[i] > 0 {
			known = gutters[i]
		}
	}
	for i, rows := range pages {
		if gutters[i] > 0 || known == 0 {
			continue
		}
		across, n := 0, 0
		for _, r := range rows {
			for _, p := range r.pieces {
				if n++; p.x0 < known && known < p.x1 {
					across++
				}
			}
		}
		if float64(across) <= crossing*float64(n) {
			gutters[i] = known
		}
	}
	return gutters
}

// gutterOf is the middle of the gap between two columns of prose; 0 where a page has one.
func gutterOf(rows []row) float64 {
	var pieces []frag
	left, right := math.Inf(1), math.Inf(-1)
	for _, r := range rows {
		pieces = append(pieces, r.pieces...)
		left, right = min(left, r.x0()), max(right, r.x1())
	}
	if len(pieces) < 2*columnLines {
		return 0
	}
	gutter := emptiest(pieces, left, right)
	var ends []float64
	lines, chars := [2]int{}, [2]int{}
	for _, p := range pieces {
		side := 0
		switch {
		case p.x1 <= gutter:
			ends = append(ends, p.x1)
		case p.x0 >= gutter:
			side = 1
		default:
			continue
		}
		lines[side]++
		chars[side] += utf8.RuneCountInString(p.text)
	}
	across := len(pieces) - lines[0] - lines[1]
	if min(lines[0], lines[1]) < columnLines || float64(across) > crossing*float64(len(pieces)) || chars[0] < columnChars*lines[0] || chars[1] < columnChars*lines[1] {
		return 0
	}
	slices.Sort(ends)
	if ends[len(ends)/2] < ends[len(ends)-1]-3*pieces[0].size() { // most lines of the left column end at one edge
		return 0
	}
	return gutter
}

// emptiest is the place about the middle of a page that the fewest pieces cover: the middle of such places.
func emptiest(pieces []frag, left, right float64) float64 {
	const steps = 80
	fewest, first, last := len(pieces)+1, 0.0, 0.0
	for i := range steps + 1 {
		x := (left+right)/2 + (float64(i)/steps-0.5)*2*centre*(right-left)
		n := 0
		for _, p := range pieces {
			if p.x0 < x && x < p.x1 {
				n++
			}
		}
		if n < fewest {
			fewest, first = n, x
		}
		if n == fewest {
			last = x
		}
	}
	return (first + last) / 2
}
