package read

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// told is what reading a file gives: for each notice its path, format and encoding, and whether it has the words, or the
// code of its failure.
func told(name string, data []byte, opt Options, words string) string {
	var all []string
	Read(name, data, opt, func(string) bool { return true }, func(r Result) {
		said := r.Path + " "
		switch {
		case r.Err != nil:
			said += r.Err.Code
		case strings.Contains(r.Source.Text, words):
			said += strings.TrimSpace(r.Source.Format + " " + r.Source.Encoding)
		default:
			said += "without the words"
		}
		all = append(all, said)
	})
	return strings.Join(all, "; ")
}

// TestSamples wants every sample file read as what it is by its bytes, and the broken ones refused.
func TestSamples(t *testing.T) {
	const goal, task = "产业集群", "登封市制造业"
	seen := map[string]bool{}
	for _, c := range []struct{ name, words, want string }{
		{"text-gb18030.txt", goal, "f text gb18030"},
		{"text-utf16le.txt", goal, "f text utf-16le"},
		{"text-big5.txt", "新開工項目30個", "f text big5"},
		{"text-broken.txt", "", "f binary"},
		{"html-portal.html", goal, "f html utf-8"},
		{"html-gbk-says-utf8.html", goal, "f html gb18030"},
		{"html-broken.html", "", "f too-deep"},
		{"mhtml-portal.mht", goal, "f mhtml utf-8"},
		{"mhtml-gbk.mhtml", goal, "f mhtml gb18030"},
		{"mhtml-broken.mht", "", "f damaged"},
		{"pdf-chromium.pdf", goal, "f pdf"},
		{"pdf-libreoffice.pdf", "1. 5家企业达标。", "f pdf"},
		{"pdf-columns.pdf", "按照《河南省人民政府办公厅关于转发2012年河南省加快产业集聚区建设专项工作方案的通知》", "f pdf"},
		{"pdf-gbk-font.pdf", "主营业务收入增长１０％以上，城镇新增就业５万人。", "f pdf"},
		{"pdf-scanned.pdf", "", "f no-text"},
		{"pdf-broken.pdf", "", "f damaged"},
		{"picture-scan.jpg", "", "f no-text"},
		{"docx-libreoffice.docx", goal, "f docx"},
		{"docx-pandoc.docx", goal, "f docx"},
		{"docx-notice.docx", "利润总额增长10%以上，新建标准厂房30万m²。", "f docx"},
		{"docx-broken.docx", "", "f damaged"},
		{"wordxml-2003.xml", goal, "f docx"},
		{"wordxml-flat.xml", "利润总额增长10%以上，新建标准厂房30万m²。", "f docx"},
		{"wordxml-broken.xml", "", "f damaged"},
		{"doc-xuchang-2018.doc", goal, "f doc"},
		{"doc-notes.doc", "34亿元500家企业。", "f doc"},
		{"doc-numbered.doc", "一、总体要求", "f doc"},
		{"doc-broken.doc", "", "f damaged"},
		{"rtf-xuchang-2012.rtf", goal, "f rtf"},
		{"rtf-notes.rtf", "34亿元500家企业。", "f rtf"},
		{"rtf-numbered.rtf", "一、总体要求", "f rtf"},
		{"rtf-broken.rtf", "", "f damaged"},
		{"xlsx-tasks.xlsx", task, "f xlsx"},
		{"xlsx-indicators.xlsx", "指标", "f xlsx"},
		{"xlsx-calc.xlsx", "指标", "f xlsx"},
		{"xlsx-broken.xlsx", "", "f damaged"},
		{"xls-tasks.xls", task, "f xls"},
		{"xls-indicators.xls", "指标", "f xls"},
		{"xls-broken.xls", "", "f damaged"},
		{"csv-gbk.csv", "指标", "f csv gb18030"},
		{"csv-semicolon.csv", "研发投入强度;%", "f csv utf-8"},
		{"csv-broken.csv", "专精特新", "f text utf-8"},
		{"tsv-tasks.tsv", task, "f csv utf-8"},
		{"ofd-xuchang.ofd", goal, "f ofd"},
		{"ofd-zhengzhou.ofd", goal, "f ofd"},
		{"ofd-broken.ofd", "", "f damaged"},
		{"eml-attachments.eml", "", "f eml utf-8; f!/方案.txt text gb18030; f!/页面.html html utf-8"},
		{"eml-page.eml", "2012年新开工项目60个。", "f eml gb18030"},
		{"eml-broken.eml", "", "f damaged"},
		{"zip-notices.zip", "", "f!/附件/方案.txt text utf-8; f!/页面.html html utf-8"},
		{"zip-gbk-names.zip", goal, "f!/通知方案.txt text gb18030"},
		{"zip-broken.zip", "", "f damaged"},
		{"gzip-notice.gz", goal, "f text utf-8"},
		{"gzip-gbk.gz", goal, "f text gb18030"},
		{"gzip-broken.gz", "", "f damaged"},
	} {
		seen[c.name] = true
		if got := told("f", sample(t, c.name), Options{Limits: Default()}, c.words); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	names, err := filepath.Glob("testdata/*-*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !seen[filepath.Base(name)] {
			t.Errorf("%s is a sample of nothing", name)
		}
	}
}

// TestTruncated wants every sample cut off anywhere refused with a reason, or read, and never a stumble.
func TestTruncated(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), "pdf-") { // each of which starts a program
			continue
		}
		data := sample(t, e.Name())
		for i := range 20 {
			readAll(t, data[:len(data)*i/20])
		}
	}
}

