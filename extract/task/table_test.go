package task

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/corpus"
)

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"lead and support", "序号\t重点任务\t牵头单位\t协办单位\n1\t新建学校2所\t县教育局\t县财政局、县住建局\n2\t新增床位100张\t县卫健局\t\n",
			"1 新建学校2所: 县教育局 / 县财政局 县住建局 / ; 2 新增床位100张: 县卫健局 /  / "},
		{"responsible beside lead supports", "编号\t工作事项\t牵头部门\t责任部门\n1\t治理河道\t市水利局\t各区（市）\n2\t造林\t市林业局\t市财政局\n",
			"1 治理河道: 市水利局 / 各区(市) / ; 2 造林: 市林业局 / 市财政局 / "},
		{"indicators with departments", "指标名称\t2025年目标\t责任单位\n森林覆盖率\t45%\t州林草局\n城镇化率\t60%\t州发展改革委、州公安局\n",
			" 森林覆盖率:  /  / 州林草局;  城镇化率:  /  / 州发展改革委 州公安局"},
		{"labels within cells", "序号 | 主要任务 | 责任分工 |\n1 | 建设5G基站 | 牵头单位：市通信办；配合单位：铁塔公司 |\n2 | 上云企业 | 市工信局牵头，各县区配合 |\n",
			"1 建设5G基站: 市通信办 / 铁塔公司 / ; 2 上云企业: 市工信局 / 各县区 / "},
		{"two rows of header", "序号\t任务\t责任单位\t责任单位\n\t\t牵头\t配合\n1\t造林\t盟林草局\t盟财政局\n2\t种草\t盟农牧局\t各旗县\n",
			"1 造林: 盟林草局 / 盟财政局 / ; 2 种草: 盟农牧局 / 各旗县 / "},
		{"measures of a task", "类别\t重点任务\t工作要求\t责任单位\n生态\t1.治污\t关闭小厂5家\t市生态环境局、市工信局等\n民生\t2.助餐\t新建食堂8个\t市民政局\n",
			"1 1.治污:  /  / 市生态环境局 市工信局; 2 2.助餐:  /  / 市民政局"},
		{"numbers in the task", "任务\t负责单位\n1.建设园区\t区管委会\n2.招商引资\t区商务局\n", "1 1.建设园区:  /  / 区管委会; 2 2.招商引资:  /  / 区商务局"},
		{"no departments, no tasks", "指标\t单位\t数量\n造林\t亩\t200\n种草\t亩\t300\n", ""},
	} {
		_, d := divide(t, "某某方案\n\n"+c.text)
		var got []string
		for _, k := range d.Tasks {
			got = append(got, strings.NewReplacer("（", "(", "）", ")").Replace(brief(k)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
	}
}

// plain and bare are how the hand-coded tables are compared: blanks, brackets and marks do not count,
// nor does 市 before 工信局.
var (
	marks = regexp.MustCompile(`[\s〔〕\[\]【】（）()《》“”"—–\-：:]`)
	level = regexp.MustCompile(`^[市省县区州](..+)`)
)

func plain(s string) string { return marks.ReplaceAllString(s, "") }

func bare(names []string) string {
	var out []string
	for _, name := range names {
		if name = plain(name); name != "" {
			out = append(out, level.ReplaceAllString(name, "$1"))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "、")
}

func readSeed(t testing.TB, name string) (*corpus.Document, *Division) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../seeds", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return divide(t, string(data))
}

func TestSeeds(t *testing.T) {
	for _, c := range []struct {
		name  string
		tasks int
		first string
		last  string
	}{
		{"zhengzhou-2016", 0, "", ""}, {"zhengzhou-2018", 0, "", ""}, {"xuchang-2012", 0, "", ""},
		{"xuchang-2018", 19, "市产业集聚区联席会议办公室", "市发展改革委"}, {"dengfeng-2020", 55, "市工信局", "市税务局"},
	} {
		doc, d := readSeed(t, c.name)
		if len(d.Tasks) != c.tasks {
			t.Errorf("%s: %d tasks, want %d", c.name, len(d.Tasks), c.tasks)
			continue
		}
		for i, k := range d.Tasks {
			head := append(slices.Clone(k.Lead), k.Responsible...)
			if len(head) == 0 || i == 0 && head[0] != c.first || i == c.tasks-1 && head[0] != c.last {
				t.Errorf("%s: %s", c.name, brief(k))
			}
			if plain(k.Task) != plain(string(doc.Runes[k.Start:k.End])) {
				t.Errorf("%s: span of %s is %s", c.name, k.Task, string(doc.Runes[k.Start:k.End]))
			}
		}
	}
}

// TestHandCoded compares every row of the hand-coded tables, where they lie beside the checkout.
func TestHandCoded(t *testing.T) {
	files, err := filepath.Glob("../../../shared/gold/*.tasks")
	if err != nil {
		t.Fatal(err)
	}
	split := regexp.MustCompile(`[、，,]|([局委办镇乡厅部会])和`)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, d := readSeed(t, strings.TrimSuffix(filepath.Base(file), ".tasks"))
		for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n")[1:] {
			row := append(strings.Split(line, "\t"), "", "")
			k := d.Tasks[i]
			if row[0] != k.No || !strings.HasPrefix(plain(k.Task), plain(row[2])) || plain(row[1]) != plain(k.Group) {
				t.Errorf("%s: row %v is %s (%s)", file, row[:3], brief(k), k.Group)
			}
			for j, names := range [][]string{k.Lead, k.Support, k.Responsible} {
				if want := bare(split.Split(split.ReplaceAllString(row[3+j], "$1、"), -1)); want != bare(names) {
					t.Errorf("%s: row %s: want %s, got %s", file, row[0], want, bare(names))
				}
			}
		}
	}
}
