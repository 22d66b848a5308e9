package lexicon

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Region (行政区划) is a province, prefecture or county under a name that it has or had.
type Region struct {
	Code   string // GB/T 2260, six digits, of the time of the name
	Name   string
	Level  string // province, prefecture or county
	Parent string // code of the region it belongs to; empty for a province
	Now    string // for a former name, the code of what it is today; else empty
}

// Regions is every region of regions.tsv by its names.
type Regions struct {
	current []Region // sorted by code
	former  []Region
	short   []shortName
	above   string    // while loading, the parent of the row before
	once    sync.Once // guards what follows: only a text that may name a region pays for the index
	heads   map[string]int32
	entries []regionName
	longest int // in code points
}

// shortName is a name without 省, 市 or 州 and the place in Regions.current of what it names.
type shortName struct {
	name   string
	region int
}

// regionName is one name of one region; next is the entry that shares the name, or -1.
type regionName struct {
	region *Region
	next   int32
}

// plainRegions are counties' names that are common nouns: they name a region only after its parent.
var plainRegions = []string{"城区", "郊区", "矿区", "东区", "西区"}

func loadRegions(fsys fs.FS, problems *Problems) *Regions {
	r := &Regions{current: make([]Region, 0, 3584), former: make([]Region, 0, 512), short: make([]shortName, 0, 512)}
	before := ""
	for _, row := range readTable(fsys, "regions.tsv", []string{"code", "name", "short", "level", "parent", "former"}, problems) {
		region := Region{Code: row.cells[0], Name: row.cells[1], Level: row.cells[3], Parent: row.cells[4]}
		row.sorted(before, region.Code, problems)
		before = region.Code
		r.check(row, region, problems)
		r.current = append(r.current, region)
		for name := range items(row.cells[2]) {
			r.short = append(r.short, shortName{name, len(r.current) - 1})
		}
		for name := range items(row.cells[5]) {
			r.addFormer(row, region, name, problems)
		}
	}
	for i := range r.former {
		r.setParent(&r.former[i])
	}
	return r
}

// check reports a code that is none, a level that is not the code's, and a parent that is not above it.
func (r *Regions) check(row row, region Region, problems *Problems) {
	switch {
	case !isCode(region.Code):
		problems.add(row, "code %q is not six digits", region.Code)
	case region.Name == "":
		problems.add(row, "no name")
	case region.Level != codeLevel(region.Code):
		problems.add(row, "level of %s is %q, want %s", region.Code, region.Level, codeLevel(region.Code))
	case region.Level == "province" && region.Parent == "":
	case region.Level == "province" || region.Parent != r.above && !r.known(region.Parent):
		problems.add(row, "no region above has code %q", region.Parent)
	default:
		r.above = region.Parent
	}
}

// addFormer adds a cell's former name, which may carry its own code: 清苑县@130622.
func (r *Regions) addFormer(row row, now Region, cell string, problems *Problems) {
	name, code, own := strings.Cut(cell, "@")
	if !own {
		code = now.Code
	}
	if name == "" || !isCode(code) {
		problems.add(row, "former name %q is not name or name@code", cell)
		return
	}
	r.former = append(r.former, Region{Code: code, Name: name, Level: codeLevel(code), Parent: now.Parent, Now: now.Code})
}

// setParent gives a former region the parent its own code names, where the table has it; it keeps
// its successor's otherwise (a county of a municipality, of a prefecture that nobody renamed).
func (r *Regions) setParent(former *Region) {
	above := former.Code[:4] + "00"
	if former.Level == "county" && (r.known(above) || r.knew(above)) {
		former.Parent = above
	}
}

// knew says whether a former region has the code.
func (r *Regions) knew(code string) bool {
	for i := range r.former {
		if r.former[i].Code == code {
			return true
		}
	}
	return false
}

// known says whether a region of today has the code.
func (r *Regions) known(code string) bool {
	_, ok := r.byCode(code)
	return ok
}

// byCode finds the place of a region of today.
func (r *Regions) byCode(code string) (int, bool) {
	return slices.BinarySearchFunc(r.current, code, func(x Region, code string) int { return strings.Compare(x.Code, code) })
}

func isCode(code string) bool {
	return len(code) == 6 && strings.IndexFunc(code, func(c rune) bool { return c < '0' || c > '9' }) < 0
}

func codeLevel(code string) string {
	switch {
	case strings.HasSuffix(code, "0000"):
		return "province"
	case strings.HasSuffix(code, "00"):
		return "prefecture"
	}
	return "county"
}

