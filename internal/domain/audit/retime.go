package audit

import (
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
