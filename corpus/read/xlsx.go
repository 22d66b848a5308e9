package read

import (
	"path"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/corpus"
)

// A .xlsx file is a package of XML parts (ECMA-376 part 1, 18): the workbook names its sheets, which name their texts by
// number in one part and how their numbers are shown in another. excelize was tried: it takes 1.5 ms and 1.3 MB at each start
// of the program, and more than 8 GB for a file of 1 MB whose rows have one cell each, far to the right.

// workbook (工作簿) is what the sheets of one file share.
type workbook struct {
	*opc
	strings []string
	formats []numberFormat // by cell style
	epoch   int
	out     *draft
	notes   sheetNotes
}

func (f *file) xlsx() (*corpus.Source, error) {
	p, err := f.openPackage(".xlsx")
	if err != nil {
		return nil, err
	}
	w := &workbook{opc: p, epoch: epoch1900, out: newDraft(f.budget)}
	if err := w.read(); err != nil {
		return nil, err
	}
	return w.notes.source(w.out, XLSX)
}

// read reads the workbook's parts and writes the sheets that are seen, in the workbook's order.
func (w *workbook) read() error {
	name, err := w.workbookPart()
	if err != nil {
		return err
	}
	links, err := w.links(name)
	if err != nil {
		return err
	}
	sheets, err := w.readWorkbook(name)
	if err != nil {
		return err
	}
	if err := w.readShared(links); err != nil {
		return err
	}
	for _, e := range sheets {
		to, ok := links[e.id]
		switch {
		case !ok:
			return refuse(Damaged, "the .xlsx file lacks its sheet %s: open it in Excel or WPS and save it again", e.name)
		case to.kind != "worksheet": // a chart, or a macro's sheet
		case e.hidden:
			w.notes.sheets = append(w.notes.sheets, e.name)
		default:
			if err := w.readSheet(e.name, to.target); err != nil {
				return err
			}
		}
	}
	return nil
}

// workbookPart is the name of the workbook's part.
func (w *workbook) workbookPart() (string, error) {
	all, err := w.relations("")
	if err != nil {
		return "", err
	}
	name := relationTarget(all, "officeDocument")
	if name == "" {
		name = "xl/workbook.xml"
	}
	if strings.HasSuffix(name, ".bin") || w.has("xl/workbook.bin") {
		return "", refuse(Unsupported, "this is a binary workbook (.xlsb): open it in Excel or WPS and save it as .xlsx")
	}
	return name, nil
}

// links are the workbook's relationships by id, by which it names its sheets.
func (w *workbook) links(name string) (map[string]docxRelation, error) {
	dir, base := path.Split(name)
	m, err := w.part(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	all := map[string]docxRelation{}
	m.root()
	m.each(func(e xmlElement) {
		if e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return
		}
		to := e.attr("Target")
		if !strings.HasPrefix(to, "/") {
			to = path.Join(dir, to)
		}
		all[e.attr("Id")] = docxRelation{path.Base(e.attr("Type")), to}
	})
	return all, m.err
}

// sheetEntry is a sheet as the workbook names it.
type sheetEntry struct {
	name, id string
	hidden   bool
}

// readWorkbook reads the names of the sheets, in their order, and what day dates count from.
func (w *workbook) readWorkbook(name string) (sheets []sheetEntry, err error) {
	m, err := w.part(name)
	if err != nil {
		return nil, err
	}
	m.root()
	m.each(func(e xmlElement) {
		switch e.name {
		case "workbookPr":
			if xmlTrue(e.attr("date1904")) {
				w.epoch = epoch1904
			}
		case "sheets":
			m.each(func(e xmlElement) {
				state := e.attr("state")
				sheets = append(sheets, sheetEntry{e.attr("name"), e.attr("id"), state == "hidden" || state == "veryHidden"})
			})
		}
	})
	return sheets, m.err
}

// xmlTrue says whether an attribute of type xsd:boolean is true.
func xmlTrue(value string) bool { return value == "1" || value == "true" }

// readShared reads the parts with the texts and the formats of all sheets, where the workbook has them.
func (w *workbook) readShared(links map[string]docxRelation) error {
	for _, kind := range []string{"sharedStrings", "styles"} {
		part := ""
		for _, to := range links {
			if to.kind == kind && (part == "" || to.target < part) {
				part = to.target
			}
		}
		if part == "" {
			continue
		}
		m, err := w.part(part)
		if err != nil {
			return err
		}
		m.root()
		if kind == "styles" {
			w.readStyles(m)
		} else {
			m.each(func(e xmlElement) { w.strings = append(w.strings, richText(m)) })
		}
		if m.err != nil {
			return m.err
		}
	}
	return nil
}

// readStyles reads the format code of each cell style (18.8): cellXfs names a format by number for each.
func (w *workbook) readStyles(m *markup) {
	codes, ids := map[int]string{}, []int(nil)
	m.each(func(e xmlElement) {
		switch e.name {
		case "numFmts":
			m.each(func(e xmlElement) { codes[e.number("numFmtId", -1)] = e.attr("formatCode") })
		case "cellXfs":
			m.each(func(e xmlElement) { ids = append(ids, e.number("numFmtId", 0)) })
		}
	})
	w.formats = formatsOf(ids, codes)
}

// formatsOf are the formats of cell styles, which name them by number; a file's own codes go before the built-in ones.
func formatsOf(ids []int, codes map[int]string) []numberFormat {
	parsed := map[int]numberFormat{}
	out := make([]numberFormat, len(ids))
	for i, id := range ids {
		nf, ok := parsed[id]
		if !ok {
			code, own := codes[id]
			if !own {
				code = builtinFormats[id]
			}
			nf = parseFormat(code)
			parsed[id] = nf
		}
		out[i] = nf
	}
	return out
}

// richText is the text of the element just begun (18.4.8, 18.4.12): of its runs, without the readings over them (rPh).
// What a run raises is an exponent or a footnote's mark.
func richText(m *markup) string {
	var b strings.Builder
	m.each(func(e xmlElement) {
		switch e.name {
		case "t":
			b.WriteString(m.words())
		case "r":
			up := false
			m.each(func(e xmlElement) {
				switch {
				case e.name == "rPr":
					m.each(func(e xmlElement) { up = up || e.name == "vertAlign" && e.attr("val") == "superscript" })
				case e.name == "t" && up:
					b.WriteString(raised(b.String(), strings.TrimSpace(m.words())))
				case e.name == "t":
					b.WriteString(m.words())
				}
			})
		}
	})
	return unescapeX(b.String())
}

// unescapeX puts in the characters that XML cannot hold, written as _x000D_ (ECMA-376 part 1, 22.9.2.19).
func unescapeX(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 || at+7 > len(text) {
			return b.String() + text
		}
		n, err := strconv.ParseUint(text[at+2:at+6], 16, 16)
		if err != nil || text[at+6] != '_' {
			b.WriteString(text[:at+2])
			text = text[at+2:]
			continue
		}
		b.WriteString(text[:at])
		b.WriteRune(rune(n))
		text = text[at+7:]
	}
}
