package compare

import (
	"testing"

	"github.com/mubiao/mubiao/extract/target"
)

// FuzzLikeness: two targets are as alike either way round, never more than wholly and never less than not at all, and a target is
// wholly like itself where it says what it measures.
func FuzzLikeness(f *testing.F) {
	f.Add("全市省级产业集聚区", "新引进", "10亿元以上、具有国际竞争力的知名品牌或龙头企业", "每个市级工业专业园区", "培训", "规上工业企业主营业务收入")
	f.Add("", "", "城镇登记失业率", "全市", "", "城镇调查失业率控制在4.5%以内")
	f.Add("各", "完成", "规模", "每", "\xff", "再")
	f.Add("0", "0", "0 \x84", "毉", "0", "再")
	f.Fuzz(func(t *testing.T, scope, action, indicator, scope2, action2, indicator2 string) {
		a := &target.Target{Scope: scope, Action: action, Indicator: indicator, Measure: "level"}
		b := &target.Target{Scope: scope2, Action: action2, Indicator: indicator2, Measure: "level", Cluster: action}
		there, back := Likeness(a, b), Likeness(b, a)
		if there != back || there < 0 || there > 1 {
			t.Errorf("%v, and the other way round %v", there, back)
		}
		if same := Likeness(a, a); same < 1 && fold(indicator) != "" {
			t.Errorf("%v like itself", same)
		}
	})
}
