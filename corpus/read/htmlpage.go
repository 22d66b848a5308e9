package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mubiao/mubiao/corpus"
)

// webPage is what is known of a page before it is written: the element that holds the notice and what stands around it.
type webPage struct {
	root, body *html.Node
	title      *html.Node // the heading above body that names the notice; nil where body holds it
	furniture  map[*html.Node]bool
	fields     map[string]string
	weight     map[*html.Node]int // of prose in an element
	all        int
}

// findPage finds the notice in a page: the smallest element that holds all its prose and tables but those of the
// furniture. The classes of one site's editor are not asked for, so that it works on any.
func findPage(root *html.Node) *webPage {
	p := &webPage{root: root, furniture: map[*html.Node]bool{}, fields: map[string]string{}, weight: map[*html.Node]int{}}
	p.readFields()
	p.all = p.weigh(root)
	p.mark(root)
	p.body = p.smallest(root)
	p.findTitle()
	return p
}

// weigh counts the prose in an element and all below it: one for each text with a full stop or two clauses outside of links,
// and for each row of a table of data.
func (p *webPage) weigh(n *html.Node) int {
	switch {
	case n.Type == html.TextNode:
		return prose(n.Data)
	case n.Type == html.ElementNode && (hidden(n) || n.DataAtom == atom.A):
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += p.weigh(c)
	}
	if n.DataAtom == atom.Table {
		if rows := dataRows(n); len(rows) > 1 && !p.describes(n) && !isLinks(n) {
			sum += len(rows)
		}
	}
	if sum > 0 {
		p.weight[n] = sum
	}
	return sum
}

// describes says whether a table is the page's list of fields: 索引号, 发文机关 …
func (p *webPage) describes(table *html.Node) bool {
	n := 0
	walk(table, func(c *html.Node) bool {
		if c.Type == html.TextNode && corpus.IsField(strings.TrimRight(strings.TrimSpace(c.Data), "：:")) {
			n++
		}
		return true
	})
	return n >= 2
}

// prose is 1 for a text that reads as a sentence and not as a page's foot.
func prose(text string) int {
	if !strings.Contains(text, "。") && (strings.Count(text, "，") < 2 || utf8.RuneCountInString(text) < 20) {
		return 0
	}
	for _, w := range feet {
		if strings.Contains(text, w) {
			return 0
		}
	}
	return 1
}

// feet are words of the foot of any public body's page.
var feet = []string{"版权所有", "ICP备", "公网安备", "网站标识码", "技术支持", "未经授权", "浏览器", "分辨率"}

// mark notes the elements that are a page's furniture: by their name or tag, where they hold little of its prose, and
// lists of links.
func (p *webPage) mark(n *html.Node) {
	if n.Type == html.ElementNode && p.weight[n]*3 <= p.all && (named(n) || isLinks(n)) {
		p.furniture[n] = true
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.mark(c)
	}
}

// names are words in the class or id of furniture.
var names = map[string]bool{"nav": true, "navbar": true, "navigation": true, "menu": true, "footer": true, "foot": true, "copyright": true, "share": true,
	"bdshare": true, "bdsharebuttonbox": true, "bshare": true, "fenxiang": true, "fx": true, "breadcrumb": true, "breadcrumbs": true, "crumb": true, "crumbs": true,
	"sidebar": true, "aside": true, "comment": true, "comments": true, "related": true, "relate": true, "xgxx": true, "recommend": true, "toolbar": true, "tool": true,
	"tools": true, "search": true, "login": true, "banner": true, "logo": true, "qrcode": true, "ewm": true, "erweima": true, "pagination": true,
	"friendlink": true, "links": true, "print": true, "location": true, "position": true, "dqwz": true, "weizhi": true, "ads": true, "advert": true, "top": true, "bottom": true}

func named(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside:
		return true
	case atom.Body, atom.Html, atom.P, atom.Table, atom.Td:
		return false
	}
	if role := attr(n, "role"); role == "navigation" || role == "contentinfo" || role == "search" {
		return true
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if names[word] || strings.HasSuffix(word, "footer") || strings.HasSuffix(word, "share") || strings.HasSuffix(word, "nav") {
			return true
		}
	}
	return false
}

// isLinks says whether an element is a list of links: three at least, which are most of its text.
func isLinks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.P, atom.Dl, atom.Table, atom.Td, atom.Section:
	default:
		return false
	}
	links, linked, all := 0, 0, 0
	var count func(c *html.Node, link bool)
	count = func(c *html.Node, link bool) {
		if c.DataAtom == atom.A {
			links, link = links+1, true
		}
		if c.Type == html.TextNode {
			size := len(strings.TrimSpace(c.Data))
			if all += size; link {
				linked += size
			}
		}
		for k := c.FirstChild; k != nil && !(c.Type == html.ElementNode && hidden(c)); k = k.NextSibling {
			count(k, link)
		}
	}
	count(n, false)
	return links >= 3 && linked*10 >= all*7
}

