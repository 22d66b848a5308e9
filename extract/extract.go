// Package extract is the line from a Document to a Plan, on one screen.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/extract/task"
	"github.com/mubiao/mubiao/extract/token"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// Extractor (抽取器) holds the lexicon and the rules, ready for use. It is safe for concurrent use.
type Extractor struct {
	Lexicon *lexicon.Lexicon
	Hash    string // of every lexicon table and rule, in hexadecimal
	words   *token.Splitter
	rules   *rule.Matcher
	dict    *target.Dictionary
}

// New loads lexicon and rules from fsys. The error is a lexicon.Problems where the data are at fault; what takes longer to
// find than a start may take is left to Check.
func New(fsys fs.FS) (*Extractor, error) {
	lex, tableFaults := lexicon.Load(fsys)
	words := token.New(lex)
	rules, err := rule.Load(fsys, words.Words)
	if err := lexicon.Join(tableFaults, err); err != nil {
		return nil, err
	}
	hash, err := hashOf(fsys)
	if err != nil {
		return nil, err
	}
	return &Extractor{lex, hash, words, rule.NewMatcher(rules, words.Words, lex.Endings), target.NewDictionary(lex, words.Words)}, nil
}

// Check finds what New does not look for: patterns that do not compile.
func (x *Extractor) Check() error { return rule.Compile(x.rules.Rules) }

// Extract reads the targets, numbers, tasks and clusters out of doc, and completes doc's head.
func (x *Extractor) Extract(doc *corpus.Document) *target.Plan {
	x.place(doc)
	plan := x.years(doc)
	plans := target.NewAssembler(doc, plan, x.rules, x.dict, x.headings(doc, plan))
	for i := range doc.Tables {
		plans.Shape(i, func(text string) []when.Period { return x.times([]rune(text), plan) })
	}
	var l layout
	for i := range doc.Sentences {
		if plans.Opens(i) {
			plans.Turn(i, x.topic(&l, doc, i, plan))
		}
		plans.Look(i)
		if x.lay(&l, doc, doc.Sentences[i].Span, plan, plans.Plans(i)) {
			plans.Add(i, l.fold, l.line)
		}
	}
	return plans.Plan(task.Find(doc, x.Lexicon.Duties))
}

// layout (版面) is one sentence laid out, in the room of the one before.
type layout struct {
	fold  corpus.Folded
	words []token.Token
	line  rule.Line
}

// lay lays out a span that holds a number: folded, numbers and times found, and words split where targets may stand.
// It says whether there is a number.
func (x *Extractor) lay(l *layout, doc *corpus.Document, span corpus.Span, plan when.Plan, split bool) bool {
	if !measure.Has(doc.Runes[span.Start:span.End]) {
		return false
	}
	doc.Refold(&l.fold, span)
	text := l.fold.Runes
	numbers := measure.Append(l.line.Numbers[:0], text, x.Lexicon)
	if len(numbers) == 0 {
		return false
	}
	periods := when.Append(l.line.Periods[:0], text, numbers, plan, x.Lexicon)
	l.words = l.words[:0]
	if split {
		l.words = x.words.Append(l.words, text)
	}
	l.line.Lay(text, numbers, periods, l.words)
	return true
}

// maxTopic is the longest line, in characters, that can name what the lines below it are about.
const maxTopic = 50

// topic is the time that a line without a full stop names, or a paragraph at its head; nil for other sentences.
func (x *Extractor) topic(l *layout, doc *corpus.Document, i int, plan when.Plan) *when.Period {
	s := doc.Sentences[i].Span
	text := doc.Runes[s.Start:min(s.End, s.Start+maxTopic)]
	if !slices.Contains(text, '年') && !slices.Contains(text, '五') {
		return nil
	}
	doc.Refold(&l.fold, corpus.Span{Start: s.Start, End: s.Start + len(text)})
	l.line.Numbers = measure.Append(l.line.Numbers[:0], l.fold.Runes, x.Lexicon)
	l.line.Periods = when.Append(l.line.Periods[:0], l.fold.Runes, l.line.Numbers, plan, x.Lexicon)
	for _, p := range l.line.Periods {
		line := s.End-s.Start <= maxTopic && !strings.ContainsRune("。，；,;", doc.Runes[s.End-1])
		beyond := p.To > plan.To && p.From >= plan.From && plan.To > 0 // 根据…第十五个五年规划的建议，…
		if p.Stated && !p.Baseline && (line || p.Start <= 6 || beyond) {
			found := p
			return &found
		}
	}
	return nil
}

// times is the periods of a folded text.
func (x *Extractor) times(text []rune, plan when.Plan) []when.Period {
	return when.Find(text, measure.Find(text, x.Lexicon), plan, x.Lexicon)
}

// headings is, for each section, the time that its heading names.
func (x *Extractor) headings(doc *corpus.Document, plan when.Plan) []*when.Period {
	out := make([]*when.Period, len(doc.Sections))
	for i, sec := range doc.Sections {
		text := []rune(sec.Title)
		if i == 0 || !measure.Has(text) {
			continue
		}
		if ps := x.times(text, plan); len(ps) > 0 {
			out[i] = &ps[len(ps)-1]
		}
	}
	return out
}

// place fills the document's region: the one given, or from its issuer or its title, or the whole country where they name none and
// are the country's own.
func (x *Extractor) place(doc *corpus.Document) {
	if name := doc.Given.Region; name != "" {
		r := x.Lexicon.Regions.Given(name)
		doc.Region = corpus.Region{Name: r.Name, Code: r.Code}
		return
	}
	for _, text := range []string{doc.Issuer, doc.Title} {
		runes := []rune(text)
		for i := range runes {
			if r, _, ok := x.Lexicon.Regions.Prefix(runes[i:]); ok {
				doc.Region = corpus.Region{Name: r.Name, Code: r.Code}
				return
			}
		}
	}
	if lexicon.National(doc.Issuer, doc.Title) {
		doc.Region = corpus.Region{Name: lexicon.Nation.Name, Code: lexicon.Nation.Code}
	}
}

// hashOf is the SHA-256 of every file under fsys, in path order.
func hashOf(fsys fs.FS) (string, error) {
	h := sha256.New()
	buffer := make([]byte, 1<<15)
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return hashFile(h, fsys, path, buffer)
	})
	if err != nil {
		return "", fmt.Errorf("hash lexicon and rules: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashFile adds a file's path, length and bytes to h.
func hashFile(h io.Writer, fsys fs.FS, path string, buffer []byte) error {
	f, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(h, "%s %d\n", path, info.Size())
	_, err = io.CopyBuffer(h, f, buffer)
	return err
}
