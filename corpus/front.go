package corpus

import (
	"slices"
	"strings"
)

// front is what stands around a plan: the covering notice, a web page's head, the title and the tail.
type front struct {
	heads  []string          // the covering notice's title, folded, line by line
	meta   map[string]string // a web page's head: 发布机构, 生成日期 …
	letter string            // letterhead, without 文件
	number string            // 发文字号
	cover  string            // the covering notice's text
	date   string            // its date
	sign   string            // who signs it
	title  []string          // the plan's own title, line by line
	under  []string          // lines in brackets under the title
	tail   tail
}

// tail is what the lines behind the plan say.
type tail struct {
	host, sign, date, printed string // 主办, signature, its date, 印发 date
}

const frontLimit = 80 // paragraphs in which a plan has begun

// readFront divides the paragraphs into Front, Body and Back and keeps what the head is read from.
func (d *Document) readFront(paras []para, fields map[string]string) front {
	f := front{meta: map[string]string{}}
	for name, value := range fields {
		f.meta[foldString(name)] = foldString(value)
	}
	for i := range paras {
		paras[i].kind = Body
		if paras[i].table >= 0 {
			paras[i].kind = Cell
		}
	}
	start := d.fullText(paras)
	if start > 0 {
		paras[start-1].kind = Front
	}
	limit := d.firstHeading(paras, start)
	closing, covered := d.closing(paras, start, limit)
	for i := start; i <= closing; i++ {
		paras[i].kind = Front
		d.readNotice(&f, paras[i].Span)
	}
	body := d.readTitle(&f, paras, closing+1, limit, covered || closing >= start)
	d.readBack(&f, paras, body)
	return f
}

// fullTexts end the line that stands between a news summary and the notice.
var fullTexts = []string{"全文", "全文如下", "详情如下", "原文如下", "内容如下", "文件如下"}

// fullText is the index of the paragraph behind 附《…》全文：, which ends a news summary; 0 without one.
func (d *Document) fullText(paras []para) int {
	for i, p := range paras[:min(len(paras), frontLimit)] {
		if p.table >= 0 || p.End-p.Start > 40 || !d.endsLikeFullText(p.Span) {
			continue
		}
		s := strings.TrimRight(d.text(p.Span), ":)")
		if slices.ContainsFunc(fullTexts, func(w string) bool { return strings.HasSuffix(s, w) }) {
			return i + 1
		}
	}
	return 0
}

// endsLikeFullText says whether a span ends in the last character of one of fullTexts, a colon or a bracket behind it aside.
func (d *Document) endsLikeFullText(s Span) bool {
	for i := s.End - 1; i >= s.Start; i-- {
		switch r := fold(d.Runes[i]); {
		case r == '文' || r == '下':
			return true
		case r > ' ' && r != ':' && r != ')':
			return false
		}
	}
	return false
}

// firstHeading is the index of the first paragraph that belongs to the plan's body by its number.
func (d *Document) firstHeading(paras []para, start int) int {
	end := min(len(paras), start+frontLimit)
	for i := start; i < end; i++ {
		switch p := paras[i]; {
		case p.table >= 0:
			return i
		case p.style == han || p.style == hanParen || p.style == part || p.style == chapter || p.style == division || p.style == article:
			return i
		}
	}
	return end
}

// covers are words by which a notice sends out what it covers.
var covers = []string{"印发给你们", "转发给你们", "下发给你们", "发给你们", "印发你们", "现予公布", "现予发布", "现予印发", "予以公布",
	"予以发布", "予以印发", "现印发", "现公布", "现发布", "现转发", "请认真贯彻", "请遵照", "请认真组织", "请结合实际", "请认真抓好", "请贯彻执行"}

// maxCover is the longest paragraph that sends out what stands below it, in characters.
const maxCover = 800

func (d *Document) isCover(s Span) bool {
	if s.End-s.Start > maxCover || s.End-s.Start < 12 {
		return false
	}
	var room [maxCover]rune
	text := d.fold(room[:], nil, s)
	for i, r := range text {
		switch r {
		case '现', '请', '印', '转', '下', '发', '予': // each of covers begins so
			if slices.ContainsFunc(covers, func(w string) bool { return begins(text[i:], w) }) {
				return true
			}
		}
	}
	return false
}

// begins says whether text begins with a word.
func begins(text []rune, word string) bool {
	for _, r := range word {
		if len(text) == 0 || text[0] != r {
			return false
		}
		text = text[1:]
	}
	return true
}

