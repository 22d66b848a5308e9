package lexicon

import "io/fs"

// Group (合称) is one word for several things that a plan gives a value each: 城乡 is 城镇 and 农村.
type Group struct {
	Word    string
	Members []string
}

func loadGroups(fsys fs.FS, problems *Problems) []Group {
	var groups []Group
	last := ""
	for _, r := range readTable(fsys, "groups.tsv", []string{"word", "members"}, problems) {
		r.follows(&last, r.cells[0], "word "+r.cells[0], problems)
		members := list(r.cells[1])
		if len(members) < 2 {
			problems.add(r, "%s has fewer than two members", r.cells[0])
		}
		groups = append(groups, Group{r.cells[0], members})
	}
	return groups
}