// index fills the map of names: the entries of one name are chained, today's first.
func (r *Regions) index() {
	n := len(r.current) + len(r.former) + len(r.short)
	r.heads, r.entries = make(map[string]int32, n), make([]regionName, 0, n)
	for i := range r.former {
		r.add(r.former[i].Name, &r.former[i])
	}
	for _, s := range r.short {
		r.add(s.name, &r.current[s.region])
	}
	for i := range slices.Backward(r.current) {
		r.add(r.current[i].Name, &r.current[i])
	}
}

func (r *Regions) add(name string, region *Region) {
	next, shared := r.heads[name]
	if !shared {
		next = -1
	}
	r.heads[name] = int32(len(r.entries))
	r.entries = append(r.entries, regionName{region, next})
	r.longest = max(r.longest, utf8.RuneCountInString(name))
}

// ByName has every region with the full, short or former name: first those of today, by code.
func (r *Regions) ByName(name string) []Region {
	r.once.Do(r.index)
	var regions []Region
	i, ok := r.heads[name]
	if !ok {
		return nil
	}
	for ; i >= 0; i = r.entries[i].next {
		regions = append(regions, *r.entries[i].region)
	}
	return regions
}

// Given is the region that a person means by a name or a code; one that is not known has the name alone.
func (r *Regions) Given(name string) Region {
	if name == Nation.Code || name == Nation.Name {
		return Nation
	}
	if i, ok := r.byCode(name); ok {
		return r.current[i]
	}
	if region, n, ok := r.Prefix([]rune(name)); ok && n == utf8.RuneCountInString(name) {
		return region
	}
	return Region{Name: name}
}

// Prefix finds the longest name of a region that starts the text, the names of its parents before
// it, and n, their length in code points: 河北省清苑县 is 清苑县, n 6. Of a prefecture and a county
// with one name it means the prefecture. Where several counties share the name and no parent tells
// them apart, the Region has Name and Level only.
func (r *Regions) Prefix(runes []rune) (region Region, n int, ok bool) {
	r.once.Do(r.index)
	return r.prefix(runes, nil)
}

// prefix is Prefix among the regions within one; nil is the whole country.
func (r *Regions) prefix(runes []rune, within *Region) (best Region, n int, ok bool) {
	var buffer [128]byte
	text := buffer[:0]
	for i, c := range runes[:min(len(runes), r.longest)] {
		text = utf8.AppendRune(text, c)
		head, known := r.heads[string(text)]
		if !known {
			continue
		}
		region, found := r.choose(head, within)
		if !found || within == nil && slices.Contains(plainRegions, string(text)) {
			continue
		}
		length := i + 1
		if region.Level != "county" {
			if inner, m, ok := r.prefix(runes[i+1:], &region); ok {
				region, length = inner, length+m
			}
		}
		if length >= n {
			best, n, ok = region, length, true
		}
	}
	return best, n, ok
}

// choose picks the region that a name's chain of entries means. The levels' names happen to sort
// by rank: county, prefecture, province.
func (r *Regions) choose(head int32, within *Region) (region Region, found bool) {
	for i := head; i >= 0; i = r.entries[i].next {
		x := *r.entries[i].region
		switch {
		case within != nil && !x.inside(*within):
		case !found || x.Level > region.Level:
			region, found = x, true
		case x.Level == region.Level:
			region = Region{Name: x.Name, Level: x.Level}
		}
	}
	return region, found
}

// inside says whether the region lies in another of a higher level, then or today.
func (x Region) inside(above Region) bool {
	switch above.Level {
	case "province":
		return x.Level != "province" && x.Code[:2] == above.Code[:2]
	case "prefecture":
		return x.Level == "county" && (x.Parent == above.Code || x.Code[:4] == above.Code[:4] ||
			above.Now != "" && x.Code[:4] == above.Now[:4] || x.Now != "" && x.Now[:4] == above.Code[:4])
	}
	return false
}

// Codes are the beginnings of the codes of all that belongs to a region, then and today: 41 for 河南省, 1101 … for a
// prefecture, the six digits of a county with those of its former names. None where the region has no code, or is the
// whole country, whose own documents are meant.
func (r *Regions) Codes(x Region) []string {
	if x.Code == "" || x.Code == Nation.Code {
		return nil
	}
	now := cmp.Or(x.Now, x.Code)
	codes := []string{prefix(now)}
	for i := range r.former {
		if f := &r.former[i]; f.Now == now && !strings.HasPrefix(f.Code, codes[0]) {
			codes = append(codes, prefix(f.Code))
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// prefix is a code without the zeros that stand for all below.
func prefix(code string) string {
	return strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")
}
