package app

import (
	"context"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// GrantWanted is why and until when an operator looks into a body.
type GrantWanted struct {
	Reason string    `json:"reason" doc:"the body reads it"`
	Until  time.Time `json:"until" doc:"72 hours ahead at most"`
}

// GiveGrant lets the operator read a body's records for a reason and a time; its administrators are told.
func (a *App) GiveGrant(ctx context.Context, who access.Actor, slug string, in GrantWanted) (out account.Grant, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return out, err
	}
	out, err = account.NewGrant(account.Grant{ID: id.Grant(newID()), Operator: who.Identity, Name: who.Name,
		Reason: in.Reason, Until: in.Until}, a.Now())
	if err != nil {
		return out, err
	}
	actor := access.Actor{Tenant: b.ID, Identity: who.Identity, Name: who.Name, Operator: true}
	err = a.write(ctx, actor, "grant.give", func(tx *postgres.Tx) error {
		if err := tx.InsertGrant(out); err != nil {
			return err
		}
		return a.notifyHolders(tx, access.ManageBody, "operator_grant", mail.Data{"operator": who.Name, "reason": out.Reason,
			"until": out.Until, "link": "/b/" + b.Slug + "/settings?tab=access"})
	})
	return out, err
}

// ListGrants lists the grants to operators as the body sees them, newest first.
func (a *App) ListGrants(ctx context.Context, who access.Actor) (list []account.Grant, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, err = tx.Grants()
		return err
	})
	return list, err
}

// EndGrant ends a grant before its time.
func (a *App) EndGrant(ctx context.Context, who access.Actor, gid id.Grant, seen int) (out account.Grant, err error) {
	err = a.write(ctx, who, "grant.end", func(tx *postgres.Tx) error {
		g, err := tx.LockGrant(gid, seen)
		if err != nil {
			return err
		}
		if err := g.End(who.Name, a.Now()); err != nil {
			return err
		}
		out, err = tx.SaveGrant(g)
		return err
	})
	return out, err
}

// NoteLook records in the body's trail what an operator has looked at under a grant.
func (a *App) NoteLook(ctx context.Context, who access.Actor, what string) error {
	return a.write(ctx, who, "grant.look", func(tx *postgres.Tx) error {
		tx.NoteRead("grants", who.Grant.String(), what)
		return nil
	})
}
