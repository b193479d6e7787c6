package audit

import (
	"errors"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// DoAssume takes silence for consent; it leads where DoConfirm leads.
const DoAssume Action = "assume"

// DoFollowUp asks for a visit that verifies nonconformities of the audit; it leads nowhere for the audit
// itself.
const DoFollowUp Action = "follow_up"

// needs says which permission an action asks for.
var needs = map[Action]access.Permission{
	DoPropose: access.Plan, DoAssume: access.Plan, DoClear: access.Clear, DoCancel: access.Plan, DoRepeat: access.Plan,
	DoObject: access.ConfirmDates, DoConfirm: access.ConfirmDates,
	DoPlan: access.Audit, DoStart: access.Audit, DoClose: access.Audit, DoReport: access.Audit, DoConclude: access.Audit, DoAbort: access.Audit,
	DoFollowUp: access.Audit,
	DoReopen:   access.Decide,
}

// Around is what the actions of an audit depend on beyond the audit itself.
type Around struct {
	Today      date.Date
	Start      StartRules
	Coverage   Coverage    // of the cycle
	Drafts     int         // findings not issued yet
	Open       rule.Broken // findings in the way of a conclusion
	Maintained bool        // certification goes on without a decision after this surveillance audit (V1)
	Settled    rule.Broken // why no visit is needed to verify nonconformities, empty when one is
	AnswerBy   date.Date   // the day by which the client has to answer a finding, zero when it has none to answer
}

// Actions lists what the actor could do with the audit in its state, and why not where it cannot now.
func (a *Audit) Actions(who access.Actor, w Around) []flow.Action {
	var out []flow.Action
	for _, do := range append(States.Actions(a.r.State), DoAssume, DoFollowUp) {
		perm, known := needs[do]
		if !known || !who.May(perm) || do == DoAssume && !States.Can(a.r.State, DoConfirm) ||
			do == DoFollowUp && a.r.State != Reported || !a.r.answered(do) {
			continue
		}
		x := flow.Action{Name: string(do), Allowed: true}
		if err := a.can(do, who, w); err != nil {
			x.Allowed, x.Why = false, why(err)
		}
		out = append(out, x)
	}
	return out
}

// answered tells whether the action is among those by which dates and team are fixed here: the client's answer, or the
// word of a second person (X2).
func (r Record) answered(do Action) bool {
	switch do {
	case DoObject, DoConfirm, DoAssume:
		return !r.Unasked()
	case DoClear:
		return r.Unasked()
	}
	return true
}

func (a *Audit) can(do Action, who access.Actor, w Around) error {
	if needs[do] == access.Audit {
		if err := a.OnTeam(who.Identity); err != nil {
			return err
		}
	}
	switch do {
	case DoAssume:
		return a.CanAssume(w.Today)
	case DoClear:
		return a.CanClear(who.Identity)
	case DoPlan:
		return a.CanIssuePlan(w.Coverage)
	case DoStart:
		return a.CanStart(w.Today, w.Start)
	case DoReport:
		return a.CanIssueReport(w.Drafts)
	case DoConclude:
		return a.CanConclude(w.Open)
	case DoFollowUp:
		return a.CanFollowUp(w.Settled)
	}
	return nil
}

// OnTeam tells whether the person works on the audit as leader or auditor; others may read only.
func (a *Audit) OnTeam(who id.Identity) error {
	if slices.ContainsFunc(a.r.Team, func(m Member) bool { return m.PersonID == who && (m.Role == Lead || m.Role == Auditor) }) {
		return nil
	}
	return fault.New(fault.Denied, text.T("Only the auditors of the team do this.", "只有审核组的审核员可以执行此操作。"))
}

func why(err error) *text.Text {
	var broken rule.Broken
	var f fault.Error
	switch {
	case errors.As(err, &broken):
		s := broken[0].Sentence()
		return &s
	case errors.As(err, &f):
		return &f.Says
	}
	return nil
}

// planLead is how long before the audit the plan should be with the client (policy).
const planLead = 14

// Turn says who has to act on the audit now, what they have to do, and by when.
func (r Record) Turn(w Around) flow.Turn {
	switch r.State {
	case Programmed:
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Propose dates and team", "建议日期和审核组"), By: r.DueOn}
	case Proposed:
		if r.Unasked() {
			return flow.Turn{Who: flow.Body, Needs: access.Clear, What: text.T("Confirm, as a second person, that the team has no conflict", "由第二人确认审核组无利益冲突"), By: r.DueOn}
		}
		return flow.Turn{Who: flow.Client, What: text.T("Confirm dates and team", "确认日期和审核组"), By: r.ObjectBy}
	case Objected:
		return flow.Turn{Who: flow.Body, Needs: access.Plan, What: text.T("Propose other dates or another team", "另行建议日期或审核组"), By: r.DueOn}
	case Confirmed:
		if r.Unasked() {
			return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Write the audit plan", "编写审核计划"), By: r.From()}
		}
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Send the audit plan", "发送审核计划"), By: r.From().AddDays(-planLead)}
	case Planned:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Hold the opening meeting", "召开首次会议"), By: r.From()}
	case InProgress:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Audit and hold the closing meeting", "实施审核并召开末次会议"), By: r.To()}
	case FieldClosed:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Complete the report", "完成审核报告"), By: r.ReportDue(w.Start.Limits)}
	case Reported:
		return r.reportedTurn(w)
	case Concluded:
		if r.Type == programme.Stage1 {
			return flow.Turn{Who: flow.Nobody, What: text.T("Stage 1 is concluded", "第一阶段审核已有结论")}
		}
		if w.Maintained {
			return flow.Turn{Who: flow.Nobody, What: text.T("Certification is maintained on the conclusion of the team leader", "根据审核组长的结论保持认证")}
		}
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.T("Review the file and decide", "评定并作出认证决定")}
	}
	return flow.Turn{Who: flow.Nobody, What: StateNames[r.State]}
}

func (r Record) reportedTurn(w Around) flow.Turn {
	if !w.AnswerBy.IsZero() {
		return flow.Turn{Who: flow.Client, What: text.T("Answer the findings", "答复审核发现"), By: w.AnswerBy}
	}
	if len(w.Open) > 0 && r.Type != programme.Stage1 {
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Review the answers to the findings", "评审对审核发现的答复")}
	}
	return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Conclude the audit", "得出审核结论")}
}

// ForClient is what the client may see: no working papers, plan and report only once they are issued.
func (r Record) ForClient() Record {
	r.Checklist, r.Occasion, r.Cleared, r.ProposedByID = nil, r.Occasion.ForClient(), nil, id.Identity{}
	if r.Plan.IssuedOn.IsZero() {
		r.Plan = Plan{}
	}
	if !r.ReportIssued() {
		r.Report, r.Stage1 = Report{}, nil
	}
	if r.State == Programmed || r.State == Proposed && r.Unasked() {
		r.Team, r.Span = nil, Span{}
	}
	return r
}

// CanFind tells whether the person may write findings of the audit now.
func (a *Audit) CanFind(who id.Identity) error {
	if err := a.OnTeam(who); err != nil {
		return err
	}
	return a.writable()
}
