package eval

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
)

// Resamples and Level are those of every interval.
const (
	Resamples = 2000
	Level     = 0.95
)

// Figure (数值) is a share or a kappa; NaN, and null in JSON, where nothing can be said.
type Figure float64

// MarshalJSON writes the number, or null.
func (f Figure) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(f)) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(f))
}

// Estimate (估计) is a figure with its bootstrap interval.
type Estimate struct {
	Value Figure `json:"value"`
	Low   Figure `json:"low"`
	High  Figure `json:"high"`
}

// bootstrap makes figures of the sum of all mentions, with percentile intervals. A resample draws notices with
// replacement, as many as there are, and then mentions of each notice that is drawn, as many as it has: mentions of
// one notice are alike, and there may be few notices. The same mentions give the same intervals.
// Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8.
func bootstrap(notices [][]Tally, figures func(*Tally) []float64) []Estimate {
	sum := total(notices)
	values := figures(&sum)
	drawn := make([][]float64, len(values))
	random := rand.New(rand.NewPCG(Resamples, 0))
	for range Resamples {
		sum := resample(notices, random)
		for i, x := range figures(&sum) {
			if !math.IsNaN(x) {
				drawn[i] = append(drawn[i], x)
			}
		}
	}
	out := make([]Estimate, len(values))
	for i, x := range values {
		slices.Sort(drawn[i])
		out[i] = Estimate{Figure(x), quantile(drawn[i], (1-Level)/2), quantile(drawn[i], (1+Level)/2)}
	}
	return out
}

func resample(notices [][]Tally, random *rand.Rand) (sum Tally) {
	for range notices {
		mentions := notices[random.IntN(len(notices))]
		for range mentions {
			sum.Add(&mentions[random.IntN(len(mentions))])
		}
	}
	return sum
}

func total(notices [][]Tally) (sum Tally) {
	for _, mentions := range notices {
		for i := range mentions {
			sum.Add(&mentions[i])
		}
	}
	return sum
}

// quantile is the least of the sorted values that the share q of them do not exceed.
func quantile(sorted []float64, q float64) Figure {
	if len(sorted) == 0 {
		return Figure(math.NaN())
	}
	return Figure(sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)])
}
