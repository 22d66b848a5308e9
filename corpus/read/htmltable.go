package read

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cells are the cells of a table's rows.
func (w *pageWriter) cells(rows []*html.Node) [][]cell {
	out := make([][]cell, 0, len(rows))
	for _, tr := range rows {
		var row []cell
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.DataAtom != atom.Td && td.DataAtom != atom.Th || hidden(td) {
				continue
			}
			inner := &pageWriter{draft: &draft{max: w.max}, page: w.page, items: w.items}
			inner.children(td)
			inner.flush()
			span := atLeastOne(attr(td, "rowspan"))
			if attr(td, "rowspan") == "0" {
				span = len(rows)
			}
			row = append(row, cell{text: strings.TrimSpace(inner.text.String()), rows: span, cols: atLeastOne(attr(td, "colspan"))})
		}
		out = append(out, row)
	}
	return out
}

func atLeastOne(number string) int {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		return 1
	}
	return max(n, 1)
}

// dataRows is the rows of a table of data, nil for a table that only puts things in their places: one that holds another,
// or whose cells hold a page's blocks.
func dataRows(table *html.Node) (rows []*html.Node) {
	cells, long, most, all := 0, 0, 0, 0
	ok := walk(table, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Table:
			if n != table {
				return false
			}
		case atom.Tr:
			rows = append(rows, n)
		case atom.Td, atom.Th:
			cells++
			size := paragraphs(n)
			if most, all = max(most, size), all+size; size > 3 {
				long++
			}
		}
		return true
	})
	if !ok || cells < 2 || long*2 >= cells || most > 5 && most*10 > all*7 { // one cell holds the page
		return nil
	}
	return rows
}

// paragraphs counts the blocks with prose in a cell.
func paragraphs(td *html.Node) (n int) {
	walk(td, func(c *html.Node) bool {
		if c.Type == html.TextNode && strings.Contains(c.Data, "。") {
			n++
		}
		return true
	})
	return n
}

// walk visits n and what it holds, in order, until visit says no.
func walk(n *html.Node, visit func(*html.Node) bool) bool {
	if !visit(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !walk(c, visit) {
			return false
		}
	}
	return true
}

// listNumber is the number that a browser draws before an item of an ordered list.
func (w *pageWriter) listNumber(li *html.Node) string {
	list := li.Parent
	if list == nil || list.DataAtom != atom.Ol || strings.Contains(attr(list, "style"), "none") {
		return ""
	}
	n, begun := w.items[list]
	if !begun {
		if start, err := strconv.Atoi(attr(list, "start")); err == nil {
			n = start - 1
		}
	}
	n++
	if value, err := strconv.Atoi(attr(li, "value")); err == nil {
		n = value
	}
	w.items[list] = n
	if kind := attr(list, "type"); (kind == "a" || kind == "A") && n > 0 && n <= 26 {
		return string(rune(kind[0])+rune(n-1)) + "."
	}
	return strconv.Itoa(n) + "."
}
