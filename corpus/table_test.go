package corpus

import (
	"fmt"
	"strings"
	"testing"
)

// drawn writes a grid on one line: ^ for a cell that hangs from above, < for one that spans, - for none.
func drawn(t *Table) string {
	var rows []string
	for r, places := range t.Grid {
		var cells []string
		for c, at := range places {
			switch {
			case at < 0:
				cells = append(cells, "-")
			case t.Cells[at].Row < r:
				cells = append(cells, "^")
			case t.Cells[at].Col < c:
				cells = append(cells, "<")
			default:
				cells = append(cells, t.Cells[at].Text)
			}
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return fmt.Sprintf("%d: %s", t.Header, strings.Join(rows, "/"))
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"分工表\n序号\t事项\t牵头\n一\t总体\n1\t甲\t发改委\n\n序号\t事项\t牵头\n2\t乙\t商务局", "1: 序号 事项 牵头/一 总体 -/1 甲 发改委/2 乙 商务局"},
		{"序号 | 内容 | 单位 | |\n一、行动 | |||\n(一) 甲 | 1 | 乙 | 局 |\n2 | 丙 | 委 | |\n(二)\n| 3 | 丁 | 办 |\n4 | 戊 | 局 |",
			"1: 序号 < 内容 单位/一、行动 < < </(一)甲 1 乙 局/^ 2 丙 委/(二) 3 丁 办/^ 4 戊 局"},
		{"| 指标 | 目标 |\n|---|---|\n| 投资 | 100亿元 |\n| 就业 | 5万人 |", "1: 指标 目标/投资 100亿元/就业 5万人"},
		{"表1 主要目标\n指标\t2015年\t2020年\t属性\n绿地率（%）\t16\t25\t预期性\n公园（个）\t31\t42\t预期性\n绿道（公里）\t8\t60\t约束性", "1: 指标 2015年 2020年 属性/绿地率(%) 16 25 预期性/公园(个) 31 42 预期性/绿道(公里) 8 60 约束性"},
		{"| 指标 | 现状 | 目标 |\n| 绿地率 | 16 | 25% |\n| 公园 | 17 | 42个 |", "1: 指标 现状 目标/绿地率 16 25%/公园 17 42个"},
		{"甲地\t12\t20\t公里\n乙地\t15\t21\t公里\n丙地\t19\t32\t公里", "0: 甲地 12 20 公里/乙地 15 21 公里/丙地 19 32 公里"},
		{"专栏2 专项行动\n压减点位\t引导企业减少场点，实现6人以下。\n提升能力\t推广新技术", "0: 压减点位 引导企业减少场点,实现6人以下。/提升能力 推广新技术"},
		{"\t甲\t发改委\n1\t乙\t商务局", "0: - 甲 发改委/1 乙 商务局"},
	} {
		d := mustRead(t, c.text)
		check(t, d)
		if len(d.Tables) != 1 || drawn(&d.Tables[0]) != c.want {
			t.Errorf("%q: got %d tables, %s", c.text, len(d.Tables), drawn(&d.Tables[0]))
		}
	}
	if d := mustRead(t, "首页 | 新闻\n正文在此。\n\t缩进的段落。\n\t又一段落。"); len(d.Tables) > 0 {
		t.Errorf("prose is taken for a table: %s", drawn(&d.Tables[0]))
	}
}

func TestTablesOfSeeds(t *testing.T) {
	for name, want := range map[string]struct {
		title         string
		rows, numbers int
	}{
		"xuchang-2018.txt":  {"重点工作部门分工", 26, 18},
		"dengfeng-2020.txt": {"登封市制造业高质量发展重点任务分工表(55项)", 62, 55},
	} {
		d := seed(t, name)
		if len(d.Tables) != 1 {
			t.Fatalf("%s: %d tables", name, len(d.Tables))
		}
		table, numbers := d.Tables[0], 0
		for _, places := range table.Grid {
			for c, at := range places {
				if at >= 0 && table.Cells[at].Col == c && table.Cells[at].ColSpan == 1 && c < 2 && strings.Trim(table.Cells[at].Text, "0123456789") == "" {
					numbers++
					if places[len(places)-1] < 0 || places[len(places)-2] < 0 {
						t.Errorf("%s: row %s lacks its departments", name, table.Cells[at].Text)
					}
				}
			}
		}
		if table.Title != want.title || len(table.Grid) != want.rows || table.Header != 1 || numbers != want.numbers {
			t.Errorf("%s: %s, %d rows, %d header, %d numbers", name, table.Title, len(table.Grid), table.Header, numbers)
		}
	}
}

func TestGroupsOfSeed(t *testing.T) {
	table := seed(t, "dengfeng-2020.txt").Tables[0]
	for row, want := range map[int]string{4: "(一)发展壮大主导产业", 21: "(八)培育创新引领型企业", 31: "(十二)大力开展招商引资", 61: "(二十二)优化营商环境"} {
		if got := table.Cells[table.Grid[row][0]].Text; got != want {
			t.Errorf("row %d: group %s, want %s", row, got, want)
		}
	}
}
