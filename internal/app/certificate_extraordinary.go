package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ExtendRestoration records an extraordinary event that gives more time to restore the certificate, which has expired.
func (a *App) ExtendRestoration(ctx context.Context, who access.Actor, cid id.Certificate, seen int, x certificate.Extraordinary) (CertificatePage, error) {
	return a.changeCertificate(ctx, who, "certificate.extend_restoration", cid, seen, func(tx *postgres.Tx, c *certificate.Certificate, today date.Date) error {
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		return c.ExtendRestoration(x, limits, who.Name, today)
	})
}
