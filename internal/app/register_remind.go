package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/register"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// remindOfRegister reminds the bodies that report to IAF CertSearch (SM-125, SM-144) or to CNCA (SM-143) and have not done
// so in time.
func (a *App) remindOfRegister(ctx context.Context) error {
	return a.inEveryBody(ctx, "register.remind", func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err == nil && b.CertSearch {
			letter := "register_due"
			if b.Counts {
				letter = "numbers_due"
			}
			err = a.remindReporters(tx, b, register.CertSearch, letter, searchDuty)
		}
		if err == nil && b.Jurisdiction == body.China {
			err = a.remindReporters(tx, b, register.CNCA, "report_due", monthlyDuty)
		}
		return err
	})
}

func monthlyDuty(_ body.Record, today, last date.Date) register.Duty {
	return register.DutyOf(today, last)
}

func (a *App) remindReporters(tx *postgres.Tx, b body.Record, to register.Name, letter string, duty func(b body.Record, today, last date.Date) register.Duty) error {
	last, err := tx.LastReport(to)
	if err != nil {
		return err
	}
	d := duty(b, b.Today(a.Now()), last)
	if !d.Soon {
		return nil
	}
	first, err := tx.RemindOnce(to, d.DueOn)
	if err != nil || !first {
		return err
	}
	return a.notifyHolders(tx, access.ManageBody, letter, mail.Data{"day": d.DueOn, "link": "/b/" + b.Slug + "/registers"})
}
