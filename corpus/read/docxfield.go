package read

import (
	"regexp"
	"strconv"
	"strings"
)

// docxField is a field that has begun: its instruction, then its result (ISO 29500-1, 17.16.2). Only the result is drawn.
type docxField struct {
	code   []byte
	result bool
	outer  bool // what stands around it is drawn
	shown  bool // what is read now is drawn
	lost   bool // text in it was not
}

// shown says whether text read now is drawn: no field's instruction, no table of contents.
func (r *docxReader) shown() bool {
	n := len(r.fields)
	return n == 0 || r.fields[n-1].shown
}

func (r *docxReader) fieldChar(kind string) {
	n := len(r.fields) - 1
	switch {
	case kind == "begin":
		r.fields = append(r.fields, docxField{outer: r.shown()})
	case n < 0:
	case kind == "separate" && !r.fields[n].result:
		r.fieldResult()
	case kind == "end":
		f := r.fields[n]
		if r.fields = r.fields[:n]; f.outer && !f.result {
			r.write(equation(string(f.code)), docxFont{})
		}
		if n > 0 && f.lost {
			r.fields[n-1].lost = true
		}
	}
}

// fieldResult goes over from the innermost field's instruction to its result.
func (r *docxReader) fieldResult() {
	f := &r.fields[len(r.fields)-1]
	drop, contents := leftOut(string(f.code))
	f.result, f.shown = true, f.outer && !drop
	if contents && f.outer {
		r.flow.dropContents()
	}
}

func (r *docxReader) fieldCode(text string) {
	if n := len(r.fields); n > 0 && !r.fields[n-1].result && r.gone == 0 {
		r.fields[n-1].code = append(r.fields[n-1].code, text...)
	}
}

func (r *docxReader) simpleField(e xmlElement) {
	r.fields = append(r.fields, docxField{code: []byte(e.attr("instr")), outer: r.shown()})
	r.fieldResult()
	n := len(r.fields)
	r.x.each(r.inline)
	r.fields = r.fields[:min(len(r.fields), n-1)]
}

// leftOut says whether a field's result is left out: a table of contents or an index, which say again what stands elsewhere, or
// a footnote's mark.
func leftOut(code string) (drop, contents bool) {
	name, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(name) {
	case "TOC":
		return true, true
	case "INDEX", "TOA", "NOTEREF":
		return true, false
	}
	return false, false
}

var (
	docxEnclosed = regexp.MustCompile(`(?i)\\o\\ac\([○〇◯◎□△◇] *[,;，；] *([^()]{1,8})\)`)
	docxFraction = regexp.MustCompile(`(?i)\\f\( *([0-9.]{1,12}) *[,;，；] *([0-9.]{1,12}) *\)`)
)

// equation is what an EQ field without a result draws, for the two that notices have: a character in a circle, and a fraction.
func equation(code string) string {
	code = strings.ReplaceAll(code, " ", "")
	if len(code) > 200 || !strings.HasPrefix(strings.ToUpper(code), "EQ") {
		return ""
	}
	if m := docxEnclosed.FindStringSubmatch(code); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 && n <= 50 {
			return circledNumber(n)
		}
		return "(" + m[1] + ")"
	}
	if m := docxFraction.FindStringSubmatch(code); m != nil {
		return m[1] + "/" + m[2]
	}
	return ""
}