// smallest is the smallest element that holds all prose of n that is no furniture; the body where there is none.
func (p *webPage) smallest(n *html.Node) *html.Node {
	for {
		var only *html.Node
		own := p.tableRows(n)
		for c := n.FirstChild; c != nil && !own; c = c.NextSibling {
			w := p.weight[c]
			if c.Type == html.TextNode {
				w = prose(c.Data)
			}
			if w == 0 || p.furniture[c] {
				continue
			}
			if own = only != nil || c.Type == html.TextNode || !isBlock(c) && c.DataAtom != atom.Html && c.DataAtom != atom.Table; !own {
				only = c
			}
		}
		if own || only == nil {
			break
		}
		n = only
	}
	return p.withNeighbours(n)
}

// withNeighbours is n or, where n is one paragraph or table, the smallest element around it that holds more: its heading.
func (p *webPage) withNeighbours(n *html.Node) *html.Node {
	if !p.tableRows(n) && hasBlocks(n) {
		return n
	}
	size := len(squeeze(textOf(n)))
	for n.Parent != nil && n.DataAtom != atom.Body && len(squeeze(textOf(n))) == size {
		n = n.Parent
	}
	return n
}

func hasBlocks(n *html.Node) bool {
	return !walk(n, func(c *html.Node) bool { return c == n || c.Type != html.ElementNode || !isBlock(c) })
}

// tableRows says whether an element is a table of data.
func (p *webPage) tableRows(n *html.Node) bool { return n.DataAtom == atom.Table && dataRows(n) != nil }

// within says whether n is in.
func (p *webPage) within(n, in *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == in {
			return true
		}
	}
	return false
}

// findTitle finds the heading above the body: what says the same as the page's fields or its title, or the last h1.
func (p *webPage) findTitle() {
	want := squeeze(p.fields["标题"])
	top := squeeze(p.fields["网页标题"])
	delete(p.fields, "网页标题")
	walk(p.root, func(n *html.Node) bool {
		if n == p.body {
			return false
		}
		if n.Type != html.ElementNode || hidden(n) || !isBlock(n) || p.furniture[n] || p.within(p.body, n) {
			return true
		}
		text := squeeze(textOf(n))
		if size := utf8.RuneCountInString(text); size >= 6 && size <= 120 && (text == want || want == "" && strings.HasPrefix(top, text) || n.DataAtom == atom.H1) {
			p.title = n
		}
		return true
	})
	if p.title != nil && strings.Contains(squeeze(textOf(p.body)), squeeze(textOf(p.title))) {
		p.title = nil
	}
}

// squeeze is text without blanks.
func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// metas are the names of meta elements that public bodies' pages have (国办发〔2017〕47号's standard), and the fields that
// they are.
var metas = map[string]string{"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源"}

// readFields reads what the page says of the notice: meta elements, and names with a colon or in a cell before their value.
func (p *webPage) readFields() {
	var blocks []string
	var leaf func(n *html.Node) bool // whether n holds a block
	leaf = func(n *html.Node) bool {
		inner := false
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			inner = leaf(c) || inner
		}
		if n.Type == html.ElementNode && (isBlock(n) || !inner && (n.DataAtom == atom.Span || n.DataAtom == atom.B || n.DataAtom == atom.Strong || n.DataAtom == atom.Em)) {
			if !inner && !hidden(n) {
				blocks = append(blocks, strings.TrimSpace(textOf(n)))
			}
			return true
		}
		p.readMeta(n)
		return inner
	}
	leaf(p.root)
	for i, text := range blocks {
		if utf8.RuneCountInString(text) > 200 {
			continue
		}
		name, value, ok := strings.Cut(strings.Replace(text, ":", "：", 1), "：")
		if name = squeeze(name); !corpus.IsField(name) {
			continue
		}
		if value = strings.TrimSpace(value); value == "" && i+1 < len(blocks) {
			value = blocks[i+1]
			if next, _, _ := strings.Cut(strings.Replace(value, ":", "：", 1), "："); corpus.IsField(squeeze(next)) {
				continue
			}
		} else if !ok {
			continue
		}
		p.field(name, value)
	}
}

func (p *webPage) readMeta(n *html.Node) {
	if n.DataAtom == atom.Meta {
		if name := metas[strings.ToLower(attr(n, "name"))]; name != "" {
			p.field(name, attr(n, "content"))
		}
	}
	if n.DataAtom == atom.Title && n.FirstChild != nil {
		p.field("网页标题", n.FirstChild.Data)
	}
}

// field keeps a field's first value.
func (p *webPage) field(name, value string) {
	if value = strings.TrimSpace(clean(value)); value != "" && p.fields[name] == "" && utf8.RuneCountInString(value) <= 200 {
		p.fields[name] = value
	}
}
