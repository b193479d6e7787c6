package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// FailSpotCheck records that a product within the scope of the certificate failed a national spot check.
func (a *App) FailSpotCheck(ctx context.Context, who access.Actor, cid id.Certificate, seen int, n certificate.Notice) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.spot_check", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		return c.FailSpotCheck(n, limits, who.Name, today)
	})
}
