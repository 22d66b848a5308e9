package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// role (列的角色) is what a column of a stacked table holds, as its heading says.
type role int

// The roles of columns.
const (
	noRole   role = iota
	ordinals      // 序号
	groups        // 类别: a cell stands for all rows down to the next one
	texts         // 指标, 任务
	units         // 单位
	values        // 2025年目标, 年均增速: a number, a dash or a few words
	natures       // 属性: 约束性, 预期性
	names         // 责任单位
	remarks       // 完成时限, 备注
)

const longestHead = 16 // code points of a column's heading

// headRoles are the headings whose role their words alone do not tell.
var headRoles = map[string]role{
	"序号": ordinals, "编号": ordinals, "类别": groups, "类型": groups, "分类": groups, "领域": groups, "方面": groups, "维度": groups,
	"一级指标": groups, "指标类别": groups, "指标分类": groups, "目标类别": groups, "任务类别": groups, "板块": groups,
	"指标": texts, "主要指标": texts, "指标名称": texts, "指标内容": texts, "具体指标": texts, "二级指标": texts, "核心指标": texts, "考核指标": texts,
	"名称": texts, "项目": texts, "项目名称": texts, "内容": texts, "事项": texts, "任务": texts, "重点任务": texts, "主要任务": texts, "工作任务": texts,
	"目标任务": texts, "任务名称": texts, "工作内容": texts, "重点工作": texts, "工作事项": texts, "任务内容": texts, "主要内容": texts, "主要目标": texts,
	"工作举措": texts, "具体任务": texts, "任务分工": texts, "地区": texts, "区域": texts, "县(市、区)": texts, "县市区": texts,
	"单位": units, "计量单位": units, "指标单位": units, "属性": natures, "指标属性": natures, "性质": natures, "指标性质": natures, "目标属性": natures,
	"时限": remarks, "完成时限": remarks, "完成时间": remarks, "时间安排": remarks, "时间节点": remarks, "备注": remarks, "数据来源": remarks, "说明": remarks,
}

// textHeads end other headings over words: 专项工作, 建设项目.
var textHeads = []string{"工作", "任务", "事项", "内容", "举措", "措施", "指标", "项目", "名称", "区域", "行业", "地区"}

// headRole tells a column's role from its folded heading.
func headRole(head string) role {
	i := strings.IndexAny(head, "(〔[")
	last, _ := utf8.DecodeLastRuneInString(head)
	bracketed := i > 0 && closes(last)
	if bracketed && headRoles[head] == noRole { // 年均增速〔累计〕, 投资(亿元)
		head = head[:i]
	}
	if r := headRoles[head]; r != noRole {
		return r
	}
	switch {
	case len([]rune(head)) > longestHead:
		return noRole
	case containsAny(head, []string{"责任", "牵头", "配合", "主管", "参与", "参加"}) && containsAny(head, []string{"单位", "部门", "处室", "人"}):
		return names
	case containsAny(head, []string{"目标", "现状", "基期", "基准", "增速", "增长", "增幅", "累计", "年均", "完成", "期末", "预期", "规划值", "计划任务", "计划数", "任务数", "实绩", "实际", "合计", "总计", "新增", "新建", "计划"}):
		return values
	case hasYear(head):
		return values
	case len([]rune(head)) <= 6 && slices.ContainsFunc(textHeads, func(w string) bool { return strings.HasSuffix(head, w) }):
		return texts
	case bracketed: // 装机容量(万千瓦)
		return values
	}
	return noRole
}

func hasYear(text string) bool {
	rs := []rune(text)
	for i := range rs {
		if year, _ := yearAt(rs, i); year > 0 && digit(rs[i]) {
			return true
		}
	}
	return false
}

// fitsTable says whether columns with these roles can be a table's: few enough, one of them named, and
// rows told from each other by their numbers or by their values.
func fitsTable(columns []role) bool {
	if len(columns) < 3 || len(columns) > 12 || !slices.Contains(columns, texts) || !ascending(columns) {
		return false
	}
	numbered, valued := slices.Contains(columns, ordinals), slices.Contains(columns, values)
	return numbered && (valued || slices.Contains(columns, names)) ||
		valued && (slices.Contains(columns, units) || slices.Contains(columns, natures) || len(columns) >= 4)
}

// ascending says whether numbers, groups and names of rows stand to the left of what is said of them,
// numbers before names. Two columns of words stand side by side only where rows have numbers: of words
// above a table, the first may be its title.
func ascending(columns []role) bool {
	highest, words := noRole, 0
	for _, r := range columns {
		if r == texts {
			words++
		}
		if r <= texts && highest > texts || r == ordinals && words > 0 {
			return false
		}
		highest = max(highest, r)
	}
	return columns[0] <= texts && (words == 1 || slices.Contains(columns, ordinals))
}
