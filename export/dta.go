package export

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/mubiao/mubiao/sqlite"
)

// dtaRows writes a dataset of Stata 14 and later: format 118, little-endian. A column's width stands before its first row, so the rows
// wait in a temporary file. A text that is not known is "", a number that is not known is Stata's missing value. Words of a few
// are numbers under value labels, in Chinese.
type dtaRows struct {
	w     io.Writer
	opt   RowOptions
	vars  []dtaVar
	spool *os.File
	out   *bufio.Writer // into the spool
	n     uint64        // rows
}

// dtaVar (变量) is a column and what has been seen of its values.
type dtaVar struct {
	Column
	longest int    // bytes of its longest text
	bytes   uint64 // of all its texts
	filled  uint64 // texts that are not empty
	wide    bool   // it has whole numbers that a long cannot hold
}

// The types of variables and the greatest values of Stata: those above are its missing values.
const (
	dtaStrL    = 32768
	dtaDouble  = 65526
	dtaLong    = 65528
	dtaByte    = 65530
	maxLong    = 2147483620
	minLong    = -2147483647
	missByte   = 101
	missLong   = 2147483621
	missDouble = 0x7fe0000000000000 // as bits
	// maxString is the longest text, in bytes, that is stored at a fixed width: of texts that can be longer most of it would be blank.
	// Stata's own limit is 2045.
	maxString = 255
)

