package corpus

import (
	"crypto/sha256"
	"encoding/hex"
)

// Read makes a Document of a notice's bytes. Its error is an *Unreadable, for what is no text at all;
// every text gives a Document, and doubt is a Warning. Path is only kept.
func Read(path string, data []byte) (*Document, error) {
	d, err := decode(data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	d.Path, d.SHA256, d.Format = path, hex.EncodeToString(sum[:]), "text"
	paras := d.paragraphs(d.lines())
	f := d.readFront(paras)
	d.outline(paras)
	d.sentences(paras)
	d.readHead(f, paras)
	return d, nil
}
