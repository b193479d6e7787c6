package decision

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM130 keeps a review from ending while something is unsaid.
var SM130 = rule.Rule{ID: "SM-130", Says: text.T(
	"A technical review is closed by its reviewer once every question to the audit team is answered and every report that was given back stands again, or the reviewer has taken the file back with a reason.",
	"向审核组提出的问题均已答复、退回的报告均已重新提交，或评定人员已说明理由收回档案后，由评定人员关闭认证评定。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.2", Level: rule.Enforce}

// Remark is what the reviewer says about a part of the file, and the answer of the audit team where it asks for one.
type Remark struct {
	Number     int       `json:"number"`
	Round      int       `json:"round"`
	Part       string    `json:"part"`            // key of the part of the file
	Field      string    `json:"field,omitempty"` // of the part, empty for the part as a whole
	Says       string    `json:"says"`
	Asks       bool      `json:"asks"` // the audit team answers it
	At         time.Time `json:"at"`
	By         string    `json:"by"`
	Answer     string    `json:"answer,omitempty"`
	AnsweredBy string    `json:"answered_by,omitempty"`
	AnsweredAt time.Time `json:"answered_at,omitzero"`
}

// Round is one journey of the file to the audit team and back: the file as the reviewer sent it.
type Round struct {
	Number   int        `json:"number"`
	SentOn   date.Date  `json:"sent_on"`
	Note     string     `json:"note,omitempty"`
	Reopened []id.Audit `json:"reopened,omitempty"` // whose reports were given back to be corrected
	BackOn   date.Date  `json:"back_on,omitzero"`
	BackBy   string     `json:"back_by,omitempty"`
	Recalled string     `json:"recalled,omitempty"` // why the reviewer took the file back before the team handed it in
	Parts    []Part     `json:"parts"`
}

// ReviewRecord is a technical review as it is stored.
type ReviewRecord struct {
	ID           id.Review     `json:"id"`
	Version      int           `json:"version"`
	DecisionID   id.Decision   `json:"decision_id"`
	ClientID     id.Client     `json:"client_id"`
	ClientName   text.Text     `json:"client_name"`
	Standard     string        `json:"standard"`
	Name         text.Text     `json:"name"` // what is to be decided
	State        ReviewState   `json:"state"`
	ReviewerID   id.Identity   `json:"reviewer_id"`
	ReviewerName string        `json:"reviewer_name"`
	Earlier      []Earlier     `json:"earlier,omitempty"` // who had the review before, the first one first
	AssignedBy   string        `json:"assigned_by"`
	AssignedOn   date.Date     `json:"assigned_on"`
	Tested       []Check       `json:"tested"` // independence and competence, as they stood when the reviewer was assigned
	DueOn        date.Date     `json:"due_on"`
	Team         []id.Identity `json:"team"` // the auditors of the file, who answer
	Remarks      []Remark      `json:"remarks"`
	Rounds       []Round       `json:"rounds"`
	Recommends   *bool         `json:"recommends,omitempty"` // set once it is closed
	Conclusion   string        `json:"conclusion,omitempty"`
	ClosedOn     date.Date     `json:"closed_on,omitzero"`
	Closed       []Part        `json:"closed,omitempty"` // the file as it was then
}

// Earlier is a reviewer whose place another took.
type Earlier struct {
	ID    id.Identity `json:"id"`
	Name  string      `json:"name"`
	Until date.Date   `json:"until"`
}

// Review is a technical review and the events of its changes.
type Review struct {
	r ReviewRecord
	event.Log
}

// Reviewer is who is to review, who says so, and when.
type Reviewer struct {
	Decider
	By  string
	On  date.Date
	Due date.Date
}

// NewReview begins the technical review of the file before the decision, by a person who is competent and independent of
// it (D1, D2, D9).
func NewReview(rid id.Review, d Record, f Dossier, by Reviewer) (*Review, error) {
	if d.State != Prepared || !d.Type.Reviewable() {
		return nil, fault.New(fault.IllegalMove, text.T("Only a file that waits for its decision is reviewed.", "只有等待决定的认证档案可以评定。"))
	}
	v := &Review{r: ReviewRecord{ID: rid, Version: 1, DecisionID: d.ID, ClientID: d.ClientID, ClientName: d.ClientName, Standard: d.Standard, Name: d.Name(),
		State: UnderReview, Team: []id.Identity{}, Remarks: []Remark{}, Rounds: []Round{}}}
	if err := v.assign(f, by); err != nil {
		return nil, err
	}
	v.add("review.begun")
	return v, nil
}

// ReviewFrom takes a stored review back.
func ReviewFrom(r ReviewRecord) (*Review, error) {
	if _, ok := ReviewTable[r.State]; !ok || r.ID.IsZero() || r.DecisionID.IsZero() || r.ReviewerID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The technical review is incomplete.", "该认证评定不完整。"))
	}
	return &Review{r: r}, nil
}

