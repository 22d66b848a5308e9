package corpus

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// stacked puts every cell, which bars divide here, on a line of its own.
func stacked(cells string) string { return strings.ReplaceAll(cells, "|", "\n\n") }

func TestStackedTables(t *testing.T) {
	const plan = "专栏2 主要指标|"
	for name, c := range map[string]struct{ text, want string }{
		"numbers, group over two rows": {plan + "序号|类别|指标|2020年|2025年|属性|1|创新|驱动|研发经费投入增长（%）|—|>7|预期性|2|每万人发明专利（件）|6.3|12|预期性|3|民生|福祉|城镇调查失业率（%）|5.2|<5.5|预期性",
			"1: 序号 类别 指标 2020年 2025年 属性/1 创新驱动 研发经费投入增长(%) — >7 预期性/2 ^ 每万人发明专利(件) 6.3 12 预期性/3 民生福祉 城镇调查失业率(%) 5.2 <5.5 预期性"},
		"no numbers, lines over the width": {plan + "指标|2015年|2020年|年均增速|〔累计〕|属性|经济发展|（1）地区生产总值（亿元）|67.7|>92.7|>6.5%|预期性|（2）城镇化率|常住人口城镇化率（%）|56.1|60|〔3.9〕|预期性|户籍人口城镇化率（%）|39.9|45|〔5.1〕|资源环境|森林覆盖率（%）|21.66|23.04|〔1.38〕|约束性|二、主要任务",
			"1: 指标 2015年 2020年 年均增速〔累计〕 属性/经济发展 < < < </(1)地区生产总值(亿元) 67.7 >92.7 >6.5% 预期性/(2)城镇化率 < < < </常住人口城镇化率(%) 56.1 60 〔3.9〕 预期性/户籍人口城镇化率(%) 39.9 45 〔5.1〕 ^/资源环境 < < < </森林覆盖率(%) 21.66 23.04 〔1.38〕 约束性"},
		"units, group before the number": {plan + "分类|序号|指标名称|单位|2020年|现状|2025年|目标|经济|1|规上企业数|家|120|180|2|营业收入|亿元|850|1500|生态|3|单位能耗下降|%|/|13.5|（一）做强产业。",
			"1: 分类 序号 指标名称 单位 2020年现状 2025年目标/经济 1 规上企业数 家 120 180/^ 2 营业收入 亿元 850 1500/生态 3 单位能耗下降 % / 13.5"},
		"numerals among the values, a broken name, words for a value": {plan + "序号|主要指标|单位|2020年|2025年|指标|属性|1|区级以上科技创新服务平台|数量|个|2|3|约束|性|2|监管覆盖率|%|80|全覆盖|预期性|3|重大事故|起|1|零发生|约束性",
			"1: 序号 主要指标 单位 2020年 2025年 指标属性/1 区级以上科技创新服务平台数量 个 2 3 约束性/2 监管覆盖率 % 80 全覆盖 预期性/3 重大事故 起 1 零发生 约束性"},
		"headings again on a new page": {plan + "序号|指标|单位|目标值|1|绿地率|%|38|2|公园|个|12|- 5 -|序号|指标|单位|目标值|3|绿道|公里|300",
			"1: 序号 指标 单位 目标值/1 绿地率 % 38/2 公园 个 12/3 绿道 公里 300"},
		"broken words over the width, a title that could be a heading": {"主要指标|指标名称|计量|单位|2020年|2025年|年均|增长（%）|[累计]|指标|属性|经济|发展|1.营业收入|亿元|100|150|6.5|预期性|2.劳动生产率|万元/人|12|18|>6.5|预期性|创新|驱动|3.研发投入强度|%|2.1|2.8|[0.7]|预期性",
			"1: 指标名称 计量单位 2020年 2025年 年均增长(%)[累计] 指标属性/经济发展 < < < < </1.营业收入 亿元 100 150 6.5 预期性/2.劳动生产率 万元/人 12 18 >6.5 预期性/创新驱动 < < < < </3.研发投入强度 % 2.1 2.8 [0.7] 预期性"},
		"no numbers, no 属性": {"单位：亿元|指标|2023年完成|2024年目标|增速|固定资产投资|1000|1070|7%左右|零售总额|500|550|10%以上|进出口总额|300|325|8%|一、工作重点",
			"1: 指标 2023年完成 2024年目标 增速/固定资产投资 1000 1070 7%左右/零售总额 500 550 10%以上/进出口总额 300 325 8%"},
		"places, and their sum": {"任务分解表|序号|县（市、区）|2021年任务（套）|2022年任务（套）|合计|1|甲县|100|200|300|2|乙县|50|60|110",
			"1: 序号 县(市、区) 2021年任务(套) 2022年任务(套) 合计/1 甲县 100 200 300/2 乙县 50 60 110"},
		"departments, a broken list of them": {"任务分工表|序号|重点任务|牵头单位|配合单位|完成时限|1|开展企业评价。制定办法，分类施策。|市发展改革委|市财政局、|市统计局|2021年6月底|2|推进智能制造|市工信局|市科技局|持续推进|3|开展技能培训5万人次。|市人社局|市财政局|2021年底",
			"1: 序号 重点任务 牵头单位 配合单位 完成时限/1 开展企业评价。制定办法,分类施策。 市发展改革委 市财政局、市统计局 2021年6月底/2 推进智能制造 市工信局 市科技局 持续推进/3 开展技能培训5万人次。 市人社局 市财政局 2021年底"},
	} {
		d := mustRead(t, "二、发展目标\n"+stacked(c.text)+"\n到2025年，各项工作取得明显成效，基础更加稳固。")
		check(t, d)
		if len(d.Tables) != 1 || drawn(&d.Tables[0]) != c.want {
			t.Errorf("%s: %d tables", name, len(d.Tables))
			for i := range d.Tables {
				t.Errorf("%s: got  %s\nwant %s", name, drawn(&d.Tables[i]), c.want)
			}
		}
	}
}

