// Package corpus turns a notice's bytes into a Document: its text as read, outline, sentences,
// tables, and what its head says of it. It cannot fail on a text: what it doubts is a Warning.
package corpus

import (
	"math"
	"sort"
)

// Span (区间) is a half-open range of Unicode code points in Document.Text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Region (地区) is an administrative division with its GB/T 2260 code; both are empty where none was found.
type Region struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

// Head (文件头) is what a notice says of itself. Dates are YYYY-MM-DD, years are four digits or 0.
type Head struct {
	Title     string `json:"title"`     // the plan's own title, not the covering notice's
	Number    string `json:"number"`    // 发文字号
	Issuer    string `json:"issuer"`    // 发文机关; 市人民政府 alone where a report does not name its region
	Drafter   string `json:"drafter"`   // the office that drew the plan up, where another issues it
	Issued    string `json:"issued"`    // 成文日期
	Published string `json:"published"` // 印发 or 发布日期
	Region    Region `json:"region"`
	PlanFrom  int    `json:"plan_from"`
	PlanTo    int    `json:"plan_to"`
	Genre     string `json:"genre"` // work_report, plan, measures, rules, assessment, notice
}

// Given (给定) is what is said of a notice from outside, as a list of files says it; it goes before what the notice says itself.
type Given struct {
	Region string // name of a division, or its code
	Year   int    // of the plan; 0 where it is not given
	Issuer string
	URL    string // where it comes from
}

// Document (文件) is one notice as read. Text is never cleaned: every Span counts in it.
type Document struct {
	Path     string
	SHA256   string // of the bytes, in hexadecimal
	Format   string // text, html, docx …
	Encoding string // utf-8, gb18030, big5, utf-16le, utf-16be; ocr where a character reader read it; empty where the format says it
	Given    Given
	Head
	Text      string // byte-order mark dropped, line breaks kept
	Runes     []rune // Text, by code point; traditional characters as simplified ones
	Sections  []Section
	Sentences []Sentence
	Tables    []Table
	Warnings  []string
	Words     []Word // of a text that a character reader read; nil for any other

	stations []int          // where every few of the code points stand in Text, in bytes; nil of a document without Text
	noise    []Span         // page numbers and repeated table headers, which no folded text has
	parts    map[int][]Span // the lines of a cell that states several values, by the cell's start
}

// OCR is how sure a character reader was of the least sure word in a span, 0 to 1; 0 where the file itself says what stands there.
func (d *Document) OCR(s Span) float64 {
	least := 0.0
	for _, w := range d.Words[sort.Search(len(d.Words), func(i int) bool { return d.Words[i].End > s.Start }):] {
		if w.Start >= s.End {
			break
		}
		if least == 0 || w.Confidence < least {
			least = w.Confidence
		}
	}
	return least
}

// MeanOCR is how sure a character reader was of a text's words on the average, to three decimals; 0 for any other text.
func (d *Document) MeanOCR() float64 {
	if len(d.Words) == 0 {
		return 0
	}
	sum := 0.0
	for _, w := range d.Words {
		sum += w.Confidence
	}
	return math.Round(sum/float64(len(d.Words))*1000) / 1000
}

// Section (章节) is a heading and what stands under it, up to the next heading of its level or above.
// Section 0 is the whole document: it has no heading, level 0 and is its own parent.
type Section struct {
	Span
	Heading Span   // of the heading's line or run-in words, its number included
	No      string // the heading's number as printed: 三, (二), 14
	Title   string // folded, without its number and without a final full stop
	Level   int    // 1 for 一、; 2 for (一); 3 for 1. ; deeper as the document nests them
	Parent  int    // index in Document.Sections
}

// SentenceAt is the index in Sentences of the one that holds a place, or that comes before it.
func (d *Document) SentenceAt(at int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > at }) - 1
}

// Kind says where in the notice a Sentence stands.
type Kind string

// The kinds of place.
const (
	Front   Kind = "front"   // letterhead, title, addressees, covering notice, web page head
	Body    Kind = "body"    // the plan's own paragraphs, and a summary that stands before it
	Heading Kind = "heading" // a heading with a line of its own, or up to a full stop before its text
	Cell    Kind = "cell"    // a table's cell
	Back    Kind = "back"    // list of annexes, 主办, 抄送, print date, web page foot
)

// Sentence (句子) is what stands between two full stops, or in one heading or one cell's sentence.
type Sentence struct {
	Span
	Kind    Kind
	Section int // index in Document.Sections
	Table   int // index in Document.Tables, or -1
	Row     int // of the table's cell, or -1
	Col     int
}

// Table (表格) is a grid. A cell that spans rows or columns stands once, at its first place;
// Grid has it at every place that it covers. Grid[r][c] is an index in Cells, or -1.
type Table struct {
	Span
	Title  string // the line above the table that names it, folded
	Unit   string // of all its figures, where the line above says so: 单位：亿元
	Header int    // number of header rows
	Cells  []TableCell
	Grid   [][]int
}

// CellAt is the cell at (row, col), nil where there is none.
func (t *Table) CellAt(row, col int) *TableCell {
	if row < 0 || col < 0 || row >= len(t.Grid) || col >= len(t.Grid[row]) || t.Grid[row][col] < 0 {
		return nil
	}
	return &t.Cells[t.Grid[row][col]]
}

// TableCell (单元格) is one cell; Text is its folded text.
type TableCell struct {
	Span
	Row, Col         int
	RowSpan, ColSpan int
	Text             string
}
