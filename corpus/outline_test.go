package corpus

import (
	"fmt"
	"strings"
	"testing"
)

// sketch writes an outline on one line: level, number, title.
func sketch(d *Document) string {
	var parts []string
	for _, s := range d.Sections[1:] {
		parts = append(parts, fmt.Sprintf("%d%s=%s", s.Level, s.No, s.Title))
	}
	return strings.Join(parts, " ")
}

func TestOutline(t *testing.T) {
	const body = "围绕产业发展，持续推动各项工作落实，切实提高质量和效益，不断增强综合实力和竞争力。"
	for _, c := range []struct{ text, want string }{
		{"一、思路\n" + body + "\n(一)目标\n1.产业。" + body + "\n(二)任务。" + body + "\n二、保障", "1一=思路 2(一)=目标 31=产业 2(二)=任务 1二=保障"},
		{"（一）甲\n1. 乙\n二、丙\n1. 丁", "1(一)=甲 21=乙 1二=丙 21=丁"},
		{"一、任务\n1．电子产业：" + body + "\n2．要" + body, "1一=任务 21=电子产业 22="},
		{"一是做强产业。" + body + "\n二是改造产业。" + body, ""},
		{"一、任务\n（一）规划建设；\n（二）推动归集；\n（三）其他职责。\n二、保障", "1一=任务 1二=保障"},
		{"第一章　总则　　第一条 　" + body + "\n　　第二条 　" + body + "\n　第二章　附则", "1第一章=总则 2第一条= 2第二条= 1第二章=附则"},
		{"一、任务\n（一）行动\n专栏1 工程\n1. 甲。" + body + "\n（二）行动", "1一=任务 2(一)=行动 3专栏1=工程 31=甲 2(二)=行动"},
		{"三、保障\n(一)加强领导。" + body + "(二)落实责任。" + body, "1三=保障 2(一)=加强领导 2(二)=落实责任"},
		{"一、任务\n" + body + "\n附件1\n分工表\n一、任务\n附件2\n名单", "1一=任务 1附件1=附件1 2一=任务 1附件2=附件2"},
		{"1.新增就业5万人。\n" + body, "11=新增就业5万人"},
	} {
		if got := sketch(mustRead(t, c.text)); got != c.want {
			t.Errorf("%.40q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestOutlineOfSeeds(t *testing.T) {
	for name, want := range map[string]struct {
		sections int
		part     string
	}{
		"zhengzhou-2016.txt": {34, "1二=发展目标 1三=重点任务 2(一)=集群招商提质工程 31=电子信息产业"},
		"zhengzhou-2018.txt": {30, "1三=重点任务 2(一)=推进产业转型发展 31=推动产业集群提质 32=突出重大项目服务 33=加大招商引资力度 34=推动产业融合发展 2(二)=加快创新驱动发展 35=培育科技创新企业"},
		"xuchang-2012.txt":   {37, "1二=发展目标 2(一)=总体目标 2(二)=主要目标 1三=重点任务 2(一)=强化主导产业集群培育 31=壮大主导产业规模"},
		"xuchang-2018.txt":   {30, "1一=总体要求 2(一)=基本思路 2(二)=发展目标 1二=重点任务 2(一)=建立健全企业分类综合评价机制"},
		"dengfeng-2020.txt":  {40, "2(四)=质量效益持续提升 1三=重点任务 2(一)=实施产业升级专项行动,构建制造业高质量发展新体系 31=发展壮大主导产业"},
	} {
		d := seed(t, name)
		if got := sketch(d); len(d.Sections)-1 != want.sections || !strings.Contains(got, want.part) {
			t.Errorf("%s: %d sections: %s", name, len(d.Sections)-1, got)
		}
	}
}

// TestOutlineOfFlatText wants the headings of notices whose line breaks are lost.
func TestOutlineOfFlatText(t *testing.T) {
	const body = "围绕产业发展，持续推动各项工作落实，切实提高质量和效益，不断增强综合实力和竞争力。"
	for _, c := range []struct{ text, want string }{
		{strings.Repeat(body, 20) + " 一、总体要求 " + body + " 二、主要任务 （一）做强产业。" + body + "（二）改造园区。" + body, "1一=总体要求 1二=主要任务 2(一)=做强产业 2(二)=改造园区"},
		{"一、主要任务" + strings.Repeat(body, 20) + "（一）做强产业。新增企业50家。责任单位：市工业和信息化局、市财政局（二）改造园区。建成园区5个。责任单位：市商务局二、保障措施" + body, "1一= 2(一)=做强产业 2(二)=改造园区 1二="},
		{"某某市人民政府文件某政发〔2015〕9号某某市人民政府关于印发《某某市产业规划》的通知各县人民政府：一、主要任务" + body + strings.Repeat(body, 20) + "二、保障措施" + body, "1一= 1二="},
	} {
		d := mustRead(t, c.text)
		check(t, d)
		if got := sketch(d); got != c.want {
			t.Errorf("%.60q: got %s, want %s", c.text, got, c.want)
		}
	}
}
