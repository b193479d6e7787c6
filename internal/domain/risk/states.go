package risk

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a risk.
type State string

// Action that changes it.
type Action string

const (
	Open   State = "open"
	Closed State = "closed" // no risk any more

	DoChange Action = "change"
	DoReview Action = "review"
	DoClose  Action = "close"
)

// Noun is the risk in sentences.
var Noun = text.T("risk", "风险")

// States of a risk. One that comes back is entered again, so that its history stays readable.
var States = flow.Table[State, Action]{
	Open:   {DoChange: Open, DoReview: Open, DoClose: Closed},
	Closed: {},
}

// Status is how a risk stands on a day.
type Status string

const (
	Reviewed Status = "reviewed"
	Due      Status = "due"
	Overdue  Status = "overdue"
	Past     Status = Status(Closed)
)

// Statuses lists all.
var Statuses = []Status{Reviewed, Due, Overdue, Past}

// noticeDays is how long before its day a review is announced.
const noticeDays = 30

// DueFrom is the last day whose reviews are announced today.
func DueFrom(today date.Date) date.Date { return today.AddDays(noticeDays) }

// Status on the day.
func (r Record) Status(today date.Date) Status {
	switch {
	case r.State == Closed:
		return Past
	case today.After(r.NextReview):
		return Overdue
	case !r.NextReview.After(DueFrom(today)):
		return Due
	}
	return Reviewed
}
