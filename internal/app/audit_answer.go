package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ConfirmAudit is the client's consent to dates and team.
func (a *App) ConfirmAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.confirm", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		if err := paidFirst(tx, au.Record()); err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := au.Confirm(who.Name, today); err != nil {
			return err
		}
		return a.tellDates(tx, au.Record(), "audit_confirmed", "audit_confirmed")
	})
}

// ObjectAudit is the client's wish for other dates, or its objection to the team.
func (a *App) ObjectAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, o audit.Objection) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.object", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		o.By = who.Name
		if err := au.Object(o, a.Now()); err != nil {
			return err
		}
		return a.tellPlanners(tx, au.Record(), "audit_objected")
	})
}

// AssumeAudit takes the client's silence for consent once the time for objections is over.
func (a *App) AssumeAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.assume", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		if err := paidFirst(tx, au.Record()); err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := au.Assume(who.Name, today); err != nil {
			return err
		}
		return a.tellDates(tx, au.Record(), "audit_confirmed", "audit_confirmed")
	})
}
