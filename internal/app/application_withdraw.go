package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// WithdrawApplication ends an application at the applicant's wish.
func (a *App) WithdrawApplication(ctx context.Context, who access.Actor, aid id.Application, seen int, reason string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.withdraw", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			return x.Withdraw(reason, who.Name, m.Today)
		})
		return err
	})
	return out, err
}
