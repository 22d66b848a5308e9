package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestBrokenTables wants every fault of the small tables reported at its line.
func TestBrokenTables(t *testing.T) {
	for _, c := range []struct {
		file, text, want string
		load             func(fstest.MapFS, *Problems)
	}{
		{"units.tsv", "unit\tbase\n", "units.tsv:1: header is not unit base factor kind example", func(f fstest.MapFS, ps *Problems) { loadUnits(f, ps) }},
		{"units.tsv", "unit\tbase\tfactor\tkind\texample\n家\t家\t1\tcount\n", "units.tsv:2: 4 cells, want 5", func(f fstest.MapFS, ps *Problems) { loadUnits(f, ps) }},
		{"units.tsv", "unit\tbase\tfactor\tkind\texample\n# 注\n家\t家\tone\tcounts\t3家\n个\t个\t1\tcount\t3个\n个\t个\t1\tcount\t3个\n",
			"units.tsv:3: factor \"one\" is no positive decimal\nunits.tsv:3: unknown kind \"counts\", want one of percent points times money count amount size time date year age score grade great\n" +
				"units.tsv:4: unit 个 is not in order or stands twice\nunits.tsv:5: unit 个 is not in order or stands twice", func(f fstest.MapFS, ps *Problems) { loadUnits(f, ps) }},
		{"bounds.tsv", "word\tposition\tbound\n以上\tabove\tmin\n以上\tafter\tleast\n", "bounds.tsv:2: position \"above\" is neither before nor after\nbounds.tsv:3: bound word 以上 is not in order or stands twice\nbounds.tsv:3: unknown bound \"least\"",
			func(f fstest.MapFS, ps *Problems) { loadBounds(f, ps) }},
		{"implicit.tsv", "word\tvalue\tunit\tmeasure\tdirection\texample\n翻番\t100\t%\tgrowth\t\t翻番\n全覆盖\t100\t%\tlevel\t\t全覆盖\n", "implicit.tsv:3: word 全覆盖 is not in order or stands twice",
			func(f fstest.MapFS, ps *Problems) { loadImplicit(f, ps) }},
		{"periods.tsv", "word\tfrom\tto\tdeadline\n今年\t0\tzero\t\n去年\t0\t-1\t\n届时\tthen\t0\t\n本世纪末\tcentury\t101\t\n", "periods.tsv:2: years \"0\" and \"zero\" are no span\nperiods.tsv:3: years \"0\" and \"-1\" are no span\nperiods.tsv:4: years \"then\" and \"0\" are no span\nperiods.tsv:5: years \"century\" and \"101\" are no span",
			func(f fstest.MapFS, ps *Problems) { loadPeriods(f, ps) }},
		{"groups.tsv", "word\tmembers\n城乡\t城镇\n城乡\t城镇|农村\n", "groups.tsv:2: 城乡 has fewer than two members\ngroups.tsv:3: word 城乡 is not in order or stands twice",
			func(f fstest.MapFS, ps *Problems) { loadGroups(f, ps) }},
		{"groups.tsv", "", "groups.tsv:0: open groups.tsv: file does not exist", func(f fstest.MapFS, ps *Problems) { loadGroups(fstest.MapFS{}, ps) }},
		{"columns.tsv", "word\trole\n目标\tgoal\n目标\ttarget\n", "columns.tsv:2: unknown role \"goal\"\ncolumns.tsv:3: word 目标 is not in order or stands twice",
			func(f fstest.MapFS, ps *Problems) { loadColumns(f, ps) }},
		{"endings.tsv", "word\tkind\n园区\tplaces\n占比\tshare\n", "endings.tsv:2: unknown kind \"places\"\nendings.tsv:3: 占比 is not in order or stands twice",
			func(f fstest.MapFS, ps *Problems) { loadEndings(f, ps) }},
		{"idioms.tsv", "word\n千方百计\n一带\n", "idioms.tsv:3: word 一带 is not in order or stands twice", func(f fstest.MapFS, ps *Problems) { loadIdioms(f, ps) }},
	} {
		if got := broken(c.file, c.text, c.load); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.file, c.text, got, c.want)
		}
	}
}

