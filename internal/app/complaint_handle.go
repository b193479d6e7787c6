package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// AssignComplaint gives a complaint to a person of the body.
func (a *App) AssignComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, handler id.Identity) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.assign", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		holders, err := tx.Holders(access.HandleComplaints)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(holders, func(m account.Membership) bool { return m.Identity == handler })
		if i < 0 {
			var bad fault.Invalid
			bad.Add("handler", text.T("Choose a person whose role includes complaints.", "请选择角色包含投诉处理的人员。"))
			return bad
		}
		if err := c.Assign(complaint.Person{ID: handler, Name: holders[i].Name}, act); err != nil || handler == who.Identity {
			return err
		}
		return a.tellHandlers(tx, c.Record(), text.T("it is given to you", "请您处理"))
	})
}

// AcknowledgeComplaint tells the complainant that the complaint arrived.
func (a *App) AcknowledgeComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.acknowledge", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		if err := c.Acknowledge(act); err != nil {
			return err
		}
		due := c.Record().Due()
		return a.writeComplainant(tx, c.Record(), "complaint_acknowledged", mail.Data{"day": due.Progress, "until": due.Outcome})
	})
}

// Screening says whether a complaint is within the remit, and whom it is about.
type Screening struct {
	InRemit bool          `json:"in_remit"`
	Client  id.Client     `json:"client,omitzero" doc:"of a complaint about a client"`
	Persons []id.Identity `json:"persons,omitempty" nullable:"false" maxItems:"20" doc:"people of the body whom it is about; none of them handles it"`
	Note    string        `json:"note,omitempty" maxLength:"4000"`
}

// ScreenComplaint says whether the complaint is about what the body is responsible for.
func (a *App) ScreenComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, s Screening) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.screen", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		x, err := concernOf(tx, s)
		if err != nil {
			return err
		}
		if act.Involved, err = a.involvedIn(tx, s.Client); err != nil {
			return err
		}
		act.Note = s.Note
		return c.Screen(s.InRemit, x, act)
	})
}

func concernOf(tx *postgres.Tx, s Screening) (x complaint.Concern, err error) {
	if !s.Client.IsZero() {
		concerned, err := tx.Client(s.Client)
		if err != nil {
			return x, err
		}
		x.ClientID, x.ClientName = s.Client, concerned.Name
	}
	people, err := staffOf(tx, s.Persons)
	x.Persons = each(people, func(m account.Membership) complaint.Person { return complaint.Person{ID: m.Identity, Name: m.Name} })
	return x, err
}

// ValidateComplaint says with its reason whether the complaint is valid.
func (a *App) ValidateComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, valid bool, note string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.validate", cid, seen, func(_ *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		act.Note = note
		return c.Validate(valid, act)
	})
}

// ReferComplaint tells the client what is complained about, in the words of the body.
func (a *App) ReferComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, account string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.refer", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		if err := c.Refer(account, act); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		return a.notifyClient(tx, c.Record().ClientID, "complaint_referred", mail.Data{"reference": c.Record().Reference, "link": "/c/" + b.Slug + "/complaints"})
	})
}

// AnswerReferred is the answer of the client to a complaint about it.
func (a *App) AnswerReferred(ctx context.Context, who access.Actor, cid id.Complaint, seen int, says string) (out complaint.ForClient, err error) {
	err = a.write(ctx, who, "complaint.answer", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		c, err := tx.LockComplaint(cid, seen)
		if err != nil {
			return err
		}
		if err := c.AnswerAs(who.Client, says, today); err != nil {
			return err
		}
		r, err := tx.SaveComplaint(c)
		if err != nil {
			return err
		}
		out, _ = r.ForClient()
		return a.tellHandlers(tx, r, text.T("the client answered", "客户已答复"))
	})
	return out, err
}

// InvestigateComplaint records what was found out, and what it says of the client's management system.
func (a *App) InvestigateComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, note, effectiveness string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.investigate", cid, seen, func(_ *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		act.Note = note
		return c.Investigate(effectiveness, act)
	})
}

// NoteComplaint keeps what was found out on the way.
func (a *App) NoteComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, note string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.note", cid, seen, func(_ *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		act.Note = note
		return c.Observe(act)
	})
}

// DecideComplaint settles the outcome in the name of the actor, who was not involved.
func (a *App) DecideComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, note string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.decide", cid, seen, func(_ *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		act.Note = note
		return c.Decide(act)
	})
}

// NotifyOutcome tells the complainant the outcome.
func (a *App) NotifyOutcome(ctx context.Context, who access.Actor, cid id.Complaint, seen int, outcome string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.notify", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		if err := c.Notify(outcome, a.Now(), act); err != nil {
			return err
		}
		return a.writeComplainant(tx, c.Record(), "complaint_news", mail.Data{"what": text.T("there is an outcome", "已有处理结果")})
	})
}

// CloseComplaint ends a complaint, with what was agreed about making it public.
func (a *App) CloseComplaint(ctx context.Context, who access.Actor, cid id.Complaint, seen int, agreed complaint.Consent) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.close", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		if err := c.Close(agreed, act); err != nil {
			return err
		}
		return a.writeComplainant(tx, c.Record(), "complaint_news", mail.Data{"what": text.T("it is closed", "投诉已关闭")})
	})
}

// WriteToComplainant adds a message of the body, which the complainant reads with the tracking code.
func (a *App) WriteToComplainant(ctx context.Context, who access.Actor, cid id.Complaint, seen int, words string) (ComplaintView, error) {
	return a.changeComplaint(ctx, who, "complaint.write", cid, seen, func(tx *postgres.Tx, c *complaint.Complaint, act complaint.Act) error {
		if err := c.Write(words, a.Now(), act); err != nil {
			return err
		}
		return a.writeComplainant(tx, c.Record(), "complaint_news", mail.Data{"what": text.T("there is a message for you", "您有一条新消息")})
	})
}

// involvedIn are the people who took part in the file of the client or have a tie to it today, nobody while no client is
// known.
func (a *App) involvedIn(tx *postgres.Tx, client id.Client) ([]complaint.Involvement, error) {
	if client.IsZero() {
		return nil, nil
	}
	out, err := tx.Involved(client)
	if err != nil {
		return nil, err
	}
	concerned, err := tx.Client(client)
	if err != nil {
		return nil, err
	}
	limits, today, err := a.limitsToday(tx)
	if err != nil {
		return nil, err
	}
	people, err := tx.Conflicted()
	for _, p := range people {
		for _, b := range p.Conflicted(staff.Assignment{Client: client, ClientName: concerned.Name, From: today, CoolingOffMonths: limits.Of(pack.CoolingOffMonths)}) {
			out = append(out, complaint.Involvement{Person: complaint.Person{ID: p.ID, Name: p.Name}, Conflict: &b})
		}
	}
	return out, err
}

func personOf(who access.Actor) complaint.Person {
	return complaint.Person{ID: who.Identity, Name: who.Name}
}

func (a *App) changeComplaint(ctx context.Context, who access.Actor, verb string, cid id.Complaint, seen int,
	fn func(*postgres.Tx, *complaint.Complaint, complaint.Act) error) (out ComplaintView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		c, err := tx.LockComplaint(cid, seen)
		if err != nil {
			return err
		}
		involved, err := a.involvedIn(tx, c.Record().ClientID)
		if err != nil {
			return err
		}
		if err := fn(tx, c, complaint.Act{By: personOf(who), On: today, Involved: involved}); err != nil {
			return err
		}
		saved, err := tx.SaveComplaint(c)
		if err != nil {
			return err
		}
		out, err = a.viewComplaint(tx, saved)
		return err
	})
	return out, err
}
