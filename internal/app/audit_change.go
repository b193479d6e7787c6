package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// changeAudit is a use case that changes one audit from the version seen.
func (a *App) changeAudit(ctx context.Context, who access.Actor, verb string, aid id.Audit, seen int,
	fn func(*postgres.Tx, *audit.Audit) error) (out AuditView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		au, err := tx.LockAudit(aid, seen)
		if err != nil {
			return err
		}
		if err := fn(tx, au); err != nil {
			return err
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
		out, err = a.viewAudit(tx, aid)
		return err
	})
	return out, err
}

// workOnAudit is changeAudit for the auditors of the team.
func (a *App) workOnAudit(ctx context.Context, who access.Actor, verb string, aid id.Audit, seen int,
	fn func(*postgres.Tx, *audit.Audit) error) (AuditView, error) {
	return a.changeAudit(ctx, who, verb, aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		if err := au.OnTeam(who.Identity); err != nil {
			return err
		}
		return fn(tx, au)
	})
}
