package clock

import (
	"triennia/internal/domain/decision"
)

// grounds are the codes of what the clock proposes.
var grounds = map[string]decision.ReasonCode{ProposeSuspend: decision.Overdue, ProposeWithdraw: decision.Unresolved}

// Following are the proposals with, where an overdue surveillance was answered, the next one that was not. What is answered
// is not proposed again, and keeps nothing else from being proposed.
func (o Output) Following(answered func(Proposal) bool) []Proposal {
	if o.Status != IsActive {
		return o.Proposals
	}
	for _, d := range o.Obligations {
		if d.Kind != Surveillance || d.Status != IsOverdue {
			continue
		}
		p := Proposal{Action: ProposeSuspend, Because: d.Rules[0], On: d.DueOn.AddDays(1), Code: decision.Overdue}
		if !answered(p) {
			return []Proposal{p}
		}
	}
	return o.Proposals
}
