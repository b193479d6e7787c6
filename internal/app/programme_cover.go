package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// GetCoverage is what the audits of the present cycle look at, for staff: it rests on their working papers.
func (a *App) GetCoverage(ctx context.Context, who access.Actor, pid id.Programme) (out audit.Coverage, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		p, err := tx.Programme(pid)
		if err != nil {
			return err
		}
		out, err = coverageOf(tx, p)
		return err
	})
	return out, err
}

// coverageAround is the coverage of the cycle of an audit whose plan has to answer for it, and none for the others.
func coverageAround(tx *postgres.Tx, r audit.Record) (audit.Coverage, error) {
	if !r.ClosesCycle() {
		return audit.Coverage{}, nil
	}
	p, err := tx.Programme(r.ProgrammeID)
	if err != nil {
		return audit.Coverage{}, err
	}
	return coverageOf(tx, p)
}

func coverageOf(tx *postgres.Tx, p programme.Record) (audit.Coverage, error) {
	audits, err := tx.AuditsOfProgramme(p.ID)
	if err != nil {
		return audit.Coverage{}, err
	}
	book, err := tx.Book(p.Standard)
	if err != nil {
		return audit.Coverage{}, err
	}
	applied, err := tx.Application(p.ApplicationID)
	return audit.CoverageOf(p.Cycle, audits, clauses(book, p.Standard), applied.Shifts()), err
}
