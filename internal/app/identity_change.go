package app

import (
	"context"
	"errors"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Profile is what people change about themselves.
type Profile struct {
	Name     string    `json:"name"`
	Locale   text.Lang `json:"locale" enum:"en,zh-CN"`
	TimeZone string    `json:"time_zone,omitempty" maxLength:"60" doc:"IANA name; without it that of the body"`
}

// ChangeProfile changes name, language and time zone of the actor, in all its bodies.
func (a *App) ChangeProfile(ctx context.Context, who access.Actor, p Profile) error {
	if err := errors.Join(account.CheckName(p.Name), account.CheckTimeZone(p.TimeZone)); err != nil {
		return err
	}
	var i account.Identity
	var list []postgres.Membership
	err := a.DB.System(ctx, "change profile", func(tx *postgres.SystemTx) (err error) {
		if i, err = tx.Identity(who.Identity); err != nil {
			return err
		}
		i.Name, i.Locale, i.TimeZone = strings.TrimSpace(p.Name), p.Locale, p.TimeZone
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
			return tx.DescribeMember(i)
		})
	}
	return err
}
