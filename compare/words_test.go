package compare

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	words, same, err := readWords(wordTable)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range wordKinds {
		if len(words[kind]) == 0 {
			t.Errorf("no words of kind %s", kind)
		}
	}
	if i, k := slices.Index(words["loose"], "总规模"), slices.Index(words["loose"], "规模"); i < 0 || i > k {
		t.Errorf("总规模 stands at %d, 规模 at %d", i, k)
	}
	if got := strings.NewReplacer(same...).Replace("规模以上工业占比"); got != "规上工业比重" {
		t.Error(got)
	}
	for table, want := range map[string]string{
		"bare\t资金": "words.tsv:1: want kind", "rare\t资金\t": "words.tsv:1: want kind", "same\t占比\t": "words.tsv:1: want kind",
		"bare\t资金\t\nbare\t资金\t": "words.tsv:2", "money\t元\t\nbare\t资金\t": "words.tsv:2",
	} {
		if _, _, err := readWords(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}
