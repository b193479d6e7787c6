package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// TickChecklist keeps the judgements on lines of the checklist.
func (a *App) TickChecklist(ctx context.Context, who access.Actor, aid id.Audit, seen int, checks []audit.Check) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.check", aid, seen, func(_ *postgres.Tx, au *audit.Audit) error {
		return au.Tick(checks)
	})
}

// RecordStage1 keeps the outcome of stage 1: its seven objectives and whether the client is ready.
func (a *App) RecordStage1(ctx context.Context, who access.Actor, aid id.Audit, seen int, s audit.Stage1) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.record_stage1", aid, seen, func(_ *postgres.Tx, au *audit.Audit) error {
		return au.RecordStage1(s)
	})
}

// RecordSoA keeps version and date of the statement of applicability of an ISMS.
func (a *App) RecordSoA(ctx context.Context, who access.Actor, aid id.Audit, seen int, s audit.SoA) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.record_soa", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		return au.RecordSoA(s, today)
	})
}

// WriteReport keeps the written parts of the report.
func (a *App) WriteReport(ctx context.Context, who access.Actor, aid id.Audit, seen int, sections []audit.Section, rec audit.Recommendation) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.write_report", aid, seen, func(_ *postgres.Tx, au *audit.Audit) error {
		return au.WriteReport(sections, rec)
	})
}
