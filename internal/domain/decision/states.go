package decision

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is where a decision stands.
type State string

const (
	Prepared  State = "prepared"  // laid before the people who may decide, by an audit or by the clock
	Taken     State = "taken"     // decided and in force
	Dismissed State = "dismissed" // looked at and not followed, with a reason
	Overtaken State = "overtaken" // the facts have changed, nothing is left to decide
)

// Action is a verb of a decision.
type Action string

const (
	Take     Action = "take"
	Dismiss  Action = "dismiss"
	Overtake Action = "overtake"
	Agree    Action = "agree"     // a voice to what is put forward
	TakeBack Action = "take_back" // of the own voice
	Disagree Action = "disagree"  // all voices fall
	Recuse   Action = "recuse"
)

// States is the state machine of a decision.
var States = flow.Table[State, Action]{
	Prepared: {Take: Taken, Dismiss: Dismissed, Overtake: Overtaken,
		Agree: Prepared, TakeBack: Prepared, Disagree: Prepared, Recuse: Prepared},
	Taken:     {},
	Dismissed: {},
	Overtaken: {},
}

// StateNames are the states on screen.
var StateNames = map[State]text.Text{
	Prepared:  text.T("to be decided", "待决定"),
	Taken:     text.T("decided", "已决定"),
	Dismissed: text.T("not followed", "未采纳"),
	Overtaken: text.T("no longer needed", "不再需要"),
}
