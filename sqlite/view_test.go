package sqlite

import "testing"

func TestTargetView(t *testing.T) {
	db := openTemp(t)
	ingest(t, db, readSeeds(t)...)
	tests := []struct{ columns, value, want string }{
		{"title, region, region_code, year_to", "6%", "dengfeng-2020 河南省 410000 2022"},
		{"indicator, low, high, bound, unit, measure, per, year_from, year_to", "6%", "规上工业增加值 6 6 exact % growth 年均 2020 2022"},
		{"indicator, low, high, bound, base_low, base_high, base_unit, year_to", "325亿元以上", "技改投资 325 <nil> min 3.25e+10 <nil> 元 2018"},
		{"scope, per, low, high, bound", "1~2家", "省级产业集聚区 每个 1 2 range"},
		{"lead, support", "425家", "市工业和信息化委 市发展改革委、市科技局、市财政局"},
		{"responsible", "6.5%", "科工信局、发改委"},
		{"section, mentions, confidence", "8%以上", "总体要求 › 主要目标 1 0.9"},
		{"mentions, substr(sentence, -6), start, end, per", "2个", "2 团队)2个。 3660 3662 年均"},
	}
	for _, test := range tests {
		if got := dump(t, db, "SELECT "+test.columns+" FROM target_view WHERE value = ?", test.value); got != test.want+"\n" {
			t.Errorf("%s of %s: %s, want %s", test.columns, test.value, got, test.want)
		}
	}
}
