package task

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/lexicon"
)

// check asserts what holds of any text: tasks in order, spans within it, every place's task known.
func check(t *testing.T, words *lexicon.Duties, text string) {
	t.Helper()
	doc, err := corpus.Read("notice.txt", []byte(text))
	if err != nil {
		return // no text at all
	}
	d, last := Find(doc, words), 0
	for _, k := range d.Tasks {
		if k.Start < last || k.End < k.Start || k.End > len(doc.Runes) {
			t.Fatalf("span %v after %d in %d characters", k.Span, last, len(doc.Runes))
		}
		last = k.Start
		names := slices.Concat(k.Lead, k.Support, k.Responsible)
		if slices.Contains(names, "") {
			t.Fatalf("an empty name: %s", brief(k))
		}
	}
	for _, sent := range doc.Sentences {
		if i := d.At(sent.Span, sent.Section); i < -1 || i >= len(d.Tasks) {
			t.Fatalf("task %d of %d", i, len(d.Tasks))
		}
	}
}

// hostile is text that would cost more than linear time in a careless scan.
var hostile = []string{"（", "（牵头单位：（甲局）", "；牵头单位：", "局、", "由甲局和", "局 ", "序号\t任务\t牵头单位\n", "局牵头）", "（局）", "：", "。（局）",
	"（甲局和乙局和丙局和丁局和甲局和乙局和丙局和丁局负责）。由甲局牵头。", "1\t造林\t甲局、乙局\n", "序号\t任务\t牵头单位\n1\t造林\t甲局\n", "牵头", "责任单位：甲局，\n", "【牵头单位】"}

func TestHostile(t *testing.T) {
	words := loadWords(t)
	for _, unit := range hostile {
		check(t, words, strings.Repeat(unit, 300000/len(unit)))
	}
}

func FuzzFind(f *testing.F) {
	words := loadWords(f)
	for _, unit := range hostile {
		f.Add(unit + unit)
	}
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, words, text) })
}

func BenchmarkFind(b *testing.B) {
	words := loadWords(b)
	doc, _ := readSeed(b, "dengfeng-2020")
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		Find(doc, words)
	}
}
