package complaint

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// AppealState of an appeal.
type AppealState string

// AppealAction changes it.
type AppealAction string

const (
	AppealLodged       AppealState = "lodged"
	AppealAcknowledged AppealState = "acknowledged"
	AppealExamined     AppealState = "under_examination" // by a panel
	AppealUpheld       AppealState = "upheld"
	AppealPartly       AppealState = "partly"
	AppealDismissed    AppealState = "dismissed"
	AppealNotified     AppealState = "notified"
	AppealClosed       AppealState = "closed"

	AckAppeal   AppealAction = "acknowledge"
	FormPanel   AppealAction = "form_panel"
	Uphold      AppealAction = "uphold"
	UpholdPart  AppealAction = "uphold_partly"
	Overrule    AppealAction = "overrule" // the appeal, not the decision
	TellAppeal  AppealAction = "notify"
	CloseAppeal AppealAction = "close"
)

// AppealStates are the states of an appeal.
var AppealStates = flow.Table[AppealState, AppealAction]{
	AppealLodged:       {AckAppeal: AppealAcknowledged},
	AppealAcknowledged: {FormPanel: AppealExamined},
	AppealExamined:     {FormPanel: AppealExamined, Uphold: AppealUpheld, UpholdPart: AppealPartly, Overrule: AppealDismissed},
	AppealUpheld:       {TellAppeal: AppealNotified},
	AppealPartly:       {TellAppeal: AppealNotified},
	AppealDismissed:    {TellAppeal: AppealNotified},
	AppealNotified:     {CloseAppeal: AppealClosed},
	AppealClosed:       {},
}

// AppealStateNames are the states on screen and in letters.
var AppealStateNames = map[AppealState]text.Text{
	AppealLodged:       text.T("lodged", "已提出"),
	AppealAcknowledged: text.T("acknowledged", "已确认收到"),
	AppealExamined:     text.T("under examination", "审查中"),
	AppealUpheld:       text.T("upheld", "申诉成立"),
	AppealPartly:       text.T("upheld in part", "申诉部分成立"),
	AppealDismissed:    text.T("dismissed", "申诉被驳回"),
	AppealNotified:     text.T("outcome notified", "已通知结果"),
	AppealClosed:       text.T("closed", "已关闭"),
}

// outcomes are the moves by which a panel settles an appeal.
var outcomes = map[AppealState]AppealAction{AppealUpheld: Uphold, AppealPartly: UpholdPart, AppealDismissed: Overrule}
