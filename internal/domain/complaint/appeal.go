package complaint

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var appealNoun = text.T("appeal", "申诉")

// Against is the decision that an appeal is against.
type Against struct {
	DecisionID id.Decision `json:"decision_id"`
	Name       text.Text   `json:"name"`
	Standard   string      `json:"standard"`
	On         date.Date   `json:"on"`
}

// AppealRecord is an appeal as stored.
type AppealRecord struct {
	ID         id.Appeal     `json:"id"`
	Version    int           `json:"version"`
	Reference  string        `json:"reference"`
	State      AppealState   `json:"state" enum:"lodged,acknowledged,under_examination,upheld,partly,dismissed,notified,closed"`
	ClientID   id.Client     `json:"client_id"`
	ClientName text.Text     `json:"client_name"`
	Against    Against       `json:"against"`
	LodgedOn   date.Date     `json:"lodged_on"`
	LodgedBy   string        `json:"lodged_by"`
	Grounds    string        `json:"grounds"`
	Promise    Promise       `json:"promise"`
	Panel      []Person      `json:"panel" nullable:"false"`
	Outcome    AppealState   `json:"outcome,omitempty"`
	Reasons    string        `json:"reasons,omitempty"`
	Follows    string        `json:"follows,omitempty" doc:"what the body does where the appeal is upheld"`
	Anew       decision.Type `json:"anew,omitempty" doc:"the decision that is taken anew"`
	AnewID     id.Decision   `json:"anew_id,omitzero"`
	Told       string        `json:"told,omitempty" doc:"the outcome as the client reads it"`
	Steps      []Step        `json:"steps" nullable:"false"`
	Messages   []Message     `json:"messages" nullable:"false" doc:"words on the progress"`
	RemindedOn date.Date     `json:"reminded_on,omitzero"`
}

// Appeal is an appeal of a client against a decision, and what happened to it.
type Appeal struct {
	r AppealRecord
	event.Log
}

// AppealFrom is the appeal of the record.
func AppealFrom(r AppealRecord) (*Appeal, error) {
	if _, known := AppealStates[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(appealNoun)
	}
	return &Appeal{r: r}, nil
}

// Record is a copy of what is kept.
func (a *Appeal) Record() AppealRecord { return a.r }

// AppealUntil is the last day on which the client appeals against the decision (SM-119).
func AppealUntil(decided date.Date, limits pack.Set) date.Date {
	return decided.AddDays(limits.Of(pack.AppealWindowDays))
}

// Lodging is what a client brings with an appeal.
type Lodging struct {
	ID         id.Appeal
	Reference  string
	ClientID   id.Client
	ClientName text.Text
	Against    Against
	By         string
	Grounds    string
	On         date.Date
}

// Lodge takes in an appeal within the window of the body (SM-119). The decision stands meanwhile (AP2).
func Lodge(l Lodging, limits pack.Set) (*Appeal, error) {
	if last := AppealUntil(l.Against.On, limits); l.On.After(last) {
		return nil, rule.Broken{SM119.Breaks(text.Tf("The last day was %s.", "申诉期限已于%s届满。", last)).At("grounds")}
	}
	if err := required(needs{"grounds", l.Grounds}); err != nil {
		return nil, err
	}
	p := PromiseOf(limits)
	p.Days = limits.Of(pack.AppealDays)
	a := &Appeal{r: AppealRecord{ID: l.ID, Version: 1, Reference: l.Reference, State: AppealLodged, ClientID: l.ClientID, ClientName: l.ClientName,
		Against: l.Against, LodgedOn: l.On, LodgedBy: l.By, Grounds: strings.TrimSpace(l.Grounds), Promise: p, Panel: []Person{}, Steps: []Step{}, Messages: []Message{}}}
	a.Add("appeal.lodged", l.ID.String())
	return a, nil
}

// CanHandle tells whether the person took no part in the file of the client (AP1) and has no tie to it (I7, I8).
func (AppealRecord) CanHandle(p Person, involved []Involvement, field string) error {
	return apart(AP1, p, involved, field)
}

// Open tells whether the client still waits for the outcome.
func (r AppealRecord) Open() bool { return r.State != AppealNotified && r.State != AppealClosed }

// Due is by when the client hears next (AP1, SM-119).
func (r AppealRecord) Due() Due {
	if !r.Open() {
		return Due{}
	}
	return r.Promise.due(r.LodgedOn, r.State == AppealLodged, r.Steps, r.Messages)
}

// Remind tells whether those who handle the appeal are to be reminded today.
func (r AppealRecord) Remind(today date.Date) bool {
	return remind(r.Due().Next(), r.RemindedOn, today)
}

// Reminded keeps that those who handle it were reminded.
func (a *Appeal) Reminded(today date.Date) { a.r.RemindedOn = today }

// Acknowledge tells the client that the appeal arrived.
func (a *Appeal) Acknowledge(by Act) error { return a.move(AckAppeal, by, "appeal.acknowledged") }

// Form gives the appeal to people who took no part (AP1).
func (a *Appeal) Form(panel []Person, by Act) error {
	if len(panel) == 0 {
		return required(needs{"panel", ""})
	}
	for _, p := range panel {
		if err := a.r.CanHandle(p, by.Involved, "panel"); err != nil {
			return err
		}
	}
	if err := a.move(FormPanel, by, "appeal.panel_formed"); err != nil {
		return err
	}
	a.r.Panel = slices.Clone(panel)
	return nil
}

