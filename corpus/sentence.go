package corpus

// sentences lists every sentence of every paragraph and cell, in the order of the text.
func (d *Document) sentences(paras []para) {
	d.Sentences = make([]Sentence, 0, len(d.Runes)/40+len(paras))
	c := splitter{rs: d.Runes}
	section := 0
	for _, p := range paras {
		for section+1 < len(d.Sections) && d.Sections[section+1].Start <= p.Start {
			section++
		}
		at := section
		for at > 0 && d.Sections[at].End <= p.Start {
			at = d.Sections[at].Parent
		}
		base := Sentence{Kind: p.kind, Section: at, Table: -1, Row: -1, Col: -1}
		switch {
		case p.table >= 0:
			d.cellSentences(&c, p.table, at)
		case p.kind == Heading || p.kind == Front:
			base.Span = p.Span
			d.Sentences = append(d.Sentences, base)
		case p.header > 0:
			head := base
			head.Kind, head.Span = Heading, Span{p.Start, p.Start + p.header}
			d.Sentences = append(d.Sentences, head)
			d.split(&c, Span{p.Start + p.header, p.End}, base)
		default:
			d.split(&c, p.Span, base)
		}
	}
}

func (d *Document) cellSentences(c *splitter, table, section int) {
	for _, cell := range d.Tables[table].Cells {
		base := Sentence{Kind: Cell, Section: section, Table: table, Row: cell.Row, Col: cell.Col}
		if parts := d.parts[cell.Start]; parts != nil {
			for _, s := range parts {
				d.split(c, s, base)
			}
			continue
		}
		d.split(c, cell.Span, base)
	}
}

func (d *Document) split(c *splitter, s Span, base Sentence) {
	c.pair(s)
	start := s.Start
	for start < s.End {
		base.Span = Span{start, c.cut(start, c.next(start, min(s.End, start+maxSentence)), s.End)}
		start = base.End
		if base.Span = trim(d.Runes, base.Span); base.Start < base.End {
			d.Sentences = append(d.Sentences, base)
		}
	}
}

// maxSentence is the longest sentence, in code points. A longer run is no sentence; it is cut at a comma, so that
// the work on it stays linear.
const maxSentence = 1500

// cut moves a sentence's end that maxSentence has set back to the last comma before it.
func (c *splitter) cut(start, end, paragraph int) int {
	if end < start+maxSentence || end >= paragraph {
		return end
	}
	for i := end; i > start+1; i-- {
		if r := c.rs[i-1]; r == '，' || r == ',' || r == '；' || r == ';' || r == '、' {
			end = i
			break
		}
	}
	for c.at >= 2 && c.closes[c.at-2] >= end {
		c.at -= 2
	}
	for c.stop > 0 && c.stops[c.stop-1] >= end {
		c.stop--
	}
	return end
}

// splitter cuts a paragraph at full stops that stand in no pair of brackets or quotation marks.
// A bracket without its partner in the paragraph is taken for no bracket.
type splitter struct {
	rs     []rune
	stops  []int // places of full stops
	opened []int // places of brackets that wait for their partner
	closes []int // partners of the brackets that have one, by place: open, close, open, close …
	stop   int   // in stops
	at     int   // in closes
}

// pair finds a paragraph's full stops and the partners of its outermost brackets.
func (c *splitter) pair(s Span) {
	c.stops, c.opened, c.closes = c.stops[:0], c.opened[:0], c.closes[:0]
	c.stop, c.at = 0, 0
	for i, r := range c.rs[s.Start:s.End] {
		if r >= 0x3020 && r < 0xFF00 || r == '，' || r == '、' { // most of the text
			continue
		}
		switch i += s.Start; {
		case fullStop(r):
			c.stops = append(c.stops, i)
		case partner(r) != 0:
			c.opened = append(c.opened, i)
		case closes(r):
			c.close(i, r)
		}
	}
}

// close pairs a closing bracket with the last open one of its kind, if that is near the top.
func (c *splitter) close(i int, r rune) {
	const reach = 8 // open brackets looked through, so that time stays linear
	for k := len(c.opened) - 1; k >= 0 && k >= len(c.opened)-reach; k-- {
		if partner(c.rs[c.opened[k]]) != r {
			continue
		}
		open := c.opened[k]
		c.opened = c.opened[:k]
		for n := len(c.closes); n > 0 && c.closes[n-2] > open; n -= 2 { // pairs within this one
			c.closes = c.closes[:n-2]
		}
		c.closes = append(c.closes, open, i)
		return
	}
}

// next is where the sentence that begins at start ends: behind its full stop and the quotation mark
// that closes there, or behind a bracket that begins the sentence and names departments.
func (c *splitter) next(start, end int) int {
	for i := start; ; {
		for c.at < len(c.closes) && c.closes[c.at] < i {
			c.at += 2
		}
		for c.stop < len(c.stops) && c.stops[c.stop] < i {
			c.stop++
		}
		stop := end
		if c.stop < len(c.stops) {
			stop = min(end, c.stops[c.stop])
		}
		if c.at == len(c.closes) || c.closes[c.at] > stop || c.closes[c.at+1] >= end {
			for stop < end && fullStop(c.rs[stop]) {
				stop++
			}
			return stop
		}
		open, closed := c.closes[c.at], c.closes[c.at+1]
		i = closed + 1
		if open == start && closed-open > 4 && c.rs[closed] != '”' && c.rs[closed] != '》' && c.behindStop(start) ||
			fullStop(c.rs[closed-1]) && c.rs[closed] != '》' && c.goesNoFurther(i, end) {
			return i
		}
	}
}

// behindStop says whether a full stop stands before a place.
func (c *splitter) behindStop(at int) bool { return at > 0 && fullStop(c.rs[at-1]) }

// goesNoFurther says whether a sentence ends where a quoted one has ended: no particle or comma follows.
func (c *splitter) goesNoFurther(i, end int) bool {
	if i = skipBlanks(c.rs, i, end); i >= end {
		return true
	}
	switch c.rs[i] {
	case '的', '、', '，', ',', '；', ';', '等', '和', '与', '及', '。', '：', ':', '）', ')', '”', '之', '为', '是':
		return false
	}
	return true
}

// partner is the closing mark of an opening one, or 0.
func partner(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '（':
		return '）'
	case '(':
		return ')'
	case '〔':
		return '〕'
	case '[':
		return ']'
	case '【':
		return '】'
	}
	return 0
}
