package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/register"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// remindOfRegister reminds the bodies that report to IAF CertSearch and have not done so this month (SM-125).
func (a *App) remindOfRegister(ctx context.Context) error {
	return a.inEveryBody(ctx, "register.remind", a.remindReporters)
}

func (a *App) remindReporters(tx *postgres.Tx) error {
	b, err := tx.Body()
	if err != nil || !b.CertSearch {
		return err
	}
	last, err := tx.LastReport()
	if err != nil {
		return err
	}
	d := register.DutyOf(b.Today(a.Now()), last)
	if !d.Soon {
		return nil
	}
	first, err := tx.RemindOnce(d.DueOn)
	if err != nil || !first {
		return err
	}
	return a.notifyHolders(tx, access.ManageBody, "register_due", mail.Data{"day": d.DueOn, "link": "/b/" + b.Slug + "/registers"})
}
