package compare

// resembles is how much alike two folded wordings are, 0 to 1. Words that one has over and above narrow what it means;
// words in place of others, and another end, mean another thing.
func resembles(x, y wording) float64 {
	switch {
	case x.text == "" || y.text == "":
		return 0
	case x.text == y.text:
		return 1
	case x.text > y.text: // of several ways to align two wordings one is taken, the same either way round
		x, y = y, x
	}
	d := align(x.runes, y.runes)
	dice := 2 * float64(d.common) / float64(len(x.runes)+len(y.runes))
	switch {
	case d.replaced:
		return dice * dice * replacedWeight
	case d.tail:
		return dice * tailWeight
	case d.head:
		return dice * headWeight
	}
	return max(0, 1-amidCost*(1-dice))
}

// What is left of a likeness where words stand in place of others (of its square), behind, or before; and what words amid the rest cost.
const (
	replacedWeight = 0.75
	tailWeight     = 0.6
	headWeight     = 0.8
	amidCost       = 1.55
)

// difference is what stands between two wordings.
type difference struct {
	common               int  // characters in both, in the same order
	replaced, tail, head bool // words for other words; more words behind; more words before
}

// align finds the longest common subsequence, and what is beside it.
func align(a, b []rune) (d difference) {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	d.common = length[0][0]
	d.gaps(a, b, length)
	return d
}

// gaps walks along the common subsequence, and tells what stands between its pieces.
func (d *difference) gaps(a, b []rune, length [][]int) {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		fromA, fromB := i, j
		for i < len(a) && j < len(b) && a[i] != b[j] || (i < len(a)) != (j < len(b)) {
			if j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1] {
				i++
			} else {
				j++
			}
		}
		switch gapA, gapB := i > fromA, j > fromB; {
		case gapA && gapB:
			d.replaced = true
		case !gapA && !gapB:
		case i == len(a) && j == len(b):
			d.tail = true
		case fromA == 0 && fromB == 0:
			d.head = true
		}
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
		}
	}
}
