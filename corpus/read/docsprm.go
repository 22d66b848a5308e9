package read

// Single property modifiers that say what text is drawn and where, [MS-DOC] 2.6.
const (
	sprmCFRMarkDel = 0x0800 // deleted, and the deletion kept as a revision
	sprmCFVanish   = 0x083C // hidden
	sprmCIstd      = 0x4A30 // character style
	sprmCIss       = 0x2A48 // raised (1) or lowered (2)
	sprmCRgFtc0    = 0x4A4F // font
	sprmCSymbol    = 0x6A09 // a character of a symbol font, whatever stands in the text

	sprmPIlvl       = 0x260A // level in a list
	sprmPIlfo       = 0x460B // list
	sprmPFInTable   = 0x2416
	sprmPFTtp       = 0x2417 // the mark that ends a row
	sprmPItap       = 0x6649 // depth of tables in tables
	sprmPFInnerTtp  = 0x244C
	sprmPChgTabs    = 0xC615
	sprmPHugePapx   = 0x6646 // the properties lie in the stream Data
	sprmPHugePapx97 = 0x6645
	sprmPTableProps = 0x646B // the table's properties lie there

	sprmTDxaLeft   = 0x9601
	sprmTDefTable  = 0xD608 // a row's cells
	sprmTInsert    = 0x7621
	sprmTDelete    = 0x5622
	sprmTDxaCol    = 0x7623
	sprmTMerge     = 0x5624
	sprmTSplit     = 0x5625
	sprmTVertMerge = 0xD62B
)

// eachSprm gives each modifier of a grpprl and its operand, up to the first that is cut off.
func eachSprm(grpprl wordBytes, use func(sprm int, operand wordBytes)) {
	for len(grpprl) >= 3 {
		sprm := grpprl.u16(0)
		head, size := operandSize(sprm, grpprl[2:])
		operand, ok := grpprl.part(2+head, size)
		if !ok {
			return
		}
		use(sprm, operand)
		grpprl = grpprl[2+head+size:]
	}
}

// operandSize is the bytes of an operand's own length and of the operand behind it, [MS-DOC] 2.2.5.1.
func operandSize(sprm int, rest wordBytes) (head, size int) {
	switch spra := sprm >> 13; {
	case sprm == sprmTDefTable:
		return 2, max(rest.u16(0)-1, 0)
	case sprm == sprmPChgTabs && rest.u8(0) == 0xFF:
		deleted := 4 * rest.u8(1)
		return 1, 2 + deleted + 3*rest.u8(2+deleted)
	case spra == 6:
		return 1, rest.u8(0)
	default:
		return 0, [...]int{1, 1, 2, 4, 2, 2, 0, 3}[spra]
	}
}

// wordChar is what a run of characters is like.
type wordChar struct {
	deleted     bool
	script      wordScript
	vanish      int16 // as sprmCFVanish says it, and -1 where it says nothing
	style, font int16 // -1 where they are the paragraph's
	symbol      uint16
}

var plainChar = wordChar{vanish: -1, style: -1, font: -1}

// apply changes c as a grpprl says.
func (c *wordChar) apply(grpprl wordBytes) {
	eachSprm(grpprl, func(sprm int, operand wordBytes) {
		switch sprm {
		case sprmCFRMarkDel:
			c.deleted = operand.u8(0) == 1
		case sprmCFVanish:
			c.vanish = int16(operand.u8(0))
		case sprmCIstd:
			c.style = int16(operand.u16(0))
		case sprmCIss:
			c.script = wordScript(operand.u8(0))
		case sprmCRgFtc0:
			c.font = int16(operand.u16(0))
		case sprmCSymbol:
			c.font, c.symbol = int16(operand.u16(0)), uint16(operand.u16(2))
		}
	})
}

// hides says whether a run vanishes, given whether its styles do: operands of 0x80 and 0x81 keep or turn what they say.
func (c *wordChar) hides(style bool) bool {
	switch c.vanish {
	case 0:
		return false
	case 1:
		return true
	case 0x81:
		return !style
	}
	return style
}

// wordPara is what a paragraph is like: its style and the modifiers on top of it.
type wordPara struct {
	style  int
	grpprl wordBytes
}

// unsaid is no number of a list or level.
const unsaid = -1 << 20

// wordPlace is where a paragraph stands.
type wordPlace struct {
	list, level int // unsaid where nothing is said
	inTable     bool
	rowEnd      bool
	depth       int // of tables in tables, 1 in the outermost
	innerRowEnd bool
	row         wordRow
}

// place applies a paragraph's modifiers, and those in the stream Data that they name.
func (w *wordDoc) place(grpprl wordBytes, p *wordPlace) error {
	if err := w.spend(grpprl); err != nil {
		return err
	}
	for _, at := range p.apply(grpprl) {
		more, err := w.farProperties(at)
		if err != nil {
			return err
		}
		p.apply(more)
	}
	return nil
}

// apply changes p as a grpprl says. far are the places in the stream Data where more is said.
func (p *wordPlace) apply(grpprl wordBytes) (far []int) {
	eachSprm(grpprl, func(sprm int, operand wordBytes) {
		switch sprm {
		case sprmPIlfo:
			p.list = operand.i16(0)
		case sprmPIlvl:
			p.level = operand.u8(0)
		case sprmPFInTable:
			p.inTable = operand.u8(0) == 1
		case sprmPFTtp:
			p.rowEnd = operand.u8(0) == 1
		case sprmPItap:
			p.depth = operand.u32(0)
		case sprmPFInnerTtp:
			p.innerRowEnd = operand.u8(0) == 1
		case sprmPHugePapx, sprmPHugePapx97, sprmPTableProps:
			far = append(far, operand.u32(0))
		default:
			p.row.apply(sprm, operand)
		}
	})
	return far
}

// maxSpent is the bytes of modifiers that a file may have applied: it can name the same ones again and again.
const maxSpent = 256 << 20

func (w *wordDoc) spend(grpprls ...wordBytes) error {
	for _, grpprl := range grpprls {
		w.spent += len(grpprl)
	}
	if w.spent > maxSpent {
		return wordDamaged("list of properties")
	}
	return nil
}

// farProperties is a PrcData in the stream Data, [MS-DOC] 2.9.210.
func (w *wordDoc) farProperties(at int) (wordBytes, error) {
	if w.data == nil && w.ole != nil {
		data, err := w.ole.stream("Data")
		if err != nil {
			return nil, err
		}
		w.data = wordBytes(data)
	}
	grpprl, ok := w.data.part(at+2, w.data.u16(at))
	if !ok {
		return nil, wordDamaged("table properties")
	}
	return grpprl, w.spend(grpprl)
}
