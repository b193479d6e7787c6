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
	return a.inEveryBody(ctx, "register.remind", a.remindOfReports)
}

func (a *App) remindOfReports(tx *postgres.Tx) error {
	b, err := tx.Body()
	if err == nil && b.CertSearch {
		letter := "register"
		if b.Counts {
			letter = "numbers"
		}
		err = a.remindReporters(tx, b, register.CertSearch, letter)
	}
	if err == nil && b.Jurisdiction == body.China {
		if b.CNCASince.IsZero() {
			return a.oweReports(tx, b)
		}
		err = a.remindReporters(tx, b, register.CNCA, "report")
	}
	return err
}

func (a *App) oweReports(tx *postgres.Tx, r body.Record) error {
	b, err := tx.LockBody(r.Version)
	if err != nil {
		return err
	}
	if err := b.OweReports(r.Today(a.Now())); err != nil {
		return err
	}
	_, err = tx.SaveBody(b)
	return err
}

// dutyOf is the duty of the body towards the register.
func (a *App) dutyOf(tx *postgres.Tx, b body.Record, to register.Name) (register.Duty, error) {
	today := b.Today(a.Now())
	kinds, since, duty := register.OfCertificates, b.CertSearchSince, register.DutyOf
	switch {
	case to == register.CNCA:
		kinds, since = register.OfWindows, b.CNCASince
	case b.Counts:
		kinds, duty = register.OfNumbers, register.QuarterlyDuty
	}
	last, err := tx.LastReport(to, kinds)
	return duty(today, since, last), err
}

func (a *App) remindReporters(tx *postgres.Tx, b body.Record, to register.Name, letter string) error {
	d, err := a.dutyOf(tx, b, to)
	if err != nil {
		return err
	}
	if letter += "_due"; d.Overdue {
		letter = "report_overdue"
	}
	told, err := a.remindBody(tx, string(to), d.Notice(b.Today(a.Now())), letter,
		mail.Data{"day": d.DueOn, "register": register.Names[to], "link": "/b/" + b.Slug + "/registers"})
	switch {
	case err != nil || !told:
		return err
	case to == register.CNCA:
		return a.holdUnreported(tx, b)
	case b.Counts:
		return nil
	}
	return a.holdIncomplete(tx, b)
}

// remindBody writes the letter that was owed on the day to those who run the body, once; told is that it was now.
func (a *App) remindBody(tx *postgres.Tx, about string, owed date.Date, letter string, data mail.Data) (told bool, err error) {
	if owed.IsZero() {
		return false, nil
	}
	told, err = tx.RemindOnce(about, owed)
	if err != nil || !told {
		return false, err
	}
	return true, a.notifyHolders(tx, access.ManageBody, letter, data)
}

// remindOfAccreditation reminds the bodies whose accreditation ends, or has ended (SM-194).
func (a *App) remindOfAccreditation(ctx context.Context) error {
	return a.inEveryBody(ctx, "accreditation.remind", a.remindOfItsEnd)
}

func (a *App) remindOfItsEnd(tx *postgres.Tx) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	held, today, letter := b.Accreditation, b.Today(a.Now()), "accreditation_ends"
	if !held.Stands(today) {
		letter = "accreditation_ended"
	}
	_, err = a.remindBody(tx, "accreditation", held.Notice(today), letter,
		mail.Data{"by": held.Body, "day": held.ExpiresOn, "link": "/b/" + b.Slug + "/settings"})
	return err
}
