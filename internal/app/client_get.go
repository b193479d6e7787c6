package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// GetClient is one client; staff see all, people of a client their own.
func (a *App) GetClient(ctx context.Context, who access.Actor, cid id.Client) (c client.Record, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		c, err = tx.Client(cid)
		return err
	})
	return c, err
}
