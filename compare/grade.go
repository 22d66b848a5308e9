package compare

import (
	"strings"
	"unicode"
)

// bare are wordings that say of what kind a value is, or who pays, and not what it is of.
var bare = strings.Fields("支出 收入 资金 投资 投入 产量 产值 增加值 项目 重点项目 工程 企业 建设 任务 财政 中央财政 人数 人员 面积 预期 各地 资金投入 财政资金")

// grades are the levels of government that a thing is of. One of another level is another thing.
var grades = []string{"国家级", "省级", "市级", "县级", "区级", "镇级", "乡级", "村级", "中央", "地方"}

// graded is which grades a wording names, a bit each.
func graded(s string) (set int) {
	for i, g := range grades {
		if strings.Contains(s, g) {
			set |= 1 << i
		}
	}
	return set
}

// figures are the runs of digits in a wording.
func figures(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && !strings.ContainsRune("一二三四五六七八九十百千万亿", r)
	}), " ")
}

// apart says that two wordings name levels of government, and none in common.
func apart(a, b wording) bool { return a.grades != 0 && b.grades != 0 && a.grades&b.grades == 0 }

// numbered says that two wordings both hold figures, and others: 一星级 and 二星级.
func numbered(a, b wording) bool {
	return a.figures != "" && b.figures != "" && a.figures != b.figures
}
