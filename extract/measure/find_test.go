package measure

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/corpus"
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

// show is a number as a line of the tables: words low high bound unit kind, _ for no limit and - for no unit.
func show(text []rune, q Quantity) string {
	num := func(v *decimal.Decimal) string {
		if v == nil {
			return "_"
		}
		return v.String()
	}
	unit := q.Unit
	if unit == "" {
		unit = "-"
	}
	return fmt.Sprintf("%s %s %s %s %s %s", string(text[q.Start:q.End]), num(q.Low), num(q.High), q.Bound, unit, q.Kind)
}

func showAll(text []rune, l *lexicon.Lexicon) string {
	var out []string
	for _, q := range Find(text, l) {
		out = append(out, show(text, q))
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	l := lex(t)
	for _, c := range []struct{ text, want string }{
		// bounds: before, after, on both sides, behind the unit
		{"增长8%", "8% 8 8 exact % percent"},
		{"占比达到30%以上", "30%以上 30 _ min % percent"},
		{"培训10万人次以上", "10万人次以上 10 _ min 万人次 count"},
		{"超3500亿元的集群", "超3500亿元 3500 _ min 亿元 money"},
		{"突破30亿元", "突破30亿元 30 _ min 亿元 money"},
		{"不低于300亩", "不低于300亩 300 _ min 亩 amount"},
		{"至少新增2家", "2家 2 2 exact 家 count"},
		{"至少2家以上", "至少2家以上 2 _ min 家 count"},
		{"不少于100个以上", "不少于100个以上 100 _ min 个 count"},
		{"10千伏及以上", "10千伏及以上 10 _ min 千伏 size"},
		{"10千伏(含)以上", "10千伏(含)以上 10 _ min 千伏 size"},
		{"不超过4%", "不超过4% _ 4 max % percent"},
		{"控制在4%以内", "控制在4%以内 _ 4 max % percent"},
		{"降到75%以下", "75%以下 _ 75 max % percent"},
		{"约10个", "约10个 10 10 about 个 count"},
		{"力争10个左右", "10个左右 10 10 about 个 count"},
		{"约占5%以上", "5%以上 5 _ min % percent"},
		{"接近100%", "接近100% 100 100 about % percent"},
		{"≥95%", "≥95% 95 _ min % percent"},
		{"高超3D技术", "3D 0 0 exact - name"},
		{"附近5公里", "5公里 5 5 exact 公里 amount"},
		// approximations inside a numeral
		{"引进10余家", "10余家 10 _ min 家 count"},
		{"100多家企业", "100多家 100 _ min 家 count"},
		{"十来个", "十来个 10 _ min 个 count"},
		{"十几家企业", "十几家 10 _ min 家 count"},
		{"几十家企业", "几十家 10 10 about 家 count"},
		{"数十个项目", "数十个 10 10 about 个 count"},
		{"上百家企业", "上百家 100 100 about 家 count"},
		{"近百家企业", "近百家 100 100 about 家 count"},
		{"近100家企业", "近100家 100 100 about 家 count"},
		{"3000多亿元", "3000多亿元 3000 _ min 亿元 money"},
		{"2万多人", "2万多人 2 _ min 万人 count"},
		{"10余平方公里", "10余平方公里 10 _ min 平方公里 amount"},
		// stacked magnitudes, Chinese numerals
		{"1.5万亿元", "1.5万亿元 1.5 1.5 exact 万亿元 money"},
		{"一万五千亿元", "一万五千亿元 15000 15000 exact 亿元 money"},
		{"三百亿元", "三百亿元 300 300 exact 亿元 money"},
		{"三亿六千万吨", "三亿六千万吨 360000000 360000000 exact 吨 amount"},
		{"十亿六千万左右", "十亿六千万左右 1060000000 1060000000 about - count"},
		{"一亿二千万元", "一亿二千万元 120000000 120000000 exact 元 money"},
		{"1亿2000万千瓦", "1亿2000万千瓦 120000000 120000000 exact 千瓦 amount"},
		{"108亿3038万元", "108亿3038万元 10830380000 10830380000 exact 元 money"},
		{"十二万人", "十二万人 12 12 exact 万人 count"},
		{"一九八○年", "一九八○年 1980 1980 exact 年 year"},
		{"达到2.8∶1", "2.8∶1 2.8 2.8 exact - bare"},
		{"突破千亿大关", "突破千亿 1000 _ min 亿 scale"},
		{"两千三百五十万元", "两千三百五十万元 2350 2350 exact 万元 money"},
		{"一百二十家", "一百二十家 120 120 exact 家 count"},
		{"十五个", "十五个 15 15 exact 个 count"},
		{"二十三家", "二十三家 23 23 exact 家 count"},
		{"三点五亿元", "三点五亿元 3.5 3.5 exact 亿元 money"},
		{"零点五个百分点", "零点五个百分点 0.5 0.5 exact 个百分点 points"},
		{"一百二十点零五公里", "一百二十点零五公里 120.05 120.05 exact 公里 amount"},
		{"增长一点五倍", "一点五倍 1.5 1.5 exact 倍 times"},
		{"三点五至四亿元", "三点五至四亿元 3.5 4 range 亿元 money"},
		{"百分之二十二点八", "百分之二十二点八 22.8 22.8 exact % percent"},
		{"百分之四至五", "百分之四至五 4 5 range % percent"},
		{"百分之四到百分之五左右", "百分之四到百分之五左右 4 5 range % percent"},
		{"由百分之四到百分之五", "百分之四 4 4 exact % percent; 百分之五 5 5 exact % percent"},
		{"百分之四到二○二五年", "百分之四 4 4 exact % percent; 二○二五年 2025 2025 exact 年 year"},
		{"提出五点意见", ""},
		{"三点两个会议", "两个 2 2 exact 个 count"},
		{"九点三十家", "三十家 30 30 exact 家 count"},
		{"三千零五人", "三千零五人 3005 3005 exact 人 count"},
		{"装机1700万千瓦", "1700万千瓦 1700 1700 exact 万千瓦 amount"},
		{"新增人口100万", "100万 100 100 exact 万 count"},
		{"五千万千瓦", "五千万千瓦 5000 5000 exact 万千瓦 amount"},
		{"千亿级产业", "千亿 1000 1000 exact 亿 scale"},
		{"超千亿元", "超千亿元 1000 _ min 亿元 money"},
		// ranges
		{"5—20%", "5—20% 5 20 range % percent"},
		{"5-20%", "5-20% 5 20 range % percent"},
		{"20%至30%", "20%至30% 20 30 range % percent"},
		{"1~2家", "1~2家 1 2 range 家 count"},
		{"1——2个", "1——2个 1 2 range 个 count"},
		{"8000元—1.2万元", "8000元—1.2万元 8000 12000 range 元 money"},
		{"5亿元至10亿元", "5亿元至10亿元 5 10 range 亿元 money"},
		{"三到五年", "三到五年 3 5 range 年 year"},
		{"2-3家左右", "2-3家左右 2 3 range 家 count"},
		{"三至五家", "三至五家 3 5 range 家 count"},
		{"0.5-0.8个百分点", "0.5-0.8个百分点 0.5 0.8 range 个百分点 points"},
		{"2020—2022年", "2020—2022年 2020 2022 range 年 year"},
		// grouping, decimals, side by side
		{"1,100万元", "1,100万元 1100 1100 exact 万元 money"},
		{"1,234,567元", "1,234,567元 1234567 1234567 exact 元 money"},
		{"5028.04亿元", "5028.04亿元 5028.04 5028.04 exact 亿元 money"},
		{"8%,10%", "8% 8 8 exact % percent; 10% 10 10 exact % percent"},
		{"30家、高新企业10家", "30家 30 30 exact 家 count; 10家 10 10 exact 家 count"},
		{"２３．５％", "23.5% 23.5 23.5 exact % percent"},
		{"人民币8亿元", "8亿元 8 8 exact 亿元 money"},
		{"1.5个百分点", "1.5个百分点 1.5 1.5 exact 个百分点 points"},
		{"提高1.5百分点", "1.5百分点 1.5 1.5 exact 百分点 points"},
		// fractions and shares in words
		{"百分之八十", "百分之八十 80 80 exact % percent"},
		{"百分之八十以上", "百分之八十以上 80 _ min % percent"},
		{"百分之2.5", "百分之2.5 2.5 2.5 exact % percent"},
		{"三分之一", "三分之一 33.3333 33.3333 exact % percent"},
		{"三分之二以上", "三分之二以上 66.6667 _ min % percent"},
		{"三成", "三成 3 3 exact 成 percent"},
		{"超过三成", "超过三成 3 _ min 成 percent"},
		{"6.2‰以内", "6.2‰以内 _ 6.2 max ‰ percent"},
		{"增长1.5倍", "1.5倍 1.5 1.5 exact 倍 times"},
		// no numbers
		{"统一领导", ""}, {"一体化", ""}, {"三农工作", ""}, {"两会期间", ""}, {"零部件", ""}, {"八方来客", ""},
		{"一方面", ""}, {"万一", ""}, {"百姓", ""}, {"一定程度", ""}, {"唯一", ""},
		{"一带一路", ""}, {"七通一平", ""}, {"“十四五”规划", ""}, {"一二三产业", ""}, {"A类企业", ""},
		{"千方百计", ""}, {"十分重要", ""}, {"三位一体", ""}, {"千家万户", ""}, {"4/5G网络", "4/5G 0 0 exact - name"}, {"一半以上", "一半以上 50 _ min % percent"},
		{"进一步", ""}, {"一律", ""}, {"万众创新", ""}, {"四通八达", ""}, {"数字经济", ""}, {"上下联动", ""},
		{"5G", "5G 0 0 exact - name"}, {"3D打印", "3D 0 0 exact - name"}, {"第三产业", "三 0 0 exact - name"},
		{"第3次", "3 3 3 exact - name"}, {"500强企业", "500强 500 500 exact 强 grade"}, {"H7N9", "7 7 7 exact - name; 9 9 9 exact - name"},
		// compound units
		{"22万元/人·年", "22万元/人·年 22 22 exact 万元/人·年 money"},
		{"500立方米/小时", "500立方米/小时 500 500 exact 立方米/小时 amount"},
		{"35微克/立方米以下", "35微克/立方米以下 _ 35 max 微克/立方米 amount"},
		{"200万元/亩", "200万元/亩 200 200 exact 万元/亩 money"},
		{"8.5m³/h", "8.5m³ 8.5 8.5 exact m³ amount"},
		{"30万千瓦级机组", "30万千瓦 30 30 exact 万千瓦 scale"},
		// implicit
		{"实现全覆盖", "全覆盖 100 100 exact % implicit"}, {"翻一番", "翻一番 100 100 exact % implicit"},
		{"翻两番", "翻两番 300 300 exact % implicit"}, {"规模倍增", "倍增 100 100 exact % implicit"},
		{"动态清零", "动态清零 0 0 exact - implicit"}, {"倍增计划", "倍增 0 0 exact - name"}, {"千人计划", "千人 0 0 exact - name"},
	} {
		text := folded(c.text)
		if got := showAll(text, l); got != c.want {
			t.Errorf("%s → %q, want %q", c.text, got, c.want)
		}
	}
}

// TestBase pins the values with their magnitude multiplied in.
func TestBase(t *testing.T) {
	l := lex(t)
	for _, c := range []struct{ text, want string }{
		{"3500亿元", "350000000000 元"}, {"1.5万亿元", "1500000000000 元"}, {"一万五千亿元", "1500000000000 元"}, {"1,100万元", "11000000 元"},
		{"三成", "30 %"}, {"22万元/人·年", "220000 元/人·年"}, {"10万人次", "100000 人次"}, {"8000元—1.2万元", "8000 元"}, {"1700万千瓦", "17000000 千瓦"},
		{"3块金牌", "3 枚"}, {"提高1.5百分点", "1.5 个百分点"}, {"5亿元至10亿元", "500000000 元"}, {"100万", "1000000"}, {"3000多亿元", "300000000000 元"},

		// one base for a dimension
		{"300亩", "200000 平方米"}, {"18.65亿亩", "1243333333333 平方米"}, {"100亩", "66666.6666667 平方米"}, {"1亩", "666.666666667 平方米"},
		{"20公顷", "200000 平方米"}, {"0.2平方公里", "200000 平方米"}, {"5万hm2", "500000000 平方米"}, {"3000㎡", "3000 平方米"}, {"15万亩次", "150000 亩次"},
		{"75亿斤", "3750000000 千克"}, {"500公斤", "500 千克"}, {"185万吨", "1850000000 千克"}, {"3克", "0.003 千克"},
		{"30公里", "30000 米"}, {"30千米", "30000 米"}, {"30华里", "15000 米"}, {"500延米", "500 米"}, {"5厘米", "0.05 米"}, {"200海里", "370400 米"},
		{"500万立方", "5000000 立方米"}, {"3万方", "30000 立方米"}, {"300升", "0.3 立方米"},
		{"300MW", "300000 千瓦"}, {"3吉瓦", "3000000 千瓦"}, {"3GWh", "3000000 千瓦时"}, {"3亿度", "300000000 千瓦时"}, {"300兆瓦时", "300000 千瓦时"},
		{"30分钟", "0.5 小时"}, {"3小时", "3 小时"}, {"20分钟", "0.333333333333 小时"}, {"5个工作日", "5 工作日"}, {"45天", "45 天"},
		{"6.2‰", "0.62 %"}, {"20个基点", "0.2 个百分点"}, {"10Gbps", "10000 Mbps"},

		// no factor joins these
		{"3万吨标准煤", "30000 吨标准煤"}, {"300克标准煤", "0.0003 吨标准煤"}, {"2亿美元", "200000000 美元"}, {"3亿元人民币", "300000000 元"}, {"5亿港币", "500000000 港元"},
		{"10万人", "100000 人"}, {"153亿吨公里", "15300000000 吨公里"}, {"3.3件", "3.3 件"}, {"3%", "3 %"},

		// behind / a unit divides
		{"300元/吨", "0.3 元/千克"}, {"300万元/亩", "4500 元/平方米"}, {"3亿元/平方公里", "300 元/平方米"}, {"0.75吨/亩", "1.125 千克/平方米"}, {"350公里/小时", "350000 米/小时"},
		{"35kWh/m2", "35 千瓦时/平方米"}, {"300克标准煤/千瓦时", "0.0003 吨标准煤/千瓦时"}, {"0.05元/吨", "0.00005 元/千克"}, {"7万吨/日", "70000000 千克/日"},
		{"100立方米/小时", "100 立方米/小时"}, {"3元/平方米·月", "3 元/平方米·月"}, {"23微克/立方米", "23 微克/立方米"}, {"0.02毫克/立方米", "20 微克/立方米"},
		{"311.5人/平方公里", "311.5 人/平方公里"}, {"500亩至1平方公里", "333333.3333333 平方米"},
	} {
		qs := Find(folded(c.text), l)
		if len(qs) != 1 || strings.TrimSpace(qs[0].BaseLow.String()+" "+qs[0].BaseUnit) != c.want {
			t.Errorf("%s → %+v, want %s", c.text, qs, c.want)
		}
	}
}

// TestUnitExamples finds every unit of units.tsv, and none longer, in its example.
func TestUnitExamples(t *testing.T) {
	l := lex(t)
	for _, u := range l.Units.All {
		text, name := folded(u.Example), string(folded(u.Name))
		if !slices.ContainsFunc(Find(text, l), func(q Quantity) bool {
			return strings.TrimLeft(q.Unit, "十百千万亿") == strings.TrimLeft(name, "十百千万亿")
		}) {
			t.Errorf("units.tsv: %s is not found in %s: %q", u.Name, u.Example, showAll(text, l))
		}
	}
}

// TestImplicitExamples finds every word of implicit.tsv, and none longer, in its example.
func TestImplicitExamples(t *testing.T) {
	l := lex(t)
	data, err := lexicon.Files.ReadFile("implicit.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		cells := strings.Split(row, "\t")
		word, example := cells[0], folded(cells[5])
		if !slices.ContainsFunc(Find(example, l), func(q Quantity) bool {
			return string(example[q.NumStart:q.NumEnd]) == word && q.Low.String() == cells[1] && q.Unit == cells[2]
		}) {
			t.Errorf("implicit.tsv: %s is not found in %s: %q", word, cells[5], showAll(example, l))
		}
	}
}

// check states what holds for the numbers of any text.
func check(tb testing.TB, text []rune, l *lexicon.Lexicon) {
	tb.Helper()
	found, end := Find(text, l), 0
	for _, q := range found {
		if q.Start < end || q.NumStart < q.Start || q.NumEnd <= q.NumStart || q.UnitEnd < q.NumEnd || q.End < q.UnitEnd || q.End > len(text) {
			tb.Fatalf("%q: number at %d out of order after %d: %+v", string(text), q.Start, end, q)
		}
		end = q.End
		if (q.Low == nil) != (q.Bound == Max) || (q.High == nil) != (q.Bound == Min) || (q.Low == nil) != (q.BaseLow == nil) || (q.High == nil) != (q.BaseHigh == nil) || q.Kind == "" {
			tb.Fatalf("%q: bound and value disagree: %s", string(text), show(text, q))
		}
		if q.Bound == Range && q.High.LessThan(*q.Low) && q.Kind != Year {
			tb.Fatalf("%q: range runs backwards: %s", string(text), show(text, q))
		}
	}
	if len(found) > 0 && !Has(text) {
		tb.Fatalf("%q holds a number that Has does not see", string(text))
	}
	if !reflect.DeepEqual(found, Find(text, l)) {
		tb.Fatalf("%q: two runs differ", string(text))
	}
}

// TestFindEveryDigit drops no figure in silence: each digit of a text is inside a number.
func TestFindEveryDigit(t *testing.T) {
	l := lex(t)
	for name, text := range seeds(t) {
		runes := folded(text)
		covered := make([]bool, len(runes))
		for _, q := range Find(runes, l) {
			for i := q.Start; i < q.End; i++ {
				covered[i] = true
			}
		}
		for i, r := range runes {
			if isDigit(r) && !covered[i] {
				t.Errorf("%s: no number at …%s…", name, string(runes[max(0, i-10):min(len(runes), i+10)]))
			}
		}
	}
}

// seeds is the notices of the repository, by name.
func seeds(tb testing.TB) map[string]string {
	tb.Helper()
	paths, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(paths) < 5 {
		tb.Fatalf("seeds: %v %v", paths, err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		texts[filepath.Base(path)] = string(data)
	}
	return texts
}

// TestFindRandom throws runes of the grammar together at random.
func TestFindRandom(t *testing.T) {
	l, r := lex(t), rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("0123456789.,，—-~至到/·%‰()（）一二三两十百千万亿零〇几数余多来近上约超以内下左右不低于第分之成倍番全覆盖翻个家元人次年月日G²³Aa 吨米 \n")
	for range 20_000 {
		text := make([]rune, r.IntN(24))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
			if r.IntN(50) == 0 {
				text[i] = rune(r.IntN(0x110000))
			}
		}
		check(t, text, l)
	}
}

// TestFindIsLinear holds hostile texts of 300,000 runes to ten seconds each.
func TestFindIsLinear(t *testing.T) {
	l := lex(t)
	for _, piece := range []string{"1", "1,", "1,000,", "1.", "1-", "1-2", "一", "十万", "万", "亿", "万亿", "1万亿", "百分之", "三分之", "第", "上", "近百", "几十", "约约", "不超过", "1G", "a1", "余", "1余", "翻", "全覆", "元/", "1元/人·", "(含)", "以上"} {
		text := []rune(strings.Repeat(piece, 300_000/len([]rune(piece))))
		start := time.Now()
		Find(text, l)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q over and over takes %v", piece, took)
		}
	}
}

func TestFindLongRun(t *testing.T) {
	run := strings.Repeat("7", 1_000_000)
	qs := Find([]rune("共"+run+"家"), lex(t))
	if len(qs) != 1 || qs[0].Kind != Name || qs[0].NumEnd-qs[0].NumStart != len(run) {
		t.Errorf("a million digits are %d numbers, the first %s, want one name", len(qs), qs[0].Kind)
	}
}

func FuzzFind(f *testing.F) {
	l := lex(f)
	for _, text := range seeds(f) {
		for line := range strings.Lines(text) {
			if Has([]rune(line)) {
				f.Add(line)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, []rune(text), l) })
}

func BenchmarkFind(b *testing.B) {
	l := lex(b)
	var texts [][]rune
	var bytes int64
	for _, text := range seeds(b) {
		texts = append(texts, folded(text))
		bytes += int64(len(text))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			Find(text, l)
		}
	}
}
