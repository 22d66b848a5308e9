package read

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

func TestCSVSamples(t *testing.T) {
	for name, want := range map[string]string{
		"csv-gbk.csv": `制造业高质量发展主要指标 [] 2
类别|指标|单位|2020年基期值|目标值|<|
^|^|^|^|2023年|2025年|
创新能力|规模以上工业企业研发投入强度|%|1.25%|1.55%|1.8%|
^|高新技术企业数|家|1280|1500|2000|
产业规模|规模以上工业增加值|亿元|1234.5|1600|2000.25|
^|主营业务收入超100亿元企业|家|3|5|8|
^|战略性新兴产业占比|%|12.3|15|20|
绿色发展|单位工业增加值能耗下降|%|3.5|13.5|18|
^|新增绿色工厂|家|0|20|40|
重点项目投资计划表 [] 1
序号|项目名称|总投资(万元)|开工时间|竣工时间|
1|年产3万吨玄武岩纤维项目|150000|03/01/2021|12/31/2022|
2|银河科技24亿只SMD陶瓷底座项目|82000.5|09/14/2020|06/30/2022|
|合计|232000.5|||
`,
		"csv-semicolon.csv": " [] 1\n指标|2020年|2025年|\n研发投入强度;%|1,25|1,8|\n高新技术企业数(家)|1280|2000|\n",
		"csv-broken.csv":    " [] 1\n指标|目标|\n\"三大改造\"项目|1,234|\n重点企业|\"50|\n专精特新|30|\n",
	} {
		src, err := theFile(sample(t, name)).csv()
		checkSource(t, src, err)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := grids(src); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if (src.Encoding == "gb18030") != (name == "csv-gbk.csv") || (len(src.Warnings) > 0) != (name == "csv-broken.csv") {
			t.Error(name, src.Encoding, src.Warnings)
		}
	}
}

func TestCSVCells(t *testing.T) {
	for in, want := range map[string]string{
		"a,b\n1,2\n":                      "a|b|/1|2|",
		"\ufeffa,b\r\n1,2\r\n":            "a|b|/1|2|",
		"sep=|\na|b,c\n1|2\n":             "a|b,c|/1|2|",
		"a\tb\n1\t\n\t2\n":                "a|b|/1||/|2|",
		"a;b\n1,5;2,5\n":                  "a|b|/1,5|2,5|",
		"a,b\r1,2\r":                      "a|b|/1|2|",
		"a,b\n'=1+1,'-说明\n'好,'@x\n":       "a|b|/=1+1|-说明|/'好|@x|",
		"a,\"b\nc\"\n1,\"2,3\"\n":         "a|b\nc|/1|2,3|",
		"a, \"1,234\"\nb, \"5,678\"\n":    "a|1,234|/b|5,678|",
		"\"a\"x,\"1,234\"\nb,2\n":         "\"a\"x|1,234|/b|2|",
		"a,\"b \"\"c\"\"\"\n\"x,1\ny,2\n": "a|b \"c\"|/\"x|1|/y|2|",
		"名称,产值\n甲,1\n\n县区,项目\n乙,丙\n":      "名称|产值|/甲|1|//县区|项目|/乙|丙|",
		"名称,产值\n甲,1\n,,\n乙,2\n":           "名称|产值|/甲|1|/乙|2|",
		"组,名称,值\n甲组,a,1\n,b,2\n,合计,3\n":   "组|名称|值|/甲组|a|1|/^|b|2|/|合计|3|",
		"a\n": "",
	} {
		src, err := theFile([]byte(in)).csv()
		checkSource(t, src, err)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		d := &draft{tables: src.Tables}
		d.text.WriteString(src.Text)
		if got := drawn(d); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{"", ",,\n,,\n", "\x00\x01\x02\x03"} {
		src, err := theFile([]byte(in)).csv()
		if checkSource(t, src, err); err == nil {
			t.Errorf("%q is read", in)
		}
	}
}

func TestLooksCSV(t *testing.T) {
	names, _ := filepath.Glob("../../seeds/*.txt")
	for _, name := range names {
		src, err := theFile(sample(t, filepath.Join("..", name))).text()
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{src.Text, strings.ReplaceAll(strings.ReplaceAll(src.Text, "，", ","), "；", ";")} {
			if comma, ok := looksCSV(text); ok {
				t.Errorf("%s is taken for a table divided by %q", name, comma)
			}
		}
	}
	for in, want := range map[string]rune{
		"a,b\n1,2\n":         ',',
		"a\tb\tc\n1\t2\t3\n": '\t',
		"a;b\n1;2,5\n":       ';',
		"sep=;\na\n":         ';',
		"序号,任务,单位\n1,\"建成工厂30家,产值30亿元。\",工信局\n2,\"建成,投产\",商务局\n": ',',
		"a,b\n": 0,
		"各县人民政府,各有关部门:\n现将方案印发给你们,请认真落实。\n":                        0,
		"力争全年投资增长10%,收入增长8%。\n力争新开工60个,投产60个。\n力争平台355家,人才20人。\n":  0,
		"市政府办公室,2020年9月14日\n关于印发方案的通知\n":                           0,
		"\t总体要求\n\t发展目标\n\t重点任务\n\t保障措施\n":                         0,
		"附件\n序号\t任务\t单位\n1\t建厂\t工信局\n2\t招商\t商务局\n一、总体要求\n二、重点任务\n": 0,
		"": 0,
	} {
		comma, ok := looksCSV(in)
		if ok != (want != 0) || ok && comma != want {
			t.Errorf("%q: %q %v, want %q", in, comma, ok, want)
		}
	}
	for _, name := range []string{"csv-gbk.csv", "csv-semicolon.csv", "tsv-tasks.tsv"} {
		text, _, _, err := corpus.Decode(sample(t, name))
		if _, ok := looksCSV(text); !ok || err != nil {
			t.Errorf("%s is not taken for a table: %v", name, err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	seed(f, "?sv-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := (&file{budget: small(), data: data}).csv()
		checkSource(t, src, err)
	})
}
