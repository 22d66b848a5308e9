package eval

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// text is a line of a real notice, twice.
const text = "力争全年新开工重大项目60个， 建成投产重大项目60个。\n力争全年新开工重大项目60个。\n"

func locate(t *testing.T, coded string) (*Gold, error) {
	t.Helper()
	g, err := ReadGold("a.gold", []byte("@file a.txt\n@year 2018\n"+coded))
	if err != nil {
		return g, err
	}
	return g, g.Locate([]rune(text))
}

func TestLocate(t *testing.T) {
	for _, c := range []struct{ coded, want string }{
		{"建成投产重大项目⟦60个⟧ | ind=x | m=level | b=exact | v=60", "24-27"},
		{"项目60个，建成投产重大项目⟦60个⟧ | ind=x | m=level | b=exact | v=60", "24-27"}, // the text has a blank there
		{"新开工重大项目⟦60个⟧ | ind=x | m=level | b=exact | v=60 | #2", "40-43"},
		{"新开工重大项目⟦60个⟧ | ind=x | m=level | b=exact | v=60 | #all", "11-14 40-43"},
		{"# a comment\n重大项目⟦60个⟧。\n力争 | imp", "24-27"},
	} {
		g, err := locate(t, strings.ReplaceAll(c.coded, "。\n", "。"))
		if err != nil {
			t.Errorf("%s: %v", c.coded, err)
			continue
		}
		var got []string
		for _, m := range g.Mentions {
			got = append(got, fmt.Sprintf("%d-%d", m.Start, m.End))
			if m.Text != "60个" || m.Years[0] != "2018" {
				t.Errorf("%s: %+v", c.coded, m)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: at %s, want %s", c.coded, s, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	const rest = " | ind=x | m=level | b=exact | v=60"
	for _, c := range []struct{ coded, want string }{
		{"新开工60个" + rest, "a.gold:3: the quotation needs one ⟦value⟧"},
		{"新⟦开⟧工⟦60个⟧" + rest, "needs one ⟦value⟧"},
		{"投产重大项目⟦60个⟧ | ind=x | m= | b=exact", "a.gold:3: no m, v: fill it in"},
		{"投产重大项目⟦60个⟧ | ind=x | m=stock | b=exact | v=60", "m=stock: want one of level, growth, share, added"},
		{"投产重大项目⟦60个⟧ | ind=x | m=level | b=exact | v=6o", "v=6o: want a number"},
		{"投产重大项目⟦60个⟧ | indicator=y" + rest, `no field "indicator"`},
		{"投产重大项目⟦60个⟧ | #0" + rest, `no field "#0"`},
		{"拆除⟦60个⟧" + rest, "a.gold:3: not in a.txt: 拆除60个"},
		{"新开工重大项目⟦60个⟧" + rest, "a.txt has 2 places of 新开工重大项目60个: quote more of the text, or say which with #2 or #all"},
		{"新开工重大项目⟦60个⟧ | #3" + rest, "a.txt has only 2 places"},
		{"投产重大项目⟦60个⟧" + rest + "\n建成投产重大项目⟦60个⟧" + rest, "a.gold:4: the same place as in line 3"},
		{"#> 9-3 力争", "a.gold:3: want «#> START-END sentence»"},
		{"#> 0-9999 力争", "lies outside a.txt"},
	} {
		_, err := locate(t, c.coded)
		var faults Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.coded, err, c.want)
		}
	}
	if _, err := ReadGold("a.gold", []byte("@file ../a.txt\n")); err == nil || !strings.Contains(err.Error(), "a.gold:1: needs a line «@file NAME»") {
		t.Errorf("a directory in @file: %v", err)
	}
}

// TestSampled wants answers outside the sentences that were drawn to count for nothing.
func TestSampled(t *testing.T) {
	g, err := locate(t, "#> 0-28 力争\n建成投产重大项目⟦60个⟧ | ind=重大项目 | m=level | b=exact | v=60")
	if err != nil {
		t.Fatal(err)
	}
	inside, outside := g.Mentions[0], g.Mentions[0]
	outside.Start, outside.End = 40, 43
	if s := Judge(g, []Mention{inside, outside}); len(s.Parts) != 1 || s.Parts[0].Found != 1 || len(s.Mistakes) != 0 {
		t.Errorf("%+v", s)
	}
}

// FuzzGold wants any bytes to be read or refused, and what is located to be where it says.
func FuzzGold(f *testing.F) {
	f.Add("@file a.txt\n新开工重大项目⟦60个⟧ | ind=x | m=level | b=range | v=5-60 | #all | opt\n#> 0-5 力争")
	f.Add("@file a.txt\n⟦⟧\n#⟦60⟧ | imp | y= | v=-")
	f.Fuzz(func(t *testing.T, coded string) {
		g, err := ReadGold("a.gold", []byte(coded))
		if err != nil || g.Locate([]rune(text)) != nil {
			return
		}
		for _, m := range g.Mentions {
			if string([]rune(text)[m.Start:m.End]) != m.Text || m.Text == "" {
				t.Errorf("%+v", m)
			}
		}
	})
}
