package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// SaveCalculation computes the audit time of the application and keeps it; a computation that no quotation
// was made from is superseded by it.
func (a *App) SaveCalculation(ctx context.Context, who access.Actor, aid id.Application, in audittime.Input) (out audittime.Record, err error) {
	err = a.write(ctx, who, "calculation.save", func(tx *postgres.Tx) error {
		app, err := tx.Application(aid)
		if err != nil {
			return err
		}
		if err := audittime.CanCompute(app); err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		in := in.For(app, b)
		if err := in.Confirmed(app); err != nil {
			return err
		}
		if err := in.Evidenced(app); err != nil {
			return err
		}
		approval, err := method(b, in.Standards)
		if err != nil {
			return err
		}
		c, err := audittime.New(audittime.Record{ID: id.Calculation(newID()), ApplicationID: aid, ClientID: app.ClientID,
			Input: in, Approval: approval, By: who.Name, ByID: who.Identity, At: a.Now()})
		if err != nil {
			return err
		}
		if err := a.supersedeCalculations(tx, aid); err != nil {
			return err
		}
		out = c.Record()
		if err := tx.InsertCalculation(c); err != nil || !in.Set() {
			return err
		}
		return a.notifyHolders(tx, access.Endorse, "days_to_endorse", mail.Data{"client": app.Organisation.Data.Name, "maker": who.Name,
			"link": "/b/" + b.Slug + "/applications/" + aid.String() + "/audit-time"})
	})
	return out, err
}

// EndorseCalculation is the actor's word, as a second person, for days that somebody set.
func (a *App) EndorseCalculation(ctx context.Context, who access.Actor, cid id.Calculation, seen int) (out audittime.Record, err error) {
	err = a.write(ctx, who, "calculation.endorse", func(tx *postgres.Tx) error {
		c, err := tx.LockCalculation(cid, seen)
		if err != nil {
			return err
		}
		if err := c.Endorse(audittime.Endorsement{By: who.Name, ByID: who.Identity, At: a.Now()}); err != nil {
			return err
		}
		if err := tx.SaveCalculation(c); err != nil {
			return err
		}
		out = c.Record()
		out.Version++
		return nil
	})
	return out, err
}

func (a *App) supersedeCalculations(tx *postgres.Tx, aid id.Application) error {
	earlier, err := tx.Calculations(aid)
	if err != nil {
		return err
	}
	for _, r := range earlier {
		if r.State != audittime.Computed {
			continue
		}
		c, err := tx.LockCalculation(r.ID, 0)
		if err != nil {
			return err
		}
		if err := c.Supersede(); err != nil {
			return err
		}
		if err := tx.SaveCalculation(c); err != nil {
			return err
		}
	}
	return nil
}

// ListCalculations lists the calculations of the application, the newest first; only people of the body
// see them.
func (a *App) ListCalculations(ctx context.Context, who access.Actor, aid id.Application) (list []audittime.Record, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Application(aid); err != nil {
			return err
		}
		list, err = tx.Calculations(aid)
		return err
	})
	return list, err
}
