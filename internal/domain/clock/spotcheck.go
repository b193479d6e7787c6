package clock

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// OwedBySpotChecks lists what a certificate owes because a product within its scope failed a spot check: an audit
// that begins after the notice (Q13). Nothing is owed by one that has ended.
func OwedBySpotChecks(c certificate.Record, audits []audit.Record, today date.Date, of Record) []Record {
	var owed []Record
	for _, s := range c.SpotChecks {
		r := of
		r.Kind, r.Number, r.State, r.Rules = SpotCheck, s.Number, Open, []string{certificate.Q13.ID}
		r.FromOn, r.DueOn = s.On, s.DueOn
		r.DoneOn = heldSince(audits, s.On)
		switch {
		case !r.DoneOn.IsZero() && r.DoneOn.After(r.DueOn):
			r.State = Late
		case !r.DoneOn.IsZero():
			r.State = Done
		case !c.Standing(today):
			r.State = Superseded
		}
		owed = append(owed, r)
	}
	return owed
}

// heldSince is the last day on site of the first audit that began on the day or after it, zero where there is none.
func heldSince(audits []audit.Record, since date.Date) date.Date {
	var first date.Date
	for _, a := range audits {
		if a.Held() && !a.From().Before(since) {
			first = date.Earliest(first, a.To())
		}
	}
	return first
}
