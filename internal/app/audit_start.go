package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

// StartAudit records the opening meeting and lays out the checklist of the standard's clauses.
func (a *App) StartAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, m audit.Meeting) (AuditView, error) {
	return a.workOnAudit(ctx, who, "audit.start", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		with, err := startRules(tx, au.Record(), m.Day)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		checks, err := checksOf(tx, au.Record())
		if err != nil {
			return err
		}
		au.PrepareChecklist(checks)
		return au.Start(m, today, with)
	})
}

// startRules gathers what the start of an audit depends on: the packs of its cycle, and of a stage 2 its stage 1
// and what the scheme demands of the applicant.
func startRules(tx *postgres.Tx, r audit.Record, on date.Date) (with audit.StartRules, err error) {
	p, err := tx.Programme(r.ProgrammeID)
	if err != nil {
		return with, err
	}
	with.Limits = p.Limits
	if r.Type != programme.Stage2 {
		return with, nil
	}
	siblings, err := tx.AuditsOfProgramme(r.ProgrammeID)
	if err != nil {
		return with, err
	}
	for _, s := range siblings {
		if s.Type == programme.Stage1 && s.State != audit.Cancelled && s.State != audit.Aborted {
			with.Stage1 = &s
		}
	}
	ap, err := tx.Application(r.ApplicationID)
	if err != nil {
		return with, err
	}
	with.Blocks = ap.StageTwoBlocks(p.Limits, on)
	return with, nil
}

func clauses(book standard.Book, code string) []audit.Check {
	var out []audit.Check
	for _, c := range book.Clauses(code) {
		out = append(out, audit.Check{Key: c.Number, Title: c.Title})
	}
	return out
}
