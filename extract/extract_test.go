package extract

import (
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

// seeds is the notices of the repository, in order of name.
func seeds(tb testing.TB) (paths []string, texts []string) {
	tb.Helper()
	if paths, texts = textsOf(tb, "../seeds/*.txt"); len(paths) < 5 {
		tb.Fatalf("seeds: %v", paths)
	}
	return paths, texts
}

// textsOf is the texts whose paths match a pattern, in order of path.
func textsOf(tb testing.TB, pattern string) (paths []string, texts []string) {
	tb.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		tb.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return paths, texts
}

// print is everything that a plan says, as bytes.
func print(tb testing.TB, p *target.Plan) string {
	tb.Helper()
	out, err := json.Marshal([]any{p.Document.Head, p.Targets, p.Numbers, p.Clusters, p.Tasks, p.TaskTargets})
	if err != nil {
		tb.Fatal(err)
	}
	return string(out)
}

// TestExtractIsDeterministic wants the same bytes of every run: alone, of another Extractor, and of many workers at once.
func TestExtractIsDeterministic(t *testing.T) {
	paths, texts := seeds(t)
	other, err := New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = print(t, extractor(t).Extract(read(t, paths[i], text)))
		if print(t, other.Extract(read(t, paths[i], text))) != want[i] {
			t.Errorf("%s: two Extractors differ", paths[i])
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, text := range texts {
				if print(t, extractor(t).Extract(read(t, paths[i], text))) != want[i] {
					t.Errorf("%s: a run among others differs", paths[i])
				}
			}
		})
	}
	wg.Wait()
	if other.Hash != extractor(t).Hash || len(other.Hash) != 64 {
		t.Errorf("hashes %s and %s of the same data", other.Hash, extractor(t).Hash)
	}
}

// TestNoTargets is sentences of which nothing may be made.
// TestOCRIsMarked wants the confidence of a character reader in every place of a target and every number, and in no other text's.
func TestOCRIsMarked(t *testing.T) {
	x, err := New(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	const text = "某县2023年工作方案\n\n一、目标\n\n新开工项目30个。\n"
	at := len([]rune(text[:strings.Index(text, "30个")]))
	words := []corpus.Word{{Span: corpus.Span{Start: 0, End: at}, Confidence: 0.9}, {Span: corpus.Span{Start: at, End: at + 2}, Confidence: 0.5}, {Span: corpus.Span{Start: at + 2, End: at + 3}, Confidence: 0.7}}
	scanned := x.Extract(corpus.New(&corpus.Source{Path: "scan.pdf", SHA256: corpus.Hash([]byte(text)), Format: "pdf", Encoding: "ocr", Text: text, Words: words}))
	typed := x.Extract(corpus.New(&corpus.Source{Path: "typed.pdf", SHA256: corpus.Hash([]byte(text)), Format: "pdf", Text: text}))
	if len(scanned.Targets) != 1 || scanned.Targets[0].Mentions[0].OCR != 0.5 || scanned.Document.MeanOCR() != 0.7 {
		t.Errorf("targets %+v, mean %v", scanned.Targets, scanned.Document.MeanOCR())
	}
	for _, n := range scanned.Numbers {
		if n.OCR == 0 {
			t.Errorf("%s is not marked", n.Text)
		}
	}
	if typed.Targets[0].Mentions[0].OCR != 0 || typed.Document.MeanOCR() != 0 {
		t.Error("a text that nobody recognized is marked")
	}
}

func TestNoTargets(t *testing.T) {
	for _, text := range []string{
		"实施五大工程，打造十强企业。", "对新认定的国家级平台给予50万元奖励。", "加快5G基站建设。", "推进4/5G网络建设。", "去年规模以上工业增加值增长8%。",
		"支持世界500强企业落户。", "年产400万套空调生产基地项目。", "逾期未整改的，处以3万元罚款。", "将1亿元以上的项目纳入重点项目管理。",
		"加快推进220千伏输变电工程建设。", "统一规划、一体化推进。", "坚持三农优先，引进一批项目。", "完善一站式服务。", "办公电话：0371-12345678。",
		"根据《关于印发2019年3号文件的通知》(豫政〔2019〕3号)精神。", "百姓千家万户共同参与。",
	} {
		for _, tg := range planOf(t, text).Targets {
			t.Errorf("%s → %s %s", text, tg.Rule, showTarget(tg))
		}
	}
}

// TestExtractIsLinear holds hostile texts to some seconds each.
func TestExtractIsLinear(t *testing.T) {
	long := 10 << 20 // bytes
	if testing.Short() {
		long = 1 << 18 // under the race detector
	}
	for name, text := range map[string]string{
		"one line":         strings.Repeat("力争到2022年新增高新技术企业3家，", long/48),
		"no marks":         strings.Repeat("新增企业3家", long/16),
		"a million digits": "新增" + strings.Repeat("7", 1_000_000) + "家",
		"commas":           "增长8%" + strings.Repeat(",", 100_000) + "增长8%",
		"full commas":      "增长8%" + strings.Repeat("，", 100_000) + "增长8%",
		"deep brackets":    "新增" + strings.Repeat("（", 100_000) + "3家" + strings.Repeat("）", 100_000),
		"其中 in brackets":   strings.Repeat("（其中", 50_000) + "3家" + strings.Repeat("）", 50_000),
		"quotes":           strings.Repeat("“3家", 100_000),
		"titles":           strings.Repeat("《3家", 100_000),
		"lists":            strings.Repeat("3家、", 100_000),
		"分别":               "增长分别" + strings.Repeat("3%、", 50_000),
		"words":            strings.Repeat("增长", 200_000) + "3%",
		"的":                strings.Repeat("的", 200_000) + "3%的" + strings.Repeat("的", 200_000),
		"years":            strings.Repeat("2022年", 100_000),
		"magnitudes":       "1" + strings.Repeat("万亿", 100_000) + "元",
		"headings":         strings.Repeat("一、到2022年增长8%\n", 30_000),
		"rows":             strings.Repeat("1\t新增企业3家\t市工信局\n", 20_000),
		"same":             strings.Repeat("新增企业3家。\n", 30_000),
		"differing":        numbered(30_000),
	} {
		t.Run(name, func(t *testing.T) {
			doc := read(t, name, text)
			start := time.Now()
			plan := extractor(t).Extract(doc)
			if took := time.Since(start); took > 10*time.Second+time.Duration(len(text)>>20)*2*time.Second {
				t.Errorf("%d bytes take %v", len(text), took)
			}
			check(t, plan)
		})
	}
}

// numbered is n sentences that each state another value.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("新增企业" + string(rune('1'+i%9)) + strings.Repeat("0", i%7) + strings.Repeat("5", i/7%9) + "家。\n")
	}
	return b.String()
}

