package corpus

import (
	"slices"
	"strings"
)

// titleWords are the words with which the titles of plans, rules and reports end.
var titleWords = []string{"方案", "计划", "规划", "意见", "办法", "措施", "报告", "通知", "决定", "要点", "政策", "行动", "纲要", "规定", "细则", "条例",
	"任务", "安排", "目标", "分工", "规则", "通报", "公报", "公告", "批复", "建议", "清单", "标准", "体系", "制度", "指南", "若干政策措施"}

// titled says whether a line reads as a title, brackets behind it aside.
func titled(line string) bool {
	if i := strings.LastIndexByte(line, '('); i > 0 && strings.HasSuffix(line, ")") {
		line = line[:i]
	}
	return slices.ContainsFunc(titleWords, func(w string) bool { return strings.HasSuffix(line, w) })
}

// readTitle keeps the title's lines, from paragraph i on, and the lines in brackets under them. It
// returns the index of the first paragraph that is neither. Where no covering notice stands before,
// a title must end as titles do, and a caption may come first.
func (d *Document) readTitle(f *front, paras []para, i, limit int, covered bool) int {
	if !covered {
		first := d.bareTitle(paras, i, limit)
		if first < 0 {
			return i
		}
		for ; i < first; i++ {
			paras[i].kind = Front
		}
	}
	for ; i < limit; i++ {
		p := &paras[i]
		text := d.text(p.Span)
		if p.style == annex && p.end == p.End || len(f.title) == 0 && strings.HasPrefix(text, "(") && p.style == unmarked { // 附件, (此件公开发布)
			p.kind, p.mark = Front, mark{}
			continue
		}
		if !d.titleLine(*p) || strings.HasPrefix(text, "(") && len(f.title) > 0 && !suffix(text) || len(f.title) >= 4 {
			break
		}
		if len(f.title) > 0 && titled(strings.Join(f.title, "")) && !suffix(text) {
			break
		}
		p.kind = Front
		f.title = append(f.title, text)
	}
	return d.readUnder(f, paras, i, limit)
}

// readUnder keeps the lines in brackets, names and salutations that stand between title and text.
func (d *Document) readUnder(f *front, paras []para, i, limit int) int {
	for n := 0; i < limit && n < 6; i, n = i+1, n+1 {
		p := &paras[i]
		text := d.text(p.Span)
		bracket := strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") || strings.Contains(text, "会议上")
		if len(f.title) == 0 || !bracket && !d.addressee(p.Span) && (!d.titleLine(*p) || p.End-p.Start > 20 || p.style != unmarked) {
			break
		}
		p.kind, p.mark = Front, mark{}
		if date := d.dateLine(p.Span); date != "" && f.date == "" {
			f.date = date
		} else if bracket {
			f.under = append(f.under, strings.Trim(text, "()—-"))
		} else if organ(text) && f.sign == "" {
			f.sign = text
		}
	}
	return i
}

// bareTitle is the index of the first line of the first title among the first lines; -1 without one.
func (d *Document) bareTitle(paras []para, i, limit int) int {
	for k := i; k < min(limit, i+8) && paras[k].End-paras[k].Start <= 80; k++ {
		if !d.titleLine(paras[k]) || !titled(d.text(paras[k].Span)) {
			continue
		}
		for k > i && d.titleLine(paras[k-1]) {
			k--
		}
		return k
	}
	return -1
}

// titleLine says whether a paragraph can be a line of a title: short, without full stop or number.
func (d *Document) titleLine(p para) bool {
	if p.table >= 0 || !d.unstopped(p.Span) || d.dateLine(p.Span) != "" || p.style != unmarked && p.style != hanParen {
		return false
	}
	return !slices.ContainsFunc(d.Runes[p.Start:p.End], fullStop)
}

// suffix says whether a line in brackets belongs to the title above it: (2020—2022年), (试行).
func suffix(line string) bool {
	if !strings.HasPrefix(line, "(") || !strings.HasSuffix(line, ")") {
		return false
	}
	inner := strings.Trim(line, "()")
	switch inner {
	case "试行", "暂行", "草案", "修订", "修订稿", "征求意见稿", "送审稿", "讨论稿", "修正案":
		return true
	}
	rs := []rune(inner)
	year, next := yearAt(rs, 0)
	return year > 0 && next < len(rs) && !strings.Contains(inner, "月") && !strings.Contains(inner, "会议")
}
