package lexicon

import (
	"io/fs"
)

// Lexicon (词库) is every table, loaded and checked.
type Lexicon struct {
	Units       *Units
	Bounds      *Bounds
	Implicit    []Implicit
	Periods     *Periods
	Words       []Word // words.tsv and actions.tsv, sorted by class and text
	Groups      []Group
	Endings     *Endings
	Columns     *Columns
	Idioms      *Idioms
	Indicators  *Indicators
	Departments *Departments
	Regions     *Regions
	Clusters    *Clusters
	Duties      *Duties
}

// Load reads every table of fsys strictly. The error is a Problems with each fault at its line; what could be read
// comes with it, so that rules can be checked in the same run.
func Load(fsys fs.FS) (*Lexicon, error) {
	var problems Problems
	regions := loadRegions(fsys, &problems)
	lex := &Lexicon{
		Units:       loadUnits(fsys, &problems),
		Bounds:      loadBounds(fsys, &problems),
		Implicit:    loadImplicit(fsys, &problems),
		Periods:     loadPeriods(fsys, &problems),
		Words:       loadWords(fsys, &problems),
		Idioms:      loadIdioms(fsys, &problems),
		Columns:     loadColumns(fsys, &problems),
		Endings:     loadEndings(fsys, &problems),
		Groups:      loadGroups(fsys, &problems),
		Indicators:  loadIndicators(fsys, &problems),
		Departments: loadDepartments(fsys, regions, &problems),
		Regions:     regions,
		Clusters:    loadClusters(fsys, &problems),
		Duties:      loadDuties(fsys, &problems),
	}
	if len(problems) > 0 {
		return lex, problems
	}
	return lex, nil
}
