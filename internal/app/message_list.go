package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

var noServer = fault.Error{Kind: fault.Unavailable, Says: text.T(
	"No mail server is configured. The message can be read here and handed on.", "未配置邮件服务器。可在此阅读邮件并转交。")}

// Letter is a message with what a person may do with it.
type Letter struct {
	message.Record
	Actions []flow.Action `json:"actions" nullable:"false"`
	Hidden  bool          `json:"hidden,omitempty" doc:"its link opens more than this body and is not shown"`
}

// ListMessages is one page of the body's messages, without their text.
func (a *App) ListMessages(ctx context.Context, who access.Actor, p postgres.Page, f postgres.MessageFilter) (list []message.Record, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, next, err = tx.Messages(p, f)
		for i := range list {
			list[i] = list[i].Cover()
			list[i].Text = ""
		}
		return err
	})
	return list, next, err
}

// GetMessage is one message with its text. A link by which its owner signs in is shown to an
// administrator of this body only where the owner has nothing to lose elsewhere, and never to an
// operator who looks in.
func (a *App) GetMessage(ctx context.Context, who access.Actor, mid id.Message) (l Letter, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		m, err := tx.Message(mid)
		l.Record = m.Cover()
		return err
	})
	if err != nil {
		return l, err
	}
	l.Actions = a.letterActions(l.Record)
	if l.Secret {
		if l.Hidden, err = a.opensMore(ctx, who, l.Record); err != nil {
			return l, err
		}
	}
	if l.Hidden {
		l.Text = l.Redacted()
	}
	return l, nil
}

// OpenEnclosure is a file that a message encloses.
func (a *App) OpenEnclosure(ctx context.Context, who access.Actor, mid id.Message, number int) (e message.Enclosure, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		m, err := tx.Message(mid)
		if err != nil {
			return err
		}
		e, err = m.Enclosure(number)
		return err
	})
	return e, err
}

// letterActions are the actions of the message; nothing is sent where there is no server.
func (a *App) letterActions(m message.Record) []flow.Action {
	out := m.Actions()
	for i, x := range out {
		if x.Name == string(message.Again) && x.Allowed && a.Mail == nil {
			out[i].Allowed, out[i].Why = false, &noServer.Says
		}
	}
	return out
}

// opensMore tells whether the link of a message would let the reader into more than its own body.
func (a *App) opensMore(ctx context.Context, who access.Actor, m message.Record) (more bool, err error) {
	if !who.Grant.IsZero() || !who.Has(access.Administrator) {
		return true, nil
	}
	if m.Identity.IsZero() {
		return false, nil // an invitation: whoever accepts it becomes a member of this body and no more
	}
	err = a.DB.System(ctx, "may the link be shown", func(tx *postgres.SystemTx) error {
		more, err = tx.BelongsElsewhere(m.Identity, who.Tenant)
		return err
	})
	return more, err
}

// SendMessageAgain queues a message that failed, was kept or got lost.
func (a *App) SendMessageAgain(ctx context.Context, who access.Actor, mid id.Message, seen int) (Letter, error) {
	return a.changeMessage(ctx, who, "message.again", mid, seen, message.Again)
}

// ConfirmMessage records that a message whose outcome was unknown has arrived.
func (a *App) ConfirmMessage(ctx context.Context, who access.Actor, mid id.Message, seen int) (Letter, error) {
	return a.changeMessage(ctx, who, "message.confirm", mid, seen, message.Confirm)
}

func (a *App) changeMessage(ctx context.Context, who access.Actor, verb string, mid id.Message, seen int, do message.Action) (l Letter, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		m, err := tx.LockMessage(mid)
		if err != nil {
			return err
		}
		if err := postgres.CheckVersion(seen, m.Version); err != nil {
			return err
		}
		if do == message.Again && a.Mail == nil {
			return noServer
		}
		if err := m.Do(do, a.Now()); err != nil {
			return err
		}
		if m, err = tx.SaveMessage(m); err != nil {
			return err
		}
		return a.enqueueMessages(tx, m)
	})
	if err != nil {
		return l, err
	}
	return a.GetMessage(ctx, who, mid)
}
