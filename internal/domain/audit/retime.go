package audit

import (
	"fmt"
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// AheadStates are the states of an audit that has not begun.
var AheadStates = []State{Programmed, Proposed, Objected, Confirmed, Planned}

// Ahead tells whether the audit has not begun.
func (r Record) Ahead() bool { return slices.Contains(AheadStates, r.State) }

// Retime gives an audit that has not begun the days of an amended agreement, beside those that an extension adds, and
// tells whether it did; a follow-up has days of its own.
func (a *Audit) Retime(days audittime.HalfDays) bool {
	if a.r.Type == programme.FollowUp || a.r.Days == days+a.r.Added || !a.r.Ahead() {
		return false
	}
	a.r.Days = days + a.r.Added
	a.add("audit.retimed")
	return true
}

// Aim gives an audit that has not begun another day by which it is held, and tells whether it did.
func (a *Audit) Aim(due date.Date) bool {
	if a.r.DueOn == due || !a.r.Ahead() {
		return false
	}
	a.r.DueOn = due
	a.add("audit.aimed")
	return true
}

// Extend lets an audit that has not begun cover an extension as well, which takes so many days more, and is held to the
// edition of the standard that it leads to.
func (a *Audit) Extend(x id.Application, days audittime.HalfDays, edition string) {
	a.r.Days += days - a.r.Added
	a.r.Extends, a.r.Added, a.r.Standard = x, days, edition
	a.add("audit.extended")
}

// Move holds an audit that has not begun to the edition of the standard, and tells whether that is another.
func (a *Audit) Move(edition string) bool {
	if a.r.Standard == edition || !a.r.Ahead() {
		return false
	}
	a.r.Standard = edition
	a.add("audit.moved")
	return true
}

// Performed are the years of the quotation whose audit has begun in the cycle, by their labels. Where the next cycle is
// agreed already, its quotation begins with the recertification at the end of this one.
func Performed(audits []Record, cycle int, next bool) []string {
	var out []string
	if cycle > 1 && !next {
		out = append(out, "initial", "renewal")
	}
	for _, r := range audits {
		begun := !slices.Contains(AheadStates, r.State) && r.State != Cancelled && r.State != Aborted
		switch {
		case !begun || r.Cycle != cycle:
		case next && r.Type == programme.Recertification:
			out = append(out, "renewal")
		case next:
		case r.Type == programme.Stage2:
			out = append(out, "initial")
		case r.Type == programme.Surveillance:
			out = append(out, fmt.Sprintf("surveillance_%d", r.Number))
		}
		if begun && r.Cycle == cycle && !r.Extends.IsZero() {
			out = append(out, "extension")
		}
	}
	return out
}
