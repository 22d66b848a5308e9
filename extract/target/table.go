package target

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/rule"
	"github.com/mubiao/mubiao/extract/when"
	"github.com/mubiao/mubiao/lexicon"
)

// tableRule is the rule of a target that stands in a table of indicators: the columns' words decide, which are in
// the lexicon's columns table.
const tableRule = "table/indicator"

// shape (表型) is what the columns of a table of indicators hold; nil for another table.
type shape struct {
	label, unit, binding int       // columns, or -1
	parent               int       // the column of the labels under which those of label may hang, or -1
	scope                int       // the column that says whose the row is, where each other column is an indicator; or -1
	plan                 when.Plan // the document's or, where it has none, that of the table's title
	roles                []lexicon.ColumnRole
	periods              []*when.Period // of each column's header
	headers              []string
}

// Shape reads the header of table i. find finds the times of a text.
func (a *Assembler) Shape(i int, find func(text string) []when.Period) {
	t := &a.doc.Tables[i]
	if t.Header == 0 || len(t.Grid) == 0 {
		return
	}
	s := &shape{label: -1, unit: -1, binding: -1, scope: -1, parent: -1}
	if s.plan = a.plan; s.plan.To == 0 {
		for _, p := range find(t.Title) {
			s.plan = when.Plan{From: p.From, To: p.To}
		}
	}
	values, undated := 0, 0 // columns of targets with a year, and without
	for col := range t.Grid[0] {
		text := headerText(t, col)
		role, ok := a.grammar.lex.Columns.Role(text)
		var period *when.Period
		if ps := find(text); len(ps) > 0 {
			period = &ps[len(ps)-1]
			if role != lexicon.ColumnGrowth {
				role, ok = lexicon.ColumnTarget, true
				if period.To < s.plan.From || s.plan.From == 0 && period.Past {
					role = lexicon.ColumnBase
				}
			}
		}
		switch {
		case !ok:
		case role == lexicon.ColumnLabel:
			if s.label >= 0 && s.label == col-1 && t.CellAt(0, col) == t.CellAt(0, s.label) {
				s.parent = s.label
			}
			s.label = col
		case role == lexicon.ColumnUnit:
			s.unit = col
		case role == lexicon.ColumnBinding:
			s.binding = col
		case role == lexicon.ColumnScope && s.scope < 0:
			s.scope = col
		case role == lexicon.ColumnTarget && period != nil, role == lexicon.ColumnGrowth:
			values++
		case role == lexicon.ColumnTarget:
			undated++
		}
		s.roles, s.periods, s.headers = append(s.roles, role), append(s.periods, period), append(s.headers, text)
	}
	if s.binding >= 0 {
		values += undated // 指标 | 预期值 | 属性
	}
	switch {
	case s.label >= 0 && values > 0:
		s.scope = -1
		s.baseYear()
		a.shapes[i] = s
	case s.label < 0 && s.scope >= 0 && a.grammar.lex.Columns.Divides(t.Title) && s.divide(t) > 0:
		a.shapes[i] = s
	}
}

// longPlan is the least number of years between a plan's two columns of years of which the first is where things stand.
const longPlan = 5

// baseYear takes the first of two years, far from each other, for where things stand where it is the plan's first year.
func (s *shape) baseYear() {
	var years []int
	for col, p := range s.periods {
		if p != nil && s.roles[col] == lexicon.ColumnTarget {
			years = append(years, col)
		}
	}
	if len(years) == 2 && s.periods[years[0]].To == s.plan.From && s.periods[years[1]].To >= s.plan.From+longPlan {
		s.roles[years[0]] = lexicon.ColumnBase
	}
}

// divide makes each column that is mostly numbers an indicator of the rows' targets, and counts these columns.
func (s *shape) divide(t *corpus.Table) (n int) {
	for col, role := range s.roles {
		if (role == "" || role == lexicon.ColumnTarget) && col > s.scope && mostlyNumbers(t, col) {
			s.roles[col] = lexicon.ColumnTarget
			n++
		} else if role == lexicon.ColumnTarget {
			s.roles[col] = ""
		}
	}
	return n
}

// mostlyNumbers says whether at least half of a column's cells begin with a digit.
func mostlyNumbers(t *corpus.Table, col int) bool {
	n := 0
	for row := t.Header; row < len(t.Grid); row++ {
		if text := cellOf(t, row, col); text != "" && text[0] >= '0' && text[0] <= '9' {
			n++
		}
	}
	return 2*n >= len(t.Grid)-t.Header
}

// headerText is the words of a column's header cells, from the top down.
func headerText(t *corpus.Table, col int) string {
	var parts []string
	last := -1
	for row := range min(t.Header, len(t.Grid)) {
		if k := t.Grid[row][col]; k >= 0 && k != last {
			parts = append(parts, t.Cells[k].Text)
			last = k
		}
	}
	return strings.Join(parts, "")
}

