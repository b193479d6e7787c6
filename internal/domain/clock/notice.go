package clock

import (
	"cmp"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// Notice is a reminder that is owed and not written yet. All that a person is to hear at one time becomes one letter.
type Notice struct {
	ID   id.Notice `json:"id"`
	Of   Record    `json:"of"` // the obligation when the reminder was owed
	Rung Rung      `json:"rung"`
	// Unanswered is the day of the reminder that nobody of the client has answered for too long.
	Unanswered date.Date `json:"unanswered,omitzero"`
	// For is the address of the one reader for whose morning it waits, as it is to be read; all others have heard.
	For string `json:"for,omitempty"`
}

// NewNotice is the reminder of the rung on the day.
func NewNotice(nid id.Notice, of Record, g Rung, today date.Date) Notice {
	n := Notice{ID: nid, Of: of, Rung: g}
	if of.Silent(today) && g.Step != Breached {
		n.Unanswered = of.AskedOn
	}
	return n
}

// Stale tells whether the obligation was met before the reminder was written. One that was superseded because its last
// day has passed is still told, with that last reminder.
func (n Notice) Stale(now State) bool {
	return now == Done || now == Late || now == Superseded && n.Rung.Step != Breached
}

// ForClient tells whether people of a client hear of it: not of the body's own deadlines, and nobody where it is no client.
func (n Notice) ForClient() bool { return !n.Of.Kind.Internal() && !n.Of.ClientID.IsZero() }

// Hears lists the permissions whose holders in the body hear of it.
func (n Notice) Hears() []access.Permission {
	deciders := n.Of.Kind == Examination || n.Of.Kind == ReviewDecision
	switch {
	case n.Of.Kind == ReviewDecision && n.Rung.Step == Breached, deciders && n.Rung.Step == Escalate:
		return []access.Permission{access.Decide, access.ManageBody}
	case deciders:
		return []access.Permission{access.Decide}
	case n.Rung.Step == Remind:
		return []access.Permission{access.Plan}
	}
	return []access.Permission{access.Plan, access.Decide, access.ManageBody}
}

// ByDay sorts notices by the last days of their obligations.
func ByDay(list []Notice) {
	slices.SortStableFunc(list, func(a, b Notice) int {
		return cmp.Or(a.Of.DueOn.Compare(b.Of.DueOn), cmp.Compare(a.Of.Reference, b.Of.Reference))
	})
}
