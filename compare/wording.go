package compare

import (
	"strings"
	"unicode"
)

// wording (说法) is a wording as it is compared.
type wording struct {
	text    string
	runes   []rune
	grades  int    // the levels of government that it names, a bit each
	figures string // the runs of digits in it: a threshold, a voltage, a star
}

// longest is how many characters of a wording are compared: the last, in which its head noun stands.
const longest = 120

func wordingOf(s string) wording {
	runes := []rune(fold(s))
	runes = runes[max(0, len(runes)-longest):]
	text := string(runes)
	return wording{text, runes, graded(text), figures(text)}
}

// fold is letters and digits alone, without 的 and without what clings to the end.
func fold(s string) string {
	letters := strings.Map(func(r rune) rune {
		if r == '的' || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, synonyms.Replace(s))
	for {
		bare := letters
		for _, end := range looseEnds {
			if cut, ok := strings.CutSuffix(bare, end); ok && cut != "" {
				bare = cut
				break
			}
		}
		if bare == letters {
			return letters
		}
		letters = bare
	}
}

// group takes from a folded indicator the firms that are counted: 规上工业企业主营业务收入 is 主营业务收入 of such firms.
func group(name string) string {
	s, ok := strings.CutPrefix(name, "规上")
	firms := strings.TrimPrefix(strings.TrimPrefix(s, "工业"), "企业")
	if !ok || firms == s || firms == "" {
		return name
	}
	return firms
}