// Record is a copy of the review as it is stored.
func (v *Review) Record() ReviewRecord {
	r := v.r
	r.Remarks, r.Rounds = slices.Clone(r.Remarks), slices.Clone(r.Rounds)
	return r
}

// Round is the number of the round that runs, from 1.
func (r ReviewRecord) Round() int {
	if r.State == SentBack {
		return len(r.Rounds)
	}
	return len(r.Rounds) + 1
}

// Assign gives the review to another person, who is tested in the same way. One that is closed is taken up again by it,
// where the file has changed since: a review that has seen the file as it stands keeps its reviewer.
func (v *Review) Assign(f Dossier, by Reviewer) error {
	to, err := ReviewTable.Next(reviewNoun, v.r.State, DoAssign)
	if err != nil {
		return err
	}
	if err := v.canAssign(f); err != nil {
		return err
	}
	if err := v.assign(f, by); err != nil {
		return err
	}
	if v.r.State == Reviewed {
		v.again(by.On, by.By)
	}
	v.r.State = to
	v.add("review.assigned")
	return nil
}

func (v *Review) canAssign(f Dossier) error {
	if v.r.State == Reviewed && len(Differences(v.r.Closed, f.Parts)) == 0 {
		return fault.New(fault.IllegalMove, text.T("The review is closed and the file has not changed since: it needs no other reviewer.", "认证评定已关闭且档案此后未变更，无须另行指定评定人员。"))
	}
	return nil
}

func (v *Review) assign(f Dossier, by Reviewer) error {
	tested := []Check{independent(f, by.Decider), competent(by.Decider)}
	if err := failed(tested); err != nil {
		return err
	}
	if was := v.r.ReviewerID; !was.IsZero() && was != by.ID {
		v.r.Earlier = append(slices.Clone(v.r.Earlier), Earlier{was, v.r.ReviewerName, by.On})
	}
	v.r.ReviewerID, v.r.ReviewerName, v.r.AssignedBy, v.r.AssignedOn, v.r.DueOn, v.r.Tested = by.ID, by.Name, by.By, by.On, by.Due, tested
	return nil
}

// mine refuses everybody but the reviewer.
func (v *Review) mine(who id.Identity) error {
	if who == v.r.ReviewerID {
		return nil
	}
	return fault.New(fault.Denied, text.Tf("Only %s, who reviews this file, does this.", "只有评定人员%s可以执行此操作。", v.r.ReviewerName))
}

