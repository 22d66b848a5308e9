package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// Nation (全国) is the whole country, which GB/T 2260 has no code for.
var Nation = Region{Code: "000000", Name: "全国", Level: "nation"}

// nationals begin the names of the country's own offices.
var nationals = []string{"国务院", "中共中央", "中央人民政府", "中华人民共和国", "全国人民代表大会"}

// National says whether a notice that names no region is the country's own, by its issuer or its title. The title of a place's notice may
// begin with 国家, an office's name that does is the country's.
func National(issuer, title string) bool {
	own := func(text string) bool {
		return slices.ContainsFunc(nationals, func(start string) bool { return strings.HasPrefix(text, start) })
	}
	return own(issuer) || strings.HasPrefix(issuer, "国家") || own(strings.TrimLeft(title, "0123456789年"))
}

// RegionLevels are the levels of regions, highest first.
var RegionLevels = []string{"nation", "province", "prefecture", "county"}

// Today is what has become of a region that a document names, whose code is of the document's time: 密云县 110228 is 密云区 110118.
// One that the table does not have is not found.
func (r *Regions) Today(code, name string) (Region, bool) {
	if code == "" && (name == Nation.Name || name == "中华人民共和国") || code == Nation.Code {
		return Nation, true
	}
	i, current := r.byCode(code)
	if current && (name == "" || r.current[i].Name == name) {
		return r.current[i], true
	}
	if now, ok := r.successor(func(f *Region) bool { return f.Code == code && f.Name == name }); ok { // a code may be given anew
		return now, true
	}
	if current {
		return r.current[i], true
	}
	return r.successor(func(f *Region) bool { return f.Code == code })
}

// successor is the region of today that the first former one of a kind has become.
func (r *Regions) successor(of func(former *Region) bool) (Region, bool) {
	for k := range r.former {
		if f := &r.former[k]; of(f) {
			if i, ok := r.byCode(f.Now); ok {
				return r.current[i], true
			}
		}
	}
	return Region{}, false
}

// List is every region of today of the level, by code, whose code begins with one of these; without any, all are.
func (r *Regions) List(level string, codes []string) []Region {
	var list []Region
	for _, x := range r.current {
		if x.Level == level && (len(codes) == 0 || slices.ContainsFunc(codes, func(code string) bool { return strings.HasPrefix(x.Code, code) })) {
			list = append(list, x)
		}
	}
	return list
}

// Whole says whether a scope's words mean all of the region: none, its name, 全市 or the like. 全省 is more than all of a city.
func (x Region) Whole(scope string) bool {
	switch {
	case scope == "" || scope == x.Name:
		return true
	case !wholes[scope]:
		return false
	case strings.HasSuffix(scope, "国"):
		return x.Level == Nation.Level
	case strings.HasSuffix(scope, "省"):
		return cmp.Or(x.Level, "province") == "province"
	}
	return x.Level != Nation.Level
}
