package target

import (
	"cmp"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/lexicon"
)

// tableRule is the rule of a target that stands in a table of indicators: the columns' words decide, which are in
// the lexicon's columns table.
const tableRule = "table/indicator"

// cell works on a sentence in a table of indicators. It says whether it did.
func (s *state) cell() bool {
	if s.sent.Kind != corpus.Cell || s.shapes[s.sent.Table] == nil {
		return false
	}
	t, sh := &s.doc.Tables[s.sent.Table], s.shapes[s.sent.Table]
	if s.sent.Col >= len(sh.roles) {
		return false
	}
	role := sh.roles[s.sent.Col]
	for i := range s.line.Numbers {
		q := &s.line.Numbers[i]
		switch {
		case s.sent.Row < t.Header:
			s.set(i, RoleName, "in a table's header")
		case role == lexicon.ColumnBase:
			s.set(i, RoleBaseline, "where the indicator stands: "+sh.headers[s.sent.Col])
		case role == lexicon.ColumnTarget || role == lexicon.ColumnGrowth:
			if s.said[i].Role == "" || q.Kind == measure.Bare {
				s.cellTarget(i, t, sh)
			}
		case s.alone(t):
			continue // the row's figures grew into one
		default:
			s.set(i, RoleName, "in a row's label")
		}
	}
	return true
}

// alone says whether the sentence's cell is its row's only one but for its nature.
func (s *state) alone(t *corpus.Table) bool {
	for col := s.sent.Col + 1; col+1 < len(t.Grid[s.sent.Row]); col++ {
		if cell := t.CellAt(s.sent.Row, col); cell != nil && cell.Col != s.sent.Col {
			return false
		}
	}
	return true
}

// cellTarget makes number i, in a target's column, a target of its row's indicator.
func (s *state) cellTarget(i int, t *corpus.Table, sh *shape) {
	q := &s.line.Numbers[i]
	label, _ := labelAndUnit(s.labelOf(t, sh, s.sent.Col))
	if !sensible(label) {
		return
	}
	unit := s.unitOf(t, sh, s.sent.Col)
	if s.bracketed(q) {
		unit = s.rowUnit(t, sh)
	}
	if q.Unit == "" && unit != "" {
		*q = q.InUnit(unit, s.grammar.lex)
	}
	d := &draft{number: i, section: s.sent.Section, stated: true}
	d.Value, d.Rule, d.Confidence, d.Direction = q.Value, tableRule, 0.9, "up"
	d.Indicator, d.Binding = label, cellOf(t, s.sent.Row, sh.binding)
	d.yearly()
	s.change(d, i, t, sh)
	s.columnPeriod(d, sh)
	if sh.roles[s.sent.Col] != lexicon.ColumnGrowth {
		d.Baseline = s.baseCell(t, sh)
	}
	if text := strings.TrimSpace(s.line.Text(0, s.slotOf(i))); s.grammar.placeEnd(text) {
		d.Scope = clean(text)
	}
	if whose := cellOf(t, s.sent.Row, sh.scope); sh.scope >= 0 && !s.grammar.lex.Columns.Sums(whose) {
		d.Scope = whose
	}
	s.settle(d)
	s.said[i].Role = ""
	s.enter(d)
}

// labelOf is the name of the indicator of the cell in column col of the sentence's row: what stands in the row's label
// or, where the row says whose it is, in the column's header.
func (s *state) labelOf(t *corpus.Table, sh *shape, col int) string {
	if sh.scope >= 0 {
		return sh.headers[col]
	}
	return s.under(cellOf(t, s.sent.Row, sh.label), t, sh)
}

// under is a label with what it leaves to the one above it: 化学需氧量 under 主要污染物排放总量减少(%) is
// 化学需氧量排放总量减少(%).
func (s *state) under(label string, t *corpus.Table, sh *shape) string {
	if sh.parent < 0 || t.CellAt(s.sent.Row, sh.parent) == t.CellAt(s.sent.Row, sh.label) {
		return label
	}
	above, unit := labelAndUnit(cellOf(t, s.sent.Row, sh.parent))
	verb := ""
	for _, w := range s.grammar.changes {
		if name, ok := strings.CutSuffix(above, w.Text); ok {
			above, verb = name, w.Text
			break
		}
	}
	if head := s.grammar.lex.Endings.Ends(above, lexicon.AmountOf); !strings.HasSuffix(label, head) {
		label += head
	}
	if label += verb; unit != "" {
		label += "(" + unit + ")"
	}
	return label
}

// unitOf is the unit of a column's cell in the sentence's row: what the column of units, the row's label, the column's
// header or else the line above the table says. Growth is in % whatever its row is in, where the header does not say 百分点.
func (s *state) unitOf(t *corpus.Table, sh *shape, col int) string {
	_, head := labelAndUnit(sh.headers[col])
	if sh.roles[col] == lexicon.ColumnGrowth && !strings.HasSuffix(head, "百分点") {
		return "%"
	}
	return cmp.Or(s.rowUnit(t, sh), head, t.Unit)
}

// rowUnit is the unit that the sentence's row has for itself.
func (s *state) rowUnit(t *corpus.Table, sh *shape) string {
	_, label := labelAndUnit(s.labelOf(t, sh, s.sent.Col))
	return cmp.Or(cellOf(t, s.sent.Row, sh.unit), label)
}

// labelAndUnit parts 森林覆盖率（%） into the name and its unit.
func labelAndUnit(text string) (label, unit string) {
	text = strings.TrimLeft(text, "0123456789.、() ")
	i, j := strings.LastIndex(text, "("), strings.LastIndex(text, ")")
	if i > 0 && j == len(text)-1 {
		return strings.TrimSpace(text[:i]), text[i+1 : j]
	}
	return text, ""
}

// columnPeriod dates d by its column's header.
func (s *state) columnPeriod(d *draft, sh *shape) {
	d.YearFrom, d.YearTo = sh.plan.From, sh.plan.To
	if p := sh.periods[s.sent.Col]; p != nil && p.To > 0 {
		d.YearFrom, d.YearTo = p.From, p.To
	}
}

// baseCell is the row's value in the base column.
func (s *state) baseCell(t *corpus.Table, sh *shape) *Baseline {
	for col, role := range sh.roles {
		if role != lexicon.ColumnBase {
			continue
		}
		text := cellOf(t, s.sent.Row, col)
		for _, q := range measure.Find([]rune(text), s.grammar.lex) {
			if v := q.First(); v != nil {
				return &Baseline{Value: v.String(), Unit: cmp.Or(q.Unit, s.unitOf(t, sh, col)), Text: sh.headers[col] + text}
			}
		}
	}
	return nil
}

// slotOf is the slot of number i, or of what stands behind it where it is no slot.
func (s *state) slotOf(i int) int {
	k := 0
	for k < len(s.line.Slots) && s.line.At[k] < s.line.Numbers[i].Start {
		k++
	}
	return k
}
