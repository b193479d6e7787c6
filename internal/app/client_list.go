package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/postgres"
)

// ListClients is one page of the clients that the actor may see, and the cursor of the next.
func (a *App) ListClients(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ClientFilter) ([]client.Record, string, error) {
	return a.DB.Clients(ctx, who, p, f)
}
