package compare

import (
	"strings"
	"unicode"
)

// graded is which grades a wording names, a bit each.
func graded(s string) (set int) {
	for i, g := range grades {
		if strings.Contains(s, g) {
			set |= 1 << i
		}
	}
	return set
}

// figures are the runs of digits in a wording.
func figures(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && !strings.ContainsRune("一二三四五六七八九十百千万亿", r)
	}), " ")
}

// apart says that two wordings name levels of government, and none in common.
func apart(a, b wording) bool { return a.grades != 0 && b.grades != 0 && a.grades&b.grades == 0 }

// numbered says that two wordings both hold figures, and others: 一星级 and 二星级.
func numbered(a, b wording) bool {
	return a.figures != "" && b.figures != "" && a.figures != b.figures
}