// TestBrokenWords wants the faults of words.tsv and actions.tsv, which make one list.
func TestBrokenWords(t *testing.T) {
	var problems Problems
	loadWords(fstest.MapFS{
		"words.tsv":   {Data: []byte("word\tclass\n以\tbaseline\n力争\tmood\n力争\tmodal\n")},
		"actions.tsv": {Data: []byte("action\tmeasure\n新建\tadded\n新建\tadded\n培育\tstock\n")},
	}, &problems)
	want := []string{"words.tsv:2: 以 is one character: such a word is found inside others", `words.tsv:3: unknown class "mood"`, "words.tsv:4: 力争 is not in order",
		"actions.tsv:3: 新建 is not in order", "actions.tsv:3: 新建 stands twice as action", "actions.tsv:3: 新建 stands twice as added",
		"actions.tsv:4: 培育 is not in order", `actions.tsv:4: measure "stock" is neither added nor level`}
	if got := problems.Error(); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// TestLoadReportsAll wants the faults of several tables in one run.
func TestLoadReportsAll(t *testing.T) {
	_, err := Load(fstest.MapFS{})
	for _, file := range []string{"units.tsv", "bounds.tsv", "words.tsv", "indicators.tsv", "departments.tsv", "regions.tsv", "clusters.tsv", "duties.tsv", "periods.tsv", "groups.tsv", "implicit.tsv", "columns.tsv", "endings.tsv", "idioms.tsv"} {
		if err == nil || !strings.Contains(err.Error(), file+":0: ") {
			t.Errorf("no problem of %s in %v", file, err)
		}
	}
}

// TestReferences wants what the tables name in one another to be there.
func TestReferences(t *testing.T) {
	lex, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range lex.Words {
		if w.Has(Added) && !w.Has(Action) {
			t.Errorf("%s is %v and no action", w.Text, w.Class.Names())
		}
	}
	for _, w := range lex.Implicit {
		if _, n := lex.Units.At([]rune(w.Unit)); w.Unit != "" && n != len([]rune(w.Unit)) {
			t.Errorf("implicit.tsv: %s has the unknown unit %s", string(w.Word), w.Unit)
		}
	}
	var used Class
	for _, w := range lex.Words {
		used |= w.Class
	}
	for _, name := range classNames {
		if class, ok := ClassOf(name); !ok || used&class == 0 {
			t.Errorf("class %s has no word", name)
		}
	}
}

// TestClasses wants each class under its own name.
func TestClasses(t *testing.T) {
	for name, want := range map[string]Class{"action": Action, "added": Added, "fallto": FallTo, "future": Future, "grow": Grow, "modal": Modal, "share": Share, "term": Term, "verb": Verb} {
		if got, ok := ClassOf(name); got != want || !ok {
			t.Errorf("class %s is %v", name, got.Names())
		}
	}
	if _, ok := ClassOf("mood"); ok {
		t.Error("mood is a class")
	}
	if got := strings.Join((Action | Added | Verb).Names(), " "); got != "action added verb" {
		t.Errorf("names are %s", got)
	}
}

// TestEnough is what the tables were asked to hold.
func TestEnough(t *testing.T) {
	lex, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(lex.Indicators.all); n < 300 {
		t.Errorf("%d indicators, want 300", n)
	}
	for _, c := range []struct{ text, name, base string }{
		{"亿元", "", ""}, {"元以上", "元", "元"}, {"人次以上", "人次", "人次"}, {"个百分点左右", "个百分点", "个百分点"}, {"百分点", "百分点", "个百分点"},
		{"千瓦时", "千瓦时", "千瓦时"}, {"平方米/人", "平方米", "平方米"}, {"", "", ""},
	} {
		u, n := lex.Units.At([]rune(c.text))
		if u == nil && c.name != "" || u != nil && (u.Name != c.name || u.Base != c.base || n != len([]rune(c.name))) {
			t.Errorf("unit of %s is %v", c.text, u)
		}
	}
	for _, c := range []struct{ text, before, after string }{
		{"不超过", "不超过", ""}, {"控制在", "控制在", ""}, {"至少达到", "至少达到", ""}, {"以上的企业", "", "以上"}, {"左右", "", "左右"}, {"企业", "", ""},
	} {
		b, _ := lex.Bounds.Before([]rune(c.text))
		a, _ := lex.Bounds.After([]rune(c.text))
		if string(b.Word) != c.before || string(a.Word) != c.after {
			t.Errorf("bound words of %s are %s and %s", c.text, string(b.Word), string(a.Word))
		}
	}
}

// TestEndings looks words up by how a text ends, begins or what it holds.
func TestEndings(t *testing.T) {
	lex, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		kind Ending
		want string
	}{
		{"省级产业集聚区", Place, "集聚区"}, {"工业增加值", Place, ""}, {"民间投资占固定资产投资比重", ShareOf, "比重"},
		{"居民消费价格涨幅", RateOf, "涨幅"}, {"高等", NotEtc, "高等"}, {"企业等", NotEtc, ""},
	} {
		if got := lex.Endings.Ends(c.text, c.kind); got != c.want {
			t.Errorf("%s ends in %s %q, want %q", c.text, c.kind, got, c.want)
		}
	}
	if lex.Endings.Begins([]rune("行动方案"), Programme) != "行动" || !slices.Contains(lex.Endings.Words(Fulfilled), "圆满") {
		t.Error("行动 or 圆满 is not found")
	}
}

// TestColumns tells the columns of tables of indicators by their headers.
func TestColumns(t *testing.T) {
	lex, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		header string
		want   ColumnRole
	}{
		{"主要指标", ColumnLabel}, {"指标属性", ColumnBinding}, {"单位", ColumnUnit}, {"2020年现状", ColumnBase},
		{"2025年目标", ColumnTarget}, {"年均增速", ColumnGrowth}, {"县(市、区)", ColumnScope}, {"序号", ""},
	} {
		if got, _ := lex.Columns.Role(c.header); got != c.want {
			t.Errorf("%s is %q, want %q", c.header, got, c.want)
		}
	}
	for title, want := range map[string]bool{"各县区任务分解表": true, "“十四五”主要指标": false} {
		if lex.Columns.Divides(title) != want {
			t.Errorf("%s divides a task: want %v", title, want)
		}
	}
}

// TestPeriods wants the longest word for a time at a place.
func TestPeriods(t *testing.T) {
	lex, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"年底前完成": "年底前", "今年完成": "今年", "十四五期末": "十四五", "完成": ""} {
		if _, n := lex.Periods.At([]rune(text)); string([]rune(text)[:n]) != want {
			t.Errorf("%s: got %s, want %s", text, string([]rune(text)[:n]), want)
		}
	}
}
