// Package lexicon holds what words mean, as data that a policy expert can edit, and its strict loader.
package lexicon

import "embed"

// Files are the tables and rules that the program is built with.
//
//go:embed *.tsv rules/*.rule
var Files embed.FS