// Write tells the client how the appeal goes.
func (a *Appeal) Write(words string, at time.Time, by Act) error {
	if err := a.r.CanHandle(by.By, by.Involved, "text"); err != nil {
		return err
	}
	if !a.r.Open() {
		return fault.New(fault.IllegalMove, text.T("The outcome is told already.", "结果已告知。"))
	}
	if err := required(needs{"text", words}); err != nil {
		return err
	}
	a.r.Messages = append(slices.Clone(a.r.Messages), Message{At: at, On: by.On, By: by.By.Name, Text: strings.TrimSpace(words)})
	a.Add("appeal.told", a.r.ID.String())
	return nil
}

// CanSettle tells whether the person is of the panel, and took no part meanwhile (AP1).
func (r AppealRecord) CanSettle(p Person, involved []Involvement) error {
	if !slices.ContainsFunc(r.Panel, func(x Person) bool { return x.ID == p.ID }) {
		return rule.Broken{AP1.Breaks(text.T("Only the panel decides the appeal.", "只能由申诉小组作出决定。"))}
	}
	return r.CanHandle(p, involved, "outcome")
}

// Settle is the panel's decision with its reasons, and what follows where it is upheld (SM-167).
func (a *Appeal) Settle(x Ruling, by Act) error {
	do, known := outcomes[x.Outcome]
	if !known {
		return required(needs{"outcome", ""})
	}
	if err := a.r.CanSettle(by.By, by.Involved); err != nil {
		return err
	}
	if err := x.check(by.Note); err != nil {
		return err
	}
	if err := a.move(do, by, "appeal."+string(x.Outcome)); err != nil {
		return err
	}
	a.r.Outcome, a.r.Reasons, a.r.Follows, a.r.Anew = x.Outcome, strings.TrimSpace(by.Note), strings.TrimSpace(x.Follows), x.Anew
	return nil
}

// Notify tells the client the outcome and the reasons.
func (a *Appeal) Notify(told string, by Act) error {
	if err := a.r.CanHandle(by.By, by.Involved, "told"); err != nil {
		return err
	}
	if err := required(needs{"told", told}); err != nil {
		return err
	}
	if err := a.move(TellAppeal, by, "appeal.notified"); err != nil {
		return err
	}
	a.r.Told = strings.TrimSpace(told)
	return nil
}

// Close ends the appeal once what follows is done; waits tells whether the decision that is taken anew does.
func (a *Appeal) Close(by Act, waits bool) error {
	if err := a.r.CanHandle(by.By, by.Involved, "note"); err != nil {
		return err
	}
	if err := a.r.CanClose(waits); err != nil {
		return err
	}
	return a.move(CloseAppeal, by, "appeal.closed")
}

func (a *Appeal) move(do AppealAction, by Act, happened string) error {
	to, err := AppealStates.Next(appealNoun, a.r.State, do)
	if err != nil {
		return err
	}
	a.r.State = to
	a.r.Steps = append(slices.Clone(a.r.Steps), Step{Action(do), by.On, by.By, strings.TrimSpace(by.Note)})
	a.Add(happened, a.r.ID.String())
	return nil
}

var appealNext = map[AppealState]text.Text{
	AppealLodged:       text.T("Acknowledge the appeal", "确认收到申诉"),
	AppealAcknowledged: text.T("Form a panel of people who took no part", "由未参与的人员组成申诉小组"),
	AppealExamined:     text.T("Examine and decide the appeal", "审查申诉并作出决定"),
	AppealUpheld:       text.T("Tell the client the outcome", "将结果告知客户"),
	AppealPartly:       text.T("Tell the client the outcome", "将结果告知客户"),
	AppealDismissed:    text.T("Tell the client the outcome", "将结果告知客户"),
	AppealNotified:     text.T("Do what follows, and close the appeal", "落实后续措施并关闭申诉"),
}

// Turn says who has to act on the appeal.
func (r AppealRecord) Turn() flow.Turn {
	what, open := appealNext[r.State]
	if !open {
		return flow.Turn{Who: flow.Nobody, What: AppealStateNames[r.State].Capital()}
	}
	return flow.Turn{Who: flow.Body, Needs: access.HandleComplaints, What: what, By: r.Due().Next()}
}

// Actions tells what the person may do with the appeal, and why not; waits is as for Close.
func (r AppealRecord) Actions(p Person, involved []Involvement, waits bool) []flow.Action {
	out := []flow.Action{}
	add := func(do string, err error) {
		a := flow.Action{Name: do, Allowed: err == nil}
		if err != nil {
			why := fault.Says(err)
			a.Why = &why
		}
		out = append(out, a)
	}
	barred := r.CanHandle(p, involved, "")
	for _, do := range []AppealAction{AckAppeal, FormPanel, TellAppeal, CloseAppeal} {
		if AppealStates.Can(r.State, do) {
			err := barred
			switch {
			case do == AckAppeal || do == FormPanel:
				err = nil
			case do == CloseAppeal && err == nil:
				err = r.CanClose(waits)
			}
			add(string(do), err)
		}
	}
	if AppealStates.Can(r.State, Uphold) {
		add("settle", r.CanSettle(p, involved))
	}
	if r.Open() {
		add(string(Write), barred)
	}
	return out
}
