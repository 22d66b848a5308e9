package export

import (
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What a sheet cannot hold is refused with what to do about it, and never cut.
func TestSheetRefusesWhatItCannotHold(t *testing.T) {
	sheet := func() *xlsxRows {
		x, err := newXLSX(io.Discard, columns(), RowOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	if err := sheet().Write([]any{strings.Repeat("字", 32767), nil, nil}); err != nil {
		t.Error(err)
	}
	err := sheet().Write([]any{strings.Repeat("字", 32766) + "𠮷", nil, nil}) // which is two of Excel's characters
	if err == nil || !strings.Contains(err.Error(), "row 1: the column indicator") || !strings.Contains(err.Error(), remedy) {
		t.Errorf("a long text: %v", err)
	}
	x := sheet()
	x.rows = excelize.TotalRows - 1
	if err := x.Write([]any{"一", nil, nil}); err != nil {
		t.Error(err)
	}
	if err := x.Write([]any{"二", nil, nil}); err == nil || !strings.Contains(err.Error(), "1048576 rows") || !strings.Contains(err.Error(), remedy) {
		t.Errorf("a row too many: %v", err)
	}
}

func TestLinkToTheNotice(t *testing.T) {
	for _, test := range []struct{ dir, path, url, want string }{
		{"", "seeds/a.txt", "", "seeds/a.txt"},
		{"out", "seeds/甲 #1.txt", "", "../seeds/%E7%94%B2%20%231.txt"},
		{"out", "/srv/a.zip!/b/c.docx", "", "file:///srv/a.zip"},
		{"", "a.txt", "https://example.gov.cn/a", "https://example.gov.cn/a"},
		{"", "a.txt", "javascript:alert(1)", "a.txt"},
		{"", "-", "", ""},
		{"", strings.Repeat("a", 256), "", ""},
	} {
		x := &xlsxRows{dir: test.dir, path: 0, url: 1}
		if got := x.target([]any{test.path, test.url}); got != test.want {
			t.Errorf("%s %s from %s: %s, want %s", test.path, test.url, test.dir, got, test.want)
		}
	}
	if got, want := hyperlink(`a".txt`, `=1"+"`), `HYPERLINK("a"".txt","=1""+""")`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
