package read

import "strings"

// math writes a formula on one line (ISO 29500-1, 22.1): fractions with a stroke, exponents as ⁴, so that 1 over 2 is no 12
// and 10 to the 4th no 104.
func (r *docxReader) math(e xmlElement) {
	if e.space == inWord {
		if e.name == "ins" || e.name == "del" || e.name == "r" {
			r.wordInline(e)
		}
		return
	}
	switch e.name {
	case "t":
		r.write(r.x.words(), docxFont{})
	case "den":
		r.write("/", docxFont{})
		r.x.each(r.math)
	case "sup", "deg":
		r.write(raisedSigns.Replace(r.formula()), docxFont{})
	case "sub":
		r.write(loweredSigns.Replace(r.formula()), docxFont{})
	case "rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr", "radPr", "dPr", "naryPr", "oMathParaPr":
	default:
		r.x.each(r.math)
	}
}

// formula is the text of a formula's part.
func (r *docxReader) formula() string {
	outer := r.p
	r.p = &docxParagraph{}
	r.x.each(r.math)
	text := strings.TrimSpace(string(r.p.text))
	r.p = outer
	return text
}
