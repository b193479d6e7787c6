package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// GetApplication is one application; staff see all, people of a client their own.
func (a *App) GetApplication(ctx context.Context, who access.Actor, aid id.Application) (out ApplicationView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Application(aid)
		if err != nil {
			return err
		}
		out, err = a.viewApplication(tx, r)
		return err
	})
	return out, err
}
