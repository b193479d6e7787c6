package complaint

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// next is what the body does next in each state.
var next = map[State]text.Text{
	Received:     text.T("Acknowledge the complaint", "确认收到投诉"),
	Acknowledged: text.T("Say whether the complaint is within the remit, and whom it concerns", "判断投诉是否属于职责范围及涉及对象"),
	Screened:     text.T("Find out whether the complaint is valid", "核实投诉是否成立"),
	Valid:        text.T("Refer the complaint to the client, or investigate it", "将投诉转交客户，或进行调查"),
	Referred:     text.T("Investigate the complaint", "调查投诉"),
	Outside:      text.T("Decide the complaint", "对投诉作出决定"),
	Unfounded:    text.T("Decide the complaint", "对投诉作出决定"),
	Investigated: text.T("Decide the complaint", "对投诉作出决定"),
	Decided:      text.T("Tell the complainant the outcome", "将处理结果告知投诉人"),
	Notified:     text.T("Agree what may be made public, and close the complaint", "商定是否公开，并关闭投诉"),
}

// Ahead is what comes next, as the complainant reads it.
var Ahead = map[State]text.Text{
	Received:     text.T("We confirm that we received it.", "我们将确认收到您的投诉。"),
	Acknowledged: text.T("We find out whether it is for us, and whom it concerns.", "我们将判断该投诉是否属于我们的职责范围以及涉及的对象。"),
	Screened:     text.T("We check what you told us.", "我们将核实您反映的情况。"),
	Valid:        text.T("We gather what is needed for an answer.", "我们将收集作出答复所需的信息。"),
	Referred:     text.T("We hear the company and gather what is needed for an answer.", "我们将听取该组织的说明，并收集作出答复所需的信息。"),
	Outside:      text.T("Somebody who was not involved decides what we answer.", "将由未参与相关事项的人员作出决定。"),
	Unfounded:    text.T("Somebody who was not involved decides what we answer.", "将由未参与相关事项的人员作出决定。"),
	Investigated: text.T("Somebody who was not involved decides what we answer.", "将由未参与相关事项的人员作出决定。"),
	Decided:      text.T("We tell you the outcome.", "我们将告知您处理结果。"),
	Notified:     text.T("The outcome stands below. Write if something is missing.", "处理结果见下方。如有遗漏，请留言。"),
	Closed:       text.T("The complaint is closed.", "该投诉已关闭。"),
}

// Turn says who has to act on the complaint.
func (r Record) Turn() flow.Turn {
	what, open := next[r.State]
	switch {
	case !open:
		return flow.Turn{Who: flow.Nobody, What: StateNames[r.State].Capital()}
	case r.State == Referred && r.Answer == "":
		return flow.Turn{Who: flow.Client, What: text.T("Answer the complaint", "答复投诉"), By: r.Due().Next()}
	}
	return flow.Turn{Who: flow.Body, Needs: access.HandleComplaints, What: what, By: r.Due().Next()}
}

// offered are the verbs on the page with the move that makes each possible.
var offered = []Action{Acknowledge, Screen, Validate, Refer, Investigate, Decide, Notify, Close}

// Actions tells what the person may do with the complaint, and why not.
func (r Record) Actions(p Person, involved []Involvement) []flow.Action {
	out := []flow.Action{}
	barred := r.CanHandle(p, involved, "by")
	add := func(do Action, err error) {
		a := flow.Action{Name: string(do), Allowed: err == nil}
		if err != nil {
			why := fault.Says(err)
			a.Why = &why
		}
		out = append(out, a)
	}
	for _, do := range offered {
		switch {
		case !States.Can(r.State, do) || do == Refer && r.ClientID.IsZero():
		case do == Acknowledge:
			add(do, nil)
		default:
			add(do, barred)
		}
	}
	if r.Open() {
		add(Assign, nil)
		add(Note, barred)
	}
	if r.State != Closed {
		add(Write, barred)
	}
	return out
}
