package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// write appends text to the paragraph, if it is drawn.
func (r *docxReader) write(text string, font docxFont) {
	switch {
	case r.p == nil || text == "" || r.gone > 0 || font.hidden == toggleOn:
	case !r.shown():
		r.fields[len(r.fields)-1].lost = true
	case font.raised == toggleOn:
		r.p.raised = append(r.p.raised, text...)
	case font.low == toggleOn:
		r.p.settle(text)
		r.p.lower(text)
	default:
		r.p.settle(text)
		if r.p.seam == len(r.p.text) && digitsMeet(r.p.tail(), text) {
			r.p.text = append(r.p.text, ' ')
		}
		r.p.text = append(r.p.text, text...)
	}
}

// lower appends text that stands lowered: CO2 as it is, but behind a digit ₂, so that log with base 10 of 5 is not 105.
func (p *docxParagraph) lower(text string) {
	last, _ := utf8.DecodeLastRuneInString(p.tail())
	if p.seam != len(p.text) && unicode.IsDigit(last) || last >= '₀' && last <= '₉' {
		text = loweredSigns.Replace(text)
	}
	p.text = append(p.text, text...)
	p.seam = len(p.text)
}

// docxReach is how many bytes of text tell what raised text behind it means.
const docxReach = 24

// tail is the end of what is written.
func (p *docxParagraph) tail() string { return string(p.text[max(0, len(p.text)-docxReach):]) }

// settle decides what the raised text means that waits, now that next is to follow it. What stands raised alone in its
// paragraph is its text.
func (p *docxParagraph) settle(next string) {
	if len(p.raised) == 0 {
		return
	}
	text := strings.TrimSpace(string(p.raised))
	p.raised = p.raised[:0]
	before := p.tail()
	blank := strings.TrimSpace(before) == ""
	switch {
	case blank && strings.TrimSpace(next) == "":
	case blank && isMark(text):
		return
	case degree(before, text):
		text = "°"
	default:
		text = raised(before, text)
	}
	if digitsMeet(before, text) {
		text = " " + text
	}
	p.text = append(p.text, text...)
	p.seam = len(p.text)
}

var (
	raisedSigns = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
		"-", "⁻", "−", "⁻", "+", "⁺", "n", "ⁿ")
	loweredSigns = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉",
		"-", "₋", "−", "₋", "+", "₊")
)

// degree says whether a raised 0 or o behind a number is the sign of degrees.
func degree(before, text string) bool {
	return (text == "0" || text == "o" || text == "O" || text == "○") && digitsMeet(before, "0")
}
