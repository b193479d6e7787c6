package finding

import (
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Actions lists what the actor could do with the finding in its state, and why not where it cannot now;
// onTeam is why a person of staff may not write it, nil for the auditors of its team; onVisit is the same
// for those of the follow-up that verifies it.
func (f *Finding) Actions(who access.Actor, onTeam, onVisit error) []flow.Action {
	var out []flow.Action
	add := func(name string, err error) {
		x := flow.Action{Name: name, Allowed: err == nil, Why: why(err)}
		out = append(out, x)
	}
	if who.May(access.Answer) && States.Can(f.r.State, DoRespond) {
		add("respond", nil)
	}
	if !who.May(access.Audit) {
		return out
	}
	if f.r.State == Draft {
		add("rewrite", onTeam)
		add("issue", errors.Join(onTeam, f.CanIssue()))
	}
	if f.r.State == Responded {
		add("review", onTeam)
	}
	if f.r.State == PlanAccepted && onVisit == nil {
		add("verify", nil)
	}
	if States.Can(f.r.State, DoClose) && !f.r.Grade.Nonconformity() {
		add("note", onTeam)
	}
	if States.Can(f.r.State, DoDrop) {
		add("drop", onTeam)
	}
	return out
}

func why(err error) *text.Text {
	var broken rule.Broken
	var f fault.Error
	switch {
	case errors.As(err, &f):
		return &f.Says
	case errors.As(err, &broken):
		s := broken[0].Sentence()
		return &s
	}
	return nil
}

// Turn says who has to act on the finding now, what they have to do, and by when.
func (r Record) Turn() flow.Turn {
	switch {
	case r.State == Draft:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Issue the finding", "发出审核发现")}
	case r.State == Responded:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Review the answer", "评审答复"), By: r.Due()}
	case r.State == Returned:
		return flow.Turn{Who: flow.Client, What: text.T("Answer what was returned", "修改被退回的内容"), By: r.Due()}
	case r.State == Issued && r.Grade.Nonconformity():
		return flow.Turn{Who: flow.Client, What: text.T("Answer with correction, cause and corrective action", "提交纠正、原因分析和纠正措施"), By: r.Due()}
	case r.State == PlanAccepted:
		return flow.Turn{Who: flow.Client, What: text.T("Show the evidence that it is done", "提交实施证据"), By: r.Due()}
	}
	return flow.Turn{Who: flow.Nobody, What: StateNames[r.State]}
}

// AnswerBy is the earliest day by which the client has to answer one of the findings, zero when it has
// none to answer. A minor whose plan stands waits for the next audit.
func AnswerBy(findings []Record) date.Date {
	var out date.Date
	for _, r := range findings {
		if r.Open() != nil && r.Turn().Who == flow.Client {
			out = date.Earliest(out, r.Due())
		}
	}
	return out
}

// Drafts counts the findings that are not issued yet.
func Drafts(findings []Record) int {
	n := 0
	for _, r := range findings {
		if r.State == Draft {
			n++
		}
	}
	return n
}

// NextNumber is the number of the next finding of an audit; numbers are not used again.
func NextNumber(findings []Record) int {
	n := 0
	for _, r := range findings {
		n = max(n, r.Number)
	}
	return n + 1
}
