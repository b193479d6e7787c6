package programme

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is where a programme stands. Expiry is derived from the date, never a state.
type State string

const (
	Initial    State = "initial"   // contract signed, no decision yet
	Certified  State = "certified" // the dates of a cycle are fixed
	Terminated State = "terminated"
)

// Action changes the state of a programme.
type Action string

const (
	FixDates  Action = "fix"
	Terminate Action = "terminate"
)

// States is the state machine of a programme.
var States = flow.Table[State, Action]{
	Initial:    {FixDates: Certified, Terminate: Terminated},
	Certified:  {FixDates: Certified, Terminate: Terminated},
	Terminated: {},
}

var noun = text.T("audit programme", "审核方案")

func (p *Programme) move(a Action) error {
	to, err := States.Next(noun, p.r.State, a)
	p.r.State = to
	return err
}
