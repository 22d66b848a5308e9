package read

import (
	"bytes"
	"errors"
	"io"

	"github.com/richardlehane/mscfb"
)

// maxDirectory bounds the bytes of an OLE file's directory: mscfb keeps a path for each of its entries (128 bytes each),
// which would grow with the square of their number.
const maxDirectory = 256 << 10

// sectorSize is that of the smallest sectors, in bytes.
const sectorSize = 512

// maxOLERead bounds one read of a stream: mscfb's work grows with the square of the sectors in it.
const maxOLERead = 32 << 10

// ole (复合文档) is a Compound File Binary file, [MS-CFB]: a file system of sectors within a file.
type ole struct {
	*budget
	size    int64
	streams map[string]*mscfb.File // those of the root, by name: embedded documents have streams of the same names
}

// openOLE reads the directory of an OLE file.
func (f *file) openOLE() (*ole, error) {
	for _, at := range []int{44, 64, 72} { // sectors of the FAT, of the short FAT and of the DIFAT ([MS-CFB] 2.2)
		if uint64(u32(f.data, at)) > uint64(len(f.data)/sectorSize) {
			return nil, refuse(Damaged, "its directory of streams is larger than the file: it is damaged or was not downloaded whole")
		}
	}
	in := &boundedReaderAt{r: bytes.NewReader(f.data), left: maxDirectory}
	r, err := mscfb.New(in)
	in.open = true
	if err != nil {
		return nil, refuse(Damaged, "its directory of streams is broken (%v): the file is damaged or was not downloaded whole", err)
	}
	o := &ole{budget: f.budget, size: int64(len(f.data)), streams: map[string]*mscfb.File{}}
	for _, entry := range r.File[1:] {
		if len(entry.Path) == 0 && !entry.FileInfo().IsDir() && o.streams[entry.Name] == nil {
			o.streams[entry.Name] = entry
		}
	}
	return o, nil
}

// stream is the bytes of a stream, nil where there is none of that name.
func (o *ole) stream(name string) ([]byte, error) {
	entry := o.streams[name]
	switch {
	case entry == nil:
		return nil, nil
	case entry.Size > o.size:
		return nil, refuse(Damaged, "its stream %s is longer than the file: the file is damaged or was not downloaded whole", name)
	}
	data, err := o.inflate(shortReader{entry}, entry.Size, "the stream "+name)
	if err == nil && int64(len(data)) != entry.Size {
		err = refuse(Damaged, "its stream %s ends early: the file is damaged or was not downloaded whole", name)
	}
	return data, err
}

// shortReader reads little at once.
type shortReader struct{ r io.Reader }

func (s shortReader) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), maxOLERead)]) }

// boundedReaderAt ends with an error where the sectors read for a directory are too many. Entries of the FAT (4 bytes)
// do not count: their chains are bounded by the file.
type boundedReaderAt struct {
	r    io.ReaderAt
	left int
	open bool // the directory is read
}

var errDirectory = errors.New("its directory is too long")

func (b *boundedReaderAt) ReadAt(p []byte, at int64) (int, error) {
	if !b.open && len(p) > 4 {
		if b.left -= len(p); b.left < 0 {
			return 0, errDirectory
		}
	}
	return b.r.ReadAt(p, at)
}
