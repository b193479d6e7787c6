package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ListSessions lists the sessions of the actor that may still be used.
func (a *App) ListSessions(ctx context.Context, who access.Actor) (list []account.Session, err error) {
	err = a.DB.System(ctx, "list sessions", func(tx *postgres.SystemTx) error {
		list, err = tx.Sessions(who.Identity, a.Now())
		return err
	})
	return list, err
}

// EndSession ends one session of the actor: this one to sign out, or another.
func (a *App) EndSession(ctx context.Context, who access.Actor, sid id.Session) error {
	return a.DB.System(ctx, "end session", func(tx *postgres.SystemTx) error {
		s, err := tx.LockSession(sid)
		if err != nil {
			return err
		}
		if s.Identity != who.Identity {
			return fault.Missing(text.T("session", "会话"))
		}
		s.End("signed out", a.Now())
		return tx.SaveSession(s)
	})
}

// EndAllSessions signs the actor out everywhere, this session included.
func (a *App) EndAllSessions(ctx context.Context, who access.Actor) error {
	return a.DB.System(ctx, "end all sessions", func(tx *postgres.SystemTx) error {
		return tx.EndSessions(who.Identity, id.Session{}, "signed out everywhere", a.Now())
	})
}
