package clock

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
)

// Reconcile brings the obligations of one subject to what is owed: those that are no longer owed are
// superseded, by what is owed in their place or by the other, and the rest follow the facts. fresh are the ones that do not
// exist yet.
func Reconcile(have []*Obligation, owed []Record, other Successor) (fresh []Record, err error) {
	known := map[string]*Obligation{}
	for _, o := range have {
		known[o.r.Key()] = o
	}
	for _, w := range owed {
		o, there := known[w.Key()]
		delete(known, w.Key())
		switch {
		case !there && w.State != Superseded:
			fresh = append(fresh, w)
		case there && w.State == Superseded:
			err = o.Supersede(o.r.heir(owed, other))
		case there:
			err = o.Refresh(w)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, o := range have {
		if _, gone := known[o.r.Key()]; gone {
			if err := o.Supersede(o.r.heir(owed, other)); err != nil {
				return nil, err
			}
		}
	}
	return fresh, nil
}

// Lapsing are the open obligations that end because their last day has passed: they give their last notice before
// Reconcile supersedes them.
func Lapsing(have []*Obligation, owed []Record) []*Obligation {
	lapsed := map[string]bool{}
	for _, w := range owed {
		lapsed[w.Key()] = w.Lapsed
	}
	return slices.DeleteFunc(slices.Clone(have), func(o *Obligation) bool { return o.r.State != Open || !lapsed[o.r.Key()] })
}

// OwedByFinding lists what a nonconformity owes: the client's answer, its closure, and for a major of
// stage 2 its verification within six months of verifyBy's base. of is the common part of the records,
// today the day on which an answer that is there is noted.
func OwedByFinding(f finding.Record, verifyBy, today date.Date, of Record) []Record {
	if !f.Grade.Nonconformity() || f.IssuedOn.IsZero() {
		return nil
	}
	var owed []Record
	add := func(k Kind, due date.Date, done bool, rules ...string) {
		if due.IsZero() {
			return
		}
		r := of
		r.Kind, r.State, r.FromOn, r.DueOn, r.Rules = k, Open, f.IssuedOn, due, rules
		if done {
			r.DoneOn = date.Earliest(f.ClosedOn, today)
			r.State = Done
			if r.DoneOn.After(due) {
				r.State = Late
			}
		}
		if f.State == finding.Dropped {
			r.State, r.DoneOn = Superseded, date.Date{}
		}
		owed = append(owed, r)
	}
	answered := slices.Contains([]finding.State{finding.Responded, finding.PlanAccepted, finding.Closed}, f.State)
	add(FindingAnswer, f.PlanDue, answered, finding.F8.ID)
	add(FindingClosure, f.CloseDue, f.State == finding.Closed, finding.F9.ID)
	if f.Grade == finding.Major {
		add(MajorVerified, verifyBy, f.State == finding.Closed, decision.D6.ID)
	}
	return owed
}
