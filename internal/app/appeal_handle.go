package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// LodgeAppeal takes in the appeal of a client against a decision about it.
func (a *App) LodgeAppeal(ctx context.Context, who access.Actor, did id.Decision, grounds string) (out OwnAppeal, err error) {
	err = a.write(ctx, who, "appeal.lodge", func(tx *postgres.Tx) error {
		d, err := appealable(tx, who, did)
		if err != nil {
			return err
		}
		limits, today, err := a.limitsToday(tx)
		if err != nil {
			return err
		}
		reference, err := numbered(tx, "appeal", "B", today)
		if err != nil {
			return err
		}
		l, err := complaint.Lodge(complaint.Lodging{ID: id.Appeal(newID()), Reference: reference, ClientID: d.ClientID, ClientName: d.ClientName,
			Against: againstOf(d), By: who.Name, Grounds: grounds, On: today}, limits)
		if err != nil {
			return err
		}
		if err := tx.InsertAppeal(l); err != nil {
			return err
		}
		out = ownAppeal(l.Record())
		return a.tellOfAppeal(tx, l.Record(), text.T("an appeal was lodged", "客户提出申诉"))
	})
	return out, err
}

// appealable is the decision about the client of the actor, which nobody has appealed against.
func appealable(tx *postgres.Tx, who access.Actor, did id.Decision) (d decision.Record, err error) {
	if d, err = tx.Decision(did); err != nil {
		return d, err
	}
	if who.Client != d.ClientID || d.State != decision.Taken || d.Type == decision.Monitor {
		return d, fault.Missing(text.T("decision", "认证决定"))
	}
	if _, found, err := tx.AppealAgainst(did); err != nil || found {
		if err == nil {
			err = fault.New(fault.IllegalMove, text.T("There is an appeal against this decision already.", "已对该决定提出申诉。"))
		}
		return d, err
	}
	return d, nil
}

// tellOfAppeal writes to the panel, or to all who handle appeals while there is none.
func (a *App) tellOfAppeal(tx *postgres.Tx, r complaint.AppealRecord, what text.Text) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data := mail.Data{"reference": r.Reference, "client": r.ClientName, "what": what, "next": r.Turn().What, "day": r.Due().Next(),
		"link": "/b/" + b.Slug + "/appeals/" + r.ID.String()}
	if len(r.Panel) == 0 {
		return a.notifyHolders(tx, access.HandleComplaints, "appeal_turn", data)
	}
	return a.notifyPeople(tx, "appeal_turn", data, each(r.Panel, func(p complaint.Person) id.Identity { return p.ID })...)
}

// tellAppellant writes to the people of the client.
func (a *App) tellAppellant(tx *postgres.Tx, r complaint.AppealRecord, what text.Text) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyClient(tx, r.ClientID, "appeal_news", mail.Data{"reference": r.Reference, "what": what, "link": "/c/" + b.Slug + "/appeals"})
}

// AcknowledgeAppeal tells the client that the appeal arrived.
func (a *App) AcknowledgeAppeal(ctx context.Context, who access.Actor, aid id.Appeal, seen int) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.acknowledge", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		if err := x.Acknowledge(act); err != nil {
			return err
		}
		return a.tellAppellant(tx, x.Record(), text.T("we have it and examine it", "已收到申诉并将进行审查"))
	})
}

// FormPanel gives the appeal to people who took no part in the file of the client (AP1).
func (a *App) FormPanel(ctx context.Context, who access.Actor, aid id.Appeal, seen int, panel []id.Identity) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.form_panel", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		holders, err := tx.Holders(access.HandleComplaints)
		if err != nil {
			return err
		}
		var people []complaint.Person
		for _, p := range panel {
			i := slices.IndexFunc(holders, func(m account.Membership) bool { return m.Identity == p })
			if i < 0 {
				var bad fault.Invalid
				bad.Add("panel", text.T("Choose people whose role includes complaints and appeals.", "请选择角色包含投诉和申诉处理的人员。"))
				return bad
			}
			people = append(people, complaint.Person{ID: p, Name: holders[i].Name})
		}
		if err := x.Form(people, act); err != nil {
			return err
		}
		return a.tellOfAppeal(tx, x.Record(), text.T("you are on the panel", "您是申诉小组成员"))
	})
}

