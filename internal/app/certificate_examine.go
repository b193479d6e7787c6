package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/postgres"
)

// ExamineCertificate records what the change of another certificate of the client means for this one.
func (a *App) ExamineCertificate(ctx context.Context, who access.Actor, cid id.Certificate, seen, number int, f certificate.Conclusion) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.examine", cid, seen, func(_ *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		return c.Examined(number, f, who.Name, today)
	})
}

// examineOthers asks for an examination of every other certificate that the client still holds (IM-9).
func (a *App) examineOthers(tx *postgres.Tx, changed certificate.Record) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	limits, err := a.limits(tx)
	if err != nil {
		return err
	}
	others, err := tx.StandingCertificates(changed.ClientID, today)
	if err != nil {
		return err
	}
	for _, r := range others {
		if r.ID == changed.ID {
			continue
		}
		c, err := tx.LockCertificate(r.ID, 0)
		if err != nil {
			return err
		}
		c.Examine(changed, today, today.AddDays(limits.Of(pack.ExaminationDays)))
		saved, err := tx.SaveCertificate(c)
		if err != nil {
			return err
		}
		if err := a.settleCertificate(tx, saved); err != nil {
			return err
		}
	}
	return nil
}
