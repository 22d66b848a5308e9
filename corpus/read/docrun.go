package read

import "slices"

// wordRun is a run of bytes of WordDocument whose text is alike.
type wordRun[T any] struct {
	from, to int32
	is       T
}

// wordRuns are runs in ascending order. at keeps the place of the run found last: text is mostly read forward.
type wordRuns[T any] struct {
	runs []wordRun[T]
	last int
}

// at is the run that holds a byte, nil where none does.
func (r *wordRuns[T]) at(byte int) *wordRun[T] {
	fc := int32(byte)
	for i := r.last; i < len(r.runs) && i < r.last+2; i++ {
		if run := &r.runs[i]; run.from <= fc && fc < run.to {
			r.last = i
			return run
		}
	}
	i, found := slices.BinarySearchFunc(r.runs, fc, func(run wordRun[T], fc int32) int { return int(run.from) - int(fc) })
	if !found {
		i--
	}
	if i < 0 || fc >= r.runs[i].to {
		return nil
	}
	r.last = i
	return &r.runs[i]
}

// sort puts runs in order and wants them apart.
func (r *wordRuns[T]) sort() error {
	slices.SortStableFunc(r.runs, func(a, b wordRun[T]) int { return int(a.from) - int(b.from) })
	for i, run := range r.runs {
		if run.from < 0 || run.to < run.from || i > 0 && run.from < r.runs[i-1].to {
			return wordDamaged("list of properties")
		}
	}
	return nil
}

// fkpSize is the bytes of a page of properties (FKP) in WordDocument, [MS-DOC] 2.9.33 and 2.9.175.
const fkpSize = 512

// eachFKP gives the runs of the pages of properties that a PlcBteChpx or PlcBtePapx names: their bytes, and where in the
// page the n-th run's entry stands, given the bytes of an entry.
func (w *wordDoc) eachFKP(pair, entry int, use func(page wordBytes, from, to int32, at int)) error {
	plc, err := w.pair(pair)
	if err != nil {
		return err
	}
	pages := (len(plc) - 4) / 8
	if pages > len(w.main)/fkpSize {
		return wordDamaged("list of properties")
	}
	for i := range pages {
		page, ok := w.main.part((plc.u32(4*(pages+1)+4*i)&0x3FFFFF)*fkpSize, fkpSize)
		if !ok {
			return wordDamaged("list of properties")
		}
		runs := page.u8(fkpSize - 1)
		if 4*(runs+1)+entry*runs > fkpSize-1 {
			return wordDamaged("list of properties")
		}
		for n := range runs {
			use(page, int32(page.u32(4*n)), int32(page.u32(4*n+4)), 4*(runs+1)+entry*n)
		}
	}
	return nil
}

// readChars reads the properties of characters.
func (w *wordDoc) readChars() error {
	err := w.eachFKP(pairChars, 1, func(page wordBytes, from, to int32, at int) {
		c := plainChar
		if at := 2 * page.u8(at); at > 0 {
			chpx, _ := page.part(at+1, page.u8(at))
			c.apply(chpx)
		}
		w.chars.runs = append(w.chars.runs, wordRun[wordChar]{from, to, c})
	})
	if err != nil {
		return err
	}
	return w.chars.sort()
}

// bxPap is the bytes of a paragraph's entry in its page: where its properties stand, and a height.
const bxPap = 13

// readParas reads the properties of paragraphs.
func (w *wordDoc) readParas() error {
	err := w.eachFKP(pairParas, bxPap, func(page wordBytes, from, to int32, at int) {
		p := wordPara{}
		if at := 2 * page.u8(at); at > 0 {
			size := 2*page.u8(at) - 1
			if size < 0 {
				at++
				size = 2 * page.u8(at)
			}
			if papx, ok := page.part(at+1, size); ok && size >= 2 {
				p = wordPara{style: papx.u16(0), grpprl: papx[2:]}
			}
		}
		w.paras.runs = append(w.paras.runs, wordRun[wordPara]{from, to, p})
	})
	if err != nil {
		return err
	}
	return w.paras.sort()
}
