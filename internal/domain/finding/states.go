package finding

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State is where a finding stands. Overdue is derived from its dates, never a state.
type State string

const (
	Draft        State = "draft"         // the team alone sees it
	Issued       State = "issued"        // with the client
	Responded    State = "responded"     // with the auditor
	Returned     State = "returned"      // with the client, at least one part with a reason
	PlanAccepted State = "plan_accepted" // correction, cause and corrective action accepted, evidence to come
	Closed       State = "closed"        // verified, or noted for an opportunity or a concern
	Dropped      State = "dropped"       // taken back with a reason
)

// StateNames are the names of the states on screen.
var StateNames = map[State]text.Text{
	Draft:        text.T("Draft", "草稿"),
	Issued:       text.T("To be answered", "待答复"),
	Responded:    text.T("Answered", "已答复"),
	Returned:     text.T("Returned", "已退回"),
	PlanAccepted: text.T("Plan accepted", "措施计划已接受"),
	Closed:       text.T("Closed", "已关闭"),
	Dropped:      text.T("Taken back", "已撤回"),
}

// Action changes the state of a finding.
type Action string

const (
	DoIssue   Action = "issue"
	DoRespond Action = "respond"
	DoReturn  Action = "return"
	DoAccept  Action = "accept_plan"
	DoClose   Action = "close"
	DoDrop    Action = "drop"
)

// States is the state machine of a finding.
var States = flow.Table[State, Action]{
	Draft:        {DoIssue: Issued, DoDrop: Dropped},
	Issued:       {DoRespond: Responded, DoClose: Closed, DoDrop: Dropped},
	Responded:    {DoReturn: Returned, DoAccept: PlanAccepted, DoClose: Closed},
	Returned:     {DoRespond: Responded, DoDrop: Dropped},
	PlanAccepted: {DoRespond: Responded, DoReturn: Returned, DoClose: Closed},
	Closed:       {},
	Dropped:      {},
}

// Noun is what a finding is called in sentences.
var Noun = text.T("finding", "审核发现")

func (f *Finding) move(do Action) error {
	to, err := States.Next(Noun, f.r.State, do)
	f.r.State = to
	return err
}
