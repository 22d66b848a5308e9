package read

// wordPiece is a piece of the text: characters from cp to end that lie one after the other in WordDocument.
type wordPiece struct {
	cp, end int
	fc      int // byte in WordDocument
	size    int // bytes of a character: 1 of cp1252, or 2 of UTF-16
	changes wordBytes
}

// readPieces reads the Clx, [MS-DOC] 2.9.38: changes of properties, and the table of pieces.
func (w *wordDoc) readPieces() error {
	clx, err := w.pair(pairPieces)
	if err != nil {
		return err
	}
	var changes []wordBytes
	for clx.u8(0) == 1 {
		prc, ok := clx.part(3, clx.u16(1))
		if !ok {
			return wordDamaged("table of pieces")
		}
		changes = append(changes, prc)
		clx = clx[3+len(prc):]
	}
	plc, ok := clx.part(5, clx.u32(1))
	if !ok || clx.u8(0) != 2 || len(plc) < 4 {
		return wordDamaged("table of pieces")
	}
	return w.addPieces(plc, changes)
}

// addPieces reads the table of pieces, [MS-DOC] 2.8.35. Pieces may not hold more characters than the stream has bytes:
// Word stores none twice.
func (w *wordDoc) addPieces(plc wordBytes, changes []wordBytes) error {
	n := (len(plc) - 4) / 12
	all := 0
	for i := range n {
		p := wordPiece{cp: plc.u32(4 * i), end: plc.u32(4*i + 4), size: 2}
		pcd := plc[4*(n+1)+8*i:]
		if p.fc = pcd.u32(2) & 0x3FFFFFFF; pcd.u32(2)&0x40000000 != 0 {
			p.fc, p.size = p.fc/2, 1
		}
		all += p.end - p.cp
		_, ok := w.main.part(p.fc, (p.end-p.cp)*p.size)
		if !ok || p.end < p.cp || all > len(w.main) || i == 0 && p.cp != 0 {
			return wordDamaged("table of pieces")
		}
		p.changes = pieceChanges(pcd.u16(6), changes)
		w.pieces = append(w.pieces, p)
	}
	return nil
}

// pieceChanges is what a Prm changes in a piece, as a grpprl: one property of a short list (Prm0, [MS-DOC] 2.9.215) or
// the properties that a number names (Prm1).
func pieceChanges(prm int, changes []wordBytes) wordBytes {
	if prm&1 != 0 {
		if prm>>1 < len(changes) {
			return changes[prm>>1]
		}
		return nil
	}
	sprm, ok := map[int]int{
		0x0C: sprmPIlvl, 0x18: sprmPFInTable, 0x19: sprmPFTtp, 0x41: sprmCFRMarkDel, 0x5C: sprmCFVanish,
	}[prm>>1&0x7F]
	if !ok {
		return nil
	}
	return wordBytes{byte(sprm), byte(sprm >> 8), byte(prm >> 8)}
}