// WriteToAppellant tells the client how the appeal goes.
func (a *App) WriteToAppellant(ctx context.Context, who access.Actor, aid id.Appeal, seen int, words string) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.write", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		if err := x.Write(words, a.Now(), act); err != nil {
			return err
		}
		return a.tellAppellant(tx, x.Record(), text.T("there is a word on the progress", "有新的进展"))
	})
}

// PanelDecision is what a panel decided.
type PanelDecision struct {
	Outcome complaint.AppealState `json:"outcome" enum:"upheld,partly,dismissed"`
	Reasons string                `json:"note" maxLength:"8000"`
	Follows string                `json:"follows,omitempty" maxLength:"4000" doc:"what the body does where the appeal is upheld"`
	Anew    decision.Type         `json:"anew,omitempty" enum:",grant,transfer,renew,restore,reduce" doc:"the decision that is taken anew"`
}

// SettleAppeal is the panel's decision, by one of its members. Where a decision is to be taken anew, it lies before those
// who may decide at once.
func (a *App) SettleAppeal(ctx context.Context, who access.Actor, aid id.Appeal, seen int, d PanelDecision) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.settle", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		against, err := a.appealed(tx, x.Record())
		if err != nil {
			return err
		}
		may, _ := against.anew()
		act.Note = d.Reasons
		if err := x.Settle(complaint.Ruling{Outcome: d.Outcome, Follows: d.Follows, Anew: d.Anew, May: may}, act); err != nil || d.Anew == "" {
			return err
		}
		return a.prepareAnew(tx, x, against)
	})
}

// NotifyAppellant tells the client the outcome and the reasons.
func (a *App) NotifyAppellant(ctx context.Context, who access.Actor, aid id.Appeal, seen int, told string) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.notify", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		if err := x.Notify(told, act); err != nil {
			return err
		}
		return a.tellAppellant(tx, x.Record(), text.T("there is an outcome", "已有处理结果"))
	})
}

// CloseAppeal ends an appeal once what follows is done.
func (a *App) CloseAppeal(ctx context.Context, who access.Actor, aid id.Appeal, seen int, note string) (AppealView, error) {
	return a.changeAppeal(ctx, who, "appeal.close", aid, seen, func(tx *postgres.Tx, x *complaint.Appeal, act complaint.Act) error {
		anew, err := decidedAnew(tx, x.Record())
		if err != nil {
			return err
		}
		act.Note = note
		return x.Close(act, anew != nil && anew.State == decision.Prepared)
	})
}

func (a *App) changeAppeal(ctx context.Context, who access.Actor, verb string, aid id.Appeal, seen int,
	fn func(*postgres.Tx, *complaint.Appeal, complaint.Act) error) (out AppealView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		x, err := tx.LockAppeal(aid, seen)
		if err != nil {
			return err
		}
		involved, err := a.involvedIn(tx, x.Record().ClientID)
		if err != nil {
			return err
		}
		if err := fn(tx, x, complaint.Act{By: personOf(who), On: today, Involved: involved}); err != nil {
			return err
		}
		saved, err := tx.SaveAppeal(x)
		if err != nil {
			return err
		}
		out, err = a.viewAppeal(tx, saved)
		return err
	})
	return out, err
}

// remindOfAppeals reminds the panels of the days that come or went by (AP1, SM-119).
func (a *App) remindOfAppeals(tx *postgres.Tx, today date.Date) error {
	list, err := tx.LockAppealsDue(today, today.AddDays(complaint.RemindBefore), sweepSize)
	if err != nil {
		return err
	}
	for _, x := range list {
		if !x.Record().Remind(today) {
			continue
		}
		what := lateness(x.Record().Due().Next(), today)
		x.Reminded(today)
		r, err := tx.SaveAppeal(x)
		if err != nil {
			return err
		}
		if err := a.tellOfAppeal(tx, r, what); err != nil {
			return err
		}
	}
	return nil
}
