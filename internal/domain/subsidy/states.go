package subsidy

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a programme.
type State string

// Action that changes it.
type Action string

const (
	Draft      State = "draft"      // typed by the body
	Unverified State = "unverified" // delivered, or changed since it was verified
	Open       State = "open"       // verified with its source
	Closed     State = "closed"

	DoChange Action = "change"
	DoVerify Action = "verify"
	DoClose  Action = "close"
)

// Noun is the programme in sentences.
var Noun = text.T("subsidy programme", "补贴项目")

// States of a programme. A change makes an older verification void; a closed programme opens again when
// somebody has read its source again.
var States = flow.Table[State, Action]{
	Draft:      {DoChange: Draft, DoVerify: Open, DoClose: Closed},
	Unverified: {DoChange: Unverified, DoVerify: Open, DoClose: Closed},
	Open:       {DoChange: Unverified, DoVerify: Open, DoClose: Closed},
	Closed:     {DoChange: Unverified, DoVerify: Open},
}

// Status is how a programme stands on a day: its state, or why an open one is hidden.
type Status string

const (
	Expired Status = "expired" // no longer valid
	Stale   Status = "stale"   // verified too long ago
)

// Statuses lists all.
var Statuses = []Status{Status(Draft), Status(Unverified), Status(Open), Stale, Expired, Status(Closed)}

// Status on the day.
func (r Record) Status(today date.Date) Status {
	switch {
	case r.State != Open:
		return Status(r.State)
	case !r.ValidTo.IsZero() && today.After(r.ValidTo):
		return Expired
	case today.After(r.FreshUntil()):
		return Stale
	}
	return Status(Open)
}

// verifiedFor is how many months a verification lasts (FEE-25).
const verifiedFor = 12

// FreshUntil is the last day on which the verification counts, zero where there is none.
func (r Record) FreshUntil() date.Date {
	if r.VerifiedOn.IsZero() {
		return date.Date{}
	}
	return r.VerifiedOn.AddMonths(verifiedFor)
}

// Shown tells whether clients may be told of the programme on the day (FEE-25).
func (r Record) Shown(today date.Date) bool {
	return r.Status(today) == Status(Open) && within(today, r.ValidFrom, r.ValidTo) && within(today, r.WindowFrom, r.WindowTo)
}

// within tells whether the day lies between the two, both included; a missing one is no limit.
func within(day, from, to date.Date) bool {
	return (from.IsZero() || !day.Before(from)) && (to.IsZero() || !day.After(to))
}
