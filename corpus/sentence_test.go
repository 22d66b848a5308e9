package corpus

import (
	"strings"
	"testing"
)

func listed(d *Document, kind Kind) string {
	var parts []string
	for _, s := range d.Sentences {
		if s.Kind == kind {
			parts = append(parts, d.text(s.Span))
		}
	}
	return strings.Join(parts, "|")
}

func TestSentences(t *testing.T) {
	const long = "围绕产业发展，持续推动各项工作落实，切实提高质量和效益，不断增强综合实力和"
	for _, c := range []struct{ text, want string }{
		{"甲增长5%；乙增长6%。丙！丁？", "甲增长5%;乙增长6%。|丙!|丁?"},
		{"要求“做好。再做好。”的工作。乙。", "要求“做好。再做好。”的工作。|乙。"},
		{"他说：“做好。”乙。", "他说:“做好。”|乙。"},
		{"产业（含园区。下同）发展。乙。", "产业(含园区。下同)发展。|乙。"},
		{"产业（含园区。下同，发展。乙。", "产业(含园区。|下同,发展。|乙。"},
		{"建设一批。（省商务厅牵头，海关配合）巩固优势。", "建设一批。|(省商务厅牵头,海关配合)|巩固优势。"},
		{long + "\n\n竞争力。乙。", "围绕产业发展,持续推动各项工作落实,切实提高质量和效益,不断增强综合实力和竞争力。|乙。"},
		{"完成固定资产投资，达到2100\n\n亿元，增长。", "完成固定资产投资,达到2100亿元,增长。"},
		{"力争全年增长10%以上。\n　　力争全年，\n　　增长。", "力争全年增长10%以上。|力争全年,增长。"},
		{"目标：培育四大集群\n力争全年增长。", "目标:培育四大集群|力争全年增长。"},
		{"全县总值达到5亿元。\\r\\n完成目标。", "全县总值达到5亿元。|完成目标。"},
	} {
		d := mustRead(t, c.text)
		check(t, d)
		if got := listed(d, Body); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestWrappedLines(t *testing.T) {
	line := "坚持稳中求进工作总基调完整准确全面贯彻新发展理念服务和融入新发展格"
	text := strings.Repeat(line+"\n\n", 25) + "局。\n\n新增就业，\n\n— 9 —\n\n5万人。"
	if got := listed(mustRead(t, text), Body); got != strings.Repeat(line, 25)+"局。|新增就业,5万人。" {
		t.Errorf("got %s", got)
	}
}

func TestKindsOfSeeds(t *testing.T) {
	for name, want := range map[string]map[Kind][]string{
		"zhengzhou-2018.txt": {
			Body:  {"力争全年新开工重大项目60个,建成投产重大项目60个。|力争省级及以上创新平台达到355家,"},
			Front: {"附《方案》全文:|2018年郑州市产业集聚区建设专项工作方案"},
		},
		"zhengzhou-2016.txt": {
			Front: {"各县(市、区)人民政府,市人民政府各部门,各有关单位:|《2016年", "2016年7月29日|2016年郑州市"},
			Body:  {"完成固定资产投资2100亿元,增速18%以上;", "等技术在物流领域的广泛应用,促进", "中高端食品制造基地。"},
			Back:  {"主办:市发展改革委|督办:", "7. 2016年郑州市产业集聚区竣工项目一览表", "郑州市人民政府办公厅|2016年8月1日印发"},
		},
		"xuchang-2012.txt": {
			Front: {"•发布机构:许昌市人民政府|", "(市发展改革委)"},
			Back:  {"附件:2012年", "留言与评论", "验证码:"},
		},
		"xuchang-2018.txt": {
			Body:    {"再生金属产业集群主营业务收入突破800亿元,"},
			Back:    {"附件:重点工作部门分工"},
			Heading: {"附件:|重点工作部门分工"},
			Cell:    {"市教育局、农业局|六|激发改革创新活力"},
		},
		"dengfeng-2020.txt": {
			Front: {"登封市制造业高质量发展三年行动计划|(2020-2022年)"},
			Cell:  {"(八)培育创新引领型企业|18|积极打造科技创新型企业。|通过"},
			Back:  {"附件:登封市制造业高质量发展重点任务分工表"},
		},
	} {
		d := seed(t, name)
		for kind, parts := range want {
			got := listed(d, kind)
			for _, part := range parts {
				if !strings.Contains(got, part) {
					t.Errorf("%s: %s sentences lack %s", name, kind, part)
				}
			}
		}
	}
}
