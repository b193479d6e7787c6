package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
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
		findings, err := tx.FindingsOf(aid)
		if err != nil {
			return err
		}
		for _, f := range findings { // the time to verify them begins with the audit in its place
			if err := a.settleFindingOf(tx, f, au.Record()); err != nil {
				return err
			}
		}
		return a.programmeAgain(tx, au.Record())
	})
}

// AbortAudit ends an audit on site whose objectives cannot be attained. Findings that were drafts are taken
// back, those that the client has stand; the audit is arranged again.
func (a *App) AbortAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, reason string) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.abort", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := au.Abort(reason, today); err != nil {
			return err
		}
		if err := a.endFindings(tx, au.Record()); err != nil {
			return err
		}
		if err := a.programmeAgain(tx, au.Record()); err != nil {
			return err
		}
		if err := a.tellAudited(tx, au.Record(), "audit_aborted"); err != nil {
			return err
		}
		return a.tellPlanners(tx, au.Record(), "audit_aborted")
	})
}

// endFindings takes back the drafts of an audit that ended early and gives the others their due dates.
func (a *App) endFindings(tx *postgres.Tx, r audit.Record) error {
	findings, err := tx.FindingsOf(r.ID)
	if err != nil {
		return err
	}
	for _, x := range findings {
		if x.State != finding.Draft {
			if err := a.issueFinding(tx, x, r); err != nil {
				return err
			}
			continue
		}
		f, err := tx.LockFinding(x.ID, x.Version)
		if err != nil {
			return err
		}
		if err := f.Drop(r.Reason); err != nil {
			return err
		}
		if _, err := tx.SaveFinding(f); err != nil {
			return err
		}
	}
	return nil
}

// programmeAgain asks the programme for another audit in the place of one.
func (a *App) programmeAgain(tx *postgres.Tx, r audit.Record) error {
	p, err := tx.LockProgramme(r.ProgrammeID, 0)
	if err != nil {
		return err
	}
	p.Again(r.Type, r.ID, r.State != audit.Aborted)
	_, err = a.programmeAudits(tx, p)
	return err
}

// CancelAudit calls an audit off that has not begun; with the audit of its own an extension is given up.
func (a *App) CancelAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, reason string) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.cancel", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		told := au.Record().State != audit.Programmed
		if err := au.Cancel(reason); err != nil {
			return err
		}
		if !au.Record().Extends.IsZero() && au.Record().Type == programme.Special {
			if err := a.endExtension(tx, au.Record().ProgrammeID, false); err != nil {
				return err
			}
		}
		if !told {
			return nil
		}
		return a.tellDates(tx, au.Record(), "audit_cancelled", "audit_cancelled")
	})
}
