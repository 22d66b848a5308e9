package eval

import (
	"fmt"
	"math"
	"testing"
)

// coder is the coding of numbers that stand one after the other, from what is said of each: a measure, or nothing.
func coder(measures ...string) *Gold {
	g := &Gold{}
	for i, measure := range measures {
		if measure != "" {
			m := Mention{Indicator: wordings("产值"), Measure: measure, Years: []string{"2018"}, Low: 1, High: 1, Bound: "exact"}
			m.Start, m.End = 2*i, 2*i+1
			g.Mentions = append(g.Mentions, m)
		}
	}
	return g
}

// TestKappa holds kappa to a table worked by hand: of 50 targets both call 20 level and 15 added, and on 15 they differ,
// so that they agree on 0.7, chance gives 0.5, and kappa is 0.4.
func TestKappa(t *testing.T) {
	var a, b []string
	for _, c := range []struct {
		n             int
		first, second string
	}{{20, "level", "level"}, {5, "level", "added"}, {10, "added", "level"}, {15, "added", "added"}} {
		for range c.n {
			a, b = append(a, c.first), append(b, c.second)
		}
	}
	var g Agreement
	g.Add(coder(a...), coder(b...))
	for _, f := range g.Fields() {
		switch f.Field {
		case "measure":
			if f.Pairs != 50 || math.Abs(float64(f.Share)-0.7) > 1e-12 || math.Abs(float64(f.Kappa)-0.4) > 1e-12 {
				t.Errorf("%+v", f)
			}
		case "year", "indicator", "value", "scope":
			if f.Pairs != 50 || f.Share != 1 || !math.IsNaN(float64(f.Kappa)) {
				t.Errorf("%+v: all are the same, kappa can say nothing", f)
			}
		}
	}
	if f1 := g.F1(); f1.Value != 1 || f1.Low != 1 {
		t.Errorf("F1 %+v", f1)
	}
}

func TestAgreementOnWhatIsATarget(t *testing.T) {
	a, b := coder("level", "level", "level", ""), coder("level", "level", "", "level")
	a.Mentions[1].Optional = true // the pair counts for nothing
	var g, h Agreement
	g.Add(a, b)
	h.Add(b, a)
	if x, y := g.F1(), h.F1(); x.Value != 0.5 || y.Value != 0.5 {
		t.Errorf("one found by both, one only by each: F1 %v and %v, want 0.5", x, y)
	}
}

func TestBootstrap(t *testing.T) {
	f1 := func(notices ...[]Tally) Estimate { return bootstrap(notices, (*Tally).figures)[2] }
	right, missed := Tally{Targets: 1, Found: 1}, Tally{Targets: 1}
	mixed := make([]Tally, 100)
	for i := range mixed {
		if mixed[i] = right; i < 20 {
			mixed[i] = missed
		}
	}
	recall := bootstrap([][]Tally{mixed}, (*Tally).figures)[1]
	// The binomial interval of 80 of 100 is 0.708 to 0.873 (Clopper and Pearson).
	if recall.Value != 0.8 || recall.Low < 0.69 || recall.Low > 0.75 || recall.High < 0.85 || recall.High > 0.89 {
		t.Errorf("recall of 80 of 100: %+v", recall)
	}
	if a, b := f1(mixed, mixed), f1(mixed, mixed); a != b {
		t.Errorf("two runs differ: %+v %+v", a, b)
	}
	good, bad := []Tally{right, right, right, right}, []Tally{missed, missed, missed, missed}
	if e := f1(good, bad); e.Low != 0 || e.High != 1 {
		t.Errorf("with one notice right and one wrong anything may be: %+v", e)
	}
	if e := f1(nil); !math.IsNaN(float64(e.Value)) || !math.IsNaN(float64(e.Low)) {
		t.Errorf("of nothing: %+v", e)
	}
	if out, err := f1(nil).Value.MarshalJSON(); string(out) != "null" || err != nil {
		t.Errorf("in JSON: %s %v", out, err)
	}
}

func TestSamePhrase(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{"固定资产投资", "固定资产投资", true},
		{"主营业务收入", "规模以上工业企业主营业务收入", false}, // under half of it
		{"新引进龙头企业", "引进龙头企业", true},
		{"R&D经费支出占规模以上工业增加值的比重", "R&D经费支出占规上工业增加值比重", true},
		{"城镇登记失业率", "城镇新增就业", false},
		{"污水处理率/污水集中处理率", "城市污水集中处理率", true},
		{"", "产值", false},
	} {
		if got := wordings(c.want).same(phrases{c.got}); got != c.same {
			t.Errorf("%s and %s: %v", c.want, c.got, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"市发展改革委、市统计局", "统计局,发展改革委"},
		{"财政局和商务局", "商务局、财政局、财政局"},
		{"县（市、区）政府", "县(市、区)政府"},
	} {
		if a, b := names(departments(c.a)), names(departments(c.b)); a != b {
			t.Errorf("%s and %s: %s, %s", c.a, c.b, a, b)
		}
	}
	if s := fmt.Sprint(departments("市委办和市府办")); s != "[市委办 市府办]" {
		t.Error(s)
	}
}
