package clock

import (
	"triennia/internal/domain/decision"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM186 keeps what lies before those who decide from lying there.
var SM186 = rule.Rule{ID: "SM-186", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
	"A decision that is laid before those who decide has a last day by the limits in force; they are reminded before it, on it, and once it has passed.",
	"提请作出的认证决定按现行限值设有最后期限；到期前、当日及逾期后均提醒有权决定的人员。")}

// OwedByDecision is that a decision is taken, or dismissed, by its last day (SM-186). One that nothing is left to decide of
// owes nothing.
func OwedByDecision(d decision.Record, of Record) []Record {
	if d.DueOn.IsZero() {
		return nil
	}
	r := of
	r.Kind, r.State, r.Rules, r.FromOn, r.DueOn = ReviewDecision, Open, []string{SM186.ID}, d.ProposedOn, d.DueOn
	switch {
	case d.State == decision.Prepared:
	case d.State == decision.Overtaken:
		r.State = Superseded
	case d.On.After(d.DueOn):
		r.State, r.DoneOn = Late, d.On
	default:
		r.State, r.DoneOn = Done, d.On
	}
	return []Record{r}
}
