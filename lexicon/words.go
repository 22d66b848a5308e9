package lexicon

import (
	"io/fs"
	"slices"
	"strings"
)

// Classes are the classes of words that rules may name as {class}, and what each is for.
var Classes = map[string]string{
	"action":     "makes a task of what follows: 新建, 培育, 推动",
	"added":      "an action whose value is an increment: 新增, 新建",
	"adverb":     "stands before an action and says nothing of the value: 加快, 重点",
	"area":       "the whole of a place: 全市, 全省",
	"baseline":   "what a change is compared with: 比上年, 同比",
	"condition":  "opens a condition: 凡是, 年满",
	"conj":       "joins a clause to the one before: 其中, 以及",
	"distribute": "pairs names with values: 分别",
	"done":       "a verb with 了: 完成了, 实现了",
	"fall":       "a change downwards: 下降, 压减",
	"fallto":     "a level reached from above: 降至",
	"grow":       "a change upwards: 增长, 提高",
	"indicator":  "a name or alias of the indicators table",
	"modal":      "how firm the promise is: 力争, 确保",
	"past":       "what has been: 去年, 现有",
	"per":        "the value is for each: 每年, 每个",
	"reach":      "a level reached: 达到, 稳定在",
	"relative":   "a head that needs the subject before it: 总数, 强度",
	"share":      "a part of a whole: 比重, 占比",
	"verb":       "an action that is never part of a name, so that what stands before it is its subject: 引进, 完成",
	"review":     "a heading of what has been: 工作回顾",
	"turnover":   "a sum of an industry or cluster, which must be told whose it is: 主营业务收入",
	"subsidy":    "money given or taken, points scored: 给予, 奖励, 罚款",
}

// Word (词) is one entry of the dictionary with its classes.
type Word struct {
	Text    string
	Classes []string // sorted
}

// Has says whether w is of the class.
func (w Word) Has(class string) bool { return slices.Contains(w.Classes, class) }

// loadWords reads words.tsv and actions.tsv into one list, sorted by text.
func loadWords(fsys fs.FS, problems *Problems) []Word {
	classes := map[string][]string{}
	enter := func(r row, text, class string) {
		switch {
		case Classes[class] == "":
			problems.add(r, "unknown class %q", class)
		case slices.Contains(classes[text], class):
			problems.add(r, "%s stands twice as %s", text, class)
		case len([]rune(text)) < 2:
			problems.add(r, "%s is one character: such a word is found inside others", text)
		}
		classes[text] = append(classes[text], class)
	}
	ordered := func(file string, columns []string, use func(r row)) {
		last := ""
		for _, r := range readTable(fsys, file, columns, problems) {
			if key := strings.Join(r.cells, "\t"); key <= last {
				problems.add(r, "%s is not in order", r.cells[0])
			} else {
				last = key
			}
			use(r)
		}
	}
	ordered("words.tsv", []string{"word", "class"}, func(r row) { enter(r, r.cells[0], r.cells[1]) })
	ordered("actions.tsv", []string{"action", "measure"}, func(r row) {
		enter(r, r.cells[0], "action")
		switch r.cells[1] {
		case "added":
			enter(r, r.cells[0], "added")
		case "level":
		default:
			problems.add(r, "measure %q is neither added nor level", r.cells[1])
		}
	})
	words := make([]Word, 0, len(classes))
	for text, cs := range classes {
		slices.Sort(cs)
		words = append(words, Word{text, cs})
	}
	slices.SortFunc(words, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	return words
}
