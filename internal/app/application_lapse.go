package app

import (
	"context"
	"errors"

	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// lapseApplications ends, in every body, the applications whose questions were not answered in time.
func (a *App) lapseApplications(ctx context.Context) error {
	return a.inEveryBody(ctx, "application.lapse", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		late, err := tx.OverdueQuestions(today)
		if err != nil {
			return err
		}
		for _, aid := range late {
			if err := a.lapse(tx, aid); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *App) lapse(tx *postgres.Tx, aid id.Application) error {
	v, err := a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) error { return x.Lapse(m.Today) })
	if err != nil {
		return err
	}
	_, link := applicationLinks(v.slug, v.Record)
	return a.notifyClient(tx, v.ClientID, "application_lapsed", mail.Data{"reference": v.Reference, "link": link})
}

// inEveryBody runs fn in a transaction of each body as the system. A body in which it fails holds up no other.
func (a *App) inEveryBody(ctx context.Context, job string, fn func(*postgres.Tx) error) error {
	var bodies []id.Body
	err := a.DB.System(ctx, job, func(tx *postgres.SystemTx) (err error) {
		bodies, err = tx.TenantIDs()
		return err
	})
	if err != nil {
		return err
	}
	for _, b := range bodies {
		if ctx.Err() != nil {
			return errors.Join(err, ctx.Err())
		}
		err = errors.Join(err, a.write(ctx, systemActor(b, job), job, fn))
	}
	return err
}
