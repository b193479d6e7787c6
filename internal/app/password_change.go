package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// ChangePassword sets a new password for the actor, who proves itself by the old one, and ends its other
// sessions.
func (a *App) ChangePassword(ctx context.Context, who access.Actor, old, password string) error {
	if err := a.take(ctx, "password:"+who.Identity.String(), triesHere); err != nil {
		return err
	}
	var i account.Identity
	err := a.DB.System(ctx, "change password", func(tx *postgres.SystemTx) (err error) {
		i, err = tx.Identity(who.Identity)
		return err
	})
	if err != nil {
		return err
	}
	if !passwordIs(old, i.PasswordHash) {
		var bad fault.Invalid
		bad.Add("old", text.T("This is not your password.", "密码不正确。"))
		return bad
	}
	return a.setPassword(ctx, i, password, who.Session)
}

// setPassword checks and stores a new password, closes every other way in and tells the owner.
func (a *App) setPassword(ctx context.Context, i account.Identity, password string, but id.Session) error {
	if err := account.CheckPassword("password", password, i.Email); err != nil {
		return err
	}
	hash, err := hashPassword(password)
	if err != nil {
		return err
	}
	i.PasswordHash, i.MustChange = hash, false
	var body id.Body
	err = a.DB.System(ctx, "set password", func(tx *postgres.SystemTx) error {
		if err := tx.SaveIdentity(i); err != nil {
			return err
		}
		if err := tx.UseResets(i.ID, a.Now()); err != nil {
			return err
		}
		if err := tx.EndSessions(i.ID, but, "password changed", a.Now()); err != nil {
			return err
		}
		body, err = tx.BodyOf(i.ID)
		return err
	})
	if err != nil || body.IsZero() {
		return err
	}
	return a.write(ctx, systemActor(body, "password"), "password.change", func(tx *postgres.Tx) error {
		day, err := a.today(tx)
		if err != nil {
			return err
		}
		return a.notify(tx, "password_changed", mail.Data{"day": day, "link": "/forgot"},
			recipient{Identity: i.ID, Email: i.Email, Name: i.Name, Lang: i.Locale})
	})
}
