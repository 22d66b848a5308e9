package rule

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/token"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// bench is what a line is made with.
type bench struct {
	lex   *lexicon.Lexicon
	words *token.Splitter
}

func newBench(tb testing.TB) bench {
	tb.Helper()
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		tb.Fatal(err)
	}
	return bench{lex, token.New(lex)}
}

// line is text as slots, in a plan for 2020–2022.
func (b bench) line(text string) Line {
	doc := corpus.Document{Text: text, Runes: []rune(text)}
	runes := doc.Fold(corpus.Span{End: len(doc.Runes)}).Runes
	numbers := measure.Find(runes, b.lex)
	periods := when.Find(runes, numbers, when.Plan{From: 2020, To: 2022}, b.lex)
	var l Line
	l.Lay(runes, numbers, periods, b.words.Split(runes))
	return l
}

// kindsOf is the line with its slots named: N a number, T a time, W a word, other text as it is.
func kindsOf(l Line) string {
	var out strings.Builder
	for _, r := range l.Slots {
		switch {
		case IsQuantity(r):
			out.WriteByte('N')
		case IsPeriod(r):
			out.WriteByte('T')
		case IsWord(r):
			out.WriteByte('W')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func TestLay(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, want string }{
		{"新增平台3家以上", "W平台N"},
		{"到2022年,新增平台3家", "T,W平台N"},
		{"统一新增5G基站", "统一W5G基站"},
		{"超3500亿元的集群", "N的集群"},
		// a private-use rune of the source must not pass for a slot
		{"新增\ue000平台3家", "W\ufffd平台N"}, {"\ue100新增3家", "\ufffdWN"}, {"\U000f0000新增3家", "\ufffdWN"}, {"\U0010fffd新增3家", "\ufffdWN"}, {"\uf8ff3家", "\ufffdN"},
	} {
		l := b.line(c.text)
		if got := kindsOf(l); got != c.want {
			t.Errorf("%q → %q, want %q", c.text, got, c.want)
		}
		if got := l.Text(0, len(l.Slots)); got != c.text || len(l.At) != len(l.Slots)+1 || len(l.What) != len(l.Slots) {
			t.Errorf("%q: the slots stand for %q", c.text, got)
		}
	}
}

func TestPart(t *testing.T) {
	l := newBench(t).line("到2022年,新增平台3家、培训10万人次以上")
	for i := range l.Slots {
		for j := i; j <= len(l.Slots); j++ {
			p := l.Part(i, j)
			if p.Text(0, len(p.Slots)) != l.Text(i, j) {
				t.Errorf("part [%d,%d) is %q, want %q", i, j, p.Text(0, len(p.Slots)), l.Text(i, j))
			}
		}
	}
}

func TestChunks(t *testing.T) {
	b := newBench(t)
	m := NewMatcher(nil, b.words.Words, b.lex.Endings)
	for _, c := range []struct{ text, want string }{
		{"新增平台3家", "新增平台3家"},
		{"新增平台3家,增长8%;到2022年达到20家", "新增平台3家|增长8%|到2022年达到20家"},
		{"科技型企业30家、高新技术企业10家", "科技型企业30家|高新技术企业10家"},
		{"食品、化工、装备产业增长8%", "食品、化工、装备产业增长8%"},
		{"氨氮、二氧化硫分别下降5%、8%", "氨氮、二氧化硫分别下降5%、8%"},
		{"新增平台3家(其中省级平台1家)", "新增平台3家|其中省级平台1家|"},
		{"创建智能工厂(车间)3家", "创建智能工厂(车间)3家"},
		{"新增1,100万元", "新增1,100万元"},
		{"投资8%以上和10%以上", "投资8%以上|10%以上"},
		{"每个街道建有1个健身小广场、每个镇建有1个全民健身广场", "每个街道建有1个健身小广场|每个镇建有1个全民健身广场"},
		{"新增1个特色产业集群、新入规加工企业20家", "新增1个特色产业集群|新入规加工企业20家"},
	} {
		l := b.line(c.text)
		var parts []string
		for k := range m.Chunks(l) {
			parts = append(parts, l.Text(k.From, k.To))
		}
		if got := strings.Join(parts, "|"); got != strings.TrimSuffix(c.want, "|") {
			t.Errorf("%s → %s, want %s", c.text, got, c.want)
		}
	}
}

// TestChunksAreBounded keeps a clause without marks from becoming one endless chunk.
func TestChunksAreBounded(t *testing.T) {
	b := newBench(t)
	l := b.line(strings.Repeat("甲", 10*maxChunk) + "3家")
	for c := range NewMatcher(nil, b.words.Words, b.lex.Endings).Chunks(l) {
		if c.To-c.From > maxChunk {
			t.Errorf("a chunk has %d slots, want at most %d", c.To-c.From, maxChunk)
		}
	}
}

// TestBrokenRules wants every fault of a file, each at its line, in one run.
func TestBrokenRules(t *testing.T) {
	b := newBench(t)
	stanza := func(lines ...string) string { return strings.Join(lines, "\n") + "\n" }
	good := []string{"about x", "match ^ {np} {value} $", "yes a | b", "no c"}
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", stanza(append([]string{"rule a", "prioriti 3"}, good...)...), `rules/t.rule:2: unknown key "prioriti", want rule, about, match, take, yes or no`},
		{"before the first", "about x\n", "rules/t.rule:1: about stands before the first rule"},
		{"unknown slot", stanza("rule a", "about x", "match {nothing} {value}", "yes a | b", "no c"), "rules/t.rule:3: rule a: unknown slot {nothing}"},
		{"unknown kind", stanza("rule a", "about x", "match {value:weight}", "yes a | b", "no c"), `rules/t.rule:3: rule a: unknown kind of number "weight"`},
		{"open bracket", stanza("rule a", "about x", "match ({value}", "yes a | b", "no c"), "rules/t.rule:3: rule a: pattern ({value}"},
		{"unknown take", stanza(append([]string{"rule a", "take weight=3"}, good...)...), `rules/t.rule:2: rule a: unknown take "weight=3"`},
		{"unknown measure", stanza(append([]string{"rule a", "take measure=weight"}, good...)...), "rules/t.rule:2: rule a: measure=weight is none of level growth share added"},
		{"unknown role", stanza(append([]string{"rule a", "take role=x"}, good...)...), "rules/t.rule:2: rule a: role=x is none of target qualifier baseline past name date reference condition subsidy"},
		{"unknown genre", stanza(append([]string{"rule a", "take genre=law"}, good...)...), `rules/t.rule:2: rule a: unknown genre "law"`},
		{"unknown bound", stanza(append([]string{"rule a", "take bound=about"}, good...)...), "rules/t.rule:2: rule a: bound=about is none of min max"},
		{"sure", stanza(append([]string{"rule a", "take sure=2"}, good...)...), "rules/t.rule:2: rule a: sure=2 is not between 0 and 1"},
		{"example", stanza("rule a", "about x", "match {value}", "yes a", "no c"), "rules/t.rule:4: rule a: an example needs « | » and what comes out"},
		{"no example", stanza("rule a", "about x", "match {value}"), "rules/t.rule:1: rule a needs a yes and a no"},
		{"no match", stanza("rule a", "about x", "yes a | b", "no c"), "rules/t.rule:1: rule a has no match or no about"},
		{"neither", stanza("rule a", "about x", "match {np}", "yes a | b", "no c"), "rules/t.rule:1: rule a must either name a {value} or take spread"},
		{"twice", stanza(append([]string{"rule a"}, good...)...) + stanza(append([]string{"", "rule a"}, good...)...), "rules/t.rule:7: rule a stands twice"},
		{"a part twice", "let end x\nlet end y\n", `rules/t.rule:2: let needs a name that is free and what it stands for, not "end y"`},
		{"a part named as a slot", "let value x\n", `rules/t.rule:1: let needs a name that is free and what it stands for, not "value x"`},
		{"an empty part", "let end\n", `rules/t.rule:1: let needs a name that is free and what it stands for, not "end"`},
		{"open choice", stanza("rule a", "about x", "match {past}|{done}", "take role=past spread=after", "yes a | b", "no c"), "rules/t.rule:3: rule a: pattern {past}|{done}: | stands outside brackets"},
		{"all in one run", stanza("rule a", "x y", "z y", "about x", "match {value}", "yes a | b", "no c"), "rules/t.rule:2: unknown key \"x\", want rule, about, match, take, yes or no\nrules/t.rule:3: unknown key \"z\""},
	} {
		_, err := Load(fstest.MapFS{"rules/t.rule": {Data: []byte(c.text)}}, b.words.Words)
		var problems lexicon.Problems
		if !errors.As(err, &problems) || !strings.HasPrefix(problems.Error(), c.want) {
			t.Errorf("%s: got %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestCompile wants a pattern that is no regular expression at its line, and those of the program to be sound.
func TestCompile(t *testing.T) {
	b := newBench(t)
	text := "rule a\nabout x\nmatch +{value}\nyes a | b\nno c\n"
	rules, err := Load(fstest.MapFS{"rules/t.rule": {Data: []byte(text)}}, b.words.Words)
	if err != nil {
		t.Fatal(err)
	}
	if err := Compile(rules); err == nil || !strings.HasPrefix(err.Error(), "rules/t.rule:3: rule a: pattern +{value}: ") {
		t.Errorf("got %v", err)
	}
	if rules, err = Load(lexicon.Files, b.words.Words); err != nil {
		t.Fatal(err)
	}
	if err := Compile(rules); err != nil {
		t.Error(err)
	}
}

// TestClaims wants the longest claim first, and of two as long the rule written first.
func TestClaims(t *testing.T) {
	b := newBench(t)
	text := "rule short\nabout x\nmatch {value} $\nyes a | b\nno c\nrule long\nabout x\nmatch ^ {np} {value} $\nyes a | b\nno c\nrule later\nabout x\nmatch ^ {np} {value} $\nyes a | b\nno c\n"
	rules, err := Load(fstest.MapFS{"rules/t.rule": {Data: []byte(text)}}, b.words.Words)
	if err != nil {
		t.Fatal(err)
	}
	l := b.line("平台总数3家")
	var got []string
	for m := range NewMatcher(rules, b.words.Words, b.lex.Endings).Claims(l) {
		got = append(got, m.Rule.ID+" "+l.Text(m.Value, m.Value+1))
	}
	if s := strings.Join(got, ", "); s != "long 3家, later 3家, short 3家" {
		t.Errorf("claims are %s", s)
	}
}

// TestEveryRuleIsIndexed wants a rule to be tried on each line that it matches: what needs selects may not lose one.
func TestEveryRuleIsIndexed(t *testing.T) {
	b := newBench(t)
	rules, err := Load(lexicon.Files, b.words.Words)
	if err != nil {
		t.Fatal(err)
	}
	m := NewMatcher(rules, b.words.Words, b.lex.Endings)
	for i := range rules {
		r := &rules[i]
		for _, e := range r.Yes {
			l := b.line(e.Text)
			for c := range m.Chunks(l) {
				part := l.Part(c.From, c.To)
				if has := m.mask(part); len(r.find(part, nil)) > 0 && !r.possible(&has) {
					t.Errorf("%s matches %s, and its index would not try it", r.ID, part.Text(0, len(part.Slots)))
				}
			}
		}
	}
}

// TestNeeds wants a pattern to be tried on a line that holds what it cannot match without, and on no other.
func TestNeeds(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"(负担|分担) {value:percent}", "企业分担30%", true},
		{"(负担|分担) {value:percent}", "企业占30%", false},
		{"(负担|分担)? {value:percent}", "企业占30%", true},
		{"(负担|.担) {value:percent}", "企业占30%", false},
		{"(负担|.) {value:percent}", "企业占30%", true},
		{"负担{0,2} {value:percent}", "企业占30%", true},
		{"负担{1,2} {value:percent}", "企业占30%", false},
		{"[负分]担 {value:percent}", "企业占30%", false},
		{"[^负分]担? {value:percent}", "企业占30%", true},
		{"(?!负担) (?<!分担) {value:percent}", "企业占30%", true},
		{"(?=.*负担) {value:percent}", "企业占30%", false},
		{"(?<base> {period}|目前 ) {value:percent}", "到2022年30%", true},
		{"(?<base> {period}|目前 ) {value:percent}", "企业占30%", false},
		{"{grow} {value:percent}", "产值增长30%", true},
		{"{grow} {value:percent}", "产值下降30%", false},
		{"增长 {value:percent}", "产值增长30%", true},
		{"{value:percent}", "新增30家", false},
	} {
		rules, err := Load(fstest.MapFS{"rules/t.rule": {Data: []byte("rule a\nabout x\nmatch " + c.pattern + "\nyes a | b\nno c\n")}}, b.words.Words)
		if err != nil {
			t.Fatal(err)
		}
		m := NewMatcher(rules, b.words.Words, b.lex.Endings)
		if has := m.mask(b.line(c.text)); m.Rules[0].possible(&has) != c.want {
			t.Errorf("%s on %s: want %v", c.pattern, c.text, c.want)
		}
	}
}
