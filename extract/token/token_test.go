package token

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/mubiao/mubiao/lexicon"
)

func splitter(tb testing.TB) *Splitter {
	tb.Helper()
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		tb.Fatal(err)
	}
	return New(lex)
}

// words is the words found in text, in order, as the text has them.
func words(s *Splitter, text string) string {
	runes := []rune(text)
	var out []string
	for _, t := range s.Split(runes) {
		out = append(out, string(runes[t.Start:t.End]))
	}
	return strings.Join(out, " ")
}

func TestSplit(t *testing.T) {
	s := splitter(t)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"新增3家", "新增"},
		{"力争新建8个", "力争 新建"},
		{"全员劳动生产率年均增长7%", "年均增长"}, // one word that covers two, the fewest words win
		{"比重达到30%,其中稳定在5%以上", "比重 达到 其中 稳定在"},
		// upper case, ASCII and what gse lower-cases and cuts must not shift what follows
		{"R&D经费支出增长8%", "增长"},
		{"A类企业GDP、PM2.5,新增5G基站", "新增"},
		{"ABCDEFG新增hijk力争", "新增 力争"},
		{"İİİ新增", "新增"}, // its lower case has another length in bytes
		{"ẞẞẞ新增ẞ力争", "新增 力争"},
		{"🏭🏭新增🏭力争", "新增 力争"},
		{"\ufffd新增\ufffd力争", "新增 力争"},
		{"\x00新增\x00", "新增"},
	} {
		if got := words(s, c.text); got != c.want {
			t.Errorf("%q → %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSplitOffsets checks on every line of the seeds that each token is the word that it names, at its place.
func TestSplitOffsets(t *testing.T) {
	s := splitter(t)
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
			check(t, s, line)
		}
	}
}

func check(tb testing.TB, s *Splitter, line string) {
	tb.Helper()
	text, end := []rune(line), 0
	for _, tok := range s.Split(text) {
		if tok.Start < end || tok.End > len(text) || !strings.EqualFold(string(text[tok.Start:tok.End]), s.Words[tok.Word].Text) {
			tb.Fatalf("%q: token at %d–%d after %d is not %s", line, tok.Start, tok.End, end, s.Words[tok.Word].Text)
		}
		end = tok.End
	}
}

// TestSplitIsShared runs one Splitter from many workers.
func TestSplitIsShared(t *testing.T) {
	s := splitter(t)
	want := words(s, "力争新建8个平台")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				if got := words(s, "力争新建8个平台"); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzSplit(f *testing.F) {
	s := splitter(f)
	for _, text := range []string{"力争新建8个", "R&D经费支出", "GDP增长", "İ新增", "5G基站"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, s, text) })
}

func BenchmarkNew(b *testing.B) {
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		New(lex)
	}
}
