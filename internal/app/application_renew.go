package app

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// canRenew tells why recertification may not be applied for now (SM-85), of each standard of the agreement.
func canRenew(tx *postgres.Tx, held certificate.Record, p programme.Record) error {
	siblings, err := tx.ProgrammesOf(held.ClientID)
	if err != nil {
		return err
	}
	for _, s := range siblings {
		if s.ContractID != p.ContractID || s.Over() {
			continue
		}
		audits, err := tx.AuditsOfProgramme(s.ID)
		if err != nil {
			return err
		}
		if err := application.CanRenew(held.Number, audit.SurveillanceAhead(s, audits), audit.RenewalBegun(s, audits)); err != nil {
			return err
		}
	}
	return nil
}

// renewProgrammes notes in each programme of the agreement in force that its next cycle is agreed; certified is the
// version before.
func renewProgrammes(tx *postgres.Tx, of application.Record, in, certified id.Contract) error {
	programmes, err := tx.ProgrammesOf(of.ClientID)
	if err != nil {
		return err
	}
	for _, r := range programmes {
		if r.ContractID != in || r.Over() {
			continue
		}
		p, ahead, err := lockWithAhead(tx, r.ID)
		if err != nil {
			return err
		}
		if err := p.Renew(programme.Renewal{ApplicationID: of.ID, Reference: of.Reference}, certified, ahead); err != nil {
			return err
		}
		if _, err := tx.SaveProgramme(p); err != nil {
			return err
		}
	}
	return nil
}

// lockWithAhead locks a programme, and tells which of its audits have not begun.
func lockWithAhead(tx *postgres.Tx, pid id.Programme) (*programme.Programme, func(id.Audit) bool, error) {
	p, err := tx.LockProgramme(pid, 0)
	if err != nil {
		return nil, nil, err
	}
	audits, err := tx.AuditsOfProgramme(pid)
	return p, aheadOf(audits), err
}

// aheadOf tells of an audit whether it has not begun.
func aheadOf(audits []audit.Record) func(id.Audit) bool {
	ahead := map[id.Audit]bool{}
	for _, r := range audits {
		ahead[r.ID] = r.Ahead()
	}
	return func(au id.Audit) bool { return ahead[au] }
}
