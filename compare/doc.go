// Package compare sets plans side by side: which targets of two plans measure the same thing, and what became of them.
// It is a pure function of the plans, and knows no place, year or document.
package compare
