package app

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// mailAttempts is how often a message is tried while the server cannot be reached.
const mailAttempts = 5

const sendMessageJob = "message.send"

// enqueueMessages puts the sending of the messages that are queued into the outbox; a message that is sent again by
// a person is a new task.
func (a *App) enqueueMessages(tx *postgres.Tx, list ...message.Record) error {
	tasks := map[string]map[string]string{}
	for _, m := range list {
		if m.State == message.Queued {
			tasks[fmt.Sprintf("%s:%s:%d", sendMessageJob, m.ID, m.Version)] = map[string]string{"message": m.ID.String()}
		}
	}
	return tx.EnqueueAll(sendMessageJob, a.Now(), tasks)
}

// sendMessage hands a message to the mail server, once. The message is marked as being sent before; found
// so marked, its outcome is unknown and a person decides.
func (a *App) sendMessage(ctx context.Context, t postgres.Task) error {
	var mid id.Message
	if err := mid.UnmarshalText([]byte(t.Payload["message"])); err != nil {
		return err
	}
	m, letter, begun, err := a.beginMessage(ctx, t, mid)
	if err != nil || !begun {
		return err
	}
	sendErr := a.Mail.Send(ctx, letter)
	next := outcomeOf(sendErr, m.Attempts)
	err = a.write(ctx, systemActor(t.Tenant, sendMessageJob), "message.send", func(tx *postgres.Tx) error {
		m, err := tx.LockMessage(mid)
		if err != nil {
			return err
		}
		if err := m.Do(next, a.Now()); err != nil {
			return err
		}
		if sendErr != nil {
			m.Error = sendErr.Error()
		}
		return a.keepOutcome(tx, m, next)
	})
	if err == nil && next == message.Defer {
		return mail.ErrUnreached // what the server says names the recipient, so it stands in the message and not in the log
	}
	return err
}

// keepOutcome keeps what became of the letter, and lets people know when it will never reach its reader.
func (a *App) keepOutcome(tx *postgres.Tx, m message.Record, how message.Action) error {
	switch {
	case !m.Follower.IsZero():
		return a.closeFollower(tx, m, how)
	case !m.Complaint.IsZero():
		m.Error = hushed(m.Error, how)
	}
	if _, err := tx.SaveMessage(m); err != nil || how != message.Refuse && how != message.Return {
		return err
	}
	return a.tellUndelivered(tx, m)
}

// beginMessage marks the message as being sent; begun is false when there is nothing to send. Answers to
// it go to the address of the body.
func (a *App) beginMessage(ctx context.Context, t postgres.Task, mid id.Message) (m message.Record, l mail.Letter, begun bool, err error) {
	err = a.write(ctx, systemActor(t.Tenant, sendMessageJob), "message.send", func(tx *postgres.Tx) error {
		if m, err = tx.LockMessage(mid); err != nil {
			return err
		}
		switch {
		case m.State == message.Sending:
			err = m.Do(message.Lose, a.Now())
		case m.State == message.Queued && a.Mail != nil:
			begun, err = true, m.Do(message.Begin, a.Now())
		default:
			return nil
		}
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		l = mail.Letter{ID: m.MessageID(a.mailHost()), To: m.To, Name: m.Name, ReplyTo: b.Email, Subject: m.Subject, Text: m.Text, Enclosed: m.Enclosed}
		switch {
		case begun && !m.Follower.IsZero():
			begun, err = a.addressed(tx, &m, &l)
		case begun && !m.Complaint.IsZero():
			err = a.addressComplainant(tx, m.Text, m.Complaint, &l)
		}
		if err != nil {
			return err
		}
		m, err = tx.SaveMessage(m)
		return err
	})
	return m, l, begun && err == nil, err
}

const undelivered = "letter_undelivered"

// tellUndelivered lets those who read the mail of the body know that a letter will never reach its reader, so that nobody is silent only because
// nobody heard. Of a letter that says so itself nothing more is said.
func (a *App) tellUndelivered(tx *postgres.Tx, m message.Record) error {
	if m.Template == undelivered {
		return nil
	}
	list, err := tx.Holders(access.ReadMail)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(p account.Membership) bool {
		return p.Identity == m.Identity && !m.Identity.IsZero() || p.Identity == tx.Actor.Identity && !tx.Actor.Identity.IsZero()
	})
	b, err := tx.Body()
	if err != nil {
		return err
	}
	err = a.notify(tx, undelivered, mail.Data{"to": m.Name + " <" + m.To + ">", "subject": m.Subject, "link": "/b/" + b.Slug + "/mail/" + m.ID.String()},
		recipients(list)...)
	if err != nil || !slices.Contains(clientReminders, m.Template) {
		return err
	}
	return a.passOn(tx, m)
}

func outcomeOf(err error, attempts int) message.Action {
	switch {
	case err == nil:
		return message.Succeed
	case errors.Is(err, mail.ErrRefused), errors.Is(err, mail.ErrUnreached) && attempts >= mailAttempts:
		return message.Refuse
	case errors.Is(err, mail.ErrUnreached):
		return message.Defer
	}
	return message.Lose
}

// mailHost is the host of the public address, the right side of every Message-ID.
func (a *App) mailHost() string {
	u, err := url.Parse(a.PublicURL)
	if err != nil || u.Hostname() == "" {
		return "triennia.invalid"
	}
	return u.Hostname()
}
