package when

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/lexicon"
)

func lex(tb testing.TB) *lexicon.Lexicon {
	tb.Helper()
	l, err := lexicon.Load(lexicon.Files)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// folded is text as the pipeline hands it to Find.
func folded(text string) []rune {
	doc := corpus.Document{Text: text, Runes: []rune(text)}
	return doc.Fold(corpus.Span{End: len(doc.Runes)}).Runes
}

// show is a period as a line of the tables: words, years (>2022 for «by 2022»), deadline, flags.
func show(text []rune, p Period) string {
	years := fmt.Sprintf("%d-%d", p.From, p.To)
	switch {
	case p.To == 0:
		years = "?"
	case p.From == 0:
		years = fmt.Sprintf(">%d", p.To)
	}
	out := string(text[p.Start:p.End]) + " " + years
	if p.Deadline != "" {
		out += " " + p.Deadline
	}
	for _, f := range []struct {
		set  bool
		name string
	}{{p.Stated, "stated"}, {p.Baseline, "baseline"}, {p.Past, "past"}, {p.Whole, "whole"}, {p.Then, "then"}} {
		if f.set {
			out += " " + f.name
		}
	}
	return out
}

func find(text string, plan Plan, l *lexicon.Lexicon) (periods, kinds string) {
	runes := folded(text)
	numbers := measure.Find(runes, l)
	var out, ks []string
	for _, p := range Find(runes, numbers, plan, l) {
		out = append(out, show(runes, p))
	}
	for _, q := range numbers {
		ks = append(ks, string(q.Kind))
	}
	return strings.Join(out, "; "), strings.Join(ks, " ")
}

func TestFind(t *testing.T) {
	l := lex(t)
	three, one := Plan{2020, 2022}, Plan{2018, 2018}
	for _, c := range []struct {
		text string
		plan Plan
		want string
	}{
		// years
		{"到2022年,上云率达到90%", three, "到2022年 >2022 stated"},
		{"力争到2022年,达到90%", three, "到2022年 >2022 stated"},
		{"2022年,上云率达到90%", three, "2022年 2022-2022 stated"},
		{"在2021年建成3个", three, "在2021年 2021-2021 stated"},
		{"2022年底前建成3个", three, "2022年底前 2022-2022 stated"},
		{"到2022年底建成3个", three, "到2022年底 >2022 stated"},
		{"到2022年末,建成3个", three, "到2022年末 >2022 stated"},
		{"2020—2022年,年均增长8%", three, "2020—2022年 2020-2022 stated"},
		{"2020年至2022年,年均增长8%", three, "2020年至2022年 2020-2022 stated"},
		{"截至2019年底,共有30家", three, "截至2019年底 >2019 stated past"},
		{"自2018年以来,增长30%", three, "自2018年以来 >2018 stated past"},
		{"较2020年增长10%", three, "较2020年 2020-2020 stated baseline"},
		{"比2015年下降15%", three, "比2015年 2015-2015 stated baseline"},
		{"为2020年的2倍", three, "2020年 2020-2020 stated baseline"},
		{"完成2020年的2项任务", three, "2020年 2020-2020 stated"},
		{"与2019年相比下降15%", three, "与2019年 2019-2019 stated baseline"},
		{"到2025年比2020年翻一番", three, "到2025年 >2025 stated; 比2020年 2020-2020 stated baseline"},
		{"二○一二年四月十六日", one, "二○一二年四月十六日 2012-2012 2012-04-16 stated"},
		{"二〇二二年建成", three, "二〇二二年 2022-2022 stated"},
		{"2026年1月27日", one, "2026年1月27日 2026-2026 2026-01-27 stated"},
		{"2018年6月底前建成3个", one, "2018年6月底前 2018-2018 2018-06-30 stated"},
		// months and parts of the plan's year
		{"6月底前建成3个", one, "6月底前 2018-2018 2018-06-30"},
		{"4月20日前上报", one, "4月20日前 2018-2018 2018-04-20"},
		{"2月底前建成", one, "2月底前 2018-2018 2018-02-28"},
		{"6月底前建成3个", Plan{}, "6月底前 ?"},
		{"今年新增3家", one, "今年 2018-2018"},
		{"年内新增3家", one, "年内 2018-2018"},
		{"年底前新增3家", one, "年底前 2018-2018 2018-12-31"},
		{"上半年完成50%", one, "上半年 2018-2018 2018-06-30"},
		{"前三季度完成75%", one, "前三季度 2018-2018 2018-09-30"},
		{"去年增长8%", one, "去年 2017-2017 past"},
		{"比上年增长8%", one, "比上年 2017-2017 baseline past"},
		{"较去年增长8%", one, "较去年 2017-2017 baseline past"},
		{"明年增长8%", one, "明年 2019-2019"},
		// durations that are the plan's own
		{"力争三年内创建3家", three, "三年内 2020-2022 whole"},
		{"用3年时间建成5个", three, "用3年时间 2020-2022 whole"},
		{"未来3年新建5个", three, "未来3年 2020-2022 whole"},
		{"3年内新建5个", Plan{}, "3年内 ? whole"},
		{"这三年建成3家", three, "这三年 ? then"},
		// the time by which what was said before is due
		{"届时增长8%", one, "届时 ? then"},
		{"实现了这个目标,将增长8%", one, "实现了这个目标 ? then"},
		// the plan's century
		{"到本世纪末达到5000亿斤", Plan{1988, 1988}, "到本世纪末 >2000 stated"},
		{"到本世纪中叶建成", one, "到本世纪中叶 >2050 stated"},
		{"从去年的2.1%提高", one, "去年 2017-2017 baseline past"},
		// five-year plans
		{"“十四五”末达到60%", three, "“十四五”末 2021-2025 stated"},
		{"到“十四五”末达到60%", three, "到“十四五”末 2021-2025 stated"},
		{"“十四五”期间,年均增长6%", three, "“十四五”期间 2021-2025 stated"},
		{"十五五时期建成3个", three, "十五五时期 2026-2030 stated"},
		{"“十三五”期间增长6%", three, "“十三五”期间 2016-2020 stated"},
		// no periods
		{"平均受教育年限11年", three, ""}, {"三年行动计划", three, ""}, {"每3年开展1次", three, ""}, {"建成15个", three, ""},
		{"5年以上工龄", three, ""}, {"十五五个", three, ""}, {"三十五家", three, ""}, {"13月", one, ""}, {"共2022家", three, ""},
	} {
		if got, _ := find(c.text, c.plan, l); got != c.want {
			t.Errorf("%s → %q, want %q", c.text, got, c.want)
		}
	}
}

// TestKinds pins which numbers are times, and of what kind.
func TestKinds(t *testing.T) {
	l := lex(t)
	for _, c := range []struct{ text, want string }{
		{"到2022年达到90%", "date percent"}, {"平均受教育年限11年", "time"}, {"三年行动计划", "name"}, {"2018年6月底前建成3个", "date date count"},
		{"用3年时间建成5个", "date count"}, {"缩短到5个工作日", "time"}, {"共2022家", "count"},
	} {
		if _, got := find(c.text, Plan{2020, 2022}, l); got != c.want {
			t.Errorf("%s → %q, want %q", c.text, got, c.want)
		}
	}
}

// TestFindSeeds states what holds for the periods of any text.
func TestFindSeeds(t *testing.T) {
	l := lex(t)
	paths, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(paths) < 5 {
		t.Fatalf("seeds: %v %v", paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			check(t, folded(line), l)
		}
	}
}

func check(tb testing.TB, text []rune, l *lexicon.Lexicon) {
	tb.Helper()
	for _, plan := range []Plan{{}, {2018, 2018}, {2020, 2022}} {
		found, end := Find(text, measure.Find(text, l), plan, l), 0
		for _, p := range found {
			if p.Start < end || p.End <= p.Start || p.End > len(text) || p.From > p.To && p.To > 0 {
				tb.Fatalf("%q: period out of order after %d: %+v", string(text), end, p)
			}
			end = p.End
		}
		if again := Find(text, measure.Find(text, l), plan, l); !reflect.DeepEqual(found, again) {
			tb.Fatalf("%q: two runs differ", string(text))
		}
	}
}

func FuzzFind(f *testing.F) {
	l := lex(f)
	for _, text := range []string{"到2022年底前", "2020—2022年", "三年内", "二○一二年四月十六日", "“十四五”末", "较2020年", "2018年6月底前", "上半年", "2100—2000年"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, []rune(text), l) })
}
