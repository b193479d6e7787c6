package audittime

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// draw chooses the sites: the same seed and group always give the same ones. The first are drawn at random
// from all; the others are those put first, then those not yet seen in the cycle, then the rest (MS-6, MS-7).
func draw(seed uint64, group int, g SimilarSites, size, random int) []int {
	numbers := rand.New(rand.NewPCG(seed, uint64(group))).Perm(g.Count)
	for i := range numbers {
		numbers[i]++
	}
	if len(g.Priority)+len(g.Visited) > 0 {
		rank := ranks(g)
		slices.SortStableFunc(numbers[min(random, size):], func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	}
	chosen := numbers[:size:size]
	slices.Sort(chosen)
	return chosen
}

// ranks orders the sites of the group: those put first in their order, then 0, then those seen before.
func ranks(g SimilarSites) []int {
	out := make([]int, g.Count+1)
	for _, n := range g.Visited {
		out[n] = 1
	}
	for i, n := range g.Priority {
		out[n] = i - len(g.Priority)
	}
	return out
}
