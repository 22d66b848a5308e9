package read

import (
	"encoding/binary"
	"math"
	"slices"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mubiao/mubiao/corpus"
)

// A .xls file is a stream of records, each a type, a length and data ([MS-XLS] 2.1.4): first those of the workbook, then those
// of each sheet. Excel 97 and later write BIFF8 (stream Workbook), Excel 5 and 95 write BIFF5 (stream Book), whose
// texts are in the code page of the system.

// The records that are read ([MS-XLS] 2.3).
const (
	biffFormula    = 0x0006
	biffEOF        = 0x000A
	biffDate1904   = 0x0022
	biffFilePass   = 0x002F
	biffFont       = 0x0031
	biffContinue   = 0x003C
	biffCodePage   = 0x0042
	biffColInfo    = 0x007D
	biffBoundSheet = 0x0085
	biffMulRK      = 0x00BD
	biffRString    = 0x00D6
	biffXF         = 0x00E0
	biffMergeCells = 0x00E5
	biffSST        = 0x00FC
	biffLabelSST   = 0x00FD
	biffNumber     = 0x0203
	biffLabel      = 0x0204
	biffBoolErr    = 0x0205
	biffString     = 0x0207
	biffRow        = 0x0208
	biffRK         = 0x027E
	biffFormat     = 0x041E
	biffBOF        = 0x0809
)

// biffRecord is one record with the CONTINUE records behind it.
type biffRecord struct {
	kind  int
	data  []byte
	rest  [][]byte
	start int // in the stream
}

// biffRecords goes through a stream's records.
type biffRecords struct {
	data []byte
	at   int
}

// next is the next record; false at the stream's end, or where a record runs over it.
func (r *biffRecords) next() (biffRecord, bool) {
	rec, ok := r.one()
	if !ok {
		return rec, false
	}
	for {
		at := r.at
		more, ok := r.one()
		if !ok || more.kind != biffContinue {
			r.at = at
			return rec, true
		}
		rec.rest = append(rec.rest, more.data)
	}
}

func (r *biffRecords) one() (biffRecord, bool) {
	if r.at+4 > len(r.data) {
		return biffRecord{}, false
	}
	n := int(binary.LittleEndian.Uint16(r.data[r.at+2:]))
	if r.at+4+n > len(r.data) {
		return biffRecord{}, false
	}
	rec := biffRecord{kind: u16(r.data, r.at), data: r.data[r.at+4 : r.at+4+n], start: r.at}
	r.at += 4 + n
	return rec, true
}

// u16 is the number in two bytes of data, 0 behind its end.
func u16(data []byte, at int) int {
	if at < 0 || at+2 > len(data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(data[at:]))
}

// u32 is the number in four bytes of data, 0 behind its end.
func u32(data []byte, at int) uint32 {
	if at < 0 || at+4 > len(data) {
		return 0
	}
	return binary.LittleEndian.Uint32(data[at:])
}

// biff (二进制工作簿) is a workbook's stream being read.
type biff struct {
	*budget
	stream  []byte
	old     bool // BIFF5
	epoch   int
	strings []string
	formats []numberFormat // by cell style
	codes   map[int]string // of the file's own formats
	ids     []int          // of each style's format
	raised  []bool         // of each font
	sheets  []boundSheet
	used    int // bytes of the stream that sheets have read
	out     *draft
	notes   sheetNotes
	err     error
}

// boundSheet is a sheet as the workbook names it.
type boundSheet struct {
	name         string
	at           uint32 // of its records in the stream
	hidden, grid bool
}

func (f *file) xls() (*corpus.Source, error) {
	o, err := f.openOLE()
	if err != nil {
		return nil, err
	}
	stream, err := o.stream("Workbook")
	if err == nil && stream == nil {
		stream, err = o.stream("Book")
	}
	if err != nil {
		return nil, err
	}
	return f.workbook(stream)
}

// workbook reads a workbook's stream.
func (f *file) workbook(stream []byte) (*corpus.Source, error) {
	b := &biff{budget: f.budget, stream: stream, epoch: epoch1900, codes: map[int]string{}, out: newDraft(f.budget)}
	if err := b.read(); err != nil {
		return nil, err
	}
	return b.notes.source(b.out, XLS)
}

