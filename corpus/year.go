package corpus

import "strings"

// fiveYears are the Five-Year Plans by name and first year.
var fiveYears = []struct {
	name string
	from int
}{{"十五五", 2026}, {"十四五", 2021}, {"十三五", 2016}, {"十二五", 2011}, {"十一五", 2006}, {"“十五”", 2001}}

// planYears are the first and the last year that the plan is for: by its title, by a heading of this
// year's work, by the sentence that states the main goals; 0 where the text does not say.
func (d *Document) planYears() (from, to int) {
	if from, to = yearsIn(d.Title); from > 0 {
		return from, to
	}
	if n, issued := planLength(d.Title), d.IssueYear(); n > 0 && issued > 0 {
		return issued, issued + n - 1
	}
	if d.Genre == "rules" || d.Genre == "measures" {
		return 0, 0
	}
	if year := d.headingYear(); year > 0 {
		return year, year
	}
	if issued := d.IssueYear(); d.Genre == "work_report" && issued > 0 {
		return issued, issued
	}
	return d.goalYears()
}

// IssueYear is the year of the date of issue, else that of the document's number; 0 where neither is known.
func (d *Document) IssueYear() int {
	if year, _ := yearAt([]rune(d.Issued), 0); year > 0 {
		return year
	}
	_, number, _ := strings.Cut(strings.NewReplacer("〔", "[", "［", "[", "(", "[", "【", "[").Replace(d.Number), "[")
	year, _ := yearAt([]rune(number), 0)
	return year
}

// yearsIn reads (2020-2022年), 2018年, 2021行动方案 or 十四五 in a title.
func yearsIn(title string) (from, to int) {
	rs := []rune(title)
	for i := range rs {
		year, next := yearAt(rs, i)
		if year == 0 || i > 0 && digit(rs[i-1]) || !digit(rs[i]) {
			continue
		}
		if last := yearBehind(rs, next); last >= year {
			return year, last
		}
		if from == 0 {
			from, to = year, year
		}
	}
	if from > 0 {
		return from, to
	}
	for _, five := range fiveYears {
		if strings.Contains(title, five.name) {
			return five.from, five.from + 4
		}
	}
	return 0, 0
}

// yearBehind is the second year of 2020年—2022, or 0.
func yearBehind(rs []rune, i int) int {
	if i < len(rs) && rs[i] == '年' {
		i++
	}
	dash := i
	for i < len(rs) && (rs[i] == '-' || rs[i] == '—' || rs[i] == '–' || rs[i] == '~' || rs[i] == '至' || rs[i] == '到' || rs[i] == '―') {
		i++
	}
	if i == dash {
		return 0
	}
	year, _ := yearAt(rs, i)
	return year
}

// planLength is 3 for 三年行动计划 or 三年攻坚方案, 0 where a title names no length.
func planLength(title string) int {
	rs := []rune(title)
	for i, r := range rs {
		if r != '年' || i == 0 || i+2 >= len(rs) {
			continue
		}
		if n := hanDigit(rs[i-1]); n > 1 && containsAny(string(rs[i+1:i+3]), []string{"行动", "攻坚", "计划", "规划", "提升", "滚动", "专项"}) {
			return n
		}
	}
	return 0
}

// plans are the words of a heading over the coming year's work.
var plans = []string{"工作安排", "主要任务", "目标任务", "重点工作", "工作部署", "工作任务", "工作打算", "重点任务", "工作思路", "发展目标", "主要目标", "预期目标", "总体要求", "工作计划", "主要工作", "政府工作", "年的工作", "年工作"}

// reviews are the words of a heading over the work of the year that is over.
var reviews = []string{"回顾", "总结", "过去", "成就"}

// headingYear is the year of a heading such as 三、2026年工作安排.
func (d *Document) headingYear() int {
	for _, sec := range d.Sections[1:] {
		if sec.Level > 2 || !containsAny(sec.Title, plans) || containsAny(sec.Title, reviews) {
			continue
		}
		if year, next := yearAt([]rune(sec.Title), 0); year > 0 && next < len([]rune(sec.Title)) && []rune(sec.Title)[next] == '年' {
			return year
		}
	}
	return 0
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// goals are the words of the sentence that states a text's main goals.
var goals = []string{"预期目标", "政府工作的总体要求", "主要目标", "发展目标", "工作任务", "主要任务", "目标任务", "总体要求"}

// goalYears looks in the first sentences for the year or the five years that the goals are for.
func (d *Document) goalYears() (from, to int) {
	five := map[int]int{}
	for _, sent := range d.Sentences[:min(len(d.Sentences), 200)] {
		text := d.text(sent.Span)
		if i := indexAny(text, goals); i >= 0 {
			head := []rune(text[:i])
			for k := range head {
				if year, next := yearAt(head, k); year > 0 && next < len(head) && head[next] == '年' && (k == 0 || !digit(head[k-1])) && !strings.Contains(text[:i], "比") {
					return year, year
				}
			}
		}
		for _, f := range fiveYears {
			five[f.from] += strings.Count(text, f.name)
		}
		if _, after, ok := strings.Cut(text, "到20"); ok && from == 0 {
			to, _ = yearAt([]rune("20"+after), 0)
			from = to - 4
		}
		if strings.Contains(text, "今后五年") && to > 0 {
			return from, to
		}
	}
	best, issued := 0, d.IssueYear()
	for _, f := range fiveYears {
		due := issued == 0 || issued >= f.from-1 && issued <= f.from+4 // no plan comes out years before it begins
		if due && five[f.from] >= 2 && five[f.from] > five[best] {
			best = f.from
		}
	}
	if best == 0 {
		return 0, 0
	}
	return best, best + 4
}

func indexAny(s string, words []string) int {
	at := -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}