// numbered lists the rows of a table that have a number: it, the task and the departments.
func numbered(t *Table) []string {
	var rows []string
	for _, places := range t.Grid[t.Header:] {
		var cells []string
		for _, at := range places {
			if at >= 0 && t.Cells[at].RowSpan == 1 && t.Cells[at].ColSpan == 1 && !strings.HasPrefix(t.Cells[at].Text, "(") {
				cells = append(cells, t.Cells[at].Text)
			}
		}
		if len(cells) > 1 && strings.Trim(cells[0], "0123456789") == "" {
			rows = append(rows, strings.Join(cells, " "))
		}
	}
	return rows
}

// The seeds' tables must come out the same where each of their cells stands on a line of its own; a
// row that has no number and is no group's name is a table's end, so the one row of that kind is left out.
func TestStackedSeeds(t *testing.T) {
	for name, c := range map[string]struct {
		separator, without string
		rows               int
	}{"dengfeng-2020.txt": {"|", "", 55}, "xuchang-2018.txt": {"\t", "统筹协调推进产业集聚区发展\t", 18}} {
		var lines []string
		for _, line := range strings.Split(string(seeds(t)[name]), "\n") {
			if c.without == "" || !strings.Contains(line, c.without) {
				lines = append(lines, strings.Split(line, c.separator)...)
			}
		}
		d := mustRead(t, strings.Join(lines, "\n\n"))
		check(t, d)
		if len(d.Tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(d.Tables))
		}
		got, want := numbered(&d.Tables[0]), numbered(&seed(t, name).Tables[0])
		if !slices.Equal(got, want) || len(got) != c.rows {
			t.Errorf("%s: got %d rows, want %d:\n%s\n%s", name, len(got), c.rows, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestStackedText reads the hand-coded texts that have stacked tables, where they exist.
func TestStackedText(t *testing.T) {
	data, err := os.ReadFile("../../shared/gold/text/zhejiang-waterlogging-2021.txt")
	if err != nil {
		return
	}
	d := mustRead(t, string(data))
	check(t, d)
	if len(d.Tables) != 2 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	for i, want := range []string{
		"1: 序号 类别 主要指标 2020年现状 2025年目标 指标属性/1 综合治理 城市内涝防治达标率(%) —— 95 约束性/2 ^ 城市防洪达标率(%) 80 95 约束性/3 ^ 城市应急排涝能力达标率(%) —— 95 约束性/4 风险管控 现存易涝区域处置率(%) 46 100 预期性/5 数字赋能 易涝风险区域智慧化覆盖率(%) —— 98 预期性/6 ^ 市政排水管网智能化监测率(%) —— 重点城市≥30一般城市≥15 预期性/7 海绵城市 海绵城市建设目标达到建成区面积比例(%) 设区市≥25县级市≥20 设市城市≥55其他县城≥25 预期性",
		"1: 序号 主要指标 单位 计划任务 其中:2021年任务 指标属性/1 建设雨水管网 公里 2000 628 约束性/2 提标改造管网 公里 1500 538 约束性/3 雨污分流改造管网 公里 2000 603 约束性/4 清淤排水管网 公里 82500 21500 约束性/5 新增雨水泵站能力 万m³/小时 10 4.16 约束性/6 增加应急设备能力 万m³/小时 10 3 约束性",
	} {
		if table := &d.Tables[i]; drawn(table) != want || !strings.Contains(table.Title, "主要指标") {
			t.Errorf("%s: got %s", table.Title, drawn(table))
		}
	}
	var parts []string
	for _, sent := range d.Sentences {
		if sent.Table == 0 && sent.Row == 7 && sent.Col == 4 {
			parts = append(parts, d.text(sent.Span))
		}
	}
	if got := strings.Join(parts, " "); got != "设市城市≥55 其他县城≥25" {
		t.Errorf("a cell of two values: %s", got)
	}
}

func TestNoStackedTable(t *testing.T) {
	for name, text := range map[string]string{
		"no headings":            "2020年6月|强降雨|19|甲市|2020年8月|台风|20|乙市|2020年8月|台风|21|丙市",
		"names":                  "名单|组长|王某|副组长|李某|成员|张某|市财政局局长|赵某|市教育局局长|钱某|市商务局局长",
		"headings of a plan":     "目标|任务|一、指标体系|二、目标任务|三、责任单位|四、重点工作|五、保障措施|六、附则",
		"a column too many":      "序号|指标|单位|2020年|2025年|属性|1|绿地率|%|38|约束性|2|公园|个|12|预期性|3|绿道|公里|300|预期性",
		"a column too few":       "序号|指标|单位|2025年|1|绿地率|%|30|38|2|公园|个|10|12|3|绿道|公里|200|300",
		"headings over two rows": "序号|指标|单位|2020年|规划目标|属性|2025年|年均增长|1|营业收入|亿元|100|150|6.5%|预期性|2|税收|亿元|10|15|8%|预期性",
		"one row":                "序号|指标|单位|2025年|1|绿地率|%|38|各单位要加强领导。|各单位要加强宣传。",
		"rows of prose":          "指标|2020年|2025年|属性|绿地率要提高。|到2025年，绿地率达到38%。|公园要增加。|到2025年，公园达到12个。",
		"a web page's menu":      "分类|名称|2020年工作完成情况|2021年工作目标|通知公告|政策文件|解读回应|信息公开指南|信息公开年报",
	} {
		if d := mustRead(t, stacked(text)); len(d.Tables) > 0 {
			t.Errorf("%s: %s", name, drawn(&d.Tables[0]))
		}
	}
}

func TestStacksAreLinear(t *testing.T) {
	for name, text := range map[string]string{
		"headings":            strings.Repeat("序号\n指标\n单位\n2025年\n", 1<<13),
		"headings that split": strings.Repeat("指标\n属性\n2020年\n目标\n", 1<<13),
		"rows":                "序号\n指标\n单位\n2025年\n" + strings.Repeat("1\n绿地率\n%\n38\n绿地\n", 1<<13),
		"groups":              strings.Repeat("指标\n单位\n2025年\n", 1<<8) + strings.Repeat("绿地\n公园\n", 1<<13),
	} {
		start := time.Now()
		mustRead(t, text)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v for %d KB", name, took, len(text)>>10)
		}
	}
}