// closing is the index of the last paragraph before the plan's title, and whether a covering text is
// among them. It is the date or signature behind the covering text; without one, the last line of a
// letterhead or a web page's head.
func (d *Document) closing(paras []para, start, limit int) (at int, covered bool) {
	cover := -1
	for i := start; i < limit; i++ {
		if d.isCover(paras[i].Span) {
			cover = i
		}
	}
	if cover < 0 {
		return d.lastHeadLine(paras, start, limit), false
	}
	at = cover
	for i := cover + 1; i < min(limit, cover+7); i++ {
		if d.dateLine(paras[i].Span) != "" {
			return i, true
		}
		if i == cover+1 && d.signs(paras[i].Span) {
			at = i
		}
	}
	return at, true
}

// lastHeadLine is the index of the last of the first lines that are no title: letterhead, number,
// addressee, a web page's fields. 各位代表： stands under a report's title.
func (d *Document) lastHeadLine(paras []para, start, limit int) int {
	last := start - 1
	for i := start; i < min(limit, start+40); i++ {
		s := paras[i].Span
		key, _ := d.field(s)
		if key != "" || d.numberIn(s) != "" || d.letterhead(s) != "" || d.addressee(s) && d.Runes[s.Start+1] != '位' {
			last = i
		} else if s.End-s.Start > 80 {
			break
		}
	}
	return last
}

// readNotice keeps what one paragraph before the title says.
func (d *Document) readNotice(f *front, s Span) {
	if key, value := d.field(s); key != "" {
		if !d.readCells(f, s) {
			f.meta[key] = value
		}
		return
	}
	if letter := d.letterhead(s); letter != "" {
		f.letter = letter
		return
	}
	date := d.dateLine(s)
	number := d.numberIn(s)
	if f.number == "" {
		f.number = first(number, d.decree(f, s))
	}
	switch {
	case date != "":
		f.date = date
	case d.isCover(s):
		f.cover = d.text(s)
	case d.addressee(s) || !d.unstopped(s) && s.End-s.Start > 100:
	case f.cover != "":
		f.sign = first(f.sign, signature(d.text(s)))
	default:
		text := strings.TrimLeft(d.text(s), "•·-")
		if number != "" {
			text = strings.Replace(text, d.text(d.numberSpan(s)), "", 1)
		}
		if text = strings.Trim(text, "()"); text != "" {
			f.heads = append(f.heads, text)
		}
	}
}

// fields are the names before a colon in a web page's head.
var fields = map[string]bool{"索引号": true, "信息分类": true, "发布机构": true, "生成日期": true, "名称": true, "文号": true, "关键字": true,
	"关键词": true, "主题词": true, "成文日期": true, "发布日期": true, "发布时间": true, "公开日期": true, "印发日期": true, "公开方式": true,
	"发文字号": true, "发文机关": true, "发文机构": true, "有效性": true, "来源": true, "信息来源": true, "浏览次数": true, "字体": true,
	"体裁分类": true, "主题分类": true, "标题": true, "文件名称": true, "原文链接": true, "法宝引证码": true, "发文日期": true, "公文时效": true,
	"效力状态": true, "时效性": true, "组配分类": true, "公开责任部门": true, "公开范围": true, "文件编号": true, "所属机构": true, "作者": true}

// IsField says whether a name is one of a web page's head: 索引号, 发文机关.
func IsField(name string) bool { return fields[name] }

// field reads a line «name：value» of a web page's head; name is empty where it is none.
func (d *Document) field(s Span) (name, value string) {
	if s.End-s.Start > 200 || !slices.ContainsFunc(d.Runes[s.Start:s.End], func(r rune) bool { return r == '】' || fold(r) == ':' }) {
		return "", ""
	}
	text := strings.TrimLeft(d.text(s), "•·-*【")
	for _, colon := range []string{":", "】"} {
		if k, v, ok := strings.Cut(text, colon); ok && fields[k] {
			return k, v
		}
	}
	return "", ""
}

// webHead says whether a table is a web page's head: names and values side by side.
func (d *Document) webHead(t *Table) bool {
	n := 0
	for _, c := range t.Cells {
		if fields[strings.TrimRight(c.Text, ":")] {
			n++
		}
	}
	return n >= 2 && n*3 >= len(t.Cells)
}

// readCells keeps the names and values of a line of a web page's head that tabs or bars divide.
func (d *Document) readCells(f *front, s Span) bool {
	cells := strings.FieldsFunc(d.Slice(s), func(r rune) bool { return r == '\t' || r == '|' })
	for i := 0; i+1 < len(cells); i++ {
		if name := strings.TrimRight(foldString(cells[i]), ":"); fields[name] {
			f.meta[name] = foldString(cells[i+1])
		}
	}
	return len(cells) > 1
}

