package check

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/lexicon"
)

// Files are the rules that the program is built with.
//
//go:embed rules/*.check
var Files embed.FS

// Rule (规则) is a stanza of a .check file: a kind of contradiction.
type Rule struct {
	ID    string
	About string
	Sure  float64             // how sure a finding is at most, 0..1
	Words map[string][]string // words that the kind goes by, by what they are for
	Yes   []Example
	No    []Example
	File  string
	Line  int
}

// Example (例) is one or more notices and, of a yes, the values of the two statements that are found in them.
type Example struct {
	Notices []string
	Want    string
	Line    int
}

// Marks of an example, which is written in one line.
const (
	newNotice = " ‖ "
	newLine   = " ¶ "
	newRow    = " ¦¦ "
	newCell   = " ¦ "
)

// Load reads every .check file under rules/ in name order. Each problem is reported at its line.
func Load(fsys fs.FS) ([]Rule, error) {
	files, err := fs.Glob(fsys, "rules/*.check")
	if err != nil {
		return nil, fmt.Errorf("list checks: %w", err)
	}
	l := loader{seen: map[string]bool{}}
	for _, l.file = range files {
		data, err := fs.ReadFile(fsys, l.file)
		if err != nil {
			return nil, fmt.Errorf("read checks: %w", err)
		}
		l.parse(string(data))
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.rules, nil
}

// loader reads stanzas.
type loader struct {
	file     string
	line     int
	rules    []Rule
	seen     map[string]bool
	problems lexicon.Problems
}

func (l *loader) fault(format string, args ...any) {
	l.problems = append(l.problems, lexicon.Problem{File: l.file, Line: l.line, Message: fmt.Sprintf(format, args...)})
}

func (l *loader) parse(data string) {
	first := len(l.rules)
	l.line = 0
	for line := range strings.Lines(data) {
		l.line++
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case key == "" || key[0] == '#':
		case key == "check":
			l.begin(strings.TrimSpace(value))
		case len(l.rules) == first:
			l.fault("%s stands before the first check", key)
		default:
			l.set(&l.rules[len(l.rules)-1], key, strings.TrimSpace(value))
		}
	}
	for _, r := range l.rules[first:] {
		l.line = r.Line
		l.whole(r)
	}
}

func (l *loader) begin(id string) {
	switch {
	case within[id] == nil && between[id] == nil:
		l.fault("check %s: the program knows no such kind", id)
	case l.seen[id]:
		l.fault("check %s stands twice", id)
	}
	l.seen[id] = true
	l.rules = append(l.rules, Rule{ID: id, Words: map[string][]string{}, File: l.file, Line: l.line})
}

func (l *loader) set(r *Rule, key, value string) {
	switch key {
	case "about":
		r.About = value
	case "sure":
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || v <= 0 || v > 1 {
			l.fault("check %s: sure %s is not between 0 and 1", r.ID, value)
		}
		r.Sure = v
	case "words":
		words := strings.Fields(value)
		if len(words) < 2 {
			l.fault("check %s: words need what they are for and the words", r.ID)
			return
		}
		r.Words[words[0]] = append(r.Words[words[0]], words[1:]...)
	case "yes":
		text, want, ok := cutLast(value, " | ")
		if !ok {
			l.fault("check %s: a yes needs « | » and the two values", r.ID)
		}
		r.Yes = append(r.Yes, l.example(text, want))
	case "no":
		r.No = append(r.No, l.example(value, ""))
	default:
		l.fault("unknown key %q, want check, about, sure, words, yes or no", key)
	}
}

func cutLast(text, mark string) (before, after string, ok bool) {
	i := strings.LastIndex(text, mark)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(mark):], true
}

func (l *loader) example(text, want string) Example {
	e := Example{Want: strings.TrimSpace(want), Line: l.line}
	lines := strings.NewReplacer(newLine, "\n\n", newRow, "\n", newCell, "\t")
	for notice := range strings.SplitSeq(text, newNotice) {
		e.Notices = append(e.Notices, lines.Replace(strings.TrimSpace(notice))+"\n")
	}
	return e
}

func (l *loader) whole(r Rule) {
	if r.About == "" || r.Sure == 0 {
		l.fault("check %s has no about or no sure", r.ID)
	}
	if len(r.Yes) < 2 || len(r.No) < 2 {
		l.fault("check %s needs two yes and two no", r.ID)
	}
}
