package misuse

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a misuse.
type State string

// Action that changes it.
type Action string

const (
	Detected   State = "detected"
	Warned     State = "warned"
	Answered   State = "answered"
	Corrected  State = "corrected"
	Suspension State = "suspension" // proposed to those who decide
	Legal      State = "legal"
	Dismissed  State = "dismissed" // it was no misuse

	Warn     Action = "warn"
	Answer   Action = "answer"
	Accept   Action = "accept"
	Return   Action = "return"
	Escalate Action = "escalate"
	Sue      Action = "take_legal"
	Dismiss  Action = "dismiss"
	Note     Action = "note" // beside the moves
)

// States of a misuse. One whose suspension was proposed can still be answered.
var States = flow.Table[State, Action]{
	Detected:   {Warn: Warned, Escalate: Suspension, Sue: Legal, Dismiss: Dismissed},
	Warned:     {Answer: Answered, Escalate: Suspension, Sue: Legal, Dismiss: Dismissed},
	Answered:   {Accept: Corrected, Return: Warned, Escalate: Suspension, Sue: Legal, Dismiss: Dismissed},
	Suspension: {Answer: Answered, Accept: Corrected, Sue: Legal, Dismiss: Dismissed},
	Legal:      {Accept: Corrected},
	Corrected:  {},
	Dismissed:  {},
}

// StateNames are the states on screen and in letters.
var StateNames = map[State]text.Text{
	Detected:   text.T("detected", "已发现"),
	Warned:     text.T("warned", "已警告"),
	Answered:   text.T("correction to be looked at", "纠正情况待核实"),
	Corrected:  text.T("corrected", "已纠正"),
	Suspension: text.T("suspension proposed", "已建议暂停"),
	Legal:      text.T("legal action", "已采取法律措施"),
	Dismissed:  text.T("no misuse", "不属于误用"),
}

// Done is what was done, on screen.
var Done = map[Action]text.Text{
	Warn:     text.T("Warned", "发出警告"),
	Answer:   text.T("Answered", "答复"),
	Accept:   text.T("Found corrected", "确认已纠正"),
	Return:   text.T("Returned the answer", "退回答复"),
	Escalate: text.T("Proposed the suspension", "建议暂停证书"),
	Sue:      text.T("Took legal action", "采取法律措施"),
	Dismiss:  text.T("Found that it is no misuse", "确认不属于误用"),
	Note:     text.T("Note", "备注"),
}

// next is what the body does next in each state that waits for it.
var next = map[State]text.Text{
	Detected:   text.T("Warn about the misuse, or say why it is none", "发出警告，或说明为何不属于误用"),
	Answered:   text.T("Look at the correction", "核实纠正情况"),
	Suspension: text.T("See the suspension through, and close the misuse once it is corrected", "跟进暂停，误用纠正后关闭"),
	Legal:      text.T("Note what comes of the legal action, and close the misuse once it has stopped", "记录法律措施进展，误用停止后关闭"),
}

// Turn says who has to act on the misuse today.
func (r Record) Turn(today date.Date) flow.Turn {
	body := func(what text.Text) flow.Turn {
		return flow.Turn{Who: flow.Body, Needs: access.HandleMisuse, What: what, By: r.DueOn()}
	}
	switch what, waits := next[r.State]; {
	case waits:
		return body(what)
	case !r.Open():
		return flow.Turn{Who: flow.Nobody, What: StateNames[r.State].Capital()}
	case r.Overdue(today):
		return body(text.T("The last day has passed: decide what follows", "期限已过：请决定后续措施"))
	case r.Party == OfNobody:
		return body(text.T("Record what is answered to the warning", "记录对警告的答复"))
	}
	return r.clientTurn()
}

// clientTurn says who has to act as the client reads it, who owes its answer after the last day too.
func (r Record) clientTurn() flow.Turn {
	w, _ := r.Last()
	switch {
	case r.canAnswer() == nil:
		return flow.Turn{Who: flow.Client, What: text.T("Say what was corrected, and show it", "说明纠正情况并提交证明"), By: w.DueOn}
	case r.State == Answered:
		return flow.Turn{Who: flow.Body, What: next[Answered]}
	}
	return flow.Turn{Who: flow.Nobody, What: StateNames[r.State].Capital()}
}

// Actions tells what may be done with the misuse, and why not; valid tells whether the certificate is valid today.
func (r Record) Actions(valid bool) []flow.Action {
	out := []flow.Action{}
	for _, do := range []Action{Warn, Answer, Accept, Return, Escalate, Sue, Dismiss} {
		if !States.Can(r.State, do) || do == Answer && r.canAnswer() != nil {
			continue
		}
		a := flow.Action{Name: string(do), Allowed: true}
		if err := r.canEscalate(valid); do == Escalate && err != nil {
			why := fault.Says(err)
			a.Allowed, a.Why = false, &why
		}
		out = append(out, a)
	}
	if r.Open() {
		out = append(out, flow.Action{Name: string(Note), Allowed: true})
	}
	return out
}
