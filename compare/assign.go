package compare

import (
	"cmp"
	"slices"
)

// link (配对) is one thing of the old side and one of the new, by their indices.
type link struct {
	old, new int
	sure     float64
}

// assign pairs the things of two sides one to one, best first; of equally likely pairs the one that stands first. What is less
// likely than Doubtful is no pair. A pair is doubtful where one of its two would have gone as well with another, which differs says.
// onlyOld and onlyNew are the things that are left over, by their indices.
func assign(olds, news int, likeness func(old, new int) float64, differs func(a, b link) bool) (pairs []link, onlyOld, onlyNew []int) {
	all, ofOld, ofNew := candidates(olds, news, likeness)
	slices.SortStableFunc(all, func(a, b link) int { return cmp.Compare(b.sure, a.sure) })
	takenOld, takenNew := make([]bool, olds), make([]bool, news)
	for _, l := range all {
		if takenOld[l.old] || takenNew[l.new] {
			continue
		}
		rival := func(r link) bool {
			return r != l && r.sure == l.sure && !takenOld[r.old] && !takenNew[r.new] && differs(l, r)
		}
		doubt := slices.ContainsFunc(ofOld[l.old], rival) || slices.ContainsFunc(ofNew[l.new], rival)
		takenOld[l.old], takenNew[l.new] = true, true
		if doubt {
			l.sure = min(l.sure, ambiguous)
		}
		pairs = append(pairs, l)
	}
	slices.SortFunc(pairs, func(a, b link) int { return a.old - b.old })
	return pairs, untaken(takenOld), untaken(takenNew)
}

func untaken(taken []bool) (list []int) {
	for i, t := range taken {
		if !t {
			list = append(list, i)
		}
	}
	return list
}

// candidates are the pairs that are likely enough, together and by each of their two.
func candidates(olds, news int, likeness func(old, new int) float64) (all []link, ofOld, ofNew [][]link) {
	ofOld, ofNew = make([][]link, olds), make([][]link, news)
	for i := range olds {
		for j := range news {
			if sure := likeness(i, j); sure >= Doubtful {
				l := link{i, j, sure}
				all, ofOld[i], ofNew[j] = append(all, l), append(ofOld[i], l), append(ofNew[j], l)
			}
		}
	}
	return all, ofOld, ofNew
}

// ambiguous is how sure a pair is at most that another would do as well.
const ambiguous = 0.7
