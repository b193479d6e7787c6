package app

import (
	"context"
	"io"
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const returnJob = "mail.return"

// ReturnMessage records that a letter came back although the mail server had taken it, and why.
func (a *App) ReturnMessage(ctx context.Context, who access.Actor, mid id.Message, seen int, why string) (Letter, error) {
	var bad fault.Invalid
	bad.Require("reason", strings.TrimSpace(why))
	if err := bad.OrNil(); err != nil {
		return Letter{}, err
	}
	err := a.write(ctx, who, "message.return", func(tx *postgres.Tx) error {
		m, err := tx.LockMessage(mid)
		if err != nil {
			return err
		}
		if err := postgres.CheckVersion(seen, m.Version); err != nil {
			return err
		}
		return a.comeBack(tx, m, why)
	})
	if err != nil {
		return Letter{}, err
	}
	return a.GetMessage(ctx, who, mid)
}

func (a *App) comeBack(tx *postgres.Tx, m message.Record, why string) error {
	if err := m.Do(message.Return, a.Now()); err != nil {
		return err
	}
	m.Error = strings.TrimSpace(why)
	return a.keepOutcome(tx, m, message.Return)
}

// TakeReturned reads a delivery status notification that the mail system hands over, and marks the letter that it is about;
// it says what was done. Mail that is something else, or about a letter of somebody else, is left alone. An error means
// that it should be handed over again later.
func (a *App) TakeReturned(ctx context.Context, r io.Reader) (says string, err error) {
	back, failed, err := mail.ReadReturned(r)
	switch {
	case err != nil:
		return "This is no mail: " + err.Error(), nil //nolint:nilerr // handed over again it would be none either
	case !failed:
		return "This is no notification that a letter failed for good.", nil
	}
	mid, ours := message.OfMessageID(back.ID, a.mailHost())
	var of id.Body
	if ours {
		err = a.DB.System(ctx, "whose letter came back", func(tx *postgres.SystemTx) error {
			of, err = tx.BodyOfMessage(mid)
			return err
		})
	}
	if err != nil || of.IsZero() {
		return "No letter here has the Message-ID " + back.ID + ".", err
	}
	err = a.write(ctx, systemActor(of, returnJob), "message.return", func(tx *postgres.Tx) error {
		m, err := tx.LockMessage(mid)
		if err != nil {
			return err
		}
		if m.State == message.Failed || m.State == message.Kept {
			says = "The letter " + back.ID + " is known to have failed."
			return nil
		}
		says = "The letter " + back.ID + " is marked: " + back.Reason
		return a.comeBack(tx, m, back.Reason)
	})
	return says, err
}

// clientReminders are the letters that remind people of a client.
var clientReminders = []string{"deadline_client", "deadlines_client"}

// passOn writes to the other contacts of the client of the reader what a reminder said that will never reach the reader:
// people with an account had the same letter, contacts without one had none. A reader of several clients had the deadlines of
// all in one letter, which is for none of their other contacts.
func (a *App) passOn(tx *postgres.Tx, m message.Record) error {
	clients, err := tx.ClientsOf(m.Identity)
	if err != nil || len(clients) != 1 {
		return err
	}
	people, err := tx.PeopleOfClients(clients)
	if err != nil {
		return err
	}
	records, err := tx.ClientsByID(clients)
	if err != nil {
		return err
	}
	c := clients[0]
	others := listeners{people[c], records[c].Contacts, records[c].Language}.others()
	return a.notify(tx, "reminder_passed_on", mail.Data{"reader": m.Name, "subject": m.Subject, "text": strings.TrimSpace(m.Text)}, others...)
}

// others are the contacts of the client that are none of its people here.
func (l listeners) others() []recipient {
	return slices.DeleteFunc(l.everybody(), func(r recipient) bool {
		return slices.ContainsFunc(l.people, func(m account.Membership) bool { return m.Email == r.Email })
	})
}
