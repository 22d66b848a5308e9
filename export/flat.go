package export

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/target"
)

// cell is one field of a flat record. A number is never mistaken for a spreadsheet's formula.
type cell struct {
	text   string
	number bool
}

// listMark joins the members of a list in one cell.
const listMark = "、"

// pathMark joins headings in one cell, outermost first.
const pathMark = " › "

const sourceHeader = "path sha256 title number issuer issued region region_code plan_from plan_to"
const valueHeader = "low high bound unit base_low base_high base_unit"

// headers names the columns of each kind of record, in order. value, start, end and sentence of a target are its
// first mention's; mentions is how many there are.
var headers = map[Show][]string{
	Targets: strings.Fields("id " + sourceHeader + " action indicator indicator_text indicator_id scope cluster qualifier measure direction value " +
		valueHeader + " year_from year_to deadline per baseline_value baseline_unit baseline modality binding " +
		"lead support responsible section sentence start end mentions rule confidence ocr"),
	Tasks:    strings.Fields(sourceHeader + " no group task section lead support responsible targets start end ocr"),
	Clusters: strings.Fields(sourceHeader + " name industry scale places firms targets ocr"),
	Numbers:  strings.Fields(sourceHeader + " start end text " + valueHeader + " role why sentence target ocr"),
	Documents: strings.Fields("path sha256 format encoding title number issuer drafter issued published region region_code plan_from plan_to genre " +
		"sections sentences numbers targets mentions tasks clusters doubts warnings ocr"),
}

// flat is a record as one row under headers[show].
func flat(record any) []cell {
	switch r := record.(type) {
	case Target:
		return r.flat()
	case Task:
		return append(r.Document.flat(), word(r.No), word(r.Group), word(r.Task.Task), path(r.Section),
			list(r.Lead), list(r.Support), list(r.Responsible), list(r.Targets), count(r.Start), count(r.End), share(r.Document.OCR))
	case Cluster:
		return append(r.Document.flat(), word(r.Name), word(r.Industry), word(r.Scale), list(r.Places), list(r.Firms), list(r.Targets), share(r.Document.OCR))
	case Number:
		row := append(r.Document.flat(), count(r.Start), count(r.End), word(r.Text))
		row = append(row, value(r.Value)...)
		return append(row, word(string(r.Role)), word(r.Why), word(r.Sentence), word(r.Number.Target), share(r.Number.OCR))
	case Document:
		return r.flat()
	}
	return nil
}

func (s Source) flat() []cell {
	return []cell{word(s.Path), word(s.SHA256), word(s.Title), word(s.Number), word(s.Issuer), word(s.Issued),
		word(s.Region.Name), word(s.Region.Code), year(s.PlanFrom), year(s.PlanTo)}
}

func (t Target) flat() []cell {
	var first target.Mention
	if len(t.Mentions) > 0 {
		first = t.Mentions[0]
	}
	var base target.Baseline
	if t.Baseline != nil {
		base = *t.Baseline
	}
	row := append([]cell{word(t.ID)}, t.Document.flat()...)
	row = append(row, word(t.Action), word(t.Indicator), word(t.IndicatorText), word(t.IndicatorID), word(t.Scope),
		word(t.Cluster), word(t.Qualifier), word(t.Measure), word(t.Direction), word(first.Text))
	row = append(row, value(t.Value)...)
	return append(row, year(t.YearFrom), year(t.YearTo), word(t.Deadline), word(t.Per),
		cell{base.Value, true}, word(base.Unit), word(base.Text), word(t.Modality), word(t.Binding),
		list(t.Lead), list(t.Support), list(t.Responsible), path(t.Section), word(first.Sentence),
		count(first.Start), count(first.End), count(len(t.Mentions)), word(t.Rule),
		share(t.Confidence), share(first.OCR))
}

func (d Document) flat() []cell {
	c := d.Counts
	return []cell{word(d.Path), word(d.SHA256), word(d.Format), word(d.Encoding), word(d.Title), word(d.Number),
		word(d.Issuer), word(d.Drafter), word(d.Issued), word(d.Published), word(d.Region.Name), word(d.Region.Code),
		year(d.PlanFrom), year(d.PlanTo), word(d.Genre), count(c.Sections), count(c.Sentences), count(c.Numbers),
		count(c.Targets), count(c.Mentions), count(c.Tasks), count(c.Clusters), count(c.Doubts), list(d.Warnings), share(d.OCR)}
}

func value(v measure.Value) []cell {
	return []cell{number(v.Low), number(v.High), word(string(v.Bound)), word(v.Unit),
		number(v.BaseLow), number(v.BaseHigh), word(v.BaseUnit)}
}

func word(s string) cell       { return cell{text: s} }
func list(items []string) cell { return cell{text: strings.Join(items, listMark)} }
func path(items []string) cell { return cell{text: strings.Join(items, pathMark)} }
func count(n int) cell         { return cell{strconv.Itoa(n), true} }

// share is a number from 0 to 1, empty for 0.
func share(n float64) cell {
	if n == 0 {
		return cell{}
	}
	return cell{strconv.FormatFloat(n, 'g', -1, 64), true}
}

// year is empty where it is not known.
func year(y int) cell {
	if y == 0 {
		return cell{}
	}
	return count(y)
}

func number(d *decimal.Decimal) cell {
	if d == nil {
		return cell{}
	}
	return cell{d.String(), true}
}
