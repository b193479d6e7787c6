package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// IssueReport sends the complete report to the client.
func (a *App) IssueReport(ctx context.Context, who access.Actor, aid id.Audit, seen int) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.report", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		around, _, err := a.around(tx, au.Record())
		if err != nil {
			return err
		}
		if err := au.IssueReport(who.Name, around.Today, around.Drafts); err != nil {
			return err
		}
		return a.tellAudited(tx, au.Record(), "audit_reported")
	})
}

// ConcludeAudit ends the work of the team. A stage 1 that has to be held again is programmed again.
func (a *App) ConcludeAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.conclude", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		around, _, err := a.around(tx, au.Record())
		if err != nil {
			return err
		}
		if err := au.Conclude(around.Today, around.Open); err != nil {
			return err
		}
		if !au.Record().AsksForRepeat() {
			return nil
		}
		return a.programmeAgain(tx, au.Record())
	})
}

// ReopenReport gives the report back to the team with the reason.
func (a *App) ReopenReport(ctx context.Context, who access.Actor, aid id.Audit, seen int, reason string) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.reopen", aid, seen, func(_ *postgres.Tx, au *audit.Audit) error {
		return au.Reopen(reason)
	})
}

// RepeatAudit ends the audit and programmes another in its place, as when a major nonconformity was not
// verified within six months of stage 2.
func (a *App) RepeatAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, reason string) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.repeat", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		if err := au.Repeat(reason); err != nil {
			return err
		}
		return a.programmeAgain(tx, au.Record())
	})
}

// programmeAgain adds another attempt at the audit to its programme.
func (a *App) programmeAgain(tx *postgres.Tx, r audit.Record) error {
	p, err := tx.LockProgramme(r.ProgrammeID, 0)
	if err != nil {
		return err
	}
	p.Repeat(r.Type)
	_, err = a.programmeAudits(tx, p)
	return err
}

// CancelAudit calls an audit off that has not begun.
func (a *App) CancelAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, reason string) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.cancel", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		told := au.Record().State != audit.Programmed
		if err := au.Cancel(reason); err != nil || !told {
			return err
		}
		return a.tellDates(tx, au.Record(), "audit_cancelled", "audit_cancelled")
	})
}
