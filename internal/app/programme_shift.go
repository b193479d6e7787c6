package app

import (
	"context"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// NewShift is another day by which a surveillance is to be held, and why.
type NewShift struct {
	DueOn  date.Date `json:"due_on"`
	Reason string    `json:"reason" maxLength:"2000"`
}

// ShiftSurveillance asks for another day of a surveillance; it counts once a second person approves it (P6).
func (a *App) ShiftSurveillance(ctx context.Context, who access.Actor, pid id.Programme, seen, number int, n NewShift) (ProgrammeView, error) {
	return a.changeProgramme(ctx, who, "programme.shift", pid, seen, func(tx *postgres.Tx, p *programme.Programme, ahead func(id.Audit) bool) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := p.Shift(number, programme.Shift{DueOn: n.DueOn, Reason: n.Reason, By: who.Name, ByID: who.Identity, On: today}, ahead); err != nil {
			return err
		}
		return a.tellShift(tx, p.Record(), number, n)
	})
}

func (a *App) tellShift(tx *postgres.Tx, p programme.Record, number int, n NewShift) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	link := "/b/" + b.Slug + "/clients/" + p.ClientID.String()
	for _, s := range p.Slots {
		if s.Kind == programme.Surveillance && s.Number == number && !s.AuditID.IsZero() {
			link = "/b/" + b.Slug + "/audits/" + s.AuditID.String()
		}
	}
	return a.notifyHolders(tx, access.Endorse, "shift_to_approve", mail.Data{"client": p.ClientName, "maker": tx.Actor.Name, "standard": p.Standard,
		"due": n.DueOn, "reason": n.Reason, "link": link})
}

// ApproveShift is the actor's word, as a second person, for another day of a surveillance; its audit follows.
func (a *App) ApproveShift(ctx context.Context, who access.Actor, pid id.Programme, seen, number int) (ProgrammeView, error) {
	return a.changeProgramme(ctx, who, "programme.approve_shift", pid, seen, func(tx *postgres.Tx, p *programme.Programme, ahead func(id.Audit) bool) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		competent, err := mayReview(tx, who.Identity, p.Record().Standard, today)
		if err != nil {
			return err
		}
		if err := p.ApproveShift(number, who.Name, who.Identity, a.Now(), today, competent, ahead); err != nil {
			return err
		}
		if err := aimAudits(tx, p.Record(), ahead); err != nil {
			return err
		}
		return tx.Enqueue(settleJob, settleJob+":shift:"+pid.String()+":"+tx.At.Format(time.RFC3339Nano), tx.At, map[string]string{"programme": pid.String()})
	})
}

// changeProgramme changes a programme, with the knowledge of which of its audits have not begun.
func (a *App) changeProgramme(ctx context.Context, who access.Actor, deed string, pid id.Programme, seen int,
	change func(*postgres.Tx, *programme.Programme, func(id.Audit) bool) error) (out ProgrammeView, err error) {
	err = a.write(ctx, who, deed, func(tx *postgres.Tx) error {
		p, ahead, err := lockWithAhead(tx, pid)
		if err != nil {
			return err
		}
		if err := postgres.CheckVersion(seen, p.Record().Version); err != nil {
			return err
		}
		if err := change(tx, p, ahead); err != nil {
			return err
		}
		r, err := tx.SaveProgramme(p)
		if err != nil {
			return err
		}
		out, err = viewProgramme(tx, r)
		return err
	})
	return out, err
}

// mayReview tells whether the person is competent to review or to decide for the standard; who has no file is not.
func mayReview(tx *postgres.Tx, who id.Identity, standard string, on date.Date) (bool, error) {
	person, err := tx.Person(who)
	if uncontracted(err) {
		return false, nil
	}
	return person.Qualified(staff.Review, standard, on) || person.Qualified(staff.Decision, standard, on), err
}

// aimAudits gives the surveillance audits that have not begun the days of the programme.
func aimAudits(tx *postgres.Tx, p programme.Record, ahead func(id.Audit) bool) error {
	for _, s := range p.Slots {
		if s.Kind != programme.Surveillance || s.AuditID.IsZero() || !ahead(s.AuditID) {
			continue
		}
		au, err := tx.LockAudit(s.AuditID, 0)
		if err != nil {
			return err
		}
		if !au.Aim(s.DueOn) {
			continue
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	return nil
}
