package complaint

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a complaint.
type State string

// Action that changes it.
type Action string

const (
	Received     State = "received"
	Acknowledged State = "acknowledged"
	Outside      State = "outside" // not of what the body is responsible for
	Screened     State = "screened"
	Valid        State = "valid"
	Unfounded    State = "unfounded"
	Referred     State = "referred" // the client was asked for its answer
	Investigated State = "investigated"
	Decided      State = "decided"
	Notified     State = "notified"
	Closed       State = "closed"

	Acknowledge Action = "acknowledge"
	Screen      Action = "screen"
	TurnAway    Action = "turn_away"
	Validate    Action = "validate"
	Dismiss     Action = "dismiss"
	Refer       Action = "refer"
	Investigate Action = "investigate"
	Decide      Action = "decide"
	Notify      Action = "notify"
	Close       Action = "close"

	// These change no state.
	Note   Action = "note"
	Assign Action = "assign"
	Write  Action = "write" // to the complainant
)

// States of a complaint. One outside the remit or unfounded is decided on as well: the complainant hears the outcome
// from somebody who was not involved.
var States = flow.Table[State, Action]{
	Received:     {Acknowledge: Acknowledged},
	Acknowledged: {Screen: Screened, TurnAway: Outside},
	Screened:     {Validate: Valid, Dismiss: Unfounded},
	Valid:        {Refer: Referred, Investigate: Investigated},
	Referred:     {Investigate: Investigated},
	Outside:      {Decide: Decided},
	Unfounded:    {Decide: Decided},
	Investigated: {Decide: Decided},
	Decided:      {Notify: Notified},
	Notified:     {Close: Closed},
	Closed:       {},
}

// StateNames are the states on screen and in letters.
var StateNames = map[State]text.Text{
	Received:     text.T("received", "已收到"),
	Acknowledged: text.T("acknowledged", "已确认收到"),
	Outside:      text.T("outside the remit of the body", "不属于认证机构职责范围"),
	Screened:     text.T("within the remit of the body", "属于认证机构职责范围"),
	Valid:        text.T("valid", "投诉成立"),
	Unfounded:    text.T("not valid", "投诉不成立"),
	Referred:     text.T("referred to the client", "已转交客户"),
	Investigated: text.T("investigated", "已调查"),
	Decided:      text.T("decided", "已作出决定"),
	Notified:     text.T("outcome notified", "已通知结果"),
	Closed:       text.T("closed", "已关闭"),
}

// Done is what was done, on screen.
var Done = map[Action]text.Text{
	Acknowledge:        text.T("Acknowledged", "确认收到"),
	Screen:             text.T("Found within the remit", "判定属于职责范围"),
	TurnAway:           text.T("Found outside the remit", "判定不属于职责范围"),
	Validate:           text.T("Found valid", "判定成立"),
	Dismiss:            text.T("Found not valid", "判定不成立"),
	Refer:              text.T("Referred to the client", "转交客户"),
	Investigate:        text.T("Investigated", "完成调查"),
	Decide:             text.T("Decided", "作出决定"),
	Notify:             text.T("Told the outcome", "告知结果"),
	Close:              text.T("Closed", "关闭"),
	Note:               text.T("Note", "备注"),
	Action(FormPanel):  text.T("Formed the panel", "组成申诉小组"),
	Action(Uphold):     text.T("Upheld", "申诉成立"),
	Action(UpholdPart): text.T("Upheld in part", "申诉部分成立"),
	Action(Overrule):   text.T("Dismissed", "驳回申诉"),
}
