package read

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mubiao/mubiao/corpus"
)

// TestMain lets the test's own program be the one that reads a PDF's lines.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == RulesCommand {
		if Rules(os.Stdin, os.Stdout) != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// pdfFile is a PDF whose lines are read in a process of their own, as the program does.
func pdfFile(data []byte) *file {
	f := fileOf(string(data))
	f.self = os.Args[0]
	return f
}

// TestPDFBuiltIn wants PDF read without an outside program too: the same words of each sample, blanks aside.
func TestPDFBuiltIn(t *testing.T) {
	for _, name := range []string{"pdf-chromium.pdf", "pdf-columns.pdf"} {
		f := pdfFile(sample(t, name))
		pages, err := f.builtIn()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		d := newDraft(f.budget)
		d.pages(pages)
		src, err := d.source("pdf")
		checkSource(t, src, err)
		want, err := f.pdf()
		checkSource(t, want, err)
		if squeeze(src.Text) != squeeze(want.Text) {
			t.Errorf("%s:\n got %s\nwant %s", name, src.Text, want.Text)
		}
	}
}

// TestPDFRefused wants each kind of PDF that cannot be read told.
func TestPDFRefused(t *testing.T) {
	whole := string(sample(t, "pdf-gbk-font.pdf"))
	blank := strings.Replace(whole, "BT /F1", "%BT /F1", 1)
	for name, c := range map[string]struct{ data, code string }{
		"no page":   {"%PDF-1.4\n%%EOF\n", Damaged},
		"cut off":   {whole[:500], Damaged},
		"no text":   {string(sample(t, "pdf-scanned.pdf")), NoText},
		"nothing":   {blank, NoText},
		"encrypted": {strings.Replace(whole, "/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -64 >> /ID [(a) (a)]", 1), Encrypted},
	} {
		src, err := pdfFile([]byte(c.data)).pdf()
		checkSource(t, src, err)
		if u, ok := err.(*corpus.Unreadable); !ok || u.Code != c.code {
			t.Errorf("%s: got %v, want %s", name, err, c.code)
		}
	}
	f := pdfFile(sample(t, "pdf-chromium.pdf"))
	f.Pages = 3
	if _, err := f.pdf(); err == nil || err.(*corpus.Unreadable).Code != TooLarge {
		t.Errorf("more pages than the limit: %v", err)
	}
}

// TestPDFTables wants a table's cells as its lines draw them, over two pages whole.
func TestPDFTables(t *testing.T) {
	src, err := pdfFile(sample(t, "pdf-libreoffice.pdf")).pdf()
	checkSource(t, src, err)
	d := corpus.New(src)
	if len(d.Tables) != 2 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	var cells []string
	for _, c := range d.Tables[0].Cells {
		cells = append(cells, c.Text)
	}
	want := []string{"指标", "2020年", "目标", "2022年", "2025年", "增加值(亿元)", "100", "120", "150", "企业数", "10家", "12家", "合计", "15家"}
	if !reflect.DeepEqual(cells, want) {
		t.Errorf("got %q", cells)
	}
}

// TestLayout wants lines joined as they were before they were set.
func TestLayout(t *testing.T) {
	line := func(x, y float64, text string) frag {
		return frag{x0: x, y0: y, x1: x + 16*float64(len([]rune(text))), y1: y + 16, text: text}
	}
	const full = "全面贯彻落实党的二十大精神坚持稳中求进工作总基调完整准确" // 28 characters
	for name, c := range map[string]struct {
		frags []frag
		want  string
	}{
		"a paragraph": {[]frag{line(122, 100, full[:3*26]), line(90, 130, full), line(90, 160, "增长"), line(122, 190, "新段落。")},
			full[:3*26] + full + "增长\n新段落。\n"},
		"a number that a line's end cuts": {[]frag{line(122, 100, full[:3*26]), line(90, 130, full[:3*26]+"15"), line(90, 160, "00家企业。"), line(122, 190, full[:3*26])},
			full[:3*26] + full[:3*26] + "1500家企业。\n" + full[:3*26] + "\n"},
		"a raised mark": {[]frag{line(90, 100, full), line(90, 130, "企业200"), {x0: 180, y0: 128, x1: 186, y1: 136, text: "1"}, line(187, 130, "家。")},
			full + "企业200家。\n"},
		"a page's number": {[]frag{line(90, 100, full), line(280, 800, "— 1 —")}, full + "\n"},
		"a table by places": {[]frag{line(90, 100, "指标"), line(250, 100, "2020年"), line(400, 100, "2025年"), line(90, 130, "就业"), line(250, 130, "5"), line(400, 130, "6"),
			line(90, 160, "粮食"), line(250, 160, "7"), line(400, 160, "8")}, "指标\t2020年\t2025年\n就业\t5\t6\n粮食\t7\t8\n"},
	} {
		d := newDraft(small())
		d.pages([]page{{width: 595, height: 842, frags: c.frags}})
		src, err := d.source("pdf")
		checkSource(t, src, err)
		if src.Text != c.want {
			t.Errorf("%s:\n got %q\nwant %q", name, src.Text, c.want)
		}
	}
}

// FuzzPDFOutside is the whole way of a PDF, programs and all.
func FuzzPDFOutside(f *testing.F) {
	seed(f, "pdf-gbk*")
	seed(f, "pdf-broken*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := pdfFile(data).pdf()
		checkSource(t, src, err)
	})
}

// FuzzFontMap is a font's map from codes to text.
func FuzzFontMap(f *testing.F) {
	f.Add("1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <4E00> <02> <D842DFB7> endbfchar 1 beginbfrange <03> <05> <4E01> <06> <07> [<4E8C> <4E09>] endbfrange")
	f.Fuzz(func(t *testing.T, data string) {
		texts := map[string]string{}
		readMap(texts, data)
		for code, text := range texts {
			if !utf8.ValidString(text) || len(text) == 0 {
				t.Fatalf("%x is %q", code, text)
			}
		}
	})
}

// FuzzPages is what pdftotext may say.
func FuzzPages(f *testing.F) {
	f.Add(`<page width="595" height="842">
<word xMin="90" yMin="100" xMax="200" yMax="116">新增就业</word>
<word xMin="210" yMin="100" xMax="230" yMax="116">5</word>
<word xMin="90" yMin="130" xMax="200" yMax="146">万人&lt;</word>
</page>`, 90.0, 95.0, 400.0)
	f.Fuzz(func(t *testing.T, said string, x, y, size float64) {
		b := fileOf("")
		pages, err := b.readWords(strings.NewReader(said))
		if err != nil {
			return
		}
		for i := range pages {
			pages[i].rules = []ruling{{x, y, x + size, y}, {x, y + size, x + size, y + size}, {x, y, x, y + size}, {x + size, y, x + size, y + size}, {x + size/2, y, x + size/2, y + size}}
		}
		d := newDraft(b.budget)
		d.pages(pages)
		src, err := d.source("pdf")
		checkSource(t, src, err)
	})
}
