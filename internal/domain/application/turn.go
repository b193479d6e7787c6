package application

import (
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Working days that a body takes to begin and to end a review, unless something is open at the client.
const (
	beginWorkdays  = 2
	reviewWorkdays = 10
)

// Turn says who has to act on the application.
func (r Record) Turn() flow.Turn {
	returned := r.Counted().Returned
	switch r.State {
	case Draft:
		return flow.Turn{Who: flow.Client, What: text.T("Complete and submit the application", "完成并提交申请")}
	case InfoRequested:
		return flow.Turn{Who: flow.Client, What: text.T("Answer the questions on the application", "答复申请补充问题"), By: r.AnswerBy()}
	case Submitted:
		return flow.Turn{Who: flow.Body, Needs: access.Review, What: text.T("Begin the application review", "开始申请评审"), By: r.resumed().AddWorkdays(beginWorkdays)}
	case UnderReview:
		if returned > 0 {
			return flow.Turn{Who: flow.Client, What: text.Tf("Send %d returned materials again", "重新提交%d项退回的材料", returned)}
		}
		return flow.Turn{Who: flow.Body, Needs: access.Review, What: text.T("Finish the application review", "完成申请评审"), By: r.resumed().AddWorkdays(reviewWorkdays)}
	case Accepted:
		return flow.Turn{Who: flow.Body, Needs: access.Quote, What: text.T("Send the quotation", "发送报价")}
	case Quoted:
		return flow.Turn{Who: flow.Client, What: text.T("Accept or refuse the quotation", "接受或拒绝报价")}
	}
	return flow.Turn{Who: flow.Nobody, What: text.T("Nothing to do", "无待办事项")}
}

// resumed is the day from which the body's time counts: the submission, or the last answer after it.
func (r Record) resumed() date.Date {
	days := []date.Date{r.Signature.On}
	for _, q := range r.Questions {
		days = append(days, q.AnsweredOn)
	}
	return date.Latest(days...)
}

// Facts are what the actions need to know beside the application.
type Facts struct {
	Limits      pack.Set // in force for the body
	Bar         client.Bar
	Calculation id.Calculation // of the audit time, zero where none was made
	Proposed    float64        // days computed for what an extension adds
	Auditors    map[string]int // of the body, competent today, by standard
	Beyond      []Gap          // technical areas that nobody of the body is competent to audit in today
	On          date.Date
	Staff       bool // the actions of the body, otherwise those of the applicant
}

var (
	ofStaff     = []Action{BeginReview, Ask, Accept, Decline}
	ofApplicant = []Action{Submit, Withdraw}
)

// Actions lists what may be done now, and why not where the state would allow it.
func (a *Application) Actions(f Facts) []flow.Action {
	mine := ofApplicant
	if f.Staff {
		mine = ofStaff
	}
	out := []flow.Action{}
	for _, act := range States.Actions(a.r.State) {
		if slices.Contains(mine, act) {
			out = append(out, said(act, a.why(act, f)))
		}
	}
	return out
}

func (a *Application) why(act Action, f Facts) error {
	switch act {
	case Submit:
		return a.CanSubmit(f.Limits, f.Bar, f.On)
	case Accept:
		return a.CanAccept(f)
	}
	return nil
}

func said(act Action, err error) flow.Action {
	out := flow.Action{Name: string(act), Allowed: err == nil}
	if broken, ok := err.(rule.Broken); ok {
		why := broken[0].Sentence()
		out.Why = &why
	}
	return out
}
