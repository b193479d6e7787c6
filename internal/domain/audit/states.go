package audit

import (
	"slices"

	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is where an audit stands. Overdue and "findings open" are derived, never states.
type State string

const (
	Programmed  State = "programmed"   // stands in the programme, nothing arranged
	Proposed    State = "proposed"     // dates and team are with the client, or with a second person where it is not asked
	Objected    State = "objected"     // the client asks for other dates or objects to the team
	Confirmed   State = "confirmed"    // dates and team stand
	Planned     State = "planned"      // the plan has been sent
	InProgress  State = "in_progress"  // since the opening meeting
	FieldClosed State = "field_closed" // since the closing meeting; the report is being written
	Reported    State = "reported"     // the report is with the client, findings may be open
	Concluded   State = "concluded"    // the leader's conclusion stands; the file may be decided
	Decided     State = "decided"
	Repeated    State = "repeated" // another audit takes its place
	Aborted     State = "aborted"  // ended on site before its objectives were attained; it is arranged again
	Cancelled   State = "cancelled"
)

// StateNames are the names of the states on screen.
var StateNames = map[State]text.Text{
	Programmed:  text.T("To be scheduled", "待安排"),
	Proposed:    text.T("Dates proposed", "已建议日期"),
	Objected:    text.T("Other dates asked for", "客户要求改期"),
	Confirmed:   text.T("Confirmed", "已确认"),
	Planned:     text.T("Plan sent", "计划已发送"),
	InProgress:  text.T("On site", "现场审核中"),
	FieldClosed: text.T("Report in writing", "报告编写中"),
	Reported:    text.T("Reported", "已出报告"),
	Concluded:   text.T("Concluded", "已有结论"),
	Decided:     text.T("Decided", "已决定"),
	Repeated:    text.T("To be repeated", "需重新审核"),
	Aborted:     text.T("Ended early", "提前终止"),
	Cancelled:   text.T("Cancelled", "已取消"),
}

// HeldStates are the states of an audit that is over on site.
var HeldStates = []State{FieldClosed, Reported, Concluded, Decided}

// Held tells whether the audit on site is over: a deadline is kept by the last day on site, not by the report.
func (r Record) Held() bool { return slices.Contains(HeldStates, r.State) }

// Action changes the state of an audit.
type Action string

const (
	DoPropose  Action = "propose"
	DoObject   Action = "object"
	DoConfirm  Action = "confirm"
	DoClear    Action = "clear" // by a second person of the body, where the client is not asked
	DoPlan     Action = "issue_plan"
	DoStart    Action = "start"
	DoClose    Action = "close_field"
	DoReport   Action = "report"
	DoReopen   Action = "reopen"
	DoConclude Action = "conclude"
	DoDecide   Action = "decide"
	DoRepeat   Action = "repeat"
	DoAbort    Action = "abort"
	DoCancel   Action = "cancel"
)

// States is the state machine of an audit.
var States = flow.Table[State, Action]{
	Programmed:  {DoPropose: Proposed, DoCancel: Cancelled},
	Proposed:    {DoPropose: Proposed, DoObject: Objected, DoConfirm: Confirmed, DoClear: Confirmed, DoCancel: Cancelled},
	Objected:    {DoPropose: Proposed, DoCancel: Cancelled},
	Confirmed:   {DoPropose: Proposed, DoPlan: Planned, DoCancel: Cancelled},
	Planned:     {DoPropose: Proposed, DoPlan: Planned, DoStart: InProgress, DoCancel: Cancelled},
	InProgress:  {DoClose: FieldClosed, DoAbort: Aborted},
	FieldClosed: {DoReport: Reported},
	Reported:    {DoReopen: FieldClosed, DoConclude: Concluded, DoRepeat: Repeated},
	Concluded:   {DoReopen: FieldClosed, DoDecide: Decided, DoRepeat: Repeated},
	Decided:     {},
	Repeated:    {},
	Aborted:     {},
	Cancelled:   {},
}

// Noun is what an audit is called in sentences.
var Noun = text.T("audit", "审核")

func (a *Audit) move(do Action) error {
	to, err := States.Next(Noun, a.r.State, do)
	a.r.State = to
	return err
}
