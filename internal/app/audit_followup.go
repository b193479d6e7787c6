package app

import (
	"context"
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// FollowUpAudit asks for a visit that verifies on site the major nonconformities of the audit whose plans
// are accepted; it is arranged like any other audit, before the first of them has to be closed.
func (a *App) FollowUpAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, days audittime.HalfDays) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.follow_up", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		waiting, err := waitingForVisit(tx, au.Record())
		if err != nil {
			return err
		}
		if err := au.FollowUp(finding.NeedFollowUp(waiting)); err != nil {
			return err
		}
		var verifies []id.Finding
		var references []string
		var due date.Date
		for _, f := range waiting {
			verifies, references, due = append(verifies, f.ID), append(references, f.Reference), date.Earliest(due, f.CloseDue)
		}
		p, err := tx.LockProgramme(au.Record().ProgrammeID, 0)
		if err != nil {
			return err
		}
		if err := p.FollowUp(aid, verifies, days, due); err != nil {
			return err
		}
		if _, err := a.programmeAudits(tx, p); err != nil {
			return err
		}
		return a.tellFollowUp(tx, au.Record(), strings.Join(references, ", "), due)
	})
}

// waitingForVisit are the findings of the audit that a visit could verify and for which none is arranged.
func waitingForVisit(tx *postgres.Tx, r audit.Record) ([]finding.Record, error) {
	findings, err := tx.FindingsOf(r.ID)
	if err != nil {
		return nil, err
	}
	audits, err := tx.AuditsOfProgramme(r.ProgrammeID)
	return slices.DeleteFunc(finding.OnSite(findings), func(f finding.Record) bool {
		return slices.ContainsFunc(audits, func(x audit.Record) bool { return x.Verifying(f.ID) })
	}), err
}

// verified are the findings that a follow-up verifies.
func verified(tx *postgres.Tx, r audit.Record) (out []finding.Record, err error) {
	for _, fid := range r.Verifies {
		f, err := tx.Finding(fid)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// checksOf is the checklist of an audit as it begins: the clauses of the standard, at a follow-up those of
// the nonconformities that it verifies.
func checksOf(tx *postgres.Tx, r audit.Record) ([]audit.Check, error) {
	book, err := tx.Book(r.Standard)
	if err != nil {
		return nil, err
	}
	if r.Type != programme.FollowUp {
		return clauses(book, r.Standard), nil
	}
	findings, err := verified(tx, r)
	var out []audit.Check
	for _, f := range findings {
		c := audit.Check{Key: f.Clause, Title: book.ClauseTitle(r.Standard, f.Clause)}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out, err
}
