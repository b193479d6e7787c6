package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// WriteAuditPlan keeps the plan as it is being written.
func (a *App) WriteAuditPlan(ctx context.Context, who access.Actor, aid id.Audit, seen int, p audit.Plan) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.write_plan", aid, seen, func(_ *postgres.Tx, au *audit.Audit) error {
		return au.WritePlan(p)
	})
}

// IssueAuditPlan sends the plan to the client.
func (a *App) IssueAuditPlan(ctx context.Context, who access.Actor, aid id.Audit, seen int) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.issue_plan", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		coverage, err := coverageAround(tx, au.Record())
		if err != nil {
			return err
		}
		if err := au.IssuePlan(coverage, today); err != nil {
			return err
		}
		return a.tellAudited(tx, au.Record(), "audit_plan_issued")
	})
}
