package read

import (
	"bytes"
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
	seam  bool               // a footnote's mark was left out at its end
	items map[*html.Node]int // the number of the last item of each ordered list
}

// flush ends the line. A page's buttons are no line.
func (w *pageWriter) flush() {
	if line := w.run.String(); !buttons(line) {
		w.line(line)
	}
	w.run.Reset()
	w.seam = false
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
		if w.seam && digitsMeet(w.run.String(), string(r)) {
			w.run.WriteByte(' ')
		}
		w.seam = false
		w.run.WriteRune(r)
	}
	if blank && !broken && w.run.Len() > 0 {
		w.run.WriteByte(' ')
	}
}

// raised writes what stands raised: an exponent as it is, and no footnote's mark, which would grow into the number beside it.
func (w *pageWriter) raised(text string) {
	text = raised(w.run.String(), strings.TrimSpace(text))
	w.run.WriteString(text)
	w.seam = w.seam || text == ""
}
