package app

import (
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/pack"
	"triennia/internal/postgres"
)

// keepPeople invites the people of a table; each joins with the file that the table tells of.
func (a *App) keepPeople(tx *postgres.Tx, list []*intake.Recruit) error {
	if len(list) == 0 {
		return nil
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	days := b.Limits(b.Today(a.Now())).Of(pack.InvitationDays)
	for _, p := range list {
		word, hash := newSecret()
		i, err := account.NewInvitation(account.Invitation{ID: id.Invitation(newID()), Email: p.Email, Name: p.Name, Locale: p.Language,
			Roles: p.Roles, TokenHash: hash, InvitedBy: tx.Actor.Name, File: &p.File}, a.Now(), days)
		if err != nil {
			return err
		}
		if err := tx.InsertInvitation(i); err != nil {
			return err
		}
		if err := a.mailInvitation(tx, b, i, word); err != nil {
			return err
		}
	}
	return nil
}
