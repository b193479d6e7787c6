package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/postgres"
)

// ListClients is one page of the clients that the actor may see, and the cursor of the next.
func (a *App) ListClients(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ClientFilter) (list []client.Record, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, next, err = tx.Clients(p, f)
		return err
	})
	return list, next, err
}
