package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSample(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{sample{3, 1, 2}.String(), "2.00"},
		{sample{40, 10, 30, 20}.String(), "25.0"},
		{sample{3, 1000, 2}.span(), "2.00 to 1000"},
		{sample{7}.span(), "–"},
		{sample{2, 4}.rate(8).span(), "2.00 to 4.00"},
		{sample{6, 8}.over(sample{2, 4}).String(), "2.50"},
		{sample{6, 8}.over(sample{2}).String(), "3.50"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestWriteReplacesOnlyFigures(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	write(t, file, "before\n"+begin+"old\n"+end+"after\n")
	var r report
	r.table("Start", "process", "ms").add("one", "20")
	for range 2 {
		if err := r.write(file, "a machine\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if want := "before\n" + begin + "\na machine\n\n### Start\n\n| process | ms |\n| --- | ---: |\n| one | 20 |\n\n" + end + "after\n"; err != nil || string(got) != want {
		t.Errorf("got %s %v, want %s", got, err, want)
	}
	write(t, file, "no place for figures\n")
	if err := r.write(file, ""); err == nil {
		t.Error("written into a file without the two lines")
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