// cellOf is the text of the cell at (row, col), or empty.
func cellOf(t *corpus.Table, row, col int) string {
	if cell := t.CellAt(row, col); cell != nil {
		return cell.Text
	}
	return ""
}

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
			if s.roles[i] == "" || q.Kind == measure.Bare {
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
	if name, ok := strings.CutPrefix(d.Indicator, "年均"); ok {
		d.Indicator, d.Per = name, "年均"
	}
	s.change(d, i, t, sh)
	s.columnPeriod(d, sh)
	if sh.roles[s.sent.Col] != lexicon.ColumnGrowth {
		d.Baseline = s.baseCell(t, sh)
	}
	if text := strings.TrimSpace(s.line.Text(0, s.slotOf(i))); s.grammar.placeEnd(text) {
		d.Scope = clean(text)
	}
	if sh.scope >= 0 && !slices.Contains(sums, cellOf(t, s.sent.Row, sh.scope)) {
		d.Scope = cellOf(t, s.sent.Row, sh.scope)
	}
	s.settle(d)
	s.roles[i] = ""
	s.enter(d)
}

// sums are the labels of the row that adds the others up.
var sums = []string{"合计", "总计", "汇总", "小计"}

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

// unitOf is the unit of a column's cell in the sentence's row: what the column of units, the row's label or else
// the column's header says. Growth is in % whatever its row is in, where the header does not say 百分点.
func (s *state) unitOf(t *corpus.Table, sh *shape, col int) string {
	_, head := labelAndUnit(sh.headers[col])
	if sh.roles[col] == lexicon.ColumnGrowth && !strings.HasSuffix(head, "百分点") {
		return "%"
	}
	return cmp.Or(s.rowUnit(t, sh), head)
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

// change tells growth from level: by the column, the words in the cell or the end of the label.
func (s *state) change(d *draft, i int, t *corpus.Table, sh *shape) {
	q := &s.line.Numbers[i]
	for k := 0; k < s.slotOf(i); k++ {
		switch {
		case s.grammar.is(s.line, k, lexicon.Fall):
			d.Measure, d.Direction = "growth", "down"
		case s.grammar.is(s.line, k, lexicon.Grow):
			d.Measure = "growth"
		}
	}
	changes := s.changing(d)
	if sh.roles[s.sent.Col] == lexicon.ColumnGrowth {
		s.growth(d, q, changes, rate(s.rowUnit(t, sh)))
	}
	if d.Measure == "" {
		d.Measure = s.measureOf(d, rule.Match{Rule: &rule.Rule{}}, q, phrase{})
	}
}

// changing takes the verb off a label that names a change, 单位GDP能源消耗降低, and says whether there is one.
func (s *state) changing(d *draft) bool {
	for _, end := range s.grammar.changes {
		label := d.Indicator
		if end.Has(lexicon.Fall) {
			label = strings.TrimSuffix(label, "率") // 下降率, and not 增长率, which is an indicator's own name
		}
		name, ok := strings.CutSuffix(label, end.Text)
		if !ok || !sensible(name) {
			continue
		}
		d.Indicator, d.Measure = strings.TrimSuffix(name, "累计"), "growth"
		if end.Has(lexicon.Fall) {
			d.Direction = "down"
		}
		return true
	}
	return false
}

// growth reads a value in a column of growth: yearly growth, or in brackets 〔3〕 what the whole plan adds. Of a rate it
// is where the rate is to stand, of a rate in brackets by how many points it is to change.
func (s *state) growth(d *draft, q *measure.Quantity, changes, rate bool) {
	whole := s.bracketed(q)
	switch {
	case changes && whole:
	case whole && rate:
		*q = q.InUnit("个百分点", s.grammar.lex)
		d.Value, d.Measure = q.Value, "growth"
	case whole:
		d.Measure = "added"
	case rate && s.stands(d.Indicator):
	default:
		d.Measure, d.Per = "growth", "年均"
	}
}

// bracketed says whether a cell gives the sum of the plan's years: 〔3〕.
func (s *state) bracketed(q *measure.Quantity) bool {
	return s.inside(q, '〔', '〕', 8) || s.inside(q, '[', ']', 8) || s.inside(q, '(', ')', 8)
}

func rate(unit string) bool { return unit == "%" || unit == "‰" }

// stands says whether an indicator is a rate that has a level of its own: 失业率, 占比.
func (s *state) stands(indicator string) bool {
	return strings.HasSuffix(indicator, "率") || s.isShare(indicator)
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
			if v := first(&q); v != nil {
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
