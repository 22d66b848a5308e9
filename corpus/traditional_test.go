package corpus

import "testing"

func TestTraditional(t *testing.T) {
	d := mustRead(t, "某縣2023年經濟發展計劃\n\n一、發展目標\n\n新開工項目30個，實現規模以上工業增加值增長8%以上。")
	last := d.Sentences[len(d.Sentences)-1].Span
	if got := d.Fold(last).String(); got != "新开工项目30个,实现规模以上工业增加值增长8%以上。" {
		t.Errorf("folded %s", got)
	}
	if got := d.Slice(last); got != "新開工項目30個，實現規模以上工業增加值增長8%以上。" || string([]rune(d.Text)[last.Start:last.End]) != got {
		t.Errorf("as read %s", got)
	}
	if d.Title != "某县2023年经济发展计划" || len(d.Sections) != 2 {
		t.Errorf("title %s, %d sections", d.Title, len(d.Sections))
	}
}

// TestSimplifiedKeeps wants a simplified text left as it is: characters that it shares with traditional ones are its own.
func TestSimplifiedKeeps(t *testing.T) {
	const text = "著名景区乾安县增加于氏宗祠，於家村、徵音台建成，覆盖瞭望塔5座。"
	if d := mustRead(t, text); string(d.Runes) != text {
		t.Errorf("got %s", string(d.Runes))
	}
}
