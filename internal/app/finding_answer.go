package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// RespondFinding hands in the client's answer, part by part.
func (a *App) RespondFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int, parts map[finding.PartKey]finding.Input) (FindingView, error) {
	return a.changeFinding(ctx, who, "finding.respond", fid, seen, func(tx *postgres.Tx, f *finding.Finding, au *audit.Audit) error {
		if err := f.Respond(parts, who.Name, a.Now()); err != nil {
			return err
		}
		return a.tellFinding(tx, f.Record(), au.Record())
	})
}

// ReviewFinding accepts or returns each part that the client handed in.
func (a *App) ReviewFinding(ctx context.Context, who access.Actor, fid id.Finding, seen int, verdicts map[finding.PartKey]finding.Verdict) (FindingView, error) {
	return a.workOnFinding(ctx, who, "finding.review", fid, seen, func(tx *postgres.Tx, f *finding.Finding, au audit.Record) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := f.Review(verdicts, who.Name, a.Now(), today); err != nil {
			return err
		}
		return a.tellFinding(tx, f.Record(), au)
	})
}
