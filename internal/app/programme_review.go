package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ReviewProgramme records that the programme was looked at after its last audits.
func (a *App) ReviewProgramme(ctx context.Context, who access.Actor, pid id.Programme, seen int, note string) (out ProgrammeView, err error) {
	err = a.write(ctx, who, "programme.review", func(tx *postgres.Tx) error {
		p, err := tx.LockProgramme(pid, seen)
		if err != nil {
			return err
		}
		audits, err := tx.AuditsOfProgramme(pid)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := p.Review(note, who.Name, audit.IDs(audit.ReviewDue(p.Record(), audits)), today); err != nil {
			return err
		}
		r, err := tx.SaveProgramme(p)
		if err != nil {
			return err
		}
		out, err = viewProgramme(tx, r)
		return err
	})
	return out, err
}
