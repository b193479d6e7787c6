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

// CloseAudit records the closing meeting; the findings are issued to the client and their time begins.
func (a *App) CloseAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, m audit.Meeting) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.close", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := au.Close(m, today); err != nil {
			return err
		}
		findings, err := tx.FindingsOf(aid)
		if err != nil {
			return err
		}
		for _, r := range findings {
			if err := a.issueFinding(tx, r, au.Record()); err != nil {
				return err
			}
		}
		return a.tellFindings(tx, au.Record())
	})
}

// issueFinding gives a finding to the client with its due dates; one that was issued before gets them now.
func (a *App) issueFinding(tx *postgres.Tx, r finding.Record, au audit.Record) error {
	if r.State != finding.Draft && r.State != finding.Issued {
		return nil
	}
	f, err := tx.LockFinding(r.ID, r.Version)
	if err != nil {
		return err
	}
	if r.State == finding.Draft {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := f.Issue(today); err != nil {
			return err
		}
	}
	if err := setDue(tx, f, au); err != nil {
		return err
	}
	_, err = tx.SaveFinding(f)
	return err
}

// setDue sets the due dates of a finding once the audit has ended on site.
func setDue(tx *postgres.Tx, f *finding.Finding, au audit.Record) error {
	ended := au.EndedOn()
	if ended.IsZero() {
		return nil
	}
	p, err := tx.Programme(au.ProgrammeID)
	if err != nil {
		return err
	}
	l := finding.Limits{Closing: ended, Expires: p.ExpiresOn, Numbers: p.Limits}
	if au.Type == programme.Stage2 {
		l.Stage2End = au.To()
	}
	f.SetDue(l)
	return nil
}
