package corpus

import "testing"

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"增长１０％左右，达到ＧＤＰ（全年）：", "增长10%左右,达到GDP(全年):"},
		{"超 3000 亿元的1～2家", "超3000亿元的1~2家"},
		{"2100\n\n亿元", "2100亿元"},
		{"TBM 扩能、 PPP 模式、PPP mode", "TBM扩能、PPP模式、PPP mode"},
		{"共2 100个", "共2 100个"},
		{"增长1\n5%", "增长15%"},
		{"稳定在4 9 2 5 0 万吨，增长1 1 ％", "稳定在49250万吨,增长11%"},
		{"企业 3 5 家，第4 12 行，表2 3，", "企业3 5家,第4 12行,表2 3,"},
		{"the\nend", "the end"},
		{"6.\n\n5%", "6.5%"},
		{"增\u200b长\u00ad５\ufeff%", "增长5%"},
		{"①m³、“引号”《书》〔2016〕。", "①m³、“引号”《书》〔2016〕。"},
		{"⻄部⼤开发", "西部大开发"},
		{"1﹒任务﹐目标﹙2025年﹚﹕5﹪", "1.任务,目标(2025年):5%"},
		{" \t　 ", ""},
	} {
		d := &Document{Runes: []rune(c.text)}
		f := d.Fold(Span{0, len(d.Runes)})
		if f.String() != c.want || d.text(Span{0, len(d.Runes)}) != c.want {
			t.Errorf("%q: got %q, want %q", c.text, f.String(), c.want)
		}
		checkFold(t, d, Span{0, len(d.Runes)})
	}
}

func TestFoldedSpan(t *testing.T) {
	d := &Document{Runes: []rune("资 2100\n\n亿元 。")}
	f := d.Fold(Span{0, len(d.Runes)})
	if got := d.Slice(f.Span(1, 7)); got != "2100\n\n亿元" {
		t.Errorf("got %q of %q", got, f)
	}
	if got := f.Span(3, 3); got.Start != got.End {
		t.Errorf("an empty span is %v", got)
	}
}

func TestFoldDropsPageNumbers(t *testing.T) {
	d := mustRead(t, "居民收入增长6%左\n\n— 9 —\n\n右，进出口总值增长3.5%，实际利用外资增长。")
	if got := d.text(Span{0, len(d.Runes)}); got != "居民收入增长6%左右,进出口总值增长3.5%,实际利用外资增长。" {
		t.Errorf("got %q", got)
	}
}
