package app

import (
	"context"
	"time"

	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

var (
	resetsAccount = throttle.Limit{Tries: 3, Per: time.Hour}
	resetsAddress = throttle.Limit{Tries: 30, Per: time.Hour}
)

// ForgetPassword sends a link to set a new password to the address, where it has an account and a body
// to write in the name of. The answer is the same for every address.
func (a *App) ForgetPassword(ctx context.Context, email string, from Origin) error {
	email, err := account.NormaliseEmail(email)
	if err != nil {
		return err
	}
	if err := a.take(ctx, "reset:from:"+from.Address, resetsAddress); err != nil {
		return err
	}
	if ok, _ := a.limiter().Take(ctx, "reset:to:"+email, resetsAccount); !ok {
		return nil // its owner has three letters already
	}
	word, hash := newSecret()
	var i account.Identity
	var body id.Body
	err = a.DB.System(ctx, "reset password", func(tx *postgres.SystemTx) error {
		var known bool
		if i, known, err = tx.IdentityByEmail(email); err != nil || !known {
			return err
		}
		if body, err = tx.BodyOf(i.ID); err != nil || body.IsZero() {
			return err
		}
		return tx.InsertReset(account.Reset{TokenHash: hash, Identity: i.ID, ExpiresAt: a.Now().Add(account.ResetLife)})
	})
	if err != nil || body.IsZero() {
		return err
	}
	return a.write(ctx, systemActor(body, "password"), "password.forget", func(tx *postgres.Tx) error {
		return a.notify(tx, "password_reset", mail.Data{"link": "/reset?token=" + word},
			recipient{Identity: i.ID, Email: i.Email, Name: i.Name, Lang: i.Locale, Secret: true})
	})
}

var resetOver = fault.New(fault.IllegalMove, text.T(
	"This link has been used or is too old. Please ask for a new one.", "该链接已使用或已过期，请重新申请。"))

// ResetPassword sets a new password by the word of a link, once. Every session of the identity ends.
func (a *App) ResetPassword(ctx context.Context, word, password string, from Origin) error {
	if err := a.take(ctx, "reset:use:"+from.Address, triesAddress); err != nil {
		return err
	}
	var i account.Identity
	err := a.DB.System(ctx, "reset password", func(tx *postgres.SystemTx) error {
		r, err := tx.LockReset(secretHash(word))
		if err != nil {
			return err
		}
		if !r.Usable(a.Now()) {
			return resetOver
		}
		i, err = tx.Identity(r.Identity)
		return err
	})
	if err != nil {
		return err
	}
	return a.setPassword(ctx, i, password, id.Session{})
}
