package task

import (
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/lexicon"
)

// columns says what the columns of a table that divides work hold; -1 where it has no such column.
type columns struct {
	no, group, task int
	departments     map[int]lexicon.DutyRole
	order           []int // the columns of departments, from the left
}

// headerDepth is the number of rows from the top among which the header is looked for: a title, a
// line with the unit or the date may stand above it.
const headerDepth = 4

// tableTasks reads the tasks of every table whose header names departments; tables is where those are.
func tableTasks(doc *corpus.Document, out *outline, words *lexicon.Duties) (all []found, tables layers) {
	var read []layer
	for i := range doc.Tables {
		t := &doc.Tables[i]
		for r := range min(headerDepth, len(t.Grid)) {
			if cols, ok := readHeader(t, r, words); ok {
				reader := tableReader{doc: doc, words: words, t: t, cols: cols, last: -1}
				reader.section = out.path(out.at(t.Start))
				if reader.cols.refine(t, r+1, words) {
					r++
				}
				for r++; r < len(t.Grid); r++ {
					reader.row(r)
				}
				all = append(all, reader.all...)
				read = append(read, layer{t.Span, i})
				break
			}
		}
	}
	return all, newLayers(read)
}

// readHeader reads row r as a header; it is one when it has a column of departments and one of tasks.
func readHeader(t *corpus.Table, r int, words *lexicon.Duties) (columns, bool) {
	cols := columns{no: -1, group: -1, task: -1, departments: map[int]lexicon.DutyRole{}}
	var tasks, details []int
	unnamed := -1
	for c := range t.Grid[r] {
		role := lexicon.DutyRole("")
		if cell := t.CellAt(r, c); cell != nil {
			role = words.Column(cell.Text)
		}
		switch {
		case role == lexicon.DutyNo:
			if cols.no >= 0 && cols.group < 0 { // 序号 stands over the group and its numbers
				cols.group = cols.no
			}
			cols.no = c
		case role == lexicon.DutyGroup && cols.group < 0:
			cols.group = c
		case role == lexicon.DutyTask:
			tasks = append(tasks, c)
		case role == lexicon.DutyDetail:
			details = append(details, c)
		case role.Department():
			cols.departments[c] = role
			cols.order = append(cols.order, c)
		case unnamed < 0:
			unnamed = c
		}
	}
	if len(cols.order) == 0 || len(tasks)+len(details) == 0 {
		return cols, false
	}
	cols.pickTask(t, r, append(tasks, details...))
	if cols.group < 0 && unnamed >= 0 && unnamed < cols.task {
		cols.group = unnamed
	}
	cols.divide()
	return cols, true
}

// pickTask takes the first of the columns that may hold the task, unless its cells span rows and a
// finer column stands to its right: 重点任务 over several 具体措施 is their group.
func (cols *columns) pickTask(t *corpus.Table, header int, candidates []int) {
	cols.task = candidates[0]
	for _, c := range candidates[1:] {
		if c < cols.task || !spansRows(t, header, cols.task) {
			continue
		}
		cols.group, cols.task = cols.task, c
	}
}

func spansRows(t *corpus.Table, header, column int) bool {
	for i := range t.Cells {
		if cell := &t.Cells[i]; cell.Row > header && cell.Col == column && cell.RowSpan > 1 {
			return true
		}
	}
	return false
}

// divide makes 责任单位 beside 牵头单位 those who support, where no other column does.
func (cols *columns) divide() {
	has := map[lexicon.DutyRole]bool{}
	for _, role := range cols.departments {
		has[role] = true
	}
	if !has[lexicon.DutyLead] || has[lexicon.DutySupport] {
		return
	}
	for c, role := range cols.departments {
		if role == lexicon.DutyResponsible {
			cols.departments[c] = lexicon.DutySupport
		}
	}
}

// refine reads row r as the header's second row, 牵头 and 配合 under 责任单位, and says whether it is one.
func (cols *columns) refine(t *corpus.Table, r int, words *lexicon.Duties) bool {
	if r >= len(t.Grid) {
		return false
	}
	roles := map[int]lexicon.DutyRole{}
	for _, c := range cols.order {
		if cell := t.CellAt(r, c); cell != nil && words.Column(cell.Text).Department() {
			roles[c] = words.Column(cell.Text)
		}
	}
	if len(roles) < len(cols.order) {
		return false
	}
	cols.departments = roles
	return true
}

// tableReader reads one table's rows into tasks.
type tableReader struct {
	doc     *corpus.Document
	words   *lexicon.Duties
	t       *corpus.Table
	cols    columns
	section []string
	group   string
	last    int // the cell that the last task stands in
	all     []found
	next    int // the first cell that may belong to the next row
}

func (x *tableReader) row(r int) {
	cover := x.cover(r)
	if cols, ok := readHeader(x.t, r, x.words); ok {
		x.cols, x.last = cols, -1
		return
	}
	cell := x.t.CellAt(r, x.cols.task)
	names := x.duty(r)
	no := x.text(r, x.cols.no)
	switch {
	case cell == nil || strings.TrimSpace(cell.Text) == "":
		if group := x.text(r, 0); group != "" && len(names.all()) == 0 {
			x.group = group
		}
	case x.t.Grid[r][x.cols.task] == x.last: // one task over several rows
		f := &x.all[len(x.all)-1]
		f.name(names)
		f.cover = append(f.cover, cover)
	case len(names.all()) == 0 && !isNumber(no):
		x.group = cell.Text
	default:
		x.task(r, cell, no, names, cover)
	}
}

func (x *tableReader) task(r int, cell *corpus.TableCell, no string, names duty, cover corpus.Span) {
	text := cell.Text
	if no == "" {
		no, _ = leadingNo(text)
	}
	group := x.text(r, x.cols.group)
	if group == "" {
		group = x.group
	}
	f := found{row: true, cover: []corpus.Span{cover}}
	f.Task = Task{Span: cell.Span, No: no, Group: group, Task: text, Section: x.section}
	f.name(names)
	x.last = x.t.Grid[r][x.cols.task]
	x.all = append(x.all, f)
}

// duty is the departments of row r. A cell that spans columns counts once, and one that holds the
// task itself, as in a heading over the whole width, is no department's.
func (x *tableReader) duty(r int) duty {
	var d duty
	for i, c := range x.cols.order {
		cell := x.t.CellAt(r, c)
		if cell == nil || cell == x.t.CellAt(r, x.cols.task) || i > 0 && cell == x.t.CellAt(r, x.cols.order[i-1]) {
			continue
		}
		text := string(x.doc.Runes[cell.Start:min(cell.End, cell.Start+maxNote)])
		d.merge(readDuty(x.words, text, x.cols.departments[c]))
	}
	return d
}

func (x *tableReader) text(r, c int) string {
	if cell := x.t.CellAt(r, c); cell != nil {
		return strings.TrimSpace(cell.Text)
	}
	return ""
}

// cover is the text of row r's own cells.
func (x *tableReader) cover(r int) corpus.Span {
	for x.next < len(x.t.Cells) && x.t.Cells[x.next].Row < r {
		x.next++
	}
	span := corpus.Span{}
	for x.next < len(x.t.Cells) && x.t.Cells[x.next].Row == r {
		if span.End == 0 {
			span.Start = x.t.Cells[x.next].Start
		}
		span.End = max(span.End, x.t.Cells[x.next].End)
		x.next++
	}
	return span
}

// isNumber says whether no is a row's number in digits; 一 and (一) number groups.
func isNumber(no string) bool {
	no = strings.Trim(no, "().（）、 ")
	return no != "" && strings.Trim(no, "0123456789") == ""
}
