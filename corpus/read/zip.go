package read

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mubiao/mubiao/corpus"
)

// zip reads each entry of a zip archive. Nothing is written to a disk.
func (f *file) zip() {
	z, err := zip.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err == nil {
		err = f.archive(z)
	}
	if err != nil {
		f.fail(err)
		return
	}
	taken := map[string]bool{}
	for _, entry := range z.File {
		name := entryName(entry)
		if entry.FileInfo().IsDir() || Beside(name) {
			continue
		}
		name = unlike(taken, name)
		data, err := f.unzip(entry, name)
		if err != nil {
			f.entry(name, nil).fail(err)
			continue
		}
		f.entry(name, data).read()
	}
	if len(taken) == 0 {
		f.fail(refuse(Empty, "the archive holds no file: check that it was saved or downloaded whole"))
	}
}

// unlike is a name that was not taken before: name, name~2, name~3.
func unlike(taken map[string]bool, name string) string {
	for n, plain := 2, name; taken[name]; n++ {
		name = plain + "~" + strconv.Itoa(n)
	}
	taken[name] = true
	return name
}

// archive refuses an archive whose directory alone shows that it is no archive of notices.
func (f *file) archive(z *zip.Reader) error {
	if f.depth >= f.Depth {
		return refuse(TooDeep, "this is an archive in %d others: unpack them, or raise --max-depth", f.depth)
	}
	if f.entries += len(z.File); f.entries > f.Entries {
		return refuse(TooLarge, "the archive has %d entries, the limit is %d: unpack it, or raise --max-entries", len(z.File), f.Entries)
	}
	type extent struct{ from, to int64 }
	var extents []extent
	for _, entry := range z.File {
		if from, err := entry.DataOffset(); err == nil && entry.CompressedSize64 > 0 {
			extents = append(extents, extent{from, from + int64(entry.CompressedSize64)})
		}
	}
	slices.SortFunc(extents, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(extents); i++ {
		if extents[i].from < extents[i-1].to {
			return refuse(Bomb, "entries of the archive overlap, as no program writes them: do not open it")
		}
	}
	return nil
}

// unzip is the bytes of an entry.
func (f *file) unzip(entry *zip.File, name string) ([]byte, error) {
	switch mode := entry.Mode(); {
	case mode&fs.ModeType != 0:
		return nil, refuse(Unsupported, "the entry is a link or a device, not a file: leave it out")
	case entry.Flags&1 != 0 || entry.Method == 99:
		return nil, refuse(Encrypted, "the archive is encrypted: unpack it with its password, and give its files")
	case !safe(name) || strings.Contains(entry.Name, "\x00"):
		return nil, refuse(BadName, "the entry's name leads out of the archive: rename it, or unpack what is safe in it")
	}
	r, err := entry.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, refuse(Unsupported, "the entry is packed by a method (%d) that is not read: unpack it, and give its files", entry.Method)
	}
	if err != nil {
		return nil, refuse(Damaged, "the entry cannot be unpacked (%v): the archive is damaged or was not downloaded whole", err)
	}
	defer r.Close()
	return f.inflate(r, int64(entry.CompressedSize64), "the entry")
}

// entryName is an entry's name in UTF-8, with / between its parts. Programs of Chinese Windows write it in GBK.
func entryName(entry *zip.File) string {
	name := entry.Name
	if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !utf8.ValidString(name) || entry.Flags&0x800 == 0 && chinese(decoded) && !chinese(name) {
		name = decoded
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), "\x00", "\uFFFD"), "\\", "/")
}

// chinese says whether a name is in Chinese and Latin letters: two bytes of GBK can be a letter of another script in UTF-8.
func chinese(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r >= 0x100 && r < 0x2000 || r == utf8.RuneError })
}

// safe says whether a name stays below the archive's root.
func safe(name string) bool {
	return !strings.HasPrefix(name, "/") && !(len(name) > 1 && name[1] == ':') &&
		path.Clean("/"+name) == "/"+path.Clean(name) && !slices.Contains(strings.Split(name, "/"), "..")
}

// gzip reads what one packed file holds, under the same path.
func (f *file) gzip() {
	data, err := f.gunzip()
	if err != nil {
		f.fail(err)
		return
	}
	inner := *f
	inner.data, inner.hash, inner.depth = data, corpus.Hash(f.data), f.depth+1
	inner.read()
}

func (f *file) gunzip() ([]byte, error) {
	if f.depth >= f.Depth {
		return nil, refuse(TooDeep, "this is an archive in %d others: unpack them, or raise --max-depth", f.depth)
	}
	r, err := gzip.NewReader(bytes.NewReader(f.data))
	if err != nil {
		return nil, refuse(Damaged, "the gzip file cannot be unpacked (%v): it is damaged or was not downloaded whole", err)
	}
	data, err := f.inflate(r, int64(len(f.data)), "the gzip file")
	if err == nil && len(data) > 262 && string(data[257:262]) == "ustar" {
		return nil, refuse(Unsupported, "this is a tar archive: unpack it, and give its files")
	}
	return data, err
}