// TestSniffed wants files told that are known and not read.
func TestSniffed(t *testing.T) {
	for _, c := range []struct{ data, code string }{
		{"Rar!\x1a\x07\x00", Unsupported},
		{"7z\xbc\xaf\x27\x1c\x00", Unsupported},
		{"\x7fELF\x02\x01", Unsupported},
		{"SQLite format 3\x00", Unsupported},
		{"\x00\x00\x00\x18ftypmp42\x00\x00", Unsupported},
		{"PK\x03\x04 cut off", Damaged},
		{"<?xml version='1.0'?><rss><channel/></rss>", Unsupported},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), Damaged},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00\x00\x00", Encrypted},
	} {
		if got := told("f", []byte(c.data), Options{Limits: Default()}, ""); got != "f "+c.code {
			t.Errorf("%.12q: got %s, want %s", c.data, got, c.code)
		}
	}
}

func TestBeside(t *testing.T) {
	for name, want := range map[string]bool{
		"方案.docx": false, "a/b.html": false, "方案": false, "notice.dat": false,
		".DS_Store": true, "a/.git/x.txt": true, "__MACOSX/a.txt": true, "页_files/a.html": true, "页.files/x.txt": true, "~$方案.docx": true, "style.css": true, "README.md": true,
	} {
		if Beside(name) != want {
			t.Errorf("%s: want %v", name, want)
		}
	}
}

// TestOCR wants a scanned page read where the machine can, with the place and confidence of each word.
func TestOCR(t *testing.T) {
	if _, err := characterReader(); err != nil {
		src, err := fileOf(string(sample(t, "picture-scan.jpg"))).picture()
		checkSource(t, src, err)
		return
	}
	for _, name := range []string{"picture-scan.jpg", "pdf-scanned.pdf"} {
		var src *corpus.Source
		Read(name, sample(t, name), Options{Limits: Default(), OCR: true}, func(string) bool { return true }, func(r Result) { src = r.Source })
		if src == nil || src.Encoding != "ocr" || len(src.Warnings) != 1 || len(src.Words) < 100 || !strings.Contains(src.Text, "郑州市") {
			t.Fatalf("%s: got %+v", name, src)
		}
		checkSource(t, src, nil)
		text, last := []rune(src.Text), 0
		for _, w := range src.Words {
			if w.Start < last || w.End <= w.Start || w.Confidence <= 0 || w.Confidence > 1 || strings.TrimSpace(string(text[w.Start:w.End])) == "" {
				t.Fatalf("%s: word %+v %q", name, w, string(text[w.Start:min(w.End, len(text))]))
			}
			last = w.End
		}
	}
}

// BenchmarkRead is each format's samples; the files' own sizes and the pages of PDF are told beside.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"html-portal.html", "mhtml-portal.mht", "docx-pandoc.docx", "doc-xuchang-2018.doc", "rtf-xuchang-2012.rtf", "xlsx-tasks.xlsx", "xls-tasks.xls",
		"ofd-zhengzhou.ofd", "pdf-libreoffice.pdf", "pdf-chromium.pdf", "pdf-columns.pdf"} {
		data := sample(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				Read(name, data, Options{Limits: Default()}, func(string) bool { return true }, func(r Result) {
					if r.Err != nil {
						b.Fatal(r.Err)
					}
				})
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
			if pages := bytes.Count(data, []byte("/Type /Page\n")) + bytes.Count(data, []byte("/Type/Page/")); pages > 0 {
				b.ReportMetric(float64(b.N*pages)/b.Elapsed().Seconds(), "pages/s")
			}
		})
	}
}

// BenchmarkPlain is the way of plain texts, from their bytes to Documents: the seeds and, where they are beside the
// repository, long texts.
func BenchmarkPlain(b *testing.B) {
	for name, pattern := range map[string]string{"seeds": "../../seeds/*.txt", "bulk": "../../../shared/bulk/*.txt"} {
		b.Run(name, func(b *testing.B) {
			var texts [][]byte
			paths, _ := filepath.Glob(pattern)
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					b.Fatal(err)
				}
				texts = append(texts, data)
			}
			b.SetBytes(int64(len(bytes.Join(texts, nil))))
			b.ReportAllocs()
			for b.Loop() {
				for _, data := range texts {
					r, ok := Plain("", corpus.Hash(nil), data, Options{Limits: Default()})
					if !ok || r.Err != nil {
						b.Fatal(r.Err)
					}
					corpus.New(r.Source)
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), "pdf-") {
			f.Add(sample(f, e.Name()))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if format, err := Sniff(data); err == nil && format == PDF { // another target's, since it starts a program
			return
		}
		readAll(t, data)
	})
}

// readAll wants a result for each notice that reading any bytes begins, and at least one.
func readAll(t *testing.T, data []byte) {
	begun, given := 0, 0
	Read("x", data, Options{Limits: small().Limits}, func(string) bool {
		begun++
		return true
	}, func(r Result) {
		given++
		if (r.Source == nil) == (r.Err == nil) || r.Path == "" {
			t.Fatalf("got %+v", r)
		}
		if r.Err != nil {
			if r.Err.Code == Internal {
				t.Fatalf("%s: %s", r.Path, r.Err.Message)
			}
			checkSource(t, nil, r.Err)
		} else {
			checkSource(t, r.Source, nil)
		}
	})
	if begun == 0 || begun != given {
		t.Fatalf("%d begun, %d given", begun, given)
	}
}
