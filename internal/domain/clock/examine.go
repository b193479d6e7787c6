package clock

import (
	"slices"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// OwedByExaminations lists what a certificate owes because another one of the same client was suspended or
// withdrawn: to examine what that means for it (IM-9). Nothing is owed by one that has ended itself.
func OwedByExaminations(c certificate.Record, today date.Date, of Record) []Record {
	var owed []Record
	for _, e := range c.Examinations {
		r := of
		r.Kind, r.Number, r.State, r.Rules = Examination, e.Number, Open, []string{certificate.IM9.ID}
		r.FromOn, r.DueOn, r.DoneOn = e.On, e.DueOn, e.DoneOn
		switch {
		case e.Done() && e.DoneOn.After(e.DueOn):
			r.State = Late
		case e.Done():
			r.State = Done
		case !c.Standing(today):
			r.State = Superseded
		}
		owed = append(owed, r)
	}
	return owed
}

// InternalKinds are the deadlines that are the body's own, of which the client is neither told nor reminded: an audit at
// short notice is not announced by a deadline.
var InternalKinds = []Kind{Examination, SpotCheck, ReviewDecision, NewApplication}

// Internal tells whether the deadline is the body's own.
func (k Kind) Internal() bool { return slices.Contains(InternalKinds, k) }
