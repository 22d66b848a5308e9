package corpus

import (
	"slices"
	"strings"
)

// tails begin the lines behind a plan; those with a colon need one.
var tails = []string{"主办:", "督办:", "抄送:", "抄报:", "承办:", "主送:", "分送:", "发送:", "标签:", "验证码:", "责任编辑:", "编辑:", "来源:", "信息来源:",
	"联系人:", "联系电话:", "主题词:", "留言与评论", "扫一扫", "打印本页", "关闭窗口", "上一篇", "下一篇", "分享到", "相关链接", "相关附件", "附件下载", "政策解读:", "版权所有"}

// readBack marks the list of annexes, the signature and what stands behind as Back, from paragraph
// body on. An annex that follows is Body again.
func (d *Document) readBack(f *front, paras []para, body int) {
	last := d.lastSubstance(paras, body)
	back, list, seen, prose := false, false, false, false
	for i := body; i < len(paras); i++ {
		p := &paras[i]
		if p.table >= 0 || p.Start == p.End {
			list = false
			continue
		}
		switch kind := d.tailKind(*p); {
		case kind == annexHead || kind == annexLine && i < last && (seen || p.ordinal > 0):
			back, list = false, false
			p.mark = markAt(d.Runes, p.Start, p.End)
			if i+1 < len(paras) && paras[i+1].style == unmarked && paras[i+1].table < 0 && kind == annexHead && d.unstopped(paras[i+1].Span) {
				paras[i+1].kind = Heading
				i++
			}
			continue
		case kind == annexLine:
			list, seen = true, true
		case kind == tailLine && !prose && i < last: // 编辑：… under a web page's title
			p.kind, p.mark = Front, mark{}
			continue
		case kind == tailLine:
			back = true
		case list && (p.style == arabic || p.style == annex) && d.unstopped(p.Span):
		case kind == dateTail && (back || i > last):
			if i > body && d.signs(paras[i-1].Span) {
				paras[i-1].kind, paras[i-1].mark = Back, mark{}
				f.tail.sign = d.text(paras[i-1].Span)
			}
		default:
			list, prose = false, prose || d.prose(*p)
			if !back {
				continue
			}
		}
		p.kind, p.mark = Back, mark{}
		d.readTail(f, p.Span)
	}
}

// readTail keeps what a line behind the plan says.
func (d *Document) readTail(f *front, s Span) {
	if s.End-s.Start > 80 {
		return
	}
	text := d.text(s)
	if host, ok := strings.CutPrefix(text, "主办:"); ok {
		f.tail.host = host
	}
	if date := d.dateLine(s); date != "" && !strings.HasSuffix(text, "印发") {
		f.tail.date = date
	} else if strings.Contains(text, "印发") {
		f.tail.printed = findDate([]rune(text))
	}
}

type tailKind int

const (
	noTail    tailKind = iota
	annexHead          // 附件, 附件1: alone on its line
	annexLine          // 附件：1. … : the list of annexes, or an annex with its title
	tailLine           // 抄送：…
	dateTail           // a date, 印发 or not
)

// tailKind tells the lines that may stand behind a plan.
func (d *Document) tailKind(p para) tailKind {
	rs := d.Runes
	i := p.Start
	for i < p.End && (rs[i] == '-' || rs[i] == '•' || rs[i] == '·' || blank(rs[i])) {
		i++
	}
	if i == p.End || p.End-i > 300 {
		return noTail
	}
	switch r := rs[i]; {
	case r == '附':
		m := markAt(rs, i, p.End)
		switch {
		case m.style != annex:
		case m.end == p.End:
			return annexHead
		case fold(rs[m.end-1]) == ':' || m.ordinal > 0 || blank(rs[m.end-1]):
			return annexLine
		}
	case d.printed(Span{i, p.End}) || yearDigit(fold(r)) >= 0 && d.dateLine(p.Span) != "":
		return dateTail
	}
	return d.tailWord(Span{i, p.End})
}

// printed says whether a line gives the date of printing: X办公厅 2016年8月1日印发.
func (d *Document) printed(s Span) bool {
	n := s.End - s.Start
	return n >= 8 && n <= 60 && d.Runes[s.End-1] == '发' && d.Runes[s.End-2] == '印' && findDate([]rune(d.text(s))) != ""
}

func (d *Document) tailWord(s Span) tailKind {
	switch d.Runes[s.Start] {
	case '主', '督', '抄', '承', '分', '发', '标', '验', '责', '编', '来', '信', '联', '留', '扫', '打', '关', '上', '下', '相', '附', '政', '版':
	default:
		return noTail
	}
	text := d.text(Span{s.Start, min(s.End, s.Start+16)})
	if slices.ContainsFunc(tails, func(w string) bool { return strings.HasPrefix(text, w) }) {
		return tailLine
	}
	return noTail
}

// lastSubstance is the index of the last paragraph that is a table or prose.
func (d *Document) lastSubstance(paras []para, body int) int {
	for i := len(paras) - 1; i >= body; i-- {
		p := paras[i]
		if p.table >= 0 || d.prose(p) && d.tailKind(p) == noTail {
			return i
		}
	}
	return -1
}

func (d *Document) prose(p para) bool { return p.End-p.Start > 40 && fullStop(d.Runes[p.End-1]) }
