package lexicon

import (
	"io/fs"
	"strings"
)

// Clusters (产业集群) is clusters.tsv: what industries are called, and the nouns that make an
// industry's name that of a cluster.
type Clusters struct {
	heads   []string // sorted
	generic []string // sorted: words that any cluster may have before its name
	known   map[string]bool
	names   Starts[struct{}] // the industries' that are long enough to be looked for in a text
}

func loadClusters(fsys fs.FS, problems *Problems) *Clusters {
	c := &Clusters{known: make(map[string]bool, 512)}
	before := ""
	for _, row := range readTable(fsys, "clusters.tsv", []string{"word", "kind"}, problems) {
		word := row.cells[0]
		row.sorted(before, word, problems)
		before = word
		switch row.cells[1] {
		case "industry":
			c.known[word] = true
			if len(word) >= len("电子") {
				c.names.Add(word, struct{}{})
			}
		case "cluster":
			c.heads = append(c.heads, word)
		case "generic":
			c.generic = append(c.generic, word)
		default:
			problems.add(row, "kind %q is not industry, cluster or generic", row.cells[1])
		}
	}
	return c
}

// Industry says whether the word is an industry's name, with or without a last 业: 装备制造, 装备制造业.
func (c *Clusters) Industry(word string) bool {
	return c.known[word] || c.known[strings.TrimSuffix(word, "业")]
}

// Heads is the nouns that follow an industry: 产业集群. The caller must not change it.
func (c *Clusters) Heads() []string { return c.heads }

// Names says whether the name of an industry, of two Chinese characters or more, stands in text.
func (c *Clusters) Names(text string) bool { return c.names.In([]rune(text)) }

// Generic is the words that say nothing of the industry: 主导, 特色. The caller must not change it.
func (c *Clusters) Generic() []string { return c.generic }
