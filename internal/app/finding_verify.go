package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Visit is the follow-up that verifies a finding on site.
type Visit struct {
	AuditID   id.Audit    `json:"audit_id"`
	Reference string      `json:"reference"`
	State     audit.State `json:"state"`
	From      date.Date   `json:"from,omitzero"`
}

var noVisit = fault.Missing(text.T("follow-up visit", "跟踪审核"))

// VerifyFinding records what the follow-up visit has seen of the corrective action.
func (a *App) VerifyFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int, v finding.Verification) (FindingView, error) {
	return a.changeFinding(ctx, who, "finding.verify", fid, seen, func(tx *postgres.Tx, f *finding.Finding, au *audit.Audit) error {
		visit, err := visitOf(tx, f.Record())
		if err != nil {
			return err
		}
		if err := visit.CanVerify(who.Identity, fid); err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := f.Verify(v, who.Name, a.Now(), today); err != nil {
			return err
		}
		return a.tellFinding(tx, f.Record(), au.Record())
	})
}

// visitOf is the follow-up that is arranged for the finding.
func visitOf(tx *postgres.Tx, r finding.Record) (*audit.Audit, error) {
	audits, err := tx.AuditsOfProgramme(r.ProgrammeID)
	if err != nil {
		return nil, err
	}
	for _, x := range audits {
		if x.Verifying(r.ID) {
			return audit.From(x)
		}
	}
	return nil, noVisit
}

// seeVisit adds the follow-up of a finding that waits for one, and answers why the actor may not record now
// what it has seen.
func seeVisit(tx *postgres.Tx, r finding.Record, out *FindingView) error {
	if len(finding.OnSite([]finding.Record{r})) == 0 {
		return noVisit
	}
	visit, err := visitOf(tx, r)
	if err != nil {
		return err
	}
	v := visit.Record()
	out.Visit = &Visit{AuditID: v.ID, Reference: v.Reference, State: v.State, From: v.From()}
	return visit.CanVerify(tx.Actor.Identity, r.ID)
}