// check states what holds for the plan of any text.
func check(tb testing.TB, p *target.Plan) {
	tb.Helper()
	runes, end, ids := p.Document.Runes, 0, map[string]bool{}
	for _, n := range p.Numbers {
		if n.Start < end || n.End <= n.Start || n.End > len(runes) || string(runes[n.Start:n.End]) != n.Text || n.Role == "" {
			tb.Fatalf("number %q at %v after %d with role %q", n.Text, n.Span, end, n.Role)
		}
		end = n.End
	}
	for _, t := range p.Targets {
		if ids[t.ID] || len(t.Mentions) == 0 || t.Low == nil && t.High == nil {
			tb.Fatalf("target %s: its id is not its own, or it has no mention or value: %+v", t.ID, t)
		}
		ids[t.ID] = true
		for _, m := range t.Mentions {
			if m.Start < 0 || m.End <= m.Start || m.End > len(runes) || string(runes[m.Start:m.End]) != m.Text {
				tb.Fatalf("mention %q of %s at %v", m.Text, t.ID, m.Span)
			}
		}
	}
	for _, of := range p.TaskTargets {
		for _, id := range of {
			if !ids[id] {
				tb.Fatalf("a task names a target %s that is not there", id)
			}
		}
	}
}

// pieces is text in pieces of some whole lines, about a kilobyte each.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			n := strings.IndexByte(text[min(len(text), 1<<10):], '\n')
			if n < 0 {
				yield(text)
				return
			}
			n += 1<<10 + 1
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

func FuzzExtract(f *testing.F) {
	_, texts := seeds(f)
	for _, text := range texts {
		for piece := range pieces(text) {
			f.Add([]byte(piece)) // a whole notice would keep the fuzzer at making it smaller
		}
	}
	for _, text := range []string{"到2022年，分别增长8%、10%。", "新增（其中3家", "1,100万元—2亿元", "序号\t任务\t责任单位\n1\t新增3家\t市工信局\n", "\ue000新增3家", "二○一二年四月十六日", "[投资1234567.89万元]"} {
		f.Add([]byte(text))
	}
	x := extractor(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := corpus.Read("fuzz.txt", data)
		if err != nil {
			return
		}
		plan := x.Extract(doc)
		check(t, plan)
		again, err := corpus.Read("fuzz.txt", data)
		if err != nil {
			t.Fatal(err)
		}
		if print(t, plan) != print(t, x.Extract(again)) {
			t.Fatal("two runs differ")
		}
	})
}

// BenchmarkExtract extracts the seeds and, where they are there, the long texts beside the repository.
func BenchmarkExtract(b *testing.B) {
	x := extractor(b)
	for _, of := range []struct{ name, files string }{{"seeds", "../seeds/*.txt"}, {"bulk", "../../shared/bulk/*.txt"}} {
		b.Run(of.name, func(b *testing.B) {
			paths, texts := textsOf(b, of.files)
			if len(paths) == 0 {
				b.Skip("no " + of.files)
			}
			var docs []*corpus.Document
			size := 0
			for i, text := range texts {
				docs, size = append(docs, read(b, paths[i], text)), size+len(text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range docs {
					fresh := *doc // Extract completes the head
					x.Extract(&fresh)
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(lexicon.Files); err != nil {
			b.Fatal(err)
		}
	}
}
