package main

import "testing"

func TestBelow(t *testing.T) {
	tests := []struct {
		root, path string
		want       bool
	}{
		{"notices", "notices/a.txt", true},
		{"notices", "notices", true},
		{"notices", "notices-2018/a.txt", false},
		{".", "notices/deep/a.txt", true},
		{".", "../a.txt", false},
		{".", "/a.txt", false},
		{"..", "../a.txt", true},
		{"/", "/data/a.txt", true},
		{"/data", "data/a.txt", false},
	}
	for _, test := range tests {
		if got := below(map[string]bool{test.root: true}, test.path); got != test.want {
			t.Errorf("%s below %s: %v", test.path, test.root, got)
		}
	}
}
