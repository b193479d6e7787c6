package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/postgres"
)

// ListApplications is one page of the applications that the actor may see, and the cursor of the next.
func (a *App) ListApplications(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ApplicationFilter) (out []ApplicationRow, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		var rows []postgres.ListedApplication
		rows, next, err = tx.Applications(p, f)
		for _, r := range rows {
			out = append(out, applicationRow(r))
		}
		return err
	})
	return out, next, err
}
