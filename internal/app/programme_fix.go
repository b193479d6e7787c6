package app

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// fixProgramme fixes the dates of the cycle from the decision: the surveillance audits and the
// recertification appear with their due dates, and the audits that the decision used are decided. It
// belongs into the transaction of the decision.
func (a *App) fixProgramme(tx *postgres.Tx, pid id.Programme, decidedOn, expiresOn date.Date) (programme.Record, error) {
	p, err := tx.LockProgramme(pid, 0)
	if err != nil {
		return programme.Record{}, err
	}
	limits, err := a.limits(tx)
	if err != nil {
		return programme.Record{}, err
	}
	if err := p.Fix(decidedOn, expiresOn, limits); err != nil {
		return programme.Record{}, err
	}
	if err := decideAudits(tx, pid, decidedOn, all); err != nil {
		return programme.Record{}, err
	}
	return a.programmeAudits(tx, p)
}

func all(audit.Record) bool { return true }

// decideAudits notes at the audits that the decision rests on that it was taken.
func decideAudits(tx *postgres.Tx, pid id.Programme, on date.Date, of func(audit.Record) bool) error {
	audits, err := tx.AuditsOfProgramme(pid)
	if err != nil {
		return err
	}
	for _, r := range audits {
		if !audit.States.Can(r.State, audit.DoDecide) || !of(r) {
			continue
		}
		au, err := tx.LockAudit(r.ID, r.Version)
		if err != nil {
			return err
		}
		if err := au.Decide(on); err != nil {
			return err
		}
		if _, err := tx.SaveAudit(au); err != nil {
			return err
		}
	}
	return nil
}

// endProgramme ends the programme with the withdrawal or cancellation of the certificate.
func (a *App) endProgramme(tx *postgres.Tx, pid id.Programme) error {
	p, err := tx.LockProgramme(pid, 0)
	if err != nil {
		return err
	}
	if err := p.End(); err != nil {
		return err
	}
	_, err = tx.SaveProgramme(p)
	return err
}
