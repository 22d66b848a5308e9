package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func testClusters(t testing.TB) *Clusters {
	t.Helper()
	var problems Problems
	c := loadClusters(Files, &problems)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestClusters(t *testing.T) {
	c := testClusters(t)
	if len(c.known) < 150 || len(c.Heads()) < 6 {
		t.Errorf("%d industries, %d heads", len(c.known), len(c.Heads()))
	}
	for word := range strings.FieldsSeq("电子信息 装备制造 汽车及零部件 食品 生物医药 新材料 新能源汽车 纺织服装 化工 再生金属 电力装备 绿色建材 人工智能 旅游 装备制造业 生态食品") {
		if !c.Industry(word) {
			t.Errorf("%s is no industry", word)
		}
	}
	for word := range strings.FieldsSeq("产业集群 集群 产业 产业链 产业带 产业基地") {
		if !slices.Contains(c.Heads(), word) || c.Industry(word) {
			t.Errorf("%s is no head", word)
		}
	}
}

func TestBrokenClusters(t *testing.T) {
	want := "clusters.tsv:3: 化工 stands twice\nclusters.tsv:3: kind \"firm\" is not industry, cluster or generic"
	text := "word\tkind\n化工\tindustry\n化工\tfirm\n"
	if got := broken("clusters.tsv", text, func(fsys fstest.MapFS, ps *Problems) { loadClusters(fsys, ps) }); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkLoadClusters(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		testClusters(b)
	}
}
