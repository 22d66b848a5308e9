package target_test

import "testing"

// TestDistribute wants one target for each name that 分别, or a word for several things, pairs with a value.
func TestDistribute(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"固定资产投资、社会消费品零售总额分别增长10%和8%以上。", "固定资产投资 growth 10% 2022; 社会消费品零售总额 growth ≥8% 2022"},
		{"单位GDP能耗、二氧化碳排放分别下降3%和4%。", "单位GDP能耗 growth↓ 3% 2022; 二氧化碳排放 growth↓ 4% 2022"},
		{"旅游总收入、进出口总额分别突破30亿元、40亿元。", "旅游总收入 level ≥30亿元 2022; 进出口总额 level ≥40亿元 2022"},
		{"新增省级、市级龙头企业分别为5家和20家。", "新增省级龙头企业 added 5家 2022; 新增市级龙头企业 added 20家 2022"},
		{"城镇、农村居民人均可支配收入分别增长6.5%和7.5%。", "城镇居民人均可支配收入 growth 6.5% 2022; 农村居民人均可支配收入 growth 7.5% 2022"},
		{"城乡居民人均可支配收入分别增长6%和7%。", "城镇居民人均可支配收入 growth 6% 2022; 农村居民人均可支配收入 growth 7% 2022"},
		{"城乡居民人均可支配收入分别达到5.2万元、2.6万元。", "城镇居民人均可支配收入 level 5.2万元 2022; 农村居民人均可支配收入 level 2.6万元 2022"},
		{"一二三产分别增长3%、7.5%和6%。", "一产 growth 3% 2022; 二产 growth 7.5% 2022; 三产 growth 6% 2022"},
		{"固定资产投资和工业增加值均增长9%。", "固定资产投资和工业增加值 growth 9% 2022"},
	} {
		if got := told(body(t, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