// dtaName is what Stata takes for a name.
var dtaName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,31}$`)

func newDTA(w io.Writer, columns []Column, opt RowOptions) (*dtaRows, error) {
	d := &dtaRows{w: w, opt: opt}
	for _, c := range columns {
		switch {
		case !dtaName.MatchString(c.Name):
			return nil, fmt.Errorf("column %s: Stata wants a name of at most 32 letters, digits and underscores", c.Name)
		case utf8.RuneCountInString(c.Label) > 80:
			return nil, fmt.Errorf("column %s: Stata wants a label of at most 80 characters", c.Name)
		}
		d.vars = append(d.vars, dtaVar{Column: c})
	}
	var err error
	if d.spool, err = os.CreateTemp("", "mubiao-dta-"); err != nil {
		return nil, fmt.Errorf("make temporary file: %w", err)
	}
	d.out = bufio.NewWriterSize(d.spool, 1<<16)
	return d, nil
}

// kind is the variable's type.
func (v *dtaVar) kind() uint16 {
	switch {
	case v.Values != nil:
		return dtaByte
	case v.Type == sqlite.Real, v.wide:
		return dtaDouble
	case v.Type == sqlite.Integer:
		return dtaLong
	case v.longest > maxString:
		return dtaStrL
	}
	return uint16(max(1, v.longest))
}

// size is how many bytes the variable takes of a row.
func (v *dtaVar) size() int {
	switch kind := v.kind(); kind {
	case dtaByte:
		return 1
	case dtaLong:
		return 4
	case dtaDouble, dtaStrL:
		return 8
	default:
		return int(kind)
	}
}

// Write puts a row into the spool: a text as its length and bytes, a number as a byte that says whether it is known, and a double.
func (d *dtaRows) Write(row []any) error {
	for i, value := range row {
		if err := d.vars[i].spool(d.out, value); err != nil {
			return fmt.Errorf("write row %d: column %s: %w", d.n+1, d.vars[i].Name, err)
		}
	}
	d.n++
	return nil
}

func (v *dtaVar) spool(w *bufio.Writer, value any) error {
	if v.Type == sqlite.Text {
		text, _ := value.(string)
		if text != "" && v.Values != nil && v.code(text) == 0 {
			return fmt.Errorf("%s is none of its values", text)
		}
		v.longest, v.bytes, v.filled = max(v.longest, len(text)), v.bytes+uint64(len(text)), v.filled+uint64(min(1, len(text)))
		return errors.Join(second(w.Write(binary.AppendUvarint(nil, uint64(len(text))))), second(w.WriteString(text)))
	}
	var number float64
	switch n := value.(type) {
	case nil:
		return second(w.Write(make([]byte, 9)))
	case int:
		number = float64(n)
	case int64:
		number = float64(n)
	case float64:
		number = n
	}
	if v.Type == sqlite.Integer && (number > maxLong || number < minLong) {
		v.wide = true
	}
	if math.Abs(number) >= math.Float64frombits(missDouble) || number != number {
		return fmt.Errorf("%g is more than Stata holds", number)
	}
	return second(w.Write(binary.LittleEndian.AppendUint64([]byte{1}, math.Float64bits(number))))
}

// second is the error of a write.
func second(_ int, err error) error { return err }

// code is the number that stands for a word of the variable's values, from 1; 0 where it is none of them.
func (v *dtaVar) code(word string) byte {
	return byte(1 + slices.IndexFunc(v.Values, func(w Value) bool { return w.Value == word }))
}

// Close writes the dataset and takes the spool away.
func (d *dtaRows) Close() error {
	err := d.out.Flush()
	if err == nil {
		err = d.write()
	}
	if err = errors.Join(err, d.spool.Close(), os.Remove(d.spool.Name())); err != nil {
		return fmt.Errorf("write dataset: %w", err)
	}
	return nil
}

func (d *dtaRows) write() error {
	out := bufio.NewWriterSize(d.w, 1<<16)
	if _, err := out.Write(d.head()); err != nil {
		return err
	}
	if err := d.each(func(at uint64, v int, text string, number []byte) error {
		return second(out.Write(d.vars[v].cell(v, at, text, number)))
	}); err != nil {
		return err
	}
	out.WriteString("</data><strls>")
	if err := d.each(func(at uint64, v int, text string, _ []byte) error {
		if d.vars[v].kind() != dtaStrL || text == "" {
			return nil
		}
		return second(out.Write(longText(v, at, text)))
	}); err != nil {
		return err
	}
	out.WriteString("</strls>")
	out.Write(d.valueLabels())
	out.WriteString("</stata_dta>")
	return out.Flush()
}

// each gives the cells of the spool to use: the row, from 1, the variable, and its text, or its number in eight bytes, nil where it is not known.
func (d *dtaRows) each(use func(at uint64, v int, text string, number []byte) error) error {
	if _, err := d.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReaderSize(d.spool, 1<<16)
	var buf []byte
	for at := range d.n {
		for i := range d.vars {
			size := uint64(9)
			text := d.vars[i].Type == sqlite.Text
			if text {
				var err error
				if size, err = binary.ReadUvarint(in); err != nil {
					return err
				}
			}
			buf = slices.Grow(buf[:0], int(size))[:size]
			if _, err := io.ReadFull(in, buf); err != nil {
				return err
			}
			word, number := "", []byte(nil)
			switch {
			case text:
				word = string(buf)
			case buf[0] == 1:
				number = buf[1:]
			}
			if err := use(at+1, i, word, number); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell is a value as a row has it. Of a long text it is where the text stands among the long ones: by variable and row.
func (v *dtaVar) cell(index int, at uint64, text string, number []byte) []byte {
	cell := make([]byte, v.size())
	switch v.kind() {
	case dtaByte:
		cell[0] = missByte
		if text != "" {
			cell[0] = v.code(text)
		}
	case dtaLong:
		binary.LittleEndian.PutUint32(cell, missLong)
		if number != nil {
			binary.LittleEndian.PutUint32(cell, uint32(int32(math.Float64frombits(binary.LittleEndian.Uint64(number)))))
		}
	case dtaDouble:
		binary.LittleEndian.PutUint64(cell, missDouble)
		if number != nil {
			copy(cell, number)
		}
	case dtaStrL:
		if text != "" {
			binary.LittleEndian.PutUint64(cell, uint64(index+1)|at<<16)
		}
	default:
		copy(cell, text)
	}
	return cell
}

// longTextHead is the bytes that stand about a long text.
const longTextHead = len("GSO") + 4 + 8 + 1 + 4 + 1

// longText is a text of any length, under its variable and row.
func longText(index int, at uint64, text string) []byte {
	b := append(make([]byte, 0, longTextHead+len(text)), "GSO"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(index+1))
	b = binary.LittleEndian.AppendUint64(b, at)
	b = append(b, 130) // text, which a zero ends
	b = binary.LittleEndian.AppendUint32(b, uint32(len(text)+1))
	return append(append(b, text...), 0)
}
