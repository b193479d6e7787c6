package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// FailSpotCheck records that a product within the scope of the certificate failed a national spot check.
func (a *App) FailSpotCheck(ctx context.Context, who access.Actor, cid id.Certificate, seen int, n certificate.Notice) (out CertificatePage, err error) {
	err = a.write(ctx, who, "certificate.spot_check", func(tx *postgres.Tx) error {
		c, err := tx.LockCertificate(cid, seen)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		if err := c.FailSpotCheck(n, limits, who.Name, today); err != nil {
			return err
		}
		saved, err := tx.SaveCertificate(c)
		if err != nil {
			return err
		}
		if err := a.settleCertificate(tx, saved); err != nil {
			return err
		}
		out, err = a.pageOfCertificate(tx, saved)
		return err
	})
	return out, err
}
