package corpus

import (
	"slices"
	"strings"
)

// readHead fills the Head from what stands around the plan, and from its headings and first sentences.
func (d *Document) readHead(f front, paras []para) {
	notice := d.notice(f.heads)
	issuer, about, _ := strings.Cut(notice, "关于")
	if _, behind, letterhead := strings.Cut(issuer, "文件"); letterhead { // 某某省人民政府文件某某省人民政府关于…
		issuer = behind
	}
	d.Title = strings.Trim(planTitle(f, notice, about), markdown)
	d.Number = first(f.number, f.meta["发文字号"], f.meta["文号"], f.meta["文件编号"])
	d.Issued = first(f.date, meetingDate(f.under), findDate([]rune(f.meta["成文日期"])), findDate([]rune(f.meta["发文日期"])), f.tail.date)
	d.Published = first(f.tail.printed, findDate([]rune(f.meta["印发日期"])), findDate([]rune(f.meta["发布日期"])), findDate([]rune(f.meta["发布时间"])), findDate([]rune(f.meta["生成日期"])))
	d.Issuer = first(signature(issuer), f.letter, f.sign, d.reporter(f, paras), f.meta["发文机关"], f.meta["发文机构"], f.tail.sign, f.meta["发布机构"], signature(f.meta["来源"]))
	d.Issuer = strings.Trim(d.Issuer, markdown)
	d.Drafter = first(f.tail.host, drafter(f.under))
	d.Genre = d.genre(f)
	d.PlanFrom, d.PlanTo = d.planYears()
}

// markdown is what marks headings and strong words in texts saved as Markdown.
const markdown = "*#"

// first is the first that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// notice is the covering notice's title, which may be broken over lines and printed twice.
func (d *Document) notice(heads []string) string {
	all := strings.Join(heads, "")
	if i := strings.Index(all, "关于"); i < 0 {
		return ""
	}
	for _, end := range []string{"通知", "决定", "意见", "公告", "批复", "通报"} {
		if i := strings.Index(all, "的"+end); i >= 0 {
			return all[:i+len("的"+end)]
		}
	}
	return all
}

// planTitle is the plan's own title: the lines above its text, else what the covering notice names.
func planTitle(f front, notice, about string) string {
	sent := sentOut(about)
	title := strings.Join(f.title, "")
	named := quoted(f.cover)
	switch {
	case len(named) > 1 && sent != "" && strings.HasPrefix(sent, strings.Trim(title, "《》")):
		return sent
	case title != "":
		return strings.Trim(title, "《》")
	case len(named) > 0:
		return named[0]
	case sent != "":
		return sent
	case notice != "":
		return notice
	}
	for i := len(f.heads) - 1; i >= 0; i-- {
		if titled(f.heads[i]) {
			return f.heads[i]
		}
	}
	return first(f.meta["标题"], f.meta["文件名称"], f.meta["名称"])
}

// sentOut is what a notice «关于印发…的通知» sends out; empty where it sends nothing.
func sentOut(about string) string {
	for _, verb := range []string{"印发", "转发", "批转", "下发", "公布", "发布"} {
		if rest, ok := strings.CutPrefix(about, verb); ok {
			rest = strings.TrimSuffix(strings.TrimSuffix(rest, "通知"), "的")
			if strings.HasPrefix(rest, "《") && strings.HasSuffix(rest, "》") && strings.Count(rest, "《") == 1 {
				rest = strings.Trim(rest, "《》")
			}
			return rest
		}
	}
	return ""
}

// quoted is the titles in 《》 with which a covering text begins.
func quoted(cover string) []string {
	var titles []string
	if i := strings.Index(cover, "《"); i < 0 || i > 60 {
		return nil
	}
	for {
		_, rest, ok := strings.Cut(cover, "《")
		title, after, closed := strings.Cut(rest, "》")
		if !ok || !closed {
			return titles
		}
		titles = append(titles, title)
		if !strings.HasPrefix(after, "《") && !strings.HasPrefix(after, "和《") && !strings.HasPrefix(after, "、《") {
			return titles
		}
		cover = after
	}
}

// signature keeps a name only where it is a public body's, or that of several: X厅等五部门.
func signature(name string) string {
	if organ(name) || strings.HasSuffix(name, "部门") && strings.Contains(name, "等") {
		return name
	}
	return ""
}

// meetingDate is the date in «2026年1月27日在…会议上».
func meetingDate(under []string) string {
	for _, line := range under {
		if date := findDate([]rune(line)); date != "" {
			return date
		}
	}
	return ""
}

// drafter is the office named in brackets under the title.
func drafter(under []string) string {
	for _, line := range under {
		if findDate([]rune(line)) == "" && len(line) <= 90 && drafts(line) {
			return line
		}
	}
	return ""
}

func drafts(name string) bool {
	for _, w := range organs {
		if strings.HasSuffix(name, w) && len(name) > len(w) {
			return true
		}
	}
	return false
}

// reporter is the government in whose name a work report speaks: «我代表省人民政府», with the region of
// the congress before which it is given. Without that the region is left to the caller.
func (d *Document) reporter(f front, paras []para) string {
	for _, p := range paras[:min(len(paras), 20)] {
		if p.End-p.Start > 300 || !slices.Contains(d.Runes[p.Start:p.End], '代') {
			continue
		}
		_, after, ok := strings.Cut(d.text(p.Span), "我代表")
		if strings.HasPrefix(after, "国务院") {
			return "国务院"
		}
		name, _, found := strings.Cut(after, "人民政府")
		if !ok || !found || len(name) > 45 {
			continue
		}
		if len([]rune(name)) == 1 {
			for _, line := range f.under {
				if place := congressPlace(line); strings.HasSuffix(place, name) {
					return place + "人民政府"
				}
			}
		}
		return name + "人民政府"
	}
	return ""
}

// congressPlace is the region in «…日在贵州省第十四届人民代表大会第四次会议上».
func congressPlace(line string) string {
	_, after, _ := strings.Cut(line, "日在")
	place, _, ok := strings.Cut(after, "第")
	if !ok || len(place) > 60 {
		return ""
	}
	return place
}
