package clock

import (
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM172 lays before those who decide what is not corrected.
var SM172 = rule.Rule{ID: "SM-172", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.5", Level: rule.Compute, Says: text.T(
	"A misuse that is not answered by its last day is laid before those who decide as a suspension; a person confirms it.",
	"误用逾期未答复的，提请认证决定人员考虑暂停证书；由人员确认。")}

// OwedByMisuse lists what whoever misuses has to answer, a deadline for each warning (SM-171). What is answered in time is
// in time, whenever the body looks at it; nothing is owed once the body goes on without an answer.
func OwedByMisuse(m misuse.Record, of Record) []Record {
	var owed []Record
	for _, w := range m.Warnings {
		r := of
		r.Kind, r.Number, r.State, r.Rules, r.FromOn, r.DueOn = MisuseAnswer, w.Number, Superseded, []string{misuse.SM171.ID}, w.On, w.DueOn
		switch {
		case w.Answered() && w.AnsweredOn.After(w.DueOn):
			r.State, r.DoneOn = Late, w.AnsweredOn
		case w.Answered():
			r.State, r.DoneOn = Done, w.AnsweredOn
		case m.State == misuse.Warned:
			r.State = Open
		}
		owed = append(owed, r)
	}
	return owed
}

// ProposedByMisuses is the suspension of a valid certificate for each misuse that was not answered in time, or that somebody
// of the body proposes to suspend for (SM-172).
func ProposedByMisuses(list []misuse.Record, c certificate.Record, today date.Date) []Proposal {
	var out []Proposal
	if c.Status(today) != certificate.Status(certificate.Active) {
		return out
	}
	for _, m := range list {
		p := Proposal{Action: ProposeSuspend, Because: SM172.ID, Code: decision.Misused}
		switch {
		case m.State == misuse.Suspension:
			p.On, p.Why = m.ProposedOn, text.Tf("Misuse %s of certificate or mark: the suspension was proposed on %s.", "证书或标志误用%s：已于%s建议暂停。", m.Reference, m.ProposedOn)
		case m.Overdue(today):
			p.On, p.Why = m.DueOn().AddDays(1), text.Tf("Misuse %s of certificate or mark was not answered by %s.", "证书或标志误用%s未在%s前答复。", m.Reference, m.DueOn())
		default:
			continue
		}
		out = append(out, p)
	}
	return out
}
