package read

import "strings"

// rtfPlainly are destinations without \* whose text is not drawn, or is drawn elsewhere. Those with \* are left out unless
// rtfStarred has them.
var rtfPlainly = words(`aftncn aftnsep aftnsepc background bkmkend bkmkstart buptim colorschememapping colortbl comment creatim
	datafield docvar factoidname falt filetbl fontemb footer footerf footerl footerr formfield ftncn ftnsep ftnsepc generator
	header headerf headerl headerr info keywords listoverridetable listtable nonesttables objdata object pict pnseclvl pntxta
	pntxtb printim private result revtbl revtim rsidtbl rxe shprslt stylesheet tc template themedata txe xe xmlnstbl`)

// rtfStarred are destinations that are read though \* allows to leave them out.
var rtfStarred = words("do fldinst footnote listtext pntext shpinst shppict ud")

func words(list string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		out[word] = true
	}
	return out
}

// rtfSigns are control words for characters.
var rtfSigns = map[string]string{
	"~": "\u00A0", "_": "-", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
	"rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "line": "\n", "page": "\n", "column": "\n",
	"softline": "\n", "tab": "\t",
}

// word reads a control word.
func (r *rtfReader) word(t rtfToken) {
	if t.word == "*" {
		r.star()
		return
	}
	if r.place == rtfSkip {
		return
	}
	if sign := rtfSigns[t.word]; sign != "" {
		r.write(sign)
		return
	}
	if rtfPlainly[t.word] {
		r.place = rtfSkip
		return
	}
	if r.destination(t) || r.font(t) || r.character(t) {
		return
	}
	if r.place == rtfText {
		r.layout(t)
	}
}

// star reads the destination behind \*: one that is not known is left out.
func (r *rtfReader) star() {
	at := r.in.at
	if t, ok := r.in.next(); ok && t.kind == rtfWord && rtfStarred[t.word] {
		r.in.at = at
		return
	}
	r.in.at = at
	r.place = rtfSkip
}

// destination goes over to the place that a control word names.
func (r *rtfReader) destination(t rtfToken) bool {
	switch t.word {
	case "fonttbl":
		r.place = rtfFonts
	case "field":
		r.field = &rtfField{}
	case "fldinst":
		r.place = rtfCode
	case "fldrslt":
		r.result()
	case "listtext", "pntext":
		if r.place == rtfText {
			r.place = rtfLabel
		}
	case "shpinst", "do":
		r.place = rtfShape
	case "shptxt", "dptxbxtext":
		if r.place == rtfShape {
			r.begin(&rtfFlow{})
		}
	case "footnote":
		if r.place == rtfText {
			r.flow.text.mark()
			r.begin(&rtfFlow{note: true})
		}
	case "upr":
		if r.place == rtfText {
			r.place = rtfUpr
		}
	case "ud":
		if r.place == rtfUpr {
			r.place = rtfText
		}
	default:
		return false
	}
	return true
}

// result goes over to a field's result.
func (r *rtfReader) result() {
	if r.field == nil {
		return
	}
	if r.field.drop, _ = leftOut(string(r.field.code)); r.field.drop {
		r.place = rtfSkip
	}
}

// begin begins a text apart: of a box or of a note. What is deleted or hidden around it is so with it.
func (r *rtfReader) begin(flow *rtfFlow) {
	gone := r.deleted || r.hidden
	r.place, r.flow, r.field = rtfText, flow, nil
	if r.inTable, r.script = false, onLine; gone {
		r.place = rtfSkip
	}
}

// character reads what a control word says of characters.
func (r *rtfReader) character(t rtfToken) bool {
	on := !t.given || t.number != 0
	switch t.word {
	case "u":
		r.unicode(t.number)
	case "uc":
		r.uc = min(max(t.number, 0), 8)
	case "plain":
		r.rtfState.font, r.deleted, r.hidden, r.script = r.font0, false, false, onLine
	case "v":
		r.hidden = on
	case "deleted":
		r.deleted = on
	case "super":
		if r.script = onLine; on {
			r.script = aboveLine
		}
	case "sub":
		if r.script = onLine; on {
			r.script = belowLine
		}
	case "nosupersub":
		r.script = onLine
	default:
		return false
	}
	return true
}

// layout reads a control word that ends or places a paragraph, a cell or a row.
func (r *rtfReader) layout(t rtfToken) {
	switch t.word {
	case "pard":
		r.inTable = false
	case "intbl":
		r.inTable = true
	case "itap":
		r.inTable = t.number > 0
	case "par", "sect":
		if !r.deleted && !r.hidden {
			r.flow.paragraph(r.inTable)
			r.parts++
		}
	case "nestcell":
		r.flow.paragraph(true)
		r.parts++
	case "cell":
		r.flow.cell()
		r.parts++
	case "row":
		r.flow.row()
	default:
		r.flow.def.apply(t)
	}
}
