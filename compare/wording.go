package compare

import (
	"strings"
	"unicode"
)

// fold is a wording as it is compared: letters and digits alone, without 的 and without what clings to its end.
func fold(s string) []rune {
	letters := strings.Map(func(r rune) rune {
		if r == '的' || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, synonyms.Replace(s))
	for {
		bare := letters
		for _, end := range looseEnds {
			if cut, ok := strings.CutSuffix(bare, end); ok && cut != "" {
				bare = cut
				break
			}
		}
		if bare == letters {
			return []rune(letters)
		}
		letters = bare
	}
}

// synonyms are words for which plans write one or the other.
var synonyms = strings.NewReplacer("规模以上", "规上", "限额以上", "限上", "技术改造", "技改", "研究与试验发展", "R&D", "比例", "比重", "占比", "比重")

// looseEnds say nothing of what is measured: how it is counted, and what a sentence left there.
var looseEnds = []string{"总规模", "总数", "总量", "总额", "规模", "数量", "增速", "增幅", "涨幅", "增长率", "预期目标", "目标", "再", "要", "均", "将"}

// resembles is how much alike two folded wordings are, 0 to 1. Words that one has over and above narrow what it means;
// words in place of others, and another end, mean another thing.
func resembles(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if string(a) > string(b) { // of several ways to align two wordings one is taken, the same either way round
		a, b = b, a
	}
	d := align(a, b)
	dice := 2 * float64(d.common) / float64(len(a)+len(b))
	switch {
	case d.common == len(a) && d.common == len(b):
		return 1
	case d.replaced:
		return dice * dice * replacedWeight
	case d.tail:
		return dice * tailWeight
	case d.head:
		return dice * headWeight
	}
	return 1 - amidCost*(1-dice)
}

// What is left of a likeness where words stand in place of others (of its square), behind, or before; and what words amid the rest cost.
const (
	replacedWeight = 0.75
	tailWeight     = 0.6
	headWeight     = 0.8
	amidCost       = 1.55
)

// difference is what stands between two wordings.
type difference struct {
	common               int  // characters in both, in the same order
	replaced, tail, head bool // words for other words; more words behind; more words before
}

// align finds the longest common subsequence, and what is beside it.
func align(a, b []rune) (d difference) {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	d.common = length[0][0]
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		fromA, fromB := i, j
		for i < len(a) && j < len(b) && a[i] != b[j] || (i < len(a)) != (j < len(b)) {
			if j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1] {
				i++
			} else {
				j++
			}
		}
		switch gapA, gapB := i > fromA, j > fromB; {
		case gapA && gapB:
			d.replaced = true
		case !gapA && !gapB:
		case i == len(a) && j == len(b):
			d.tail = true
		case fromA == 0 && fromB == 0:
			d.head = true
		}
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
		}
	}
	return d
}

// bare are wordings that say of what kind a value is, or who pays, and not what it is of.
var bare = strings.Fields("支出 收入 资金 投资 投入 产量 产值 增加值 项目 重点项目 工程 企业 建设 任务 财政 中央财政 人数 人员 面积 预期 各地 资金投入 财政资金")

// grades are the levels of government that a thing is of. One of another level is another thing.
var grades = []string{"国家级", "省级", "市级", "县级", "区级", "镇级", "乡级", "村级", "中央", "地方"}

// figures are the runs of digits in a wording: a threshold, a voltage, a star.
func figures(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && !strings.ContainsRune("一二三四五六七八九十百千万亿", r)
	}), " ")
}

// graded is which grades a wording names.
func graded(s string) (set int) {
	for i, g := range grades {
		if strings.Contains(s, g) {
			set |= 1 << i
		}
	}
	return set
}

// apart says that two wordings name levels of government, and none in common.
func apart(a, b string) bool {
	x, y := graded(a), graded(b)
	return x != 0 && y != 0 && x&y == 0
}

// numbered says that two wordings both hold figures, and others: 一星级 and 二星级.
func numbered(a, b string) bool {
	x, y := figures(a), figures(b)
	return x != "" && y != "" && x != y
}

// group takes from a folded indicator the firms that are counted: 规上工业企业主营业务收入 is 主营业务收入 of such firms.
func group(name []rune) []rune {
	s, ok := strings.CutPrefix(string(name), "规上")
	firms := strings.TrimPrefix(strings.TrimPrefix(s, "工业"), "企业")
	if !ok || firms == s || firms == "" {
		return name
	}
	return []rune(firms)
}
