package rule

// mask is a set of slots: in its first word the classes of words and the kinds of number, behind it the single slots
// that some rule needs.
type mask [4]uint64

// meets says whether m and o have a slot in common.
func (m *mask) meets(o *mask) bool {
	return m[0]&o[0]|m[1]&o[1]|m[2]&o[2]|m[3]&o[3] != 0
}

func (m *mask) add(bit uint8) { m[bit>>6] |= 1 << (bit & 63) }

// index gives each slot that a rule needs a bit, and each rule its masks. Where there are more slots than bits some
// share one: a rule is then tried in vain.
func (m *Matcher) index() {
	next := 0
	single := map[rune]uint8{}
	bit := func(slot rune) uint8 {
		b, ok := single[slot]
		if !ok {
			b = uint8(64 + next%192)
			next++
			single[slot] = b
		}
		return b
	}
	for i := range m.Rules {
		r := &m.Rules[i]
		r.masks = make([]mask, len(r.needs))
		for k, n := range r.needs {
			r.masks[k][0] = n.classes
			for _, slot := range n.slots {
				r.masks[k].add(bit(slot))
			}
		}
	}
	m.words = make([]mask, len(m.alphabet.words))
	for i, w := range m.alphabet.words {
		m.words[i][0] = uint64(w.Class)
	}
	for slot, b := range single {
		if IsWord(slot) {
			m.words[Word(slot)].add(b)
		} else if slot < rune(len(m.chars)) {
			m.chars[slot] = b
		}
	}
}

// mask is what l holds.
func (m *Matcher) mask(l Line) (has mask) {
	for _, slot := range l.Slots {
		switch {
		case IsWord(slot):
			w := &m.words[Word(slot)]
			has[0], has[1], has[2], has[3] = has[0]|w[0], has[1]|w[1], has[2]|w[2], has[3]|w[3]
		case IsQuantity(slot):
			has[0] |= kindBit(int(slot - quantityBase))
		case slot < rune(len(m.chars)) && m.chars[slot] > 0:
			has.add(m.chars[slot])
		}
	}
	return has
}

// possible says whether a line that holds these slots has what the rule cannot match without.
func (r *Rule) possible(has *mask) bool {
	for i := range r.masks {
		if !r.masks[i].meets(has) {
			return false
		}
	}
	return true
}