// Comment notes what the reviewer says about a part of the file.
func (v *Review) Comment(who access.Actor, c Remark, parts []Part, at time.Time) error {
	if err := v.mine(who.Identity); err != nil {
		return err
	}
	if err := v.move(DoComment); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("says", c.Says)
	if !has(parts, c.Part, c.Field) {
		bad.Add("part", text.T("The file has no such part.", "档案中没有这一部分。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	number := 1
	for _, x := range v.r.Remarks {
		number = max(number, x.Number+1)
	}
	v.r.Remarks = append(v.r.Remarks, Remark{Number: number, Round: v.r.Round(), Part: c.Part, Field: c.Field,
		Says: strings.TrimSpace(c.Says), Asks: c.Asks, At: at, By: who.Name})
	v.add("review.commented")
	return nil
}

// Drop takes back a comment that has not been sent to the audit team.
func (v *Review) Drop(who access.Actor, number int) error {
	if err := v.mine(who.Identity); err != nil {
		return err
	}
	if err := v.move(DoDrop); err != nil {
		return err
	}
	i := v.find(number)
	if i < 0 || v.r.Remarks[i].Round != v.r.Round() {
		return fault.New(fault.IllegalMove, text.T("Only a comment of this round can be taken back.", "只能撤回本轮的意见。"))
	}
	v.r.Remarks = slices.Delete(slices.Clone(v.r.Remarks), i, i+1)
	v.add("review.comment_dropped")
	return nil
}

// CanClose tells whether the reviewer may close the review on the day; independence is tested once more.
func (v *Review) CanClose(f Dossier, by Decider) error {
	if err := v.mine(by.ID); err != nil {
		return err
	}
	if _, err := ReviewTable.Next(reviewNoun, v.r.State, DoClose); err != nil {
		return err
	}
	if err := failed([]Check{independent(f, by), competent(by)}); err != nil {
		return err
	}
	if open := v.asked(v.r.Round()); len(open) > 0 {
		return rule.Broken{SM130.Breaks(text.Tf("Question %d was not sent to the audit team; send it or take it back.", "问题%d尚未发给审核组；请发送或撤回。", open[0].Number))}
	}
	return nil
}

// Closing is the reviewer's conclusion.
type Closing struct {
	Recommends bool
	Says       string
	Parts      []Part
	On         date.Date
}

// Close ends the review with a recommendation to whoever decides; one against it says why.
func (v *Review) Close(f Dossier, by Decider, c Closing) error {
	if err := v.CanClose(f, by); err != nil {
		return err
	}
	var bad fault.Invalid
	if !c.Recommends {
		bad.Require("conclusion", c.Says)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	v.r.State, v.r.Recommends, v.r.Conclusion, v.r.ClosedOn, v.r.Closed = Reviewed, &c.Recommends, strings.TrimSpace(c.Says), c.On, c.Parts
	v.add("review.closed")
	return nil
}

// Reopen takes up a closed review again, as when the file has changed since.
func (v *Review) Reopen(who access.Actor, on, due date.Date) error {
	if err := v.mine(who.Identity); err != nil {
		return err
	}
	if err := v.move(DoReopen); err != nil {
		return err
	}
	v.again(on, who.Name)
	v.r.DueOn = due
	v.add("review.reopened")
	return nil
}

// again keeps what was concluded as a round of its own and clears the way for another.
func (v *Review) again(on date.Date, by string) {
	v.r.Rounds = append(slices.Clone(v.r.Rounds), Round{Number: len(v.r.Rounds) + 1, SentOn: v.r.ClosedOn, BackOn: on, BackBy: by, Parts: v.r.Closed,
		Note: v.r.Conclusion})
	v.r.Recommends, v.r.Conclusion, v.r.ClosedOn, v.r.Closed = nil, "", date.Date{}, nil
}

// Turn says who has to act on the review.
func (r ReviewRecord) Turn() flow.Turn {
	switch r.State {
	case UnderReview:
		return flow.Turn{Who: flow.Body, Needs: access.Decide, What: text.T("Review the file", "评定认证档案"), By: r.DueOn}
	case SentBack:
		return flow.Turn{Who: flow.Body, Needs: access.Audit, What: text.T("Answer the questions of the technical review", "答复认证评定提出的问题"), By: r.DueOn}
	}
	return flow.Turn{Who: flow.Nobody, What: ReviewStateNames[r.State]}
}

// Actions tells what the person may do with the review and why not.
func (v *Review) Actions(who access.Actor, f Dossier, by Decider) []flow.Action {
	out := []flow.Action{}
	add := func(do ReviewAction, err error) {
		a := flow.Action{Name: string(do), Allowed: err == nil}
		if err != nil {
			why := fault.Says(err)
			a.Why = &why
		}
		out = append(out, a)
	}
	for _, do := range ReviewTable.Actions(v.r.State) {
		switch do {
		case DoAnswer:
			if who.May(access.Audit) && f.auditor(who.Identity) == nil {
				add(do, nil)
			}
		case DoHandIn:
			if who.May(access.Audit) && f.auditor(who.Identity) == nil {
				add(do, v.CanHandIn(f))
			}
		case DoClose:
			if who.May(access.Decide) && v.mine(who.Identity) == nil {
				add(do, v.CanClose(f, by))
			}
		case DoAssign:
			if who.May(access.Decide) {
				add(do, v.canAssign(f))
			}
		default:
			if who.May(access.Decide) && v.mine(who.Identity) == nil {
				add(do, nil)
			}
		}
	}
	return out
}

func (v *Review) find(number int) int {
	return slices.IndexFunc(v.r.Remarks, func(x Remark) bool { return x.Number == number })
}

func (v *Review) move(do ReviewAction) error {
	to, err := ReviewTable.Next(reviewNoun, v.r.State, do)
	v.r.State = to
	return err
}

func (v *Review) add(name string) {
	v.Add(name, v.r.ID.String(), "client", v.r.ClientID.String(), "decision", v.r.DecisionID.String())
}
