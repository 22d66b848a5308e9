package target_test

import "testing"

// TestDistribute wants one target for each name that 分别, or a word for several things, pairs with a value.
func TestDistribute(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"固定资产投资、社会消费品零售总额分别增长10%和8%以上。", "固定资产投资 growth 10% 2022; 社会消费品零售总额 growth ≥8% 2022"},
		{"单位GDP能耗、二氧化碳排放分别下降3%和4%。", "单位GDP能耗 growth↓ 3% 2022; 单位GDP二氧化碳排放 growth↓ 4% 2022"},
		{"旅游总收入、进出口总额分别突破30亿元、40亿元。", "旅游总收入 level ≥30亿元 2022; 进出口总额 level ≥40亿元 2022"},
		{"新增省级、市级龙头企业分别为5家和20家。", "新增省级龙头企业 added 5家 2022; 新增市级龙头企业 added 20家 2022"},
		{"城镇、农村居民人均可支配收入分别增长6.5%和7.5%。", "城镇居民人均可支配收入 growth 6.5% 2022; 农村居民人均可支配收入 growth 7.5% 2022"},
		{"城乡居民人均可支配收入分别增长6%和7%。", "城镇居民人均可支配收入 growth 6% 2022; 农村居民人均可支配收入 growth 7% 2022"},
		{"城乡居民人均可支配收入分别达到5.2万元、2.6万元。", "城镇居民人均可支配收入 level 5.2万元 2022; 农村居民人均可支配收入 level 2.6万元 2022"},
		{"一二三产分别增长3%、7.5%和6%。", "一产 growth 3% 2022; 二产 growth 7.5% 2022; 三产 growth 6% 2022"},
		{"一二三次产业增加值分别增长3.5%、8%、7%。", "第一产业增加值 growth 3.5% 2022; 第二产业增加值 growth 8% 2022; 第三产业增加值 growth 7% 2022"},
		{"第一、第二、第三产业分别增长3%、7%、6%。", "第一产业 growth 3% 2022; 第二产业 growth 7% 2022; 第三产业 growth 6% 2022"},
		{"粮食、油料产量分别达到120万吨和15万吨。", "粮食产量 level 120万吨 2022; 油料产量 level 15万吨 2022"},
		{"化学需氧量、氨氮、氮氧化物排放总量分别削减2.7%、5.4%和3.1%。", "化学需氧量排放总量 growth↓ 2.7% 2022; 氨氮排放总量 growth↓ 5.4% 2022; 氮氧化物排放总量 growth↓ 3.1% 2022"},
		{"固定资产投资和工业增加值均增长9%。", "固定资产投资和工业增加值 growth 9% 2022"},
	} {
		if got := told(body(t, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
