package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ListHeadcounts is the headcount ledger of a client, each entry compared with those before it.
func (a *App) ListHeadcounts(ctx context.Context, who access.Actor, cid id.Client) (out []headcount.Line, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(cid); err != nil {
			return err
		}
		entries, err := tx.Headcounts(cid)
		out = headcount.Ledger(entries)
		return err
	})
	return out, err
}
