package decision

import (
	"fmt"
	"maps"
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM153 is the policy of four eyes for what cannot be undone.
var SM153 = rule.Rule{ID: "SM-153", Says: text.T(
	"A body says for each type of decision how many people take it, from one to nine; unless it says otherwise two take a withdrawal, where two hold the right to decide.",
	"机构对每类认证决定规定须由几人（一至九人）作出；未另行规定的，有两名以上人员有权作出决定时，撤销证书须由两人作出。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1", Level: rule.Compute, Confidence: rule.Check}

// usual is how many people take a decision of the type in a body that has not said so.
var usual = map[Type]int{Withdraw: 2}

// Quorum is how many people agree to a decision of the type, by what the body says and by how many hold the right to
// decide. What the body says is kept to, also where nobody is there to fulfil it.
func (t Type) Quorum(own map[string]int, holders int) int {
	if n := own[string(t)]; n > 0 {
		return n
	}
	return max(1, min(usual[t], holders))
}

// CheckQuorums refuses numbers for what is no type of decision, and more people than hold the right to decide: such a
// decision could never be taken.
func CheckQuorums(own map[string]int, holders int) error {
	var bad fault.Invalid
	for _, of := range slices.Sorted(maps.Keys(own)) {
		at := fmt.Sprintf("quorums.%s", of)
		if !slices.Contains(Types, Type(of)) {
			bad.Add(at, text.T("There is no such type of decision.", "没有这种认证决定。"))
		} else if n := own[of]; n > holders {
			bad.Add(at, text.Tf("Only %d people hold the right to decide; give it to more people first.", "目前只有%d人有权作出决定；请先授权更多人员。", holders))
		}
	}
	return bad.OrNil()
}
