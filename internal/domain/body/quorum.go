package body

import (
	"maps"
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// mostDeciders is the largest committee that takes a decision.
const mostDeciders = 9

// ChangeQuorums replaces how many people take a decision of each type; what is left out is decided as usual.
func (b *Body) ChangeQuorums(q map[string]int) error {
	r := b.r
	r.Quorums = maps.Clone(q)
	return b.change(r, "body.quorums_changed")
}

func (r Record) checkQuorums(bad *fault.Invalid) {
	for _, of := range slices.Sorted(maps.Keys(r.Quorums)) {
		if n := r.Quorums[of]; n < 1 || n > mostDeciders {
			bad.Add("quorums."+of, text.Tf("A decision is taken by 1 to %d people.", "认证决定由1至%d人作出。", mostDeciders))
		}
	}
}
