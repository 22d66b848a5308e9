package task

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

// divide finds the tasks of a text.
func divide(t testing.TB, text string) (*corpus.Document, *Division) {
	t.Helper()
	doc, err := corpus.Read("notice.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc, Find(doc, loadWords(t))
}

// brief is a task on one line: number, title, departments.
func brief(k Task) string {
	return fmt.Sprintf("%s %s: %s", k.No, k.Task, show(duty{k.Lead, k.Support, k.Responsible}))
}

func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"bracket covers its section", "一、重点任务\n（一）稳定粮食生产。播种面积稳定在300万亩。改造高标准农田20万亩。（责任单位：市农业农村局、市水利局）\n（二）扩大投资。完成投资500亿元。（市发展改革委牵头，市统计局配合）\n",
			"(一) 稳定粮食生产:  /  / 市农业农村局 市水利局; (二) 扩大投资: 市发展改革委 / 市统计局 / "},
		{"several brackets divide it", "（一）扩大就业。新增就业5万人。（自治区人力资源社会保障厅负责）开展培训2万人次。（自治区教育厅、总工会按职责分工负责）\n",
			"(一) 新增就业5万人:  /  / 自治区人力资源社会保障厅; (一) 开展培训2万人次:  /  / 自治区教育厅 总工会"},
		{"label lines below", "二、主要任务\n1.建设养老床位。新增养老床位800张。\n牵头单位：县民政局\n配合单位：县财政局、各乡镇\n2.改造老旧小区。改造30个小区。\n责任单位：县住建局，各街道办\n",
			"1 建设养老床位: 县民政局 / 县财政局 各乡镇 / ; 2 改造老旧小区:  /  / 县住建局 各街道办"},
		{"label behind the sentence", "1.绿化造林。全年造林3万亩。责任单位：州林草局、各县（市）人民政府。\n2.治理河道。治理河道50公里。【牵头单位】州水利局\n",
			"1 绿化造林:  /  / 州林草局 各县(市)人民政府; 2 治理河道: 州水利局 /  / "},
		{"bracket behind the heading", "（一）提升教育质量（牵头单位：区教育局；责任单位：区财政局、各学校）\n新建学校5所。新增学位6000个。\n（二）完善医疗服务\n新建医院1所。\n",
			"(一) 提升教育质量: 区教育局 /  / 区财政局 各学校"},
		{"behind the last item", "1.建设项目。\n（1）改造管网30公里。\n（2）新建泵站6座。（责任单位：市住建局）\n2.整治村庄。整治村庄40个。（责任单位：市农业农村局）\n",
			"1 建设项目:  /  / 市住建局; 2 整治村庄:  /  / 市农业农村局"},
		{"on one line", "1.发展养老。新增床位200张。\n牵头单位：旗民政局　配合单位：旗财政局\n", "1 发展养老: 旗民政局 / 旗财政局 / "},
		{"plain list behind a full stop", "1.培育企业。新增规上企业20家。（市工信局、市统计局，各县（市、区）政府）\n", "1 培育企业:  /  / 市工信局 市统计局 各县(市、区)政府"},
		{"within a sentence", "（一）加强统筹。由市发展改革委牵头，市财政局、市审计局配合，建立月调度制度。全年调度12次。\n", "(一) 由市发展改革委牵头,市财政局、市审计局配合,建立月调度制度: 市发展改革委 / 市财政局 市审计局 / "},
		{"not departments", "（一）规范管理。对企业（个体工商户参与）给予奖励。（以下简称办法）村民（自愿参加）报名。（2021—2023年）建成（含在建）5个。龙头企业牵头创建基地。本办法由市财政局负责解释。\n", ""},
		{"nothing after a foot", "一、工作任务\n新建2所学校。\n附件：任务分工表\n", ""},
	} {
		_, d := divide(t, "某某行动方案\n\n"+c.text)
		var got []string
		for _, k := range d.Tasks {
			got = append(got, strings.NewReplacer("（", "(", "）", ")").Replace(brief(k)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	text := "某某工作方案\n一、主要目标\n总投资600亿元。\n二、重点任务\n（一）做强“农业”\n1.建设基地。建成基地10个。其中，省级3个。（市农业局牵头）培训农民400人。（市人社局牵头）\n" +
		"（二）发展文旅\n接待游客700万人次。\n1.打造景区。新增景区8家。\n（三）发展物流\n1.打造景区。建设园区9个。\n三、保障措施\n安排资金20亿元。\n附件：\n任务分工表\n" +
		"序号\t任务\t完成目标\t牵头单位\t配合单位\n一\t发展文旅\t\t\t\n1\t打造景区\t55家\t市文旅局\t市财政局\n二\t发展物流\t\t\t\n1\t打造景区\t66个\t市商务局\t市交通局\n2\t培育企业\t77家\t市工信局\t\n"
	doc, d := divide(t, text)
	for _, c := range []struct{ at, want string }{
		{"600亿元", ""}, {"10个", "市农业局"}, {"3个", "市农业局"}, {"400人", "市人社局"}, {"700万", ""}, {"8家", "市文旅局"},
		{"9个", "市商务局"}, {"20亿元", ""}, {"55家", "市文旅局"}, {"66个", "市商务局"}, {"77家", "市工信局"},
	} {
		pos := len([]rune(text[:strings.Index(text, c.at)]))
		got := ""
		if i := d.At(corpus.Span{Start: pos, End: pos + 1}, newOutline(doc).at(pos)); i >= 0 {
			got = strings.Join(d.Tasks[i].Lead, " ")
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.at, got, c.want)
		}
	}
}
