package read

import (
	"slices"
	"strconv"
	"strings"
)

// formatLexer cuts a section of a format code into tokens.
type formatLexer struct {
	rs []rune
	at int
	formatSection
	scientific, fraction bool
}

// section reads tokens up to the end of the section, and says whether another one follows.
func (l *formatLexer) section() (more bool) {
	for l.at < len(l.rs) {
		r := l.rs[l.at]
		l.at++
		switch {
		case r == ';':
			return true
		case r == '"':
			l.quoted()
		case r == '\\' || r == '!':
			l.next(func(r rune) { l.literal(string(r)) })
		case r == '_':
			l.next(func(rune) { l.literal(" ") })
		case r == '*':
			l.next(func(rune) {})
		case r == '[':
			l.bracket()
		case r == 'G' || r == 'g':
			l.generalWord()
		case r == '0' || r == '#' || r == '?' || r == '.' || r == '@' || r == ',':
			l.add(byte(r), string(r))
		case r == '%':
			l.percents++
			l.add('%', "%")
		case r == '/':
			l.fraction = true
			l.literal("/")
		case (r == 'E' || r == 'e') && l.at < len(l.rs) && (l.rs[l.at] == '+' || l.rs[l.at] == '-'):
			l.scientific = true
			l.at++
		case r == '上' && l.has("午/下午"):
			l.add('a', "上午下午")
		case strings.ContainsRune("yYmMdDhHsSaAeE", r):
			l.letters(r)
		default:
			l.literal(string(r))
		}
	}
	return false
}

func (l *formatLexer) add(kind byte, text string) {
	l.tokens = append(l.tokens, formatToken{kind, text})
}

func (l *formatLexer) literal(text string) { l.add('L', text) }

// next gives the next rune to use, if there is one.
func (l *formatLexer) next(use func(rune)) {
	if l.at < len(l.rs) {
		use(l.rs[l.at])
		l.at++
	}
}

func (l *formatLexer) quoted() {
	from := l.at
	for l.at < len(l.rs) && l.rs[l.at] != '"' {
		l.at++
	}
	l.literal(string(l.rs[from:l.at]))
	l.at++
	l.at = min(l.at, len(l.rs))
}

// has says whether the code goes on with a word, and passes it.
func (l *formatLexer) has(word string) bool {
	n := len([]rune(word))
	if l.at+n > len(l.rs) || !strings.EqualFold(string(l.rs[l.at:l.at+n]), word) {
		return false
	}
	l.at += n
	return true
}

func (l *formatLexer) generalWord() {
	if l.has("eneral") || l.has("/通用格式") {
		l.general = true
		l.add('G', "")
		return
	}
	l.literal(string(l.rs[l.at-1]))
}

// bracket reads what stands in []: a condition, a currency with its language, hours in all. Colours and numerals of other
// scripts are left out.
func (l *formatLexer) bracket() {
	from := l.at
	for l.at < len(l.rs) && l.rs[l.at] != ']' {
		l.at++
	}
	text := string(l.rs[from:l.at])
	l.at = min(l.at+1, len(l.rs))
	if symbol, ok := strings.CutPrefix(text, "$"); ok {
		symbol, _, _ = strings.Cut(symbol, "-")
		l.literal(symbol)
		return
	}
	for _, op := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(text, op); ok {
			if limit, err := strconv.ParseFloat(strings.TrimSpace(rest), 64); err == nil {
				l.condition, l.limit = op, limit
			}
			return
		}
	}
	switch strings.ToLower(text) {
	case "h", "hh":
		l.add('H', text)
	case "m", "mm":
		l.add('N', text)
	case "s", "ss":
		l.add('S', text)
	}
}

// letters reads a run of one letter that stands for a part of a date, or a word for the half of a day.
func (l *formatLexer) letters(r rune) {
	if r|' ' == 'a' && (l.has("m/pm") || l.has("/p")) {
		l.add('a', "AMPM")
		return
	}
	from := l.at - 1
	for l.at < len(l.rs) && l.rs[l.at]|' ' == r|' ' {
		l.at++
	}
	text := string(l.rs[from:l.at])
	switch r | ' ' {
	case 'e':
		l.add('y', "yyyy")
	case 'a':
		if len(text) < 3 {
			l.literal(text)
			return
		}
		l.add('w', text)
	default:
		l.add(byte(r|' '), text)
	}
}

// done tells dates from numbers, months from minutes and commas that group digits from those that divide by 1,000.
func (l *formatLexer) done() formatSection {
	s := l.formatSection
	digits, text := false, false
	for _, t := range s.tokens {
		s.date = s.date || strings.IndexByte("ymdhnsHNSw", t.kind) >= 0
		digits = digits || t.digit()
		text = text || t.kind == '@'
	}
	switch {
	case s.date:
		minutes(s.tokens)
		return s
	case l.scientific, l.fraction && digits:
		s.tokens, s.general = plain(s.tokens), true
	case text && !digits:
		s.general = true
	}
	s.commas()
	return s
}

// plain puts General in the place of a section's digits.
func plain(tokens []formatToken) []formatToken {
	first, last := len(tokens), -1
	for i, t := range tokens {
		if t.digit() {
			first, last = min(first, i), i
		}
	}
	if first > last {
		return tokens
	}
	return slices.Concat(tokens[:first], []formatToken{{kind: 'G'}}, tokens[last+1:])
}

// minutes finds the m that are minutes: behind hours, or before seconds.
func minutes(tokens []formatToken) {
	last := byte(0)
	for i := range tokens {
		switch t := &tokens[i]; t.kind {
		case 'L', '.', '0', 'a':
			continue
		case 'm':
			if len(t.text) <= 2 && (last == 'h' || last == 'H' || secondsNext(tokens[i+1:])) {
				t.kind = 'n'
			}
		}
		last = tokens[i].kind
	}
}

func secondsNext(tokens []formatToken) bool {
	for _, t := range tokens {
		if t.kind != 'L' {
			return t.kind == 's' || t.kind == 'S'
		}
	}
	return false
}

// commas takes the commas out of a section's tokens.
func (s *formatSection) commas() {
	var out []formatToken
	digits := false
	for i, t := range s.tokens {
		digits = digits || t.digit()
		switch {
		case t.kind != ',':
			out = append(out, t)
		case !digits:
			out = append(out, formatToken{'L', ","})
		case digitNext(s.tokens[i+1:]):
			s.grouped = true
		default:
			s.thousands++
		}
	}
	s.tokens = out
}

// digitNext says whether a place for a digit follows before the point.
func digitNext(tokens []formatToken) bool {
	for _, t := range tokens {
		if t.kind == '.' {
			return false
		}
		if t.digit() {
			return true
		}
	}
	return false
}

// builtinFormats are the format codes that files name by number only, as Chinese Excel shows them (ECMA-376 part 1, 18.8.30).
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: `¥#,##0;¥-#,##0`, 6: `¥#,##0;¥-#,##0`, 7: `¥#,##0.00;¥-#,##0.00`, 8: `¥#,##0.00;¥-#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`,
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: `#,##0;-#,##0;"-";@`, 42: `¥#,##0;¥-#,##0;¥"-";@`, 43: `#,##0.00;-#,##0.00;"-";@`, 44: `¥#,##0.00;¥-#,##0.00;¥"-";@`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `上午/下午h"时"mm"分"`,
	56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}
