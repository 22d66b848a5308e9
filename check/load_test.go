package check

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mubiao/mubiao/lexicon"
)

// TestBrokenRules wants every fault of a file at its line.
func TestBrokenRules(t *testing.T) {
	good := "check growth\nabout x\nsure 0.5\nyes a | b / c\nyes a | b / c\nno a\nno a\n"
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", good + "prioriti 3\n", `rules/t.check:8: unknown key "prioriti", want check, about, sure, words, yes or no`},
		{"before the first", "about x\n", "rules/t.check:1: about stands before the first check"},
		{"unknown kind", strings.Replace(good, "growth", "weight", 1), "rules/t.check:1: check weight: the program knows no such kind"},
		{"twice", good + good, "rules/t.check:8: check growth stands twice"},
		{"not sure", strings.Replace(good, "0.5", "2", 1), "rules/t.check:3: check growth: sure 2 is not between 0 and 1"},
		{"no words", good + "words part\n", "rules/t.check:8: check growth: words need what they are for and the words"},
		{"no values", strings.Replace(good, " | b / c", "", 1), "rules/t.check:4: check growth: a yes needs « | » and the two values"},
		{"no about", strings.Replace(good, "about x\n", "", 1), "rules/t.check:1: check growth has no about or no sure"},
		{"one no", strings.Replace(good, "no a\n", "", 1), "rules/t.check:1: check growth needs two yes and two no"},
		{"all in one run", "x y\nz y\n", "rules/t.check:1: x stands before the first check\nrules/t.check:2: z stands"},
	} {
		_, err := Load(fstest.MapFS{"rules/t.check": {Data: []byte(c.text)}})
		var problems lexicon.Problems
		if !errors.As(err, &problems) || !strings.HasPrefix(problems.Error(), c.want) {
			t.Errorf("%s: got %v\nwant %s", c.name, err, c.want)
		}
	}
	if rules, err := Load(fstest.MapFS{"rules/t.check": {Data: []byte(good)}}); err != nil || len(rules) != 1 {
		t.Errorf("%d rules: %v", len(rules), err)
	}
}

// TestEveryKindHasARule wants a stanza, with its examples, for all that the program can find.
func TestEveryKindHasARule(t *testing.T) {
	rules, err := Load(Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != len(within)+len(between) {
		t.Errorf("%d stanzas for %d kinds", len(rules), len(within)+len(between))
	}
}
