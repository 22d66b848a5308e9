package compare_test

import (
	"path/filepath"
	"testing"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
)

// BenchmarkCompare sets half of the national reports beside the other half.
func BenchmarkCompare(b *testing.B) {
	bench := newBench(b)
	paths, _ := filepath.Glob("../../shared/bulk/*.txt")
	var sides [2][]*target.Plan
	n := [2]int{}
	for i, path := range paths {
		plans := bench.plan(b, path)
		sides[i%2] = append(sides[i%2], plans...)
		n[i%2] += len(plans[0].Targets)
	}
	for b.Loop() {
		compare.Compare(bench.lex, sides[0], sides[1])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(max(1, n[0]*n[1])), "ns/pair")
}
