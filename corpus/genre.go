package corpus

import "strings"

// genres are the words of a title by which a document's kind is known; the first that fits counts.
var genres = []struct {
	genre string
	words []string
}{
	{"work_report", []string{"工作报告"}},
	{"assessment", []string{"考核", "考评", "评价办法", "评估办法"}},
	{"rules", []string{"办法", "规定", "条例", "细则", "规则", "规程"}},
	{"plan", []string{"计划", "规划", "方案", "行动", "纲要", "要点", "任务", "分工"}},
	{"measures", []string{"措施", "意见", "政策"}},
	{"notice", []string{"通知", "公告", "通报", "决定", "批复"}},
}

// IsGenre says whether name is a kind of document that a head can have.
func IsGenre(name string) bool {
	for _, g := range genres {
		if g.genre == name {
			return true
		}
	}
	return false
}

// genre tells the document's kind by its title, else by how its text speaks.
func (d *Document) genre(f front) string {
	for _, g := range genres {
		if containsAny(d.Title, g.words) {
			return g.genre
		}
	}
	opening := d.Fold(Span{0, min(len(d.Runes), 3000)}).String()
	articles := 0
	for _, sec := range d.Sections[1:] {
		if strings.HasPrefix(sec.No, "第") && strings.HasSuffix(sec.No, "条") {
			articles++
		}
	}
	switch {
	case articles >= 3:
		return "rules"
	case strings.Contains(opening, "我代表") || strings.Contains(opening, "预期目标") || strings.Contains(opening, "政府工作的总体要求"):
		return "work_report"
	case f.cover != "":
		return "notice"
	}
	return "plan"
}
