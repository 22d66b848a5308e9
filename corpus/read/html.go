package read

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mubiao/mubiao/corpus"
)

// html draws the notice from a web page: what stands around it (navigation, share buttons, foot) is left out, what the
// page says of the notice beside its text goes into Fields.
func (f *file) html() (*corpus.Source, error) {
	text, encoding, warnings, err := f.decode()
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		if strings.Contains(err.Error(), "stack") {
			return nil, refuse(TooDeep, "the page nests elements more than 512 deep, as no browser's page does: save its text as .txt")
		}
		return nil, refuse(Damaged, "the page cannot be read as HTML (%v): save it again", err)
	}
	p := findPage(root)
	w := &pageWriter{draft: newDraft(f.budget), page: p, items: map[*html.Node]int{}}
	if p.title != nil && !p.within(p.title, p.body) {
		w.block(p.title)
		w.flush()
	}
	w.block(p.body)
	w.flush()
	src, err := w.source(string(HTML))
	if err != nil {
		return nil, err
	}
	src.Encoding, src.Warnings, src.Fields = encoding, warnings, p.fields
	return src, nil
}

// pageWriter writes a page's elements as lines and tables.
type pageWriter struct {
	*draft
	page  *webPage
	run   bytes.Buffer       // the line being written
	pre   bool               // line ends count
	items map[*html.Node]int // the number of the last item of each ordered list
}

// flush ends the line. A page's buttons are no line.
func (w *pageWriter) flush() {
	if line := w.run.String(); !buttons(line) {
		w.line(line)
	}
	w.run.Reset()
}

// buttons says whether a line is of what a reader of the page can press: 【字体：大 中 小】, 打印 关闭, 上一篇：…
func buttons(line string) bool {
	line = squeeze(line)
	if utf8.RuneCountInString(line) > 30 || strings.ContainsAny(line, "。，") {
		return false
	}
	n := 0
	for _, w := range []string{"打印", "关闭", "字体", "字号", "大中小", "分享", "收藏", "扫一扫", "返回顶部", "上一篇", "下一篇", "浏览次数", "点击数", "纠错"} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(line, "【[〖"), w); ok && (utf8.RuneCountInString(rest) < 12 || strings.HasSuffix(w, "篇")) {
			n++
		}
	}
	return n > 0
}

// block writes an element or a text.
func (w *pageWriter) block(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.words(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode || hidden(n) || w.page.furniture[n]:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.flush()
	case atom.Sup:
		w.raised(textOf(n))
	case atom.A:
		if strings.HasPrefix(attr(n, "href"), "#") && isMark(strings.TrimSpace(textOf(n))) {
			return
		}
		w.children(n)
	case atom.Table:
		w.flush()
		if rows := dataRows(n); rows != nil {
			w.table(w.cells(rows))
		} else {
			w.children(n)
		}
		w.flush()
	case atom.Pre:
		w.flush()
		before := w.pre
		w.pre = true
		w.children(n)
		w.pre = before
		w.flush()
	default:
		w.element(n)
	}
}

// element writes an element without a meaning of its own, on lines of its own where it is a block.
func (w *pageWriter) element(n *html.Node) {
	lines := isBlock(n)
	if lines {
		w.flush()
		if n.DataAtom == atom.Li {
			w.run.WriteString(w.listNumber(n))
		}
	}
	w.children(n)
	if lines {
		w.flush()
	}
}

func (w *pageWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.block(c)
	}
}

// words writes text as a browser shows it: a run of blanks is one, and none between two Chinese characters that only a
// line end of the source divides.
func (w *pageWriter) words(text string) {
	if w.pre {
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				w.flush()
			}
			w.run.WriteString(line)
		}
		return
	}
	blank, broken := false, false
	for _, r := range text {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' {
			blank, broken = true, broken || r == '\n' || r == '\r'
			continue
		}
		if blank && w.run.Len() > 0 && !(broken && r > 0x2E80) {
			w.run.WriteByte(' ')
		}
		blank, broken = false, false
		w.run.WriteRune(r)
	}
	if blank && !broken && w.run.Len() > 0 {
		w.run.WriteByte(' ')
	}
}

// raised writes what stands raised: an exponent as it is, and no footnote's mark, which would grow into the number beside it.
func (w *pageWriter) raised(text string) {
	w.run.WriteString(raised(w.run.String(), strings.TrimSpace(text)))
}

// raised is what text that stands raised behind other text means there: m² for m and 2, nothing for the mark of a footnote.
func raised(before, text string) string {
	if !isMark(text) {
		return text
	}
	for _, unit := range []string{"m", "km", "cm", "mm", "M", "米", "公里"} {
		if strings.HasSuffix(before, unit) && (text == "2" || text == "3") {
			return map[string]string{"2": "²", "3": "³"}[text]
		}
	}
	if strings.HasSuffix(before, "10") && !strings.ContainsAny(text, "[(〔（【") { // 10⁸
		return raisedSigns.Replace(text)
	}
	return ""
}

// isMark says whether text is what points to a footnote: 1, [1], ①, *.
func isMark(text string) bool {
	text = strings.Trim(text, "[]()〔〕［］（）【】 ,，注-—")
	if len(text) == 0 || len(text) > 6 {
		return text == ""
	}
	for _, r := range text {
		if (r < '0' || r > '9') && (r < '①' || r > '⓿') && r != '*' && r != '※' && r != '†' {
			return false
		}
	}
	return true
}

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
	cells, long := 0, 0
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
			if paragraphs(n) > 3 {
				long++
			}
		}
		return true
	})
	if !ok || cells < 2 || long*2 >= cells {
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

// isBlock says whether an element stands on lines of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article,
		atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Blockquote, atom.Center, atom.Hr, atom.Figure, atom.Figcaption, atom.Address, atom.Form,
		atom.Fieldset, atom.Legend, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Body, atom.Details, atom.Summary:
		return true
	}
	return false
}

// hidden says whether a browser shows nothing of an element.
func hidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Title, atom.Select, atom.Button, atom.Textarea, atom.Iframe, atom.Object, atom.Svg,
		atom.Math, atom.Canvas, atom.Video, atom.Audio, atom.Input, atom.Option, atom.Del, atom.S, atom.Strike, atom.Map, atom.Noframes:
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is all the text that an element shows, blanks as they are.
func textOf(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode && hidden(n) {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return b.String()
}
