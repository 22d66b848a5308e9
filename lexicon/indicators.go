package lexicon

import (
	"io/fs"
	"slices"
	"strings"
)

// Indicator (指标) is a statistic that plans commit to, one for all the names it goes by.
type Indicator struct {
	ID       string // industry-value-added-above-size
	Name     string // 规模以上工业增加值
	Unit     string // the usual one, may be empty
	Family   string // 总量, 工业, 投资 …
	Polarity string // up where more is better, down where less is, none
}

// Indicators is indicators.tsv by name and alias.
type Indicators struct {
	all    []Indicator // sorted by ID
	byName map[string]int32
}

var indicatorFamilies = []string{
	"总量", "工业", "投资", "消费", "外贸", "财政", "金融", "科技", "数字", "农业", "就业", "收入", "人口", "教育", "卫生", "社保",
	"住房", "交通", "能源", "环境", "资源", "文旅", "园区", "企业", "安全", "政务", "物价", "城建",
}

func loadIndicators(fsys fs.FS, problems *Problems) *Indicators {
	x := &Indicators{all: make([]Indicator, 0, 768), byName: make(map[string]int32, 6144)}
	before := ""
	for _, row := range readTable(fsys, "indicators.tsv", []string{"id", "name", "aliases", "unit", "family", "polarity"}, problems) {
		c := row.cells
		row.sorted(before, c[0], problems)
		before = c[0]
		if !slices.Contains(indicatorFamilies, c[4]) {
			problems.add(row, "no family %q", c[4])
		}
		if c[5] != "up" && c[5] != "down" && c[5] != "none" {
			problems.add(row, "polarity %q is not up, down or none", c[5])
		}
		x.all = append(x.all, Indicator{c[0], c[1], c[3], c[4], c[5]})
		x.addName(row, c[1], problems)
		for alias := range items(c[2]) {
			x.addName(row, alias, problems)
		}
	}
	return x
}

func (x *Indicators) addName(row row, name string, problems *Problems) {
	key := indicatorKey(name)
	if key == "" {
		problems.add(row, "empty name or alias")
		return
	}
	if first, taken := x.byName[key]; taken {
		problems.add(row, "%s stands twice, the first time in %s", name, x.all[first].ID)
		return
	}
	x.byName[key] = int32(len(x.all) - 1)
}

// indicatorKey is the name without what notices put in or leave out of it: 的, blanks, quotation
// marks, brackets.
func indicatorKey(name string) string {
	if strings.IndexFunc(name, noise) < 0 {
		return name
	}
	return strings.Map(func(c rune) rune {
		if noise(c) {
			return -1
		}
		return c
	}, name)
}

func noise(c rune) bool {
	switch c {
	case '的', ' ', '\t', '\n', '\r', 0xA0, 0x3000, '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '(', ')', '（', '）':
		return true
	}
	return false
}

// wholes stand before an indicator and say whose it is, not what it is: all of the document's region.
var wholes = map[string]bool{
	"全国": true, "全省": true, "全市": true, "全县": true, "全区": true, "全州": true, "全盟": true, "全旗": true, "全镇": true, "全乡": true,
	"我国": true, "我省": true, "我市": true, "我县": true, "我区": true, "我州": true, "我盟": true, "我旗": true,
	"本省": true, "本市": true, "本县": true, "本区": true,
}

// ByID finds an indicator by its id.
func (x *Indicators) ByID(id string) (Indicator, bool) {
	i, ok := slices.BinarySearchFunc(x.all, id, func(x Indicator, id string) int { return strings.Compare(x.ID, id) })
	if !ok {
		return Indicator{}, false
	}
	return x.all[i], true
}

// Lookup finds the indicator whose name or alias the phrase is, whatever 的, blanks, quotation marks
// or brackets it has, with or without a leading 全市 or the like.
func (x *Indicators) Lookup(phrase string) (Indicator, bool) {
	key := indicatorKey(phrase)
	if i, ok := x.byName[key]; ok {
		return x.all[i], true
	}
	if n := len("全国"); len(key) > n && wholes[key[:n]] {
		if i, ok := x.byName[key[n:]]; ok {
			return x.all[i], true
		}
	}
	return Indicator{}, false
}
