package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// The parts of a workbook are those of ECMA-376: what each file is, which of them make the book, and how cells look.
const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationSpace = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relationType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	partType      = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// sheetHead begins a sheet whose first row stays in sight, up to its columns.
const sheetHead = xmlHead + "<worksheet " + mainSpace + " " + relationSpace + `><sheetViews><sheetView workbookViewId="0">` +
	`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`

// The styles of cells, by their place in cellXfs; 0 is a plain one.
const (
	styleBold = 1
	styleLink = 2
)

const styles = xmlHead + "<styleSheet " + mainSpace + `><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

// part (部件) is one of the files in a workbook.
type part struct{ name, text string }

// parts are the files beside the sheets.
func (x *xlsxRows) parts() []part {
	return []part{
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", xmlHead + "<workbook " + mainSpace + " " + relationSpace + `><sheets><sheet name="` + escaped(x.name) +
			`" sheetId="1" r:id="rId1"/><sheet name="codebook" sheetId="2" r:id="rId2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(
			relation{"worksheet", "worksheets/sheet1.xml"}, relation{"worksheet", "worksheets/sheet2.xml"}, relation{"styles", "styles.xml"})},
		{"_rels/.rels", relations(relation{"officeDocument", "xl/workbook.xml"})},
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			override("workbook", "sheet.main") + override("styles", "styles") + override("worksheets/sheet1", "worksheet") + override("worksheets/sheet2", "worksheet") + "</Types>"},
	}
}

// part writes one of the files.
func (x *xlsxRows) part(name, text string) error {
	w, err := x.zip.Create(name)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

func override(name, kind string) string {
	return `<Override PartName="/xl/` + name + `.xml" ContentType="` + partType + kind + `+xml"/>`
}

// relation (关系) is another file that a file refers to.
type relation struct{ kind, target string }

// relations are a file's references, by the names rId1, rId2 …
func relations(list ...relation) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, r := range list {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relationType, r.kind, r.target)
	}
	return b.String() + "</Relationships>"
}

// escaped is a text as XML has it. Control characters, which it cannot hold, become U+FFFD.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes all
	return b.String()
}
