package compare

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed words.tsv
var wordTable string

// The kinds of words that words.tsv tells of.
var (
	words, synonyms = mustRead(wordTable)

	bare      = words["bare"]
	counts    = words["count"]
	grades    = words["grade"]
	looseEnds = words["loose"]
	moneys    = words["money"]
	neutral   = words["neutral"]
	wholes    = words["whole"]
)

var wordKinds = strings.Fields("bare count grade loose money neutral same whole")

func mustRead(table string) (map[string][]string, *strings.Replacer) {
	words, same, err := readWords(table)
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	return words, strings.NewReplacer(same...)
}

// readWords reads the words of each kind, the longest first, so that none is found in the place of a longer one; same are words
// and what they are replaced by, in turn.
func readWords(table string) (words map[string][]string, same []string, err error) {
	words = map[string][]string{}
	before := ""
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#") || line == "kind\tword\tother":
			continue
		case len(cells) != 3 || cells[1] == "" || !slices.Contains(wordKinds, cells[0]) || (cells[2] != "") != (cells[0] == "same"):
			return nil, nil, fmt.Errorf("words.tsv:%d: want kind, word and, for same alone, other: %q", i+1, line)
		case line <= before:
			return nil, nil, fmt.Errorf("words.tsv:%d: %q stands behind %q, or twice", i+1, line, before)
		case cells[0] == "same":
			same = append(same, cells[1], cells[2])
		}
		before = line
		words[cells[0]] = append(words[cells[0]], cells[1])
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	}
	return words, same, nil
}
