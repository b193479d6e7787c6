package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// changeCertificate is a use case that changes one certificate from the version seen; its clock follows.
func (a *App) changeCertificate(ctx context.Context, who access.Actor, verb string, cid id.Certificate, seen int,
	do func(*postgres.Tx, *certificate.Certificate, date.Date) error) (out CertificatePage, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		c, err := tx.LockCertificate(cid, seen)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := do(tx, c, today); err != nil {
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
