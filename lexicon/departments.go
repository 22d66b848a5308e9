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
	d := &Departments{all: make([]Department, 0, 192), byName: make(map[string]int, 1536), regions: regions}
	var lines []row
	before := ""
	for i, row := range readTable(fsys, "departments.tsv", []string{"id", "name", "level", "aliases", "successor"}, problems) {
		lines = append(lines, row)
		x := Department{row.cells[0], row.cells[1], row.cells[2], list(row.cells[3]), row.cells[4]}
		row.sorted(before, x.ID, problems)
		before = x.ID
		if !slices.Contains(departmentLevels, x.Level) {
			problems.add(row, "no level %q", x.Level)
		}
		d.addName(row, x.Name, i, problems)
		for _, alias := range x.Aliases {
			d.addName(row, alias, i, problems)
		}
		d.all = append(d.all, x)
	}
	for i, x := range d.all {
		if _, ok := d.find(x.Successor); x.Successor != "" && !ok {
			problems.add(lines[i], "no department has id %q", x.Successor)
		}
	}
	return d
}

func (d *Departments) addName(row row, name string, i int, problems *Problems) {
	if name == "" {
		problems.add(row, "empty name or alias")
		return
	}
	if other, taken := d.byName[name]; taken {
		id := row.cells[0]
		if other < len(d.all) {
			id = d.all[other].ID
		}
		problems.add(row, "%s stands twice, the first time in %s", name, id)
		return
	}
	d.byName[name] = i
}

func (d *Departments) find(id string) (int, bool) {
	return slices.BinarySearchFunc(d.all, id, func(x Department, id string) int { return strings.Compare(x.ID, id) })
}

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

// Today is what reforms have made of a department: itself, or the last of its successors.
func (d *Departments) Today(x Department) Department {
	for range d.all { // a circle of successors ends too
		i, ok := d.find(x.Successor)
		if !ok {
			break
		}
		x = d.all[i]
	}
	return x
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
