package audit

import (
	"fmt"
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/programme"
)

// ahead are the states of an audit that has not begun.
var ahead = []State{Programmed, Proposed, Objected, Confirmed, Planned}

// Retime gives an audit that has not begun the days of an amended agreement, and tells whether it did; a follow-up
// has days of its own.
func (a *Audit) Retime(days audittime.HalfDays) bool {
	if a.r.Type == programme.FollowUp || a.r.Days == days || !slices.Contains(ahead, a.r.State) {
		return false
	}
	a.r.Days = days
	a.add("audit.retimed")
	return true
}

// Performed are the years of the quotation whose audit has begun in the cycle, by their labels; after the first
// cycle the initial year is one.
func Performed(audits []Record, cycle int) []string {
	var out []string
	if cycle > 1 {
		out = append(out, "initial")
	}
	for _, r := range audits {
		begun := !slices.Contains(ahead, r.State) && r.State != Cancelled && r.State != Aborted
		switch {
		case !begun || r.Cycle != cycle:
		case r.Type == programme.Stage2:
			out = append(out, "initial")
		case r.Type == programme.Surveillance:
			out = append(out, fmt.Sprintf("surveillance_%d", r.Number))
		}
	}
	return out
}
