package app

import (
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Profile is what people change about themselves.
type Profile struct {
	Name   string    `json:"name"`
	Locale text.Lang `json:"locale" enum:"en,zh-CN"`
}

// ChangeProfile changes name and language of the actor, in all its bodies.
func (a *App) ChangeProfile(ctx context.Context, who access.Actor, p Profile) error {
	if err := account.CheckName(p.Name); err != nil {
		return err
	}
	var list []postgres.Membership
	err := a.DB.System(ctx, "change profile", func(tx *postgres.SystemTx) error {
		i, err := tx.Identity(who.Identity)
		if err != nil {
			return err
		}
		i.Name, i.Locale = strings.TrimSpace(p.Name), p.Locale
		if err := tx.SaveIdentity(i); err != nil {
			return err
		}
		list, err = tx.MembershipsOf(who.Identity)
		return err
	})
	seen := map[id.Body]bool{}
	for _, m := range list {
		if err != nil || seen[m.Body] {
			continue
		}
		seen[m.Body] = true
		actor := access.Actor{Tenant: m.Body, Identity: who.Identity, Name: who.Name}
		err = a.write(ctx, actor, "profile.change", func(tx *postgres.Tx) error {
			return tx.RenameMember(who.Identity, strings.TrimSpace(p.Name), p.Locale)
		})
	}
	return err
}
