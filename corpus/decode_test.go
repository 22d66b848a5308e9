package corpus

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestDecode(t *testing.T) {
	const text = "到2020年，新增就业5万人。\r\n二、目标"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ data, encoding string }{
		"utf-8":                 {text, "utf-8"},
		"utf-8 with mark":       {"\ufeff" + text, "utf-8"},
		"gb18030":               {gb, "gb18030"},
		"utf-16le with mark":    {"\xff\xfe" + utf16Bytes(text, 1), "utf-16le"},
		"utf-16be with mark":    {"\xfe\xff" + utf16Bytes(text, 0), "utf-16be"},
		"utf-16le without mark": {utf16Bytes(text, 1), "utf-16le"},
		"utf-16be without mark": {utf16Bytes(text, 0), "utf-16be"},
	} {
		d := mustRead(t, c.data)
		if d.Text != text || d.Encoding != c.encoding || len(d.Warnings) > 0 {
			t.Errorf("%s: got %q %s %v", name, d.Text, d.Encoding, d.Warnings)
		}
	}
}

func utf16Bytes(text string, high int) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		pair := [2]byte{}
		pair[high], pair[1-high] = byte(u>>8), byte(u)
		b.Write(pair[:])
	}
	return b.String()
}

func TestDecodeCountsLosses(t *testing.T) {
	text := strings.Repeat("全市生产总值增长百分之十。", 20)
	for name, data := range map[string]string{
		"a broken character in the midst": text[:60] + "\xe5" + text[60:],
		"the last character cut":          text + "\xe5\x85",
	} {
		d := mustRead(t, data)
		if d.Encoding != "utf-8" || strings.Count(d.Text, "\uFFFD") != 1 || len(d.Warnings) != 1 || !strings.HasPrefix(d.Warnings[0], "1 characters") {
			t.Errorf("%s: got %s %v", name, d.Encoding, d.Warnings)
		}
	}
}
