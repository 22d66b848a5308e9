package lexicon

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// Department (部门) is an organisation that notices give work to, by the core of its name.
type Department struct {
	ID        string
	Name      string // without the place before it: 工业和信息化局
	Level     string // government, party, mass, legislature, judicial, vertical or enterprise
	Aliases   []string
	Successor string // ID of what a reform made of it, or empty
}

// Departments is departments.tsv by name and alias.
type Departments struct {
	all     []Department // sorted by ID
	byName  map[string]int
	regions *Regions
}

var departmentLevels = []string{"government", "party", "mass", "legislature", "judicial", "vertical", "enterprise"}

func loadDepartments(fsys fs.FS, regions *Regions, problems *Problems) *Departments {
	rows := readTable(fsys, "departments.tsv", []string{"id", "name", "level", "aliases", "successor"}, problems)
	d := &Departments{all: make([]Department, 0, len(rows)), byName: make(map[string]int, 10*len(rows)), regions: regions}
	before := ""
	for i, row := range rows {
		x := Department{row.cells[0], row.cells[1], row.cells[2], list(row.cells[3]), row.cells[4]}
		row.sorted(before, x.ID, problems)
		before = x.ID
		if !slices.Contains(departmentLevels, x.Level) {
			row.fault(problems, "no level %q", x.Level)
		}
		d.addName(row, x.Name, i, problems)
		for _, alias := range x.Aliases {
			d.addName(row, alias, i, problems)
		}
		d.all = append(d.all, x)
	}
	for i, x := range d.all {
		if _, ok := d.find(x.Successor); x.Successor != "" && !ok {
			rows[i].fault(problems, "no department has id %q", x.Successor)
		}
	}
	return d
}

func (d *Departments) addName(row row, name string, i int, problems *Problems) {
	if name == "" {
		row.fault(problems, "empty name or alias")
		return
	}
	if other, taken := d.byName[name]; taken {
		id := row.cells[0]
		if other < len(d.all) {
			id = d.all[other].ID
		}
		row.fault(problems, "%s stands twice, the first time in %s", name, id)
		return
	}
	d.byName[name] = i
}

func (d *Departments) find(id string) (int, bool) {
	return slices.BinarySearchFunc(d.all, id, func(x Department, id string) int { return strings.Compare(x.ID, id) })
}

// All is every department, sorted by ID. The caller must not change it.
func (d *Departments) All() []Department { return d.all }

// Lookup finds the department that a name as written means, whatever place stands before its core
// (市工信局, 许昌市发展改革委) or inside it (人行登封支行, 市生态环境局登封分局).
func (d *Departments) Lookup(name string) (Department, bool) {
	for i := range name {
		place, core := name[:i], name[i:]
		k, ok := d.byName[core]
		whole := i == 0 || d.owns(place)
		if !ok && whole {
			k, ok = d.branch(core)
		}
		if ok && (whole || d.all[k].bareOwner(place)) {
			return d.all[k], true
		}
	}
	return Department{}, false
}

// owners end what stands before a department's core and is no part of it.
var owners = []string{"市", "省", "县", "区", "州", "盟", "旗", "镇", "乡", "直", "委", "政府", "国家", "中共", "中国", "原", "驻"}

// owns says whether the place is one: it ends in an owner or is a region's name.
func (d *Departments) owns(place string) bool {
	ends := func(owner string) bool { return strings.HasSuffix(place, owner) }
	return slices.ContainsFunc(owners, ends) || len(d.regions.ByName(place)) > 0
}

// bareOwner says whether a place that nobody lists may stand before the department without 市 or 县:
// only the local offices of national bodies are named so (登封供电公司).
func (x Department) bareOwner(place string) bool {
	return (x.Level == "vertical" || x.Level == "enterprise") && utf8.RuneCountInString(place) <= 4
}

// branches end the names of local offices whose place stands inside the name, longest first.
var branches = []string{"中心支行", "营业管理部", "支行", "分行", "中支", "监管分局", "分局", "支局", "供电公司", "分公司", "公司", "分中心", "支队", "大队", "调查队"}

// branch finds a department by the beginning of a local office's name: 人民银行+广州+分行. Of
// several beginnings the longest counts.
func (d *Departments) branch(name string) (int, bool) {
	for _, tail := range branches {
		head, ok := strings.CutSuffix(name, tail)
		if !ok {
			continue
		}
		for end := len(head); end > 0; end-- {
			if i, ok := d.byName[head[:end]]; ok {
				return i, true
			}
		}
		return 0, false
	}
	return 0, false
}

// bodyEndings end an organisation's name; bodyTraps end other words with the same letters.
var (
	bodyEndings = []string{
		"局", "委", "办", "厅", "部", "院", "会", "行", "署", "处", "科", "队", "社", "联", "台", "馆", "厂", "集团", "公司", "银行", "中心", "政府",
		"管委会", "镇", "乡", "街道", "街道办", "办事处", "分局", "支行", "室", "部门", "单位", "海关", "工会", "科协", "党校", "大学", "学校", "医院", "小组",
		"专班", "指挥部", "联席会议", "法院", "检察院", "新区", "开发区", "高新区", "经开区", "示范区", "保税区", "集聚区", "园区", "国网", "人行",
		"县区", "县市", "县市区", "县(市、区)", "县（市、区）", "市县", "乡(镇)", "乡（镇）",
	}
	bodyTraps = []string{
		"布局", "格局", "开局", "结局", "全局", "大局", "社会", "机会", "大会", "例会", "晚会", "展会", "盛会", "峰会", "领会", "体会", "进行", "执行", "运行", "推行", "实行",
		"施行", "发行", "通行", "出行", "先行", "现行", "可行", "履行", "流行", "旅行", "飞行", "试行", "行行", "同行", "举行", "并行", "开行", "全部", "中部", "西部", "东部", "内部",
		"外部", "南部", "北部", "局部", "干部", "城镇", "城乡", "家乡", "返乡", "下乡", "回乡", "入乡", "强镇", "小镇", "重镇", "举办", "承办", "主办", "协办", "督办", "兴办", "开办",
		"创办", "代办", "帮办", "通办", "查办", "交办", "领办", "合办", "申办", "筹办", "速办", "即办", "为中心", "到处", "用处", "好处", "深处", "之处", "查处", "学科", "专科", "本科",
		"百科", "互联", "串联", "关联", "平台", "出台", "舞台", "电台", "后台", "工厂", "每处", "教室", "温室", "居室",
	}
)

// IsBody says whether a string looks like the name of an organisation, known or not: 亩评办,
// 登封新区管委会, 各乡(镇)办. It looks at the ending, so it is meant for what stands where
// organisations are expected, not for words of a sentence.
func (d *Departments) IsBody(name string) bool {
	if len(name) < len("工委") || len(name) > 40*len("委") {
		return false
	}
	ends := func(ending string) bool { return strings.HasSuffix(name, ending) }
	switch {
	case strings.HasPrefix(name, "各") && (ends("企业") || ends("市") || ends("县") || ends("区") || ends("州")):
		return true
	case slices.ContainsFunc(bodyTraps, ends):
		return false
	case slices.ContainsFunc(bodyEndings, ends):
		return true
	}
	_, known := d.Lookup(name)
	return known
}