// read reads the workbook's records, then writes the sheets that are seen, in the workbook's order.
func (b *biff) read() error {
	r := &biffRecords{data: b.stream}
	rec, ok := r.next()
	switch version := u16(rec.data, 0); {
	case !ok || rec.kind != biffBOF && rec.kind&0xFF != 0x09:
		return b.damaged("it has no workbook")
	case rec.kind != biffBOF || version != 0x0600 && version != 0x0500:
		return refuse(Unsupported, "this is a workbook of Excel 4 or before: open it in Excel, WPS or LibreOffice and save it as .xlsx")
	default:
		b.old = version == 0x0500
	}
	for rec.kind != biffEOF && b.err == nil {
		if rec, ok = r.next(); !ok {
			return b.damaged("its workbook's records are cut off")
		}
		b.global(rec)
	}
	b.formats = formatsOf(b.ids, b.codes)
	for _, s := range b.sheets {
		switch {
		case b.err != nil:
			return b.err
		case !s.grid:
		case s.hidden:
			b.notes.sheets = append(b.notes.sheets, s.name)
		default:
			b.err = b.readSheet(s)
		}
	}
	return b.err
}

func (b *biff) damaged(what string) error {
	return refuse(Damaged, "the .xls file is damaged (%s): download it again, or open it in Excel or WPS and save it again", what)
}

// global reads a record of the workbook.
func (b *biff) global(rec biffRecord) {
	switch data := rec.data; rec.kind {
	case biffFilePass:
		b.err = refuse(Encrypted, "the .xls file is encrypted: open it with its password and save it without one")
	case biffDate1904:
		if u16(data, 0) == 1 {
			b.epoch = epoch1904
		}
	case biffFormat:
		if b.old && len(data) > 2 {
			b.codes[u16(data, 0)] = b.gbk(data[3:min(len(data), 3+int(data[2]))])
		} else if !b.old {
			t := textReader{parts: [][]byte{data[min(2, len(data)):]}}
			b.codes[u16(data, 0)] = t.string(2)
		}
	case biffXF:
		b.ids = append(b.ids, u16(data, 2))
	case biffFont:
		b.raised = append(b.raised, u16(data, 8) == 1)
		if len(b.raised) == 4 { // no font has the number 4 ([MS-XLS] 2.5.129)
			b.raised = append(b.raised, false)
		}
	case biffSST:
		b.readStrings(rec)
	case biffBoundSheet:
		b.boundSheet(data)
	}
}

// boundSheet reads where a sheet stands, whether it is seen and what it is ([MS-XLS] 2.4.28).
func (b *biff) boundSheet(data []byte) {
	if len(data) < 8 {
		b.err = b.damaged("a sheet without a name")
		return
	}
	s := boundSheet{at: u32(data, 0), hidden: data[4]&3 != 0, grid: data[5] == 0}
	if b.old {
		s.name = b.gbk(data[7:min(len(data), 7+int(data[6]))])
	} else {
		t := textReader{parts: [][]byte{data[6:]}}
		s.name = t.string(1)
	}
	b.sheets = append(b.sheets, s)
}

// readStrings reads the texts that cells name by number ([MS-XLS] 2.4.265).
func (b *biff) readStrings(rec biffRecord) {
	t := textReader{parts: append([][]byte{rec.data}, rec.rest...)}
	t.skip(4)
	for n := t.number(4); n > 0 && b.err == nil; n-- {
		if b.strings = append(b.strings, b.rich(t.rich())); t.broken {
			b.err = b.damaged("its table of texts is cut off")
		}
	}
}

// fontRun is from where on a text has a font.
type fontRun struct{ from, font int }

// rich is a text without what a raised font marks as a footnote's mark.
func (b *biff) rich(units []rune, runs []fontRun) string {
	if !slices.ContainsFunc(runs, func(r fontRun) bool { return b.up(r.font) }) {
		return string(units)
	}
	var out []rune
	at, font := 0, -1
	put := func(to int) {
		if to = min(max(to, at), len(units)); b.up(font) {
			out = append(out, []rune(raised(string(out[max(0, len(out)-4):]), string(units[at:to])))...)
		} else {
			out = append(out, units[at:to]...)
		}
		at = to
	}
	for _, r := range runs {
		put(r.from)
		font = r.font
	}
	put(len(units))
	return string(out)
}

func (b *biff) up(font int) bool { return font >= 0 && font < len(b.raised) && b.raised[font] }

// gbk is a text of BIFF5, in the code page that Chinese Windows has. Other code pages share its ASCII.
func (b *biff) gbk(data []byte) string {
	text, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return string(text)
}

// rkNumber is the number that an RK holds in 30 bits ([MS-XLS] 2.5.217).
func rkNumber(rk uint32) float64 {
	x := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&2 != 0 {
		x = float64(int32(rk) >> 2)
	}
	if rk&1 != 0 {
		x /= 100
	}
	return x
}
