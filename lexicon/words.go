package lexicon

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// Class (词类) is a set of classes of words.
type Class uint32

// The classes of words.
const (
	Action     Class = 1 << iota // makes a task of what follows: 新建, 培育, 推动
	Added                        // an action whose value is an increment: 新增, 新建
	Adverb                       // stands before an action and says nothing of the value: 加快, 重点
	Area                         // the whole of a place: 全市, 全省
	Baseline                     // what a change is compared with: 比上年, 同比
	Condition                    // opens a condition: 凡是, 年满
	Conj                         // joins a clause to the one before: 其中, 以及
	Distribute                   // pairs names with values: 分别
	Done                         // a verb with 了: 完成了, 实现了
	Even                         // ends a statement that compares and has no number: 与经济增长同步
	Fall                         // a change downwards: 下降, 压减
	FallTo                       // a level reached from above: 降至
	Future                       // a heading or a paragraph's head that turns to what shall be: 预期目标, 重点工作
	Grant                        // money given, as a noun: 补助标准, 财政补助
	Grow                         // a change upwards: 增长, 提高
	Modal                        // how firm the promise is: 力争, 确保
	Past                         // what has been: 去年, 现有
	Per                          // the value is for each: 每年, 每个
	Reach                        // a level reached: 达到, 稳定在
	Relative                     // a head that needs the subject before it: 总数, 强度
	Review                       // a heading of what has been: 工作回顾
	Share                        // a part of a whole: 比重, 占比
	Subsidy                      // money given or taken, points scored: 给予, 奖励, 罚款
	Term                         // a word in which no other may be found: 增加值 holds no 增加
	Turnover                     // a sum of an industry or cluster, which must be told whose it is: 主营业务收入
	Verb                         // an action that is never part of a name, so that what stands before it is its subject: 引进, 完成
)

// classNames are the names of the classes in words.tsv and in rules, in the order of their bits.
var classNames = []string{"action", "added", "adverb", "area", "baseline", "condition", "conj", "distribute", "done", "even", "fall", "fallto", "future", "grant", "grow", "modal", "past", "per", "reach", "relative", "review", "share", "subsidy", "term", "turnover", "verb"}

// ClassOf is the class of that name.
func ClassOf(name string) (Class, bool) {
	i, ok := slices.BinarySearch(classNames, name)
	if !ok {
		return 0, false
	}
	return 1 << i, true
}

// Names are the names of the classes in c, sorted.
func (c Class) Names() []string {
	var names []string
	for i, name := range classNames {
		if c&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Word (词) is one entry of the dictionary with its classes.
type Word struct {
	Text  string
	Class Class
}

// Has says whether w is of any of the classes.
func (w Word) Has(c Class) bool { return w.Class&c != 0 }

// loadWords reads words.tsv and actions.tsv into one list, sorted by class and text: words of a class that stand
// together make a short set in a rule's pattern.
func loadWords(fsys fs.FS, problems *Problems) []Word {
	classes := make(map[string]Class, 1024)
	enter := func(r row, text, name string) {
		class, ok := ClassOf(name)
		switch {
		case !ok:
			problems.add(r, "unknown class %q", name)
		case classes[text]&class != 0:
			problems.add(r, "%s stands twice as %s", text, name)
		case len([]rune(text)) < 2:
			problems.add(r, "%s is one character: such a word is found inside others", text)
			return
		}
		classes[text] |= class
	}
	ordered := func(file string, columns []string, use func(r row)) {
		last := ""
		for _, r := range readTable(fsys, file, columns, problems) {
			if r.text <= last {
				problems.add(r, "%s is not in order", r.cells[0])
			} else {
				last = r.text
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
	for text, c := range classes {
		words = append(words, Word{text, c})
	}
	slices.SortFunc(words, func(a, b Word) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), strings.Compare(a.Text, b.Text))
	})
	return words
}
