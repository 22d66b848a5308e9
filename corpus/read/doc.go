package read

import (
	"encoding/binary"

	"github.com/mubiao/mubiao/corpus"
)

// wordBytes is a part of a Word 97-2003 file. Numbers are little-endian; what lies outside is 0, and part says so.
type wordBytes []byte

func (b wordBytes) u8(at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b wordBytes) u16(at int) int { return b.u8(at) | b.u8(at+1)<<8 }

func (b wordBytes) i16(at int) int { return int(int16(b.u16(at))) }

func (b wordBytes) u32(at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

// part is size bytes from at, false where they are not there.
func (b wordBytes) part(at, size int) (wordBytes, bool) {
	if at < 0 || size < 0 || at > len(b) || size > len(b)-at {
		return nil, false
	}
	return b[at : at+size], true
}

// Places in the FIB, the head of the stream WordDocument, [MS-DOC] 2.5.
const (
	word97      = 0xA5EC // wIdent since Word 97
	word95      = 0xA5DC
	fibFlags    = 0x0A
	fEncrypted  = 0x0100
	fWhichTable = 0x0200
	fibCounts   = 0x40 // FibRgLw97
	fibPairs    = 0x9A // FibRgFcLcb97
)

// The pairs of FibRgFcLcb97 (a place in the table stream and a size) that are read, [MS-DOC] 2.5.6.
const (
	pairStyles = 1
	pairChars  = 12
	pairParas  = 13
	pairFonts  = 15
	pairPieces = 33
	pairLists  = 73
	pairLFOs   = 74
)

// wordDoc is a Word 97-2003 document. Kingsoft Writer's .wps are the same.
type wordDoc struct {
	ole         *ole
	main, table wordBytes // the streams WordDocument and 0Table or 1Table
	data        wordBytes // the stream Data, where it was needed
	pieces      []wordPiece
	chars       wordRuns[wordChar]
	paras       wordRuns[wordPara]
	styles      []wordStyle
	fonts       []string
	lists       *wordLists
	spent       int // bytes of modifiers applied
}

// doc reads a Word 97-2003 file.
func (f *file) doc() (*corpus.Source, error) {
	o, err := f.openOLE()
	if err != nil {
		return nil, err
	}
	w := &wordDoc{ole: o}
	if err := w.open(); err != nil {
		return nil, err
	}
	if err := w.properties(); err != nil {
		return nil, err
	}
	d := newDraft(f.budget)
	if err := w.stories(d); err != nil {
		return nil, err
	}
	return d.source(string(DOC))
}

// open reads the two streams that every document has, and refuses what cannot be read.
func (w *wordDoc) open() (err error) {
	if w.main, err = w.ole.stream("WordDocument"); err != nil {
		return err
	}
	switch ident := w.main.u16(0); {
	case w.main == nil && w.ole.streams["EncryptedPackage"] != nil:
		return refuse(Encrypted, "the Office file is encrypted: open it with its password and save it without one")
	case w.main == nil:
		return refuse(Unsupported, "the file holds no Word document: save it as .docx with the program that made it")
	case ident == word95:
		return refuse(Unsupported, "it was saved by Word 95 or older: open it in Word and save it as .docx")
	case ident != word97 || len(w.main) < fibPairs:
		return refuse(Damaged, "its head is no Word document's: the file is damaged or was not downloaded whole")
	case w.main.u16(fibFlags)&fEncrypted != 0:
		return refuse(Encrypted, "the Word file is encrypted: open it with its password and save it without one")
	}
	name, other := "0Table", "1Table"
	if w.main.u16(fibFlags)&fWhichTable != 0 {
		name, other = other, name
	}
	if w.ole.streams[name] == nil {
		name = other
	}
	if w.table, err = w.ole.stream(name); err == nil && w.table == nil {
		err = wordDamaged("table stream")
	}
	return err
}

func wordDamaged(what string) error {
	const advice = "the file is damaged or was not downloaded whole; if Word opens it, save it again as .docx"
	return refuse(Damaged, "its %s is broken: %s", what, advice)
}

// pair is a part of the table stream that the FIB names by number, empty where the document has none.
func (w *wordDoc) pair(n int) (wordBytes, error) {
	at := fibPairs + 8*n
	part, ok := w.table.part(w.main.u32(at), w.main.u32(at+4))
	if !ok {
		return nil, wordDamaged("list of parts")
	}
	return part, nil
}

// properties reads what says how the text stands.
func (w *wordDoc) properties() error {
	steps := []func() error{w.readPieces, w.readChars, w.readParas, w.readStyles, w.readFonts, w.readLists}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stories writes the text: the document's, its text boxes' and, behind a gap, its notes'. Headers, footers and comments
// are left out. Counts are of FibRgLw97, [MS-DOC] 2.5.4.
func (w *wordDoc) stories(d *draft) error {
	const text, notes, headers, macros, comments, endnotes, boxes = 3, 4, 5, 6, 7, 8, 9
	var from [boxes + 2]int
	for n := text; n <= boxes; n++ {
		size := w.main.u32(fibCounts + 4*n)
		if from[n+1] = from[n] + size; size > len(w.main) {
			return wordDamaged("count of characters")
		}
	}
	last := 0
	if n := len(w.pieces); n > 0 {
		last = w.pieces[n-1].end
	}
	if from[boxes+1] > last {
		return wordDamaged("table of pieces")
	}
	for _, n := range []int{text, boxes, notes, endnotes} {
		if from[n] == from[n+1] {
			continue
		}
		if n != text {
			d.gap()
		}
		if err := w.story(d, from[n], from[n+1]); err != nil {
			return err
		}
	}
	return nil
}
