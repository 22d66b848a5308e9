package read

// docxStyle is what a style says of text that the reader has to know: whether it is hidden or raised, and its numbering.
// Everything else about how text looks is left alone.
type docxStyle struct {
	parent   string
	num      docxNumbering
	text     docxFont
	resolved bool
}

// docxFont is what a run's properties say, each 0 where they do not.
type docxFont struct {
	style  string
	hidden toggle
	raised toggle
	low    toggle
	name   string // of the font
}

// toggle is a property that is set, unset or not mentioned.
type toggle int8

const (
	toggleUnset toggle = iota
	toggleOn
	toggleOff
)

func toggled(on bool) toggle {
	if on {
		return toggleOn
	}
	return toggleOff
}

func (t toggle) or(other toggle) toggle {
	if t == toggleUnset {
		return other
	}
	return t
}

// docxStyles are the styles by id, and the id of the one that paragraphs have which name none.
type docxStyles struct {
	byID  map[string]*docxStyle
	plain string
}

// readStyle reads a child of the part of styles (ISO 29500-1, 17.7).
func (r *docxReader) readStyle(e xmlElement) {
	s := &docxStyle{}
	id := e.id("styleId")
	if e.attr("type") == "paragraph" && isOn(e.attr("default")) {
		r.styles.plain = id
	}
	r.x.each(func(e xmlElement) {
		switch e.name {
		case "basedOn":
			s.parent = e.id("val")
		case "rPr":
			s.text = r.x.font()
		case "pPr":
			r.x.each(func(e xmlElement) {
				if e.name == "numPr" || e.name == "listPr" {
					s.num = r.x.numbering()
					s.num.style = id
				}
			})
		}
	})
	if r.styles.byID[id] == nil {
		r.styles.byID[id] = s
	}
}

// style is a style with what it has from those that it is based on. A chain that comes back to itself ends there.
func (t *docxStyles) style(id string) *docxStyle {
	s := t.byID[id]
	if s == nil {
		return &docxStyle{}
	}
	if s.resolved {
		return s
	}
	var chain []*docxStyle
	for at := s; at != nil && !at.resolved; at = t.byID[at.parent] {
		at.resolved = true
		chain = append(chain, at)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		own := chain[i]
		if base := t.byID[own.parent]; base != nil {
			own.num = own.num.over(base.num)
			own.text = own.text.over(base.text)
		}
	}
	return s
}

// font reads the w:rPr just begun.
func (m *markup) font() docxFont {
	var f docxFont
	m.each(func(e xmlElement) {
		switch e.name {
		case "rStyle":
			f.style = e.id("val")
		case "vanish":
			f.hidden = toggled(e.on())
		case "vertAlign":
			f.raised, f.low = toggled(e.attr("val") == "superscript"), toggled(e.attr("val") == "subscript")
		case "rFonts":
			if f.name = e.id("ascii"); f.name == "" {
				f.name = e.id("hAnsi")
			}
		}
	})
	return f
}

// font is a run's font with what its own style and its paragraph's say. Hidden by both styles is not hidden
// (ISO 29500-1, 17.7.3).
func (t *docxStyles) font(own docxFont, paragraph string) docxFont {
	base := t.style(paragraph).text
	if own.style != "" {
		char := t.style(own.style).text
		if char.hidden == toggleOn && base.hidden == toggleOn {
			char.hidden = toggleOff
		}
		base = char.over(base)
	}
	return own.over(base)
}

// over is what a font says, and for the rest what the one beneath says.
func (f docxFont) over(base docxFont) docxFont {
	f.hidden, f.raised, f.low = f.hidden.or(base.hidden), f.raised.or(base.raised), f.low.or(base.low)
	if f.name == "" {
		f.name = base.name
	}
	return f
}
