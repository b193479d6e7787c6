package app

import (
	"context"
	"errors"
	"time"

	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Notify is notify for one recipient, for tests.
func Notify(a *App, tx *postgres.Tx, template string, data mail.Data, email, name string, lang text.Lang) error {
	return a.notify(tx, template, data, recipient{Email: email, Name: name, Lang: lang})
}

// DoTick does one of the repeated works of the workers now.
func DoTick(a *App, name string) error {
	for _, t := range Ticks {
		if t.Name == name {
			return t.Do(a, context.Background())
		}
	}
	return errors.New("no tick is called " + name)
}

// InEveryBody does something in each body.
func InEveryBody(a *App, fn func(*postgres.Tx) error) error {
	return a.inEveryBody(context.Background(), "test", fn)
}

// RemindClients reminds of the quotations of one body. The bodies of tests that run beside this one have clocks of
// their own and are left alone.
func RemindClients(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "quotation.remind"), "quotation.remind", a.remindClients)
}

// RemindPayers reminds of the invoices of one body.
func RemindPayers(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "invoice.remind"), "invoice.remind", a.remindPayers)
}

// EndExpired ends the expired certifications of one body.
func EndExpired(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "certificate.end"), "certificate.end", a.endExpiredHere)
}

// SettleFinding brings the obligations of the finding to the facts.
func SettleFinding(a *App, tx *postgres.Tx, f finding.Record) error { return a.settleFinding(tx, f) }

// RemindOfReports reminds of the reports of one body to registers.
func RemindOfReports(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "register.remind"), "register.remind", a.remindOfReports)
}

// RemindOfAccreditation reminds of the end of the accreditation of one body.
func RemindOfAccreditation(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "accreditation.remind"), "accreditation.remind", a.remindOfItsEnd)
}

// SweepUploads is the sweep for uploads however short they have been lying still.
func SweepUploads(a *App) error { return a.sweepUploadsResting(context.Background(), -time.Hour) }

// SweepPictures removes the pictures of one body that nobody published.
func SweepPictures(a *App, b id.Body) error {
	return a.write(context.Background(), systemActor(b, "upload.sweep"), "upload.sweep", a.dropOldPictures)
}

// UploadAndDie sends the next certificate as a worker that ends before it keeps the answer.
func UploadAndDie(a *App, b id.Body, task id.Task) error {
	var t postgres.Task
	err := a.write(context.Background(), systemActor(b, "test"), "test", func(tx *postgres.Tx) (err error) {
		t, _, err = tx.BeginTask(task)
		return err
	})
	if err != nil {
		return err
	}
	r, err := a.beginRequest(context.Background(), t)
	if err == nil {
		a.CertSearch.Upload(context.Background(), r.server, r.key, r.message)
	}
	return err
}