func foldString(s string) string {
	d := Document{Runes: []rune(s)}
	return d.text(Span{0, len(d.Runes)})
}

// letterhead is the issuer in a line that ends with 文件 or 令.
func (d *Document) letterhead(s Span) string {
	if s.End-s.Start > 40 {
		return ""
	}
	text := d.text(s)
	for _, suffix := range []string{"文件", "令"} {
		if name, ok := strings.CutSuffix(text, suffix); ok && organ(name) {
			return name
		}
	}
	return ""
}

// organs are the words with which the names of public bodies end.
var organs = []string{"人民政府", "办公厅", "办公室", "委员会", "管委会", "发展改革委", "政府", "局", "厅", "部", "委", "办", "院", "会", "中心", "总社", "银行", "总队"}

func organ(name string) bool {
	return len(name) >= 9 && slices.ContainsFunc(organs, func(w string) bool { return strings.HasSuffix(name, w) })
}

// signs says whether a paragraph is a signature: only the name of a public body.
func (d *Document) signs(s Span) bool {
	return s.End-s.Start <= 50 && d.unstopped(s) && organ(d.text(s))
}

// addressee says whether a paragraph is the line of those to whom a notice or a report is addressed.
func (d *Document) addressee(s Span) bool {
	if s.End-s.Start > 300 || fold(d.Runes[s.End-1]) != ':' {
		return false
	}
	text := d.text(s)
	for _, w := range []string{"各", "人民政府", "委员会", "管委会", "办公室"} {
		if strings.HasPrefix(text, w) || w != "各" && strings.HasSuffix(text, w+":") {
			return true
		}
	}
	return false
}

// numberIn is the 发文字号 that a line consists of or begins with, as printed without blanks.
func (d *Document) numberIn(s Span) string {
	n := d.numberSpan(s)
	return strings.Map(func(r rune) rune {
		if fold(r) <= ' ' {
			return -1
		}
		return r
	}, d.Slice(n))
}

// decree is the number of an order, 第16号 under X令.
func (d *Document) decree(f *front, s Span) string {
	text := strings.Trim(d.text(s), "()")
	if f.letter == "" || s.End-s.Start > 12 || !strings.HasPrefix(text, "第") || !strings.HasSuffix(text, "号") {
		return ""
	}
	return f.letter + "令" + text
}

// longestNumber is the longest 发文字号 with what may stand before it, in characters.
const longestNumber = 60

// numberSpan finds X政办〔2016〕49号 at a line's beginning, in brackets or not; empty where there is none.
func (d *Document) numberSpan(s Span) Span {
	if len(d.noise) == 0 && !d.beginsNumbered(s) {
		return Span{}
	}
	f := d.Fold(Span{s.Start, min(s.End, s.Start+longestNumber)})
	i := 0
	for i < len(f.Runes) && (f.Runes[i] == '(' || f.Runes[i] == '•' || f.Runes[i] == '·') {
		i++
	}
	from := i
	for i < len(f.Runes) && i-from <= 16 && !opensYear(f.Runes[i]) {
		if !(f.Runes[i] >= 0x3400 && f.Runes[i] <= 0x9FFF) {
			return Span{}
		}
		i++
		if i-from >= 2 && f.Runes[i-2] == '文' && f.Runes[i-1] == '件' { // 某某省人民政府文件某政发〔2015〕9号
			from = i
		}
	}
	if i == from || i+1 >= len(f.Runes) || !opensYear(f.Runes[i]) {
		return Span{}
	}
	year, j := yearAt(f.Runes, i+1)
	if year == 0 || j >= len(f.Runes) || !closes(f.Runes[j]) {
		return Span{}
	}
	j++
	if j < len(f.Runes) && f.Runes[j] == '第' {
		j++
	}
	k := j
	for k < len(f.Runes) && digit(f.Runes[k]) {
		k++
	}
	if k == j || k >= len(f.Runes) || f.Runes[k] != '号' {
		return Span{}
	}
	return f.Span(from, k+1)
}

// beginsNumbered says whether a line without noise may begin as numberSpan wants: with Chinese characters up to a year's bracket.
func (d *Document) beginsNumbered(s Span) bool {
	for _, r := range d.Runes[s.Start:min(s.End, s.Start+longestNumber)] {
		switch r = fold(r); {
		case opensYear(r):
			return true
		case r > ' ' && r < 0x3400 && r != '•' && r != '·' || r > 0x9FFF:
			return false
		}
	}
	return false
}

func opensYear(r rune) bool { return r == '〔' || r == '[' || r == '［' || r == '(' || r == '【' }
