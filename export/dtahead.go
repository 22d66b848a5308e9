package export

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/mubiao/mubiao/sqlite"
)

// The widths, in bytes, of what stands in a dataset's head for each variable, with the zero that ends it.
const (
	dtaNameWidth   = 129
	dtaFormatWidth = 57
	dtaLabelWidth  = 321
)

// head is the dataset up to its first row. A map in it, of fixed size, says where each part begins.
func (d *dtaRows) head() []byte {
	parts := append([][]byte{d.header(), make([]byte, dtaMapSize)}, d.dictionary()...)
	offsets, at := []uint64{0}, uint64(len(parts[0]))
	for _, part := range parts[1:] {
		offsets, at = append(offsets, at), at+uint64(len(part))
	}
	for _, size := range d.sizes() {
		offsets, at = append(offsets, at), at+size
	}
	parts[1] = dtaMap(append(offsets, at))
	return append(bytes.Join(parts, nil), "<data>"...)
}

// sizes is the bytes of the parts that stand after the head.
func (d *dtaRows) sizes() []uint64 {
	data, strls := uint64(len("<data></data>")), uint64(len("<strls></strls>"))
	for i := range d.vars {
		v := &d.vars[i]
		data += d.n * uint64(v.size())
		if v.kind() == dtaStrL {
			strls += v.bytes + v.filled*uint64(longTextHead)
		}
	}
	return []uint64{data, strls, uint64(len(d.valueLabels())), uint64(len("</stata_dta>"))}
}

// dtaMapSize is the bytes of a map of fourteen places.
const dtaMapSize = len("<map></map>") + 14*8

func dtaMap(offsets []uint64) []byte {
	b := []byte("<map>")
	for _, at := range offsets {
		b = binary.LittleEndian.AppendUint64(b, at)
	}
	return append(b, "</map>"...)
}

func (d *dtaRows) header() []byte {
	stamp := ""
	if !d.opt.Stamp.IsZero() {
		stamp = d.opt.Stamp.UTC().Format("02 Jan 2006 15:04")
	}
	b := []byte("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>")
	b = binary.LittleEndian.AppendUint16(b, uint16(len(d.vars)))
	b = append(b, "</K><N>"...)
	b = binary.LittleEndian.AppendUint64(b, d.n)
	b = append(b, "</N><label>"...)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(d.opt.Name)))
	b = append(b, d.opt.Name+"</label><timestamp>"...)
	b = append(b, byte(len(stamp)))
	return append(b, stamp+"</timestamp></header>"...)
}

// dictionary is the parts that say what the variables are.
func (d *dtaRows) dictionary() [][]byte {
	var types, names, formats, labelled, labels []byte
	for i := range d.vars {
		v := &d.vars[i]
		types = binary.LittleEndian.AppendUint16(types, v.kind())
		names = padded(names, v.Name, dtaNameWidth)
		formats = padded(formats, v.format(), dtaFormatWidth)
		labels = padded(labels, v.Label, dtaLabelWidth)
		set := ""
		if v.Values != nil {
			set = v.Name
		}
		labelled = padded(labelled, set, dtaNameWidth)
	}
	return [][]byte{
		tagged("variable_types", types), tagged("varnames", names), tagged("sortlist", make([]byte, 2*(len(d.vars)+1))),
		tagged("formats", formats), tagged("value_label_names", labelled), tagged("variable_labels", labels), tagged("characteristics", nil),
	}
}

// format is how Stata shows the variable.
func (v *dtaVar) format() string {
	switch kind := v.kind(); {
	case kind == dtaStrL:
		return "%-40s"
	case v.Type == sqlite.Text && v.Values == nil:
		return fmt.Sprintf("%%-%ds", min(int(kind), 40))
	}
	return "%12.0g"
}

// valueLabels says which words the numbers of variables stand for.
func (d *dtaRows) valueLabels() []byte {
	var all []byte
	for i := range d.vars {
		if v := &d.vars[i]; v.Values != nil {
			all = append(all, tagged("lbl", v.labels())...)
		}
	}
	return tagged("value_labels", all)
}

// labels is the table of a variable's words: how many, the bytes of all, where each begins, its number, and they.
func (v *dtaVar) labels() []byte {
	var text strings.Builder
	var places, numbers []byte
	for i, w := range v.Values {
		places = binary.LittleEndian.AppendUint32(places, uint32(text.Len()))
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(i+1))
		text.WriteString(w.Label + "\x00")
	}
	table := binary.LittleEndian.AppendUint32(nil, uint32(len(v.Values)))
	table = binary.LittleEndian.AppendUint32(table, uint32(text.Len()))
	table = append(append(append(table, places...), numbers...), text.String()...)
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(table)))
	b = padded(b, v.Name, dtaNameWidth)
	return append(append(b, 0, 0, 0), table...)
}

// padded adds a text and zeros up to a width.
func padded(b []byte, text string, width int) []byte {
	return append(append(b, text...), make([]byte, width-len(text))...)
}

func tagged(name string, body []byte) []byte {
	return []byte("<" + name + ">" + string(body) + "</" + name + ">")
}
