package read

import (
	"fmt"
	"io"
	"time"

	"github.com/mubiao/mubiao/corpus"
)

// The limits that a file is read within where no flag raises them.
const (
	MaxBytes    = 100 << 20 // of a file
	MaxInflated = 256 << 20 // of all that one file's archives and streams unpack to
	MaxPart     = 64 << 20  // of one entry or stream of it
	MaxText     = 12 << 20  // of the text of one notice, in UTF-8
	MaxNumbers  = 50_000    // runs of digits in a text: no notice has as many, and each becomes a row
	MaxRatio    = 100       // of a part to its packed bytes, above freeRatio
	MaxEntries  = 1000      // of an archive, its own archives' included
	MaxDepth    = 2         // of archives in archives
	MaxXMLDepth = 256       // of elements in elements
	MaxPages    = 5000
	MaxTime     = 30 * time.Second
	MaxMemory   = 512 << 20 // of the process that reads it
)

// freeRatio is what a part may unpack to whatever its packed bytes: small files repeat themselves much.
const freeRatio = 1 << 20

// Limits (限额) bound what one file may cost. Sizes are bytes.
type Limits struct {
	Bytes, Inflated, Part int64
	Text                  int64
	Numbers               int
	Ratio                 int64
	Entries               int
	Depth, XMLDepth       int
	Pages                 int
	Time                  time.Duration
	Memory                int64
}

// Default is the limits above.
func Default() Limits {
	return Limits{MaxBytes, MaxInflated, MaxPart, MaxText, MaxNumbers, MaxRatio, MaxEntries, MaxDepth, MaxXMLDepth, MaxPages, MaxTime, MaxMemory}
}

// The codes of what cannot be read.
const (
	Empty       = "empty"
	Encrypted   = "encrypted"
	Damaged     = "damaged" // truncated, or no longer what its first bytes say
	TooLarge    = "too-large"
	Bomb        = "bomb" // unpacks to far more than it holds
	TooDeep     = "too-deep"
	Unsupported = "unsupported"
	NoText      = "no-text"  // needs OCR
	NoTool      = "no-tool"  // needs a program that is not installed
	BadName     = "bad-name" // an archive's entry that leads out of it
	Timeout     = "timeout"
	Memory      = "memory"
	Internal    = "internal" // a fault of the program
)

func refuse(code, format string, args ...any) error {
	return &corpus.Unreadable{Code: code, Message: fmt.Sprintf(format, args...)}
}

// budget is what is left of one file's limits. All that is unpacked from it is counted here, by the bytes that really come.
type budget struct {
	Limits
	inflated int64 // bytes unpacked so far
	entries  int   // archives' entries seen so far
}

// inflate reads all of r, which unpacks packed bytes. what names it in the error.
func (b *budget) inflate(r io.Reader, packed int64, what string) ([]byte, error) {
	most := min(b.Part, b.Inflated-b.inflated)
	data, err := io.ReadAll(io.LimitReader(&ratioReader{r: r, most: max(freeRatio, packed*b.Ratio)}, most+1))
	b.inflated += int64(len(data))
	switch {
	case err == errRatio:
		return nil, refuse(Bomb, "%s unpacks to more than %d times its size: unpack it yourself, or raise --max-ratio", what, b.Ratio)
	case int64(len(data)) > most && most == b.Part:
		return nil, refuse(TooLarge, "%s unpacks to more than %d MB: raise --max-part", what, b.Part>>20)
	case int64(len(data)) > most:
		return nil, refuse(TooLarge, "its parts unpack to more than %d MB in all: raise --max-inflated", b.Inflated>>20)
	case err != nil:
		return nil, refuse(Damaged, "%s cannot be unpacked (%v): the file is damaged or was not downloaded whole", what, err)
	}
	return data, nil
}

var errRatio = fmt.Errorf("unpacks to too much")

// ratioReader ends with errRatio where more than most bytes come.
type ratioReader struct {
	r    io.Reader
	most int64
}

func (r *ratioReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if r.most -= int64(n); r.most < 0 {
		return n, errRatio
	}
	return n, err
}
